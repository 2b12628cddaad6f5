import type { ClaimResult, Decisive } from '../result/result.ts';
import { conditional, type ValueOf } from './conditional.ts';
import { decisive, type RankSettings, rank } from './decisive.ts';
import type { Ranked } from './input.ts';
import { turning, turningOfValue } from './turning.ts';

/** What decides a claim, and the sentence that turns it. */
export type Explanation = Pick<ClaimResult, 'decisive' | 'turns'>;

/**
 * Explains a world claim by the inputs that best separate the worlds where it holds from those where it fails. Every input
 * that does so beyond noise is tried for the turning sentence, also those too far down to be listed.
 *
 * @param indicator by world 1 where it holds, 0 where it fails; NaN is left out
 */
export function explainWorlds(
  indicator: Float64Array,
  bound: number,
  inputs: readonly Ranked[],
  settings: RankSettings,
): Explanation {
  const ranking = rank(indicator, inputs);
  const listed = ranking.map(({ input }) => input);
  return explanation(decisive(indicator, ranking, settings), turning(indicator, bound, listed));
}

/** The number that decides a claim about aggregates. */
export interface Deciding {
  readonly value: ValueOf;
  /** Worlds to consider, ascending. */
  readonly worlds: Uint32Array;
  readonly unit: string;
  readonly holds: ValueOf;
  /** Without it nothing is said of what turns the claim. */
  readonly bound?: number;
}

/** Explains a claim about aggregates by the inputs with which the number that decides it differs most. */
export function explainValue(
  { value, worlds, unit, holds, bound }: Deciding,
  inputs: readonly Ranked[],
  { top }: Pick<RankSettings, 'top'>,
): Explanation {
  const ranking = conditional(value, worlds, inputs);
  const listed = ranking.map(({ input }) => input);
  const turns =
    bound === undefined ? undefined : turningOfValue({ value, bound, unit, holds }, worlds, listed);
  return explanation(
    ranking.slice(0, top).map(({ facts }) => facts),
    turns,
  );
}

function explanation(found: readonly Decisive[], turns: string | undefined): Explanation {
  return { decisive: found, ...(turns === undefined ? {} : { turns }) };
}
