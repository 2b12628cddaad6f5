import { meets } from '../explore/boxes/box.ts';
import { MOST_LIMITS } from '../explore/boxes/choose-box.ts';
import { type Discovery, discover, type Nowhere } from '../explore/boxes/discover.ts';
import type { Ranked } from '../explore/input.ts';
import type { Grown } from '../explore/tree/grown.ts';
import type { BoxFacts, BoxTradeOff, Gathering } from '../result/exploration.ts';

/** Worlds of which one asks where they gather. */
export interface Sought {
  readonly of: Gathering;
  /** By world 1 where it is one of them, 0 where not; NaN is left out. */
  readonly interest: Float64Array;
}

/**
 * The worlds in which a claim comes out against its verdict: those where it fails, if it holds, and those where it holds, if
 * it fails.
 *
 * @param indicator by world 1 where the claim holds, 0 where it fails; NaN is left out
 */
export function againstVerdict(indicator: Float64Array, holds: boolean): Sought {
  return holds
    ? { of: 'fails', interest: indicator.map((truth) => 1 - truth) }
    : { of: 'holds', interest: indicator };
}

/** The box in which such worlds gather, or a sentence on why there is none. */
export function boxOf(
  { of, interest }: Sought,
  inputs: readonly Ranked[],
  tree?: Grown,
): { readonly facts: BoxFacts; readonly discovery: Discovery } | { readonly reason: string } {
  const discovery = discover(interest, inputs, tree);
  if ('nowhere' in discovery) return { reason: reasonOf(of, discovery) };
  const { conditions, fit, errors, base } = discovery;
  return {
    discovery,
    facts: {
      of,
      conditions: conditions.map(({ input, words, quasiP }) => ({
        assumption: input.id,
        ...(input.about === undefined ? {} : { about: input.about }),
        words,
        quasi_p: quasiP,
      })),
      coverage: fit.coverage,
      coverage_mcse: errors.coverage,
      density: fit.density,
      density_mcse: errors.density,
      base,
      mass: fit.mass,
    },
  };
}

/** Points nearer to each other in coverage than this say the same. */
const LEAST_STEP = 0.04;

/** What could be had instead of a box. */
export function tradeOffOf({ tradeOff }: Discovery): BoxTradeOff[] {
  const told: BoxTradeOff[] = [];
  for (const { limits, fit } of tradeOff) {
    const { coverage, density, mass } = fit;
    const last = told.at(-1);
    if (last === undefined || last.coverage - coverage >= LEAST_STEP) {
      told.push({ limits, coverage, density, mass });
    }
  }
  return told;
}

/**
 * The boxes in which such worlds gather, one after the other: each is looked for among the worlds outside those before it,
 * and its figures are of those worlds (Friedman and Fisher 1999, section 8.3: covering).
 *
 * @param most how many at most
 * @param tree of those worlds, if there is one already
 */
export function boxesOf(
  { of, interest }: Sought,
  inputs: readonly Ranked[],
  most: number,
  tree?: Grown,
): {
  readonly found: readonly { readonly facts: BoxFacts; readonly discovery: Discovery }[];
  readonly reason?: string;
} {
  const left = interest.slice();
  const found: { readonly facts: BoxFacts; readonly discovery: Discovery }[] = [];
  while (found.length < most) {
    const next = boxOf({ of, interest: left }, inputs, found.length === 0 ? tree : undefined);
    if ('reason' in next) {
      if (found.length === 0) return { found, reason: next.reason };
      break;
    }
    found.push(next);
    const { conditions } = next.discovery;
    for (let world = 0; world < left.length; world++) {
      const inside = conditions.every(({ input, limit }) => meets(limit, input.values[world]!));
      if (inside) left[world] = Number.NaN;
    }
  }
  return { found };
}

const KINDS: { readonly [of in Gathering]: { readonly one: string; readonly many: string } } = {
  holds: { one: 'world in which it holds', many: 'worlds in which it holds' },
  fails: { one: 'world in which it fails', many: 'worlds in which it fails' },
  yes: { one: 'world in which it happens', many: 'worlds in which it happens' },
  best: { one: 'world in which it is best', many: 'worlds in which it is best' },
  worst: { one: 'world of the worst fifth', many: 'worlds of the worst fifth' },
};

/** Why worlds gather in no box that is worth telling. */
function reasonOf(of: Gathering, { nowhere, interesting, worlds }: Nowhere): string {
  const { one, many } = KINDS[of];
  if (worlds === 0) return 'It is undecided in every world.';
  if (interesting === worlds) return `There are no other than ${many}.`;
  if (nowhere === 'everywhere') {
    return `The ${many} gather in no box: none of up to ${MOST_LIMITS} conditions has clearly more of them than all worlds have.`;
  }
  if (interesting === 0) return `There is no ${one}.`;
  const few = interesting === 1 ? `There is one ${one}` : `There are ${interesting} ${many}`;
  return `${few}: too few to tell where they gather.`;
}
