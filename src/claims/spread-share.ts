import { ascending } from '../math/ascending.ts';
import { explainedJointly } from '../math/explained-jointly.ts';
import { explainedShare } from '../math/explained-share.ts';
import { standardised } from '../math/standardised.ts';
import { cutsOf } from '../math/strata.ts';
import { addMember, explainedFromSums, SUMS_A_STRATUM } from '../math/stratum-sums.ts';

/** The share for a part of the worlds that it was fitted on; others are passed over. */
export type SpreadShare = (sample: Uint32Array) => number;

/** A regression on several inputs is made on at most about this many worlds, evenly spaced. */
const MOST_WORLDS = 20_000;

/**
 * `first_order(x, y, …)`: the share of the variance of x that knowing y, … would remove on average, Var(E[x|y, …]) / Var(x).
 * With one y by strata (see `explainedFromSums`), with several by regression (see `explainedJointly`). Both are corrected for
 * noise, so an estimate of nothing scatters around zero and may fall a little below.
 *
 * @param values columns by world: x, then each y
 * @param categories which y are categories
 * @param members worlds in which none is missing
 */
export function spreadShare(
  values: readonly Float64Array[],
  categories: readonly boolean[],
  members: Uint32Array,
): SpreadShare {
  const stride = values.length > 2 ? Math.ceil(members.length / MOST_WORLDS) : 1;
  const fitted = stride > 1 ? members.filter((_, i) => i % stride === 0) : members;
  const [target, ...inputs] = values.map((column) => picked(column, fitted));
  const standard = target === undefined ? undefined : standardised(target);
  if (standard === undefined) return () => Number.NaN;
  const position = new Int32Array(values[0]?.length ?? 0).fill(-1);
  for (let i = 0; i < fitted.length; i++) position[fitted[i] as number] = i;
  const [only] = inputs;
  const share =
    inputs.length === 1 && only !== undefined
      ? byStrata(standard, only, categories[0] === true)
      : explainedJointly(
          standard,
          inputs.map((column, i) => ({ values: column, categories: categories[i] === true })),
        ).among;
  return (sample) => {
    const places = new Uint32Array(sample.length);
    let count = 0;
    for (let i = 0; i < sample.length; i++) {
      const at = position[sample[i] as number] as number;
      // The other worlds were not fitted.
      if (at >= 0) places[count++] = at;
    }
    return share(places.subarray(0, count));
  };
}

/** The numbers at some places. */
function picked(column: Float64Array, places: Uint32Array): Float64Array {
  const taken = new Float64Array(places.length);
  for (let i = 0; i < places.length; i++) taken[i] = column[places[i] as number] as number;
  return taken;
}

function byStrata(target: Float64Array, input: Float64Array, categories: boolean): SpreadShare {
  const order = ascending(input);
  const inOrder = (column: Float64Array): Float64Array => picked(column, order);
  const { strata } = explainedShare(inOrder(target), cutsOf(inOrder(input), categories));
  const place = new Uint32Array(order.length);
  for (let i = 0; i < order.length; i++) place[order[i] as number] = i;
  return (members) => {
    const sums = new Float64Array(strata.count * SUMS_A_STRATUM);
    for (const member of members)
      addMember(sums, 0, strata, place[member] as number, target[member] as number);
    return explainedFromSums(sums);
  };
}
