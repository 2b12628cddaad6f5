import { shorthand } from './definition.ts';
import type { Entry, MapTree, Tree } from './tree.ts';

/** Sections in which a formula alone stands for `{is: formula}`. */
const DEFINITIONS: ReadonlySet<string> = new Set(['assumptions', 'model', 'outcomes']);

/** A definition says what a quantity is in one of these ways; one takes the place of another. */
const RIVALS: ReadonlyMap<string, readonly string[]> = new Map([
  ['is', ['start', 'next', 'change']],
  ['start', ['is']],
  ['next', ['is', 'change']],
  ['change', ['is', 'next']],
]);

/**
 * One scenario's tree laid over another's: mappings merge by key, new keys behind old ones; anything else replaces
 * what it is laid over. In the sections of definitions `x: formula` counts as `x: {is: formula}`, and a definition
 * that is given a new kind of body loses the old one: `is` against `start`, `next` and `change`.
 */
export function layOver(base: Tree, overlay: Tree): Tree {
  return merge(base, overlay, (key, one, other) =>
    DEFINITIONS.has(key)
      ? merge(one, other, (_name, old, laid) => definitions(old, laid))
      : plain(one, other),
  );
}

function plain(base: Tree, overlay: Tree): Tree {
  return merge(base, overlay, (_key, one, other) => plain(one, other));
}

function definitions(base: Tree, overlay: Tree): Tree {
  const [old, laid] = [spelled(base), spelled(overlay)];
  if (old.kind !== 'map' || laid.kind !== 'map') return overlay;
  const displaced = new Set(laid.entries.flatMap(({ key }) => RIVALS.get(key.value) ?? []));
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
