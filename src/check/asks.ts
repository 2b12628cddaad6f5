import type { Draft, Formulas } from './draft.ts';
import type { Memory } from './recall.ts';
import type { Work } from './work.ts';

/** Which formulas of a scenario asked about a name, and whose they are. */
export interface Asks {
  /** Formulas, and lists of the formulas of rows, by the name that they asked about. */
  readonly about: ReadonlyMap<string, ReadonlySet<object>>;
  /** Of a formula the definitions whose value it is. */
  readonly values: ReadonlyMap<object, readonly Draft[]>;
}

/** Listed once for all variants. */
const known = new WeakMap<Work, Asks>();

/** Who asked what in the check of a scenario. @param work has ended without a mistake and filled the memory */
export function asksOf(work: Work, { formulas }: Memory<Work>): Asks {
  const before = known.get(work);
  if (before !== undefined) return before;
  const about = new Map<string, Set<object>>();
  for (const [formula, entries] of formulas) {
    for (const { asked } of entries) {
      for (const one of asked) {
        if (!('name' in one)) continue;
        const list = about.get(one.name);
        if (list === undefined) about.set(one.name, new Set([formula]));
        else list.add(formula);
      }
    }
  }
  const values = new Map<object, Draft[]>();
  for (const draft of work.drafts) {
    const formula = formulaKey(draft.value);
    if (formula === undefined) continue;
    const list = values.get(formula);
    if (list === undefined) values.set(formula, [draft]);
    else list.push(draft);
  }
  const asks = { about, values };
  known.set(work, asks);
  return asks;
}

/** What the formulas of a right side are remembered by. */
export function formulaKey(formulas: Formulas | undefined): object | undefined {
  return formulas?.kind === 'each' ? formulas.nodes : formulas?.node;
}
