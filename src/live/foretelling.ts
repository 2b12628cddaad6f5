import type { Fault } from '../kernel/kernel.ts';
import type { Body, Model } from '../model/model.ts';
import { foretold } from '../pipeline/foresee.ts';
import type { SettlementFacts } from '../result/settlement.ts';
import { ownThread } from '../simulate/own-thread.ts';
import type { Run } from '../simulate/plan.ts';

/** What actors foresee in a run. */
export interface Foreknown {
  /** By the number of a definition, its rule under each option. */
  readonly rules: ReadonlyMap<number, readonly Body[]>;
  /** Of a base model: what all would accept. */
  readonly facts?: SettlementFacts;
}

export interface ForetellHooks {
  /** Told when the first, second … of so many options begins to be found. */
  readonly progress?: (option: number, of: number) => void;
  /** Ends it; it then rejects. */
  readonly signal?: AbortSignal;
}

/** Finds what actors foresee in a run, of the options that it has. What is found does not depend on where. */
export type Foretell = (run: Run, seed: number, hooks: ForetellHooks) => Promise<Foreknown | Fault>;

/** Finds it in this thread; between two options others are heard. */
export const foretoldHere: Foretell = async (run, seed, hooks) => {
  const player = (plan: Parameters<typeof ownThread>[0]) => ownThread(plan, () => undefined);
  const found = await foretold({ seed, runs: [run] }, { player, ...hooks });
  if ('diagnostic' in found) return found;
  const rules = rulesIn(found.plan.runs[0]!.model);
  return { rules, ...(found.facts === undefined ? {} : { facts: found.facts }) };
};

function rulesIn({ definitions }: Model): Foreknown['rules'] {
  const rules = new Map<number, readonly Body[]>();
  for (const [number, { rules: own }] of definitions.entries()) if (own !== undefined) rules.set(number, own);
  return rules;
}

/**
 * Finds it in several threads, each of which has some of the options: what is foreseen under one has nothing to do with another.
 *
 * @param tellers one for each thread
 */
export function foretoldAmong(tellers: readonly Foretell[]): Foretell {
  return async (run, seed, { progress, signal }) => {
    const { options } = run;
    const of = options.length;
    let done = 0;
    let told = 0;
    const parts = tellers.slice(0, of).map((tell, place, all) => {
      const own = options.slice(
        Math.floor((of * place) / all.length),
        Math.floor((of * (place + 1)) / all.length),
      );
      let before = 0;
      const heard = (option: number): void => {
        done += option - 1 - before;
        before = option - 1;
        if (done + 1 === told) return;
        told = done + 1;
        progress?.(told, of);
      };
      const hooks = { progress: heard, ...(signal === undefined ? {} : { signal }) };
      return tell({ ...run, options: own }, seed, hooks).then((found) => ({ own, found }));
    });
    const all: { readonly own: readonly number[]; readonly found: Foreknown }[] = [];
    for (const { own, found } of await Promise.all(parts)) {
      if ('diagnostic' in found) return found;
      all.push({ own, found });
    }
    return joined(all);
  };
}

function joined(parts: readonly { readonly own: readonly number[]; readonly found: Foreknown }[]): Foreknown {
  const rules = new Map<number, Body[]>();
  for (const { own, found } of parts) {
    for (const [number, bodies] of found.rules) {
      const all = rules.get(number) ?? [...bodies];
      for (const option of own) all[option] = bodies[option]!;
      rules.set(number, all);
    }
  }
  const facts = parts.flatMap(({ found }) => (found.facts === undefined ? [] : [found.facts]));
  const [first] = facts;
  return {
    rules,
    ...(first === undefined ? {} : { facts: { ...first, options: facts.flatMap(({ options }) => options) } }),
  };
}
