import type { Node } from '../syntax/expression.ts';
import type { Draft, Formulas } from './draft.ts';
import type { Work } from './work.ts';

/** The formulas of a right side, each once. */
export function nodesOf(formulas: Formulas | undefined): readonly Node[] {
  if (formulas === undefined) return [];
  return formulas.kind === 'same' ? [formulas.node] : [...new Set(formulas.nodes)];
}

/** All formulas of a draft: its value, its next or change, its rules. */
export function allNodesOf(draft: Draft, work: Work): readonly Node[] {
  const rules = (work.rules.get(draft.number) ?? []).flat().map(({ node }) => node);
  return [...nodesOf(draft.value), ...nodesOf(draft.next), ...nodesOf(draft.change), ...rules];
}
