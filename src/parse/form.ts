/**
 * What may stand at a place of a scenario file. Every reader of the parser carries its form, so what the parser takes, what
 * editors complete, what the reference says and what `rubicon format` lays out is written down once.
 */
export type Form =
  /** Words that are printed as they stand. */
  | { readonly kind: 'words' }
  | { readonly kind: 'formula' }
  /** What was seen and the law it is held to come from: `data ~ law`. */
  | { readonly kind: 'observation' }
  /** A formula, or a mapping from a table's rows to formulas, nested for two tables. */
  | { readonly kind: 'body' }
  /** A month or a day. */
  | { readonly kind: 'date' }
  /** A whole number from `low` to `high`. */
  | { readonly kind: 'count'; readonly low: number; readonly high: number }
  | { readonly kind: 'truth' }
  /** A unit, such as `billion USD/month`. */
  | { readonly kind: 'unit' }
  /** One of these words; where `orName` is given, the name of such a thing instead. */
  | { readonly kind: 'choice'; readonly words: readonly string[]; readonly orName?: Named }
  /** The name of something that is defined elsewhere. */
  | { readonly kind: 'name'; readonly of: Named }
  /** One of these, or a list of them. */
  | { readonly kind: 'several'; readonly of: Form }
  /** A list of labels that are defined here. */
  | { readonly kind: 'labels' }
  /** A mapping with known fields. With `short`, a formula alone stands for a mapping with this one field. */
  | {
      readonly kind: 'fields';
      readonly owner: string;
      readonly fields: readonly FieldForm[];
      readonly short?: string;
    }
  /** A mapping from names (or what `keys` says) to things of one form. */
  | { readonly kind: 'entries'; readonly keys: string; readonly of: Form }
  /** One or the other, told apart by whether a mapping stands there. */
  | { readonly kind: 'either'; readonly map: Form; readonly other: Form }
  /** Fields of a whole scenario, all but those named; none of them is required, at any depth. */
  | { readonly kind: 'overlay'; readonly own: readonly FieldForm[]; readonly closed: readonly string[] };

/** Kinds of things that have names. */
export type Named =
  | 'actor'
  | 'table'
  | 'column'
  | 'label'
  | 'ladder'
  | 'option'
  | 'variant'
  | 'assumption'
  | 'decision'
  | 'quantity'
  | 'source'
  | 'unit';

/** A field: its key in the file, whether it must be written, what it says, what may stand there. */
export interface FieldForm {
  readonly key: string;
  readonly required: boolean;
  /** A sentence or two of Markdown, for whoever writes the field. */
  readonly about: string;
  readonly form: Form;
  /** A value to show. */
  readonly example?: string;
}
