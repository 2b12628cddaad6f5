import { builtinUnits } from '../check/units/builtin.ts';
import type { Form, Named } from '../parse/form.ts';
import { fieldsAt, formAt, textForm } from './form-at.ts';
import { spotAt } from './path.ts';
import type { Thing } from './things.ts';
import { FORMULA_WORDS, GRAMMAR_WORDS } from './words.ts';

/** One thing that may be written. */
export interface Proposal {
  readonly label: string;
  /** What it is: a kind of thing, `field`, `function`, `word`. */
  readonly kind: string;
  /** How it is used, or its unit. */
  readonly detail?: string;
  /** A sentence of Markdown. */
  readonly about?: string;
  /** What is written, where it is more than the label. */
  readonly insert?: string;
}

export interface Completion {
  /** Where the text begins that a proposal replaces, up to the cursor. */
  readonly from: number;
  readonly proposals: readonly Proposal[];
}

/**
 * What may be written at an offset. It asks the lines alone where that is, so that it works while the text is no YAML.
 *
 * @param things what the scenario names, as last known
 * @param expanded names that formulas can read besides: what ladders and red lines expand into
 */
export function complete(
  text: string,
  offset: number,
  things: readonly Thing[],
  expanded: readonly string[] = [],
): Completion | undefined {
  const spot = spotAt(text, offset);
  const placed = formAt(spot.path);
  if (placed === undefined) return undefined;
  if (spot.writes === 'key') {
    const proposals = keysAt(placed.form, spot.path, spot.beside, things);
    return proposals.length === 0 ? undefined : { from: spot.from, proposals };
  }
  const proposals = valuesAt(textForm(placed.form), spot.path, things, expanded);
  return proposals.length === 0 ? undefined : { from: spot.from, proposals };
}

function keysAt(
  form: Form,
  path: readonly string[],
  beside: readonly string[],
  things: readonly Thing[],
): Proposal[] {
  const there = new Set(beside);
  const fields = fieldsAt(form)
    .filter(({ key }) => !there.has(key))
    .map(({ key, about, required, form: inner }) => ({
      label: key,
      kind: 'field',
      about,
      insert: inner.kind === 'entries' ? `${key}:\n` : `${key}: `,
      ...(required ? { detail: 'must be there' } : {}),
    }));
  return [...fields, ...namesAsKeys(form, path, things).filter(({ label }) => !there.has(label))];
}

/** Keys that name what stands elsewhere: decisions in `do`, actors in `values`, assumptions in `moves_with`, rows in a body. */
function namesAsKeys(form: Form, path: readonly string[], things: readonly Thing[]): Proposal[] {
  const key = (list: readonly Proposal[]): Proposal[] =>
    list.map((one) => ({ ...one, insert: `${one.label}: ` }));
  if (form.kind === 'body') {
    const over = things.filter(({ kind }) => kind === 'label');
    return key(over.map(proposalOf));
  }
  if (form.kind !== 'entries') return [];
  const kind = form.keys as Named;
  const last = path.at(-1);
  if (last === 'do') return key(ofKind('decision', things));
  if (last === 'moves_with') return key(ofKind('assumption', things));
  if (path[0] === 'variants' && path.length === 3) return key(ofSection(path[2] ?? '', things));
  return key(ofKind(kind, things));
}

/** What a section of a variant lays over. */
function ofSection(section: string, things: readonly Thing[]): Proposal[] {
  const kinds: Readonly<Record<string, Named>> = {
    assumptions: 'assumption',
    decisions: 'decision',
    model: 'quantity',
    options: 'option',
    actors: 'actor',
    tables: 'table',
    ladders: 'ladder',
  };
  const kind = kinds[section];
  return kind === undefined ? [] : ofKind(kind, things);
}

function valuesAt(
  form: Form,
  path: readonly string[],
  things: readonly Thing[],
  expanded: readonly string[],
): Proposal[] {
  switch (form.kind) {
    case 'formula':
    case 'body':
    case 'observation':
      return formulaProposals(path, things, expanded);
    case 'unit':
      return units(things);
    case 'truth':
      return ['yes', 'no'].map(word);
    case 'choice':
      return [...form.words.map(word), ...(form.orName === undefined ? [] : ofKind(form.orName, things))];
    case 'name':
      return ofKind(form.of, things);
    case 'words':
      return path.at(-1) === 'source'
        ? [
            {
              label: 'judgement',
              kind: 'word',
              about: 'No public source supports it; say why with `because`.',
            },
            ...ofKind('source', things),
          ]
        : path.at(-1) === 'odds'
          ? ['almost certain', 'very likely', 'likely', 'roughly even', 'unlikely', 'very unlikely'].map(word)
          : [];
    default:
      return [];
  }
}

const READABLE: ReadonlySet<string> = new Set([
  'assumption',
  'decision',
  'quantity',
  'outcome',
  'column',
  'label',
  'table',
  'option',
  'variant',
]);

function formulaProposals(
  path: readonly string[],
  things: readonly Thing[],
  expanded: readonly string[],
): Proposal[] {
  const [section, own] = path;
  const named = things.filter(
    ({ kind, name }) =>
      READABLE.has(kind) &&
      (kind !== 'outcome' || section === 'claims' || section === 'checks' || section === 'outcomes') &&
      (kind !== 'option' && kind !== 'variant' ? true : section === 'claims' || section === 'checks') &&
      (name !== own || section === 'model'),
  );
  const known = new Set(named.map(({ name }) => name));
  return [
    ...named.map(proposalOf),
    ...expanded.filter((name) => !known.has(name)).map((name) => ({ label: name, kind: 'quantity' })),
    ...FORMULA_WORDS.map(({ name, usage, about }) => ({
      label: name,
      kind: 'function',
      detail: usage,
      about,
      ...(/^\w+[([]/.test(usage) ? { insert: `${name}${usage.charAt(name.length)}` } : {}),
    })),
    ...GRAMMAR_WORDS.map(word),
    ...units(things),
  ];
}

function units(things: readonly Thing[]): Proposal[] {
  const builtin = [...builtinUnits.keys()].map((name) => ({ label: name, kind: 'unit' }));
  return [...ofKind('unit', things), ...builtin];
}

function ofKind(kind: Named, things: readonly Thing[]): Proposal[] {
  const wanted: ReadonlySet<string> = new Set(
    kind === 'quantity' ? ['quantity', 'assumption', 'decision', 'outcome', 'column'] : [kind],
  );
  return things.filter((thing) => wanted.has(thing.kind)).map(proposalOf);
}

function proposalOf({ name, kind, of, title, about, unit }: Thing): Proposal {
  const told = about ?? title;
  const detail = unit ?? (of === undefined ? undefined : `of ${of}`);
  return {
    label: name,
    kind,
    ...(detail === undefined ? {} : { detail }),
    ...(told === undefined ? {} : { about: told }),
  };
}

function word(label: string): Proposal {
  return { label, kind: 'word' };
}
