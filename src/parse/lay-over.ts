import { shorthand } from './definition.ts';
import type { Entry, MapTree, Tree } from './tree.ts';

/** Sections in which a formula alone stands for `{is: formula}`. */
const DEFINITIONS: ReadonlySet<string> = new Set(['assumptions', 'model', 'outcomes']);

type Rivals = ReadonlyMap<string, readonly string[]>;

/** A definition says what a quantity is in one of these ways; one takes the place of another. */
const BODIES: Rivals = new Map([
  ['is', ['start', 'next', 'change']],
  ['start', ['is']],
  ['next', ['is', 'change']],
  ['change', ['is', 'next']],
]);

/** A table's rows stand in it or in a file. */
const ROWS: Rivals = new Map([
  ['rows', ['from', 'key']],
  ['from', ['rows']],
]);

/** A claim is judged or it is not. */
const JUDGEMENTS: Rivals = new Map([
  ['holds', ['not_judged', 'judged_in']],
  ['not_judged', ['holds', 'given', 'odds', 'without', 'judged_in']],
  ['judged_in', ['holds', 'given', 'odds', 'without', 'not_judged']],
]);

/** By section, what takes the place of what in an entry. */
const RIVALS: ReadonlyMap<string, Rivals> = new Map([
  ['tables', ROWS],
  ['claims', JUDGEMENTS],
]);

/**
 * One scenario's tree laid over another's: mappings merge by key, new keys behind old ones; anything else replaces
 * what it is laid over. In the sections of definitions `x: formula` counts as `x: {is: formula}`, and a definition
 * that is given a new kind of body loses the old one: `is` against `start`, `next` and `change`; a table that is given
 * rows no longer reads them from a file, or the reverse; and a claim that is given a formula is judged, or the reverse.
 */
export function layOver(base: Tree, overlay: Tree): Tree {
  return merge(base, overlay, (key, one, other) => {
    if (DEFINITIONS.has(key))
      return merge(one, other, (_name, old, laid) => displacing(spelled(old), spelled(laid), BODIES));
    const rivals = RIVALS.get(key);
    return rivals === undefined
      ? plain(one, other)
      : merge(one, other, (_name, old, laid) => displacing(old, laid, rivals));
  });
}

function plain(base: Tree, overlay: Tree): Tree {
  return merge(base, overlay, (_key, one, other) => plain(one, other));
}

/** Merges two mappings, of the old one without the fields whose place is taken. */
function displacing(old: Tree, laid: Tree, rivals: Rivals): Tree {
  if (old.kind !== 'map' || laid.kind !== 'map') return laid;
  const displaced = new Set(laid.entries.flatMap(({ key }) => rivals.get(key.value) ?? []));
  const kept: MapTree = { ...old, entries: old.entries.filter(({ key }) => !displaced.has(key.value)) };
  return plain(kept, laid);
}

function spelled(tree: Tree): Tree {
  return tree.kind === 'scalar' ? shorthand({ key: { value: 'is', span: tree.span }, value: tree }) : tree;
}

/** Two mappings as one; where a key stands in both, `both` says what becomes of the values. */
function merge(base: Tree, overlay: Tree, both: (key: string, one: Tree, other: Tree) => Tree): Tree {
  if (base.kind !== 'map' || overlay.kind !== 'map') return overlay;
  const laid = new Map(overlay.entries.map((entry) => [entry.key.value, entry]));
  const old = new Set(base.entries.map(({ key }) => key.value));
  const kept = base.entries.map((entry): Entry => {
    const over = laid.get(entry.key.value);
    return over === undefined
      ? entry
      : { key: over.key, value: both(entry.key.value, entry.value, over.value) };
  });
  return { ...base, entries: [...kept, ...overlay.entries.filter(({ key }) => !old.has(key.value))] };
}
