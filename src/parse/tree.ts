import type { Span } from '../diagnostics/diagnostic.ts';
import type { At } from '../syntax/scenario.ts';
import type { Written } from './written.ts';

/** A file of YAML as plain data: every scalar as the text it was written as, everything with its place. */
export type Tree = MapTree | ListTree | ScalarTree;

export interface MapTree {
  readonly kind: 'map';
  /** In the order of the file; no two keys are the same. */
  readonly entries: readonly Entry[];
  readonly span: Span;
}

export interface Entry {
  readonly key: At<string>;
  readonly value: Tree;
}

export interface ListTree {
  readonly kind: 'list';
  readonly items: readonly Tree[];
  readonly span: Span;
}

export interface ScalarTree {
  readonly kind: 'scalar';
  /** Without quotes, lines folded as YAML folds them. */
  readonly text: Written;
  readonly span: Span;
}

/** The entry of a mapping under a key, if there is one. */
export function entryOf(tree: Tree, key: string): Entry | undefined {
  if (tree.kind !== 'map') return undefined;
  const { entries } = tree;
  for (let index = 0; index < entries.length; index++)
    if (entries[index]?.key.value === key) return entries[index];
  return undefined;
}
