import { diagnose } from '../diagnostics/diagnose.ts';
import type { Edit, Span } from '../diagnostics/diagnostic.ts';
import { nearest } from '../diagnostics/nearest.ts';
import type { At } from '../syntax/scenario.ts';
import type { FieldForm, Form } from './form.ts';
import { isFull, type Ledger, note } from './ledger.ts';
import type { Entry, MapTree, Tree } from './tree.ts';

/** Reads the value of a field, or notes what is wrong with it and returns nothing; and says what may stand there. */
export interface Reader<T> extends Formed {
  (tree: Tree, key: At<string>, ledger: Ledger): T | undefined;
}

/** Reads an entry of a section, its name included; and says what may stand behind the name. */
export interface EntryReader<T> extends Formed {
  (entry: Entry, ledger: Ledger): T | undefined;
}

interface Formed {
  readonly form: Form;
}

/** A reader of what has this form. */
export function reader<T>(
  form: Form,
  read: (tree: Tree, key: At<string>, ledger: Ledger) => T | undefined,
): Reader<T> {
  return Object.assign((tree: Tree, key: At<string>, ledger: Ledger) => read(tree, key, ledger), { form });
}

/** A reader of entries whose values have this form. */
export function entryReader<T>(
  form: Form,
  read: (entry: Entry, ledger: Ledger) => T | undefined,
): EntryReader<T> {
  return Object.assign((entry: Entry, ledger: Ledger) => read(entry, ledger), { form });
}

/** One field of a mapping: its key in the file, and how its value is read. */
export interface Field<T, N extends Need> {
  readonly key: string;
  readonly read: Reader<T>;
  readonly need: N;
  /** What the field says, for whoever writes it: a sentence or two of Markdown. */
  readonly about: string;
  /** A value to show where the field is missing. */
  readonly example: string;
  /** The value where the field is absent. */
  readonly absent?: T;
}

type Need = 'required' | 'optional' | 'defaulted';

/** The fields of a mapping, by the names that their values have in the syntax tree. */
export type Shape = { readonly [name: string]: Field<unknown, Need> };

type Value<F> = F extends Field<infer T, Need> ? T : never;
type OptionalNames<S> = { [K in keyof S]: S[K] extends Field<unknown, 'optional'> ? K : never }[keyof S];

/** What reading a mapping of this shape gives: optional fields are there only where they are written. */
export type Values<S extends Shape> = {
  readonly [K in Exclude<keyof S, OptionalNames<S>>]: Value<S[K]>;
} & { readonly [K in OptionalNames<S>]?: Value<S[K]> };

/** A field that must be written. */
export function required<T>(
  key: string,
  read: Reader<T>,
  example: string,
  about: string,
): Field<T, 'required'> {
  return { key, read, need: 'required', about, example };
}

/** A field that may be written. */
export function optional<T>(key: string, read: Reader<T>, about: string): Field<T, 'optional'> {
  return { key, read, need: 'optional', about, example: '' };
}

/** A field with a value where it is not written. */
export function defaulted<T>(key: string, read: Reader<T>, absent: T, about: string): Field<T, 'defaulted'> {
  return { key, read, need: 'defaulted', about, example: '', absent };
}

/** What a shape says of its fields, in their order. */
export function formsOf(shape: Shape): FieldForm[] {
  return Object.values(shape).map(({ key, read: { form }, need, about, example }) => ({
    key,
    required: need === 'required',
    about,
    form,
    ...(example === '' ? {} : { example }),
  }));
}

/**
 * Reads a mapping whose fields are known. Unknown fields, missing ones and wrong values are noted.
 *
 * @param owner what the mapping describes, as in `An option`
 * @param at the place to show where a field is missing
 * @returns nothing if a required field could not be read
 */
export function readFields<S extends Shape>(
  tree: MapTree,
  shape: S,
  owner: string,
  at: Span,
  ledger: Ledger,
): Values<S> | undefined {
  const { fields, places } = listed(shape);
  const written: (Entry | undefined)[] = [];
  for (let index = 0; index < tree.entries.length; index++) {
    const entry = tree.entries[index] as Entry;
    const place = places.get(entry.key.value);
    if (place === undefined) refuseUnknown(entry.key, places, owner, ledger);
    else written[place] ??= entry;
  }
  const values: Record<string, unknown> = {};
  let whole = true;
  for (let index = 0; index < fields.length; index++) {
    const { name, field } = fields[index] as Listed['fields'][number];
    const entry = written[index];
    if (entry === undefined && field.need === 'optional') continue;
    const value = entry === undefined ? field.absent : field.read(entry.value, entry.key, ledger);
    if (value !== undefined) values[name] = value;
    else if (field.need !== 'optional') whole = false;
    if (entry === undefined && field.need === 'required') {
      const missing = diagnose('field-missing', { owner, field: field.key, example: field.example }, at);
      const edit = insertion(tree, `${field.key}: ${field.example}`);
      note(ledger, edit === undefined ? missing : { ...missing, edit });
    }
  }
  return whole ? (values as Values<S>) : undefined;
}

