import type { Judged } from '../claims/judge.ts';
import { conditional } from '../explore/conditional.ts';
import { decisive, rank } from '../explore/decisive.ts';
import type { Ranked } from '../explore/input.ts';
import { turning, turningOfValue } from '../explore/turning.ts';
import type { ClaimResult, Decisive } from '../result/result.ts';

/** How many assumptions are listed under a claim. All that stand out are tried for the sentence that turns it. */
const LISTED = 6;

/** A judged claim with the assumptions that decide it and the sentence that turns it. */
export function explained(judged: Judged, inputs: readonly Ranked[], seed: number): ClaimResult {
  const { decisive: list, turns } = reasons(judged, inputs, seed);
  return { ...judged.result, decisive: list, ...(turns === undefined ? {} : { turns }) };
}

interface Reasons {
  readonly decisive: readonly Decisive[];
  readonly turns?: string | undefined;
}

function reasons({ result, indicator, measure }: Judged, inputs: readonly Ranked[], seed: number): Reasons {
  if (indicator !== undefined) {
    const ranking = rank(indicator, inputs);
    const ranked = ranking.map(({ input }) => input);
    return {
      decisive: decisive(indicator, ranking, { seed, top: LISTED }),
      turns: turning(indicator, result.bound ?? 0.5, ranked),
    };
  }
  if (measure === undefined) return { decisive: [] };
  const { worlds, value, bound, unit, holds } = measure;
  const ranking = conditional(value, worlds, inputs);
  const list = ranking.slice(0, LISTED).map(({ facts }) => facts);
  if (bound === undefined) return { decisive: list };
  const ranked = ranking.map(({ input }) => input);
  return { decisive: list, turns: turningOfValue({ value, bound, unit, holds }, worlds, ranked) };
}
