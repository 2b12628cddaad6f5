import type { Span } from '../diagnostics/diagnostic.ts';
import type { Named } from '../parse/form.ts';
import { type Entry, entryOf, type Tree } from '../parse/tree.ts';

/** What a name of the scenario can stand for. */
export type Kind =
  | Exclude<Named, 'quantity'>
  | 'quantity'
  | 'outcome'
  | 'red line'
  | 'claim'
  | 'evidence'
  | 'check';

/** Something that the scenario names: where, and what it says of it. */
export interface Thing {
  readonly name: string;
  readonly kind: Kind;
  /** Of a column or a label: the table it belongs to. */
  readonly of?: string;
  readonly title?: string;
  readonly about?: string;
  readonly unit?: string;
  /** The value as written, where it is one text. */
  readonly written?: string;
  readonly source?: string;
  readonly because?: string;
  /** The name where it is defined. */
  readonly span: Span;
}

const SECTIONS: readonly (readonly [section: string, kind: Kind])[] = [
  ['assumptions', 'assumption'],
  ['decisions', 'decision'],
  ['model', 'quantity'],
  ['outcomes', 'outcome'],
  ['ladders', 'ladder'],
  ['red_lines', 'red line'],
  ['options', 'option'],
  ['actors', 'actor'],
  ['units', 'unit'],
  ['sources', 'source'],
  ['variants', 'variant'],
  ['claims', 'claim'],
  ['evidence', 'evidence'],
  ['checks', 'check'],
];

/** Everything that a scenario's tree names, in the order of the file within each kind. */
export function thingsIn(tree: Tree): Thing[] {
  const sections = SECTIONS.flatMap(([section, kind]) =>
    entriesOf(tree, section).flatMap((entry) => [thingOf(entry, kind), ...aliases(entry, kind)]),
  );
  return [...sections, ...entriesOf(tree, 'tables').flatMap(tableThings)];
}

function thingOf({ key, value }: Entry, kind: Kind, of?: string): Thing {
  const said = (field: string): string | undefined => textAt(value, field);
  const title = said('title') ?? said('says');
  const [about, unit, because] = [said('about'), said('unit'), said('because')];
  const source = said('source');
  const written =
    value.kind === 'scalar' ? value.text.text.trim() : (said('is') ?? said('start') ?? said('holds'));
  return {
    name: key.value,
    kind,
    ...(of === undefined ? {} : { of }),
    ...(title === undefined ? {} : { title }),
    ...(about === undefined ? {} : { about }),
    ...(unit === undefined ? {} : { unit }),
    ...(written === undefined ? {} : { written }),
    ...(source === undefined ? {} : { source }),
    ...(because === undefined ? {} : { because }),
    span: key.span,
  };
}

/** Other names of a unit. */
function aliases({ key, value }: Entry, kind: Kind): Thing[] {
  if (kind !== 'unit') return [];
  const alias = entryOf(value, 'alias')?.value;
  const items = alias === undefined ? [] : alias.kind === 'list' ? alias.items : [alias];
  return items.flatMap((item) =>
    item.kind === 'scalar'
      ? [{ name: item.text.text.trim(), kind, about: `The unit \`${key.value}\`.`, span: item.span }]
      : [],
  );
}

/** A table, its columns (`table.column`) and the labels of its rows. */
function tableThings(entry: Entry): Thing[] {
  const { key, value } = entry;
  const name = key.value;
  if (value.kind === 'list')
    return [thingOf(entry, 'table'), ...value.items.flatMap((item) => labelOf(item, name))];
  const columns = entriesOf(value, 'columns').map((column) => ({
    ...thingOf(column, 'column', name),
    name: `${name}.${column.key.value}`,
  }));
  const rows = entryOf(value, 'rows')?.value;
  const labels =
    rows?.kind === 'list'
      ? rows.items.flatMap((item) => labelOf(item, name))
      : entriesOf(value, 'rows').map((row) => thingOf(row, 'label', name));
  return [thingOf(entry, 'table'), ...columns, ...labels];
}

function labelOf(item: Tree, of: string): Thing[] {
  return item.kind === 'scalar' ? [{ name: item.text.text.trim(), kind: 'label', of, span: item.span }] : [];
}

/** The entries of the mapping under a key, or none. */
export function entriesOf(tree: Tree, key: string): readonly Entry[] {
  const value = entryOf(tree, key)?.value;
  return value?.kind === 'map' ? value.entries : [];
}

/** The text under a key, or nothing. */
export function textAt(tree: Tree, key: string): string | undefined {
  const value = entryOf(tree, key)?.value;
  return value?.kind === 'scalar' ? value.text.text.trim() : undefined;
}
