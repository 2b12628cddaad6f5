import { type Comparable, comparableOf } from '../compare/comparable.ts';
import { compare, type Worlds } from '../compare/compare.ts';
import type { Comparison } from '../compare/comparison.ts';
import type { Fan, Result } from '../result/result.ts';
import { PENDING } from './pending.ts';
import type { Singles } from './singles.ts';

/** An answer as it has been told, with the worlds behind it. */
export interface Latest {
  readonly result: Result;
  readonly singles: Singles;
}

/** An answer beside the one that is pinned. */
export interface Beside {
  readonly pinned: Comparable;
  readonly now: Comparable;
  readonly comparison: Comparison;
  /** What goes through time in the answer that is pinned. */
  readonly fans: readonly Fan[];
}

/** An answer that later ones are held against, world by world, as all meet the same luck. */
export interface Pins {
  /** Keeps copies: what the answer is made of is used again. */
  readonly pin: (latest: Latest) => void;
  readonly unpin: () => void;
  /** Undefined while nothing is pinned. */
  readonly beside: (latest: Latest) => Beside | undefined;
}

/** Nothing is pinned yet. What is stays so when another scenario is opened. */
export function pins(): Pins {
  let kept:
    | { readonly facts: Comparable; readonly fans: readonly Fan[]; readonly singles: Singles }
    | undefined;
  return {
    pin: ({ result, singles }) => {
      kept = { facts: factsOf(result), fans: result.fans, singles: copyOf(singles) };
    },
    unpin: () => {
      kept = undefined;
    },
    beside: ({ result, singles }) => {
      if (kept === undefined) return undefined;
      const worlds = Math.min(kept.singles.worlds, singles.worlds);
      const both = {
        from: worldsOf(kept.singles, worlds),
        to: worldsOf(singles, worlds),
      };
      const now = factsOf(result);
      return { pinned: kept.facts, now, comparison: compare(kept.facts, now, both), fans: kept.fans };
    },
  };
}

/** Without claims that are still being worked out. */
function factsOf(result: Result): Comparable {
  const claims = result.claims.filter(({ because }) => because !== PENDING);
  return comparableOf({ ...result, claims });
}

function copyOf({ outcomes, claims, ...rest }: Singles): Singles {
  const copied = [...outcomes].map(([option, rows]) => {
    const own = [...rows].map(
      ([row, { values, scale }]) => [row, { values: values.slice(), scale }] as const,
    );
    return [option, new Map(own)] as const;
  });
  return { ...rest, outcomes: new Map(copied), claims };
}

function worldsOf({ outcomes, claims }: Singles, worlds: number): Worlds {
  return {
    outcome: (option, outcome) => {
      const found = outcomes.get(option)?.get(outcome);
      return found?.values.subarray(0, worlds).map((value) => value / found.scale);
    },
    claim: (id) => claims.get(id)?.subarray(0, worlds),
  };
}
