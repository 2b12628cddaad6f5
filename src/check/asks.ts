import type { Draft, Formulas } from './draft.ts';
import type { Memory } from './recall.ts';
import type { Work } from './work.ts';

/** Which formulas of a scenario asked about a name, some perhaps twice, and whose they are. Lists of the formulas of rows count as one. */
export interface Asks {
  readonly about: ReadonlyMap<string, readonly object[]>;
  /** Definitions by the formula that is their value. */
  readonly values: ReadonlyMap<object, readonly Draft[]>;
  /** Definitions by formulas that follow their value: a stock's step, a decision's rules and choices, `matters`. */
  readonly rest: ReadonlyMap<object, readonly Draft[]>;
}

/** Listed once for all variants. */
const known = new WeakMap<Work, Asks>();

/** Who asked what in the check of a scenario. @param work has ended without a mistake and filled the memory */
export function asksOf(work: Work, { formulas }: Memory<Work>): Asks {
  const before = known.get(work);
  if (before !== undefined) return before;
  const about = new Map<string, object[]>();
  formulas.forEach((entries, formula) => {
    for (const { asked } of entries) {
      for (let index = 0; index < asked.names.length; index++)
        enter((asked.names[index] as { readonly name: string }).name, formula, about);
    }
  });
  const values = new Map<object, Draft[]>();
  const rest = new Map<object, Draft[]>();
  for (const draft of work.drafts) {
    const { value, next, change, matters, choices } = draft;
    enter(keyOf(value), draft, values);
    for (const formulas of [next, change]) enter(keyOf(formulas), draft, rest);
    for (const formula of [matters, choices?.low, choices?.high]) enter(formula, draft, rest);
    for (const rules of work.rules.get(draft.number) ?? [])
      for (const { node } of rules) enter(node, draft, rest);
  }
  const asks = { about, values, rest };
  known.set(work, asks);
  return asks;
}

function enter<K, T>(key: K | undefined, one: T, lists: Map<K, T[]>): void {
  if (key === undefined) return;
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [one]);
  else list.push(one);
}

/** What the formulas of a right side are remembered by. */
function keyOf(formulas: Formulas | undefined): object | undefined {
  return formulas?.kind === 'each' ? formulas.nodes : formulas?.node;
}
