import type { Judged } from '../claims/judge.ts';
import { conditional } from '../explore/conditional.ts';
import { decisive, rank } from '../explore/decisive.ts';
import type { Ranked } from '../explore/input.ts';
import type { Resamples } from '../explore/resamples.ts';
import { turning, turningOfValue } from '../explore/turning.ts';
import type { BoxFacts } from '../result/exploration.ts';
import type { ClaimResult, Decisive } from '../result/result.ts';
import { againstVerdict, boxOf } from './box.ts';

/** How many assumptions are listed under a claim. All that stand out are tried for the sentence that turns it. */
const LISTED = 6;

/** What assumptions are ranked on: inputs over the first worlds, so many of them, and the replicates of the bootstrap. */
export interface Grounds {
  readonly inputs: readonly Ranked[];
  readonly worlds: number;
  readonly resamples: Resamples;
}

/**
 * A judged claim with the assumptions that decide it, the sentence that turns it, and the box in which it comes out the other way. The sentence is left out where the claim
 * comes out otherwise among the worlds ranked than among all.
 */
export function explained(judged: Judged, grounds: Grounds): ClaimResult {
  const { decisive: list, turns, box } = reasons(judged, grounds);
  return {
    ...judged.result,
    decisive: list,
    ...(turns === undefined ? {} : { turns }),
    ...(box === undefined ? {} : { box }),
  };
}

interface Reasons {
  readonly decisive: readonly Decisive[];
  readonly turns?: string | undefined;
  readonly box?: BoxFacts | undefined;
}

function reasons(
  { result, indicator: all, measure }: Judged,
  { inputs, worlds: first, resamples }: Grounds,
): Reasons {
  if (all !== undefined) {
    const bound = result.bound ?? 0.5;
    const indicator = all.subarray(0, first);
    const ranking = rank(indicator, inputs);
    const ranked = ranking.map(({ input }) => input);
    const alike = sideOf(indicator, bound) === sideOf(all, bound);
    return {
      decisive: decisive(indicator, ranking, { resamples, top: LISTED }),
      turns: alike ? turning(indicator, bound, ranked) : undefined,
      box: alike ? boxOf(againstVerdict(indicator, result.verdict === 'holds'), inputs)?.facts : undefined,
    };
  }
  if (measure === undefined) return { decisive: [] };
  const { value, bound, sides, unit, holds } = measure;
  const worlds = measure.worlds.filter((world) => world < first);
  const ranking = conditional(value, worlds, inputs);
  const list = ranking.slice(0, LISTED).map(({ facts }) => facts);
  if (bound === undefined) return { decisive: list };
  const alike = worlds.length === measure.worlds.length || holds(worlds) === holds(measure.worlds);
  const ranked = ranking.map(({ input }) => input);
  return {
    decisive: list,
    turns: alike ? turningOfValue({ value, bound, sides, unit, holds }, worlds, ranked) : undefined,
  };
}

/** Whether a claim holds in all worlds, in none, in fewer than the bound asks for or in enough; undefined where in none decided. */
function sideOf(indicator: Float64Array, bound: number): 'all' | 'none' | 'under' | 'enough' | undefined {
  let yes = 0;
  let decided = 0;
  for (const truth of indicator) {
    if (truth === 1) yes++;
    if (!Number.isNaN(truth)) decided++;
  }
  if (decided === 0) return undefined;
  if (yes === decided) return 'all';
  if (yes === 0) return 'none';
  return yes / decided >= bound ? 'enough' : 'under';
}
