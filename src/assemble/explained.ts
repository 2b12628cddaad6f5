import type { Judged } from '../claims/judge.ts';
import { conditional } from '../explore/conditional.ts';
import { decisive } from '../explore/decisive.ts';
import type { Ranked } from '../explore/input.ts';
import { turning, turningOfValue } from '../explore/turning.ts';
import type { ClaimResult, Decisive } from '../result/result.ts';

/** How many assumptions are listed under a claim, and how many are tried for the sentence that turns it. */
const LISTED = 6;

/** A judged claim with the assumptions that decide it and the sentence that turns it. */
export function explained(judged: Judged, inputs: readonly Ranked[], worlds: number, seed: number): ClaimResult {
  const { decisive: list, turns } = reasons(judged, inputs, worlds, seed);
  return { ...judged.result, decisive: list, ...(turns === undefined ? {} : { turns }) };
}

interface Reasons {
  readonly decisive: readonly Decisive[];
  readonly turns?: string | undefined;
}

function reasons({ result, indicator, measure }: Judged, inputs: readonly Ranked[], worlds: number, seed: number): Reasons {
  if (indicator !== undefined) {
    const list = decisive(indicator, inputs, { seed, top: LISTED });
    return { decisive: list, turns: turning(indicator, result.bound ?? 0.5, inOrder(list, inputs)) };
  }
  if (measure === undefined) return { decisive: [] };
  const all = Uint32Array.from({ length: worlds }, (_, world) => world);
  const list = conditional(measure.value, all, inputs, { top: LISTED });
  if (measure.bound === undefined) return { decisive: list };
  const { value, bound, unit, holds } = measure;
  return { decisive: list, turns: turningOfValue({ value, bound, unit, holds }, all, inOrder(list, inputs)) };
}

/** The inputs that were listed, in the order of their weight. */
function inOrder(list: readonly Decisive[], inputs: readonly Ranked[]): Ranked[] {
  return list.flatMap(({ assumption }) => inputs.find(({ id }) => id === assumption) ?? []);
}