/** A field put before the first of a mapping, in the same column. */
function insertion({ span, entries }: MapTree, field: string): Edit | undefined {
  const { source } = span;
  const start = entries[0]?.key.span.start;
  if (start === undefined || entries[0]?.key.span.source !== source) return undefined;
  const margin = source.text.slice(source.text.lastIndexOf('\n', start - 1) + 1, start);
  const braces = source.text.charAt(span.start) === '{';
  if (!braces && margin.trim() !== '') return undefined;
  return { span: { source, start, end: start }, text: braces ? `${field}, ` : `${field}\n${margin}` };
}

interface Listed {
  readonly fields: readonly { readonly name: string; readonly field: Field<unknown, Need> }[];
  /** Of each field by its key. */
  readonly places: ReadonlyMap<string, number>;
}

/** Shapes are few and read by often. */
const lists = new WeakMap<Shape, Listed>();

function listed(shape: Shape): Listed {
  const known = lists.get(shape);
  if (known !== undefined) return known;
  const fields = Object.entries(shape).map(([name, field]) => ({ name, field }));
  const made = { fields, places: new Map(fields.map(({ field }, index) => [field.key, index])) };
  lists.set(shape, made);
  return made;
}

function refuseUnknown(
  key: At<string>,
  places: ReadonlyMap<string, number>,
  owner: string,
  ledger: Ledger,
): void {
  if (isFull(ledger)) return;
  const known = [...places.keys()];
  const near = nearest(key.value, known);
  const shown = known.map((name) => `\`${name}\``).join(', ');
  note(ledger, diagnose('field-unknown', { owner, field: key.value, near, known: shown }, key.span));
}

/** Notes that a value is of the wrong kind: `time` should be …, and is …. */
export function noteKind(
  ledger: Ledger,
  tree: Tree,
  key: At<string>,
  expected: string,
  example: string,
): void {
  const fields = { field: key.value, expected, found: KINDS[tree.kind], example };
  note(ledger, diagnose('field-kind', fields, tree.kind === 'scalar' ? tree.span : key.span));
}

const KINDS = { map: 'a mapping', list: 'a list', scalar: 'a text' } as const;

/** A reader for a mapping of the given shape, with the place of the whole entry. */
export function record<S extends Shape>(shape: S, owner: string, example: string): Reader<Values<S>> {
  return reader({ kind: 'fields', owner, fields: formsOf(shape) }, (tree, key, ledger) => {
    if (tree.kind === 'map') return readFields(tree, shape, owner, key.span, ledger);
    noteKind(ledger, tree, key, 'a mapping of fields', example);
    return undefined;
  });
}

/**
 * A reader for a mapping from names to things; what cannot be read is left out.
 *
 * @param read reads one entry
 * @param example a field with its value, to show where there is no mapping
 * @param keys what the keys are, as in `name`
 */
export function mapping<T>(read: EntryReader<T>, example: string, keys: string): Reader<readonly T[]> {
  return reader({ kind: 'entries', keys, of: read.form }, (tree, key, ledger) => {
    if (tree.kind !== 'map') {
      noteKind(ledger, tree, key, 'a mapping', example);
      return undefined;
    }
    return once(read, tree, ledger, () => {
      const values: T[] = [];
      for (let index = 0; index < tree.entries.length; index++) {
        const entry = tree.entries[index] as Entry;
        const value = once(read, entry, ledger, () => read(entry, ledger));
        if (value !== undefined) values.push(value);
      }
      return values;
    });
  });
}

/** What an entry, or a section of them, gave that was read without a complaint, by which reader and with which files beside. */
interface Reading {
  readonly read: EntryReader<unknown>;
  readonly beside: Ledger['beside'];
  readonly value: unknown;
}

/** A variant's tree has most sections in common with its scenario's, and most entries of the others. */
const readings = new WeakMap<Entry | MapTree, Reading>();

/** Reads, or gives what was read before; what was complained of is read anew, so that it is complained of again. */
function once<T>(
  read: EntryReader<unknown>,
  of: Entry | MapTree,
  ledger: Ledger,
  reads: () => T | undefined,
): T | undefined {
  const { beside, diagnostics } = ledger;
  const known = readings.get(of);
  if (known?.read === read && known.beside === beside) return known.value as T | undefined;
  const before = diagnostics.length;
  const value = reads();
  if (diagnostics.length === before && !isFull(ledger)) readings.set(of, { read, beside, value });
  return value;
}

/** The same for the value of a field: a reader that gives what it gave before. */
export function readingOnce<T extends object>(read: Reader<T>): Reader<T> {
  const known = new WeakMap<Tree, T>();
  return reader(read.form, (tree, key, ledger) => {
    const before = ledger.diagnostics.length;
    const value = known.get(tree) ?? read(tree, key, ledger);
    if (value !== undefined && ledger.diagnostics.length === before) known.set(tree, value);
    return value;
  });
}

/** From the beginning of an entry's key to the end of its value, or the key alone where the value stands in another file. */
export function entrySpan({ key, value }: Entry): Span {
  if (value.span.source !== key.span.source) return key.span;
  return { ...key.span, end: Math.max(key.span.end, value.span.end) };
}
