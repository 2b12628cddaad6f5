import { addCombination, type Columns, GROUP, SUMS } from '../regression/columns.ts';
import { forwardOrder } from '../regression/forward.ts';
import { nestedRegressions } from '../regression/nested.ts';
import type { Rows } from '../rows/rows.ts';

/** Each shock is looked at with so many terms first, and those that were found to matter with all of them once more. */
const FIRST = 4;
/** A weight is kept when it explains so many times what noise would; of hundreds that are tried, a few are kept by chance. */
const LEAST_GAIN = 12;
/** Terms that say nearly the same would get weights that are large and opposite, and wrong in a world unlike those learned from. */
const APART = 1e-3;
/** Rows that are looked at together, few enough for what is made of them to stay near the processor. */
const TOGETHER = 512;

/** Where a martingale is fitted. */
export interface Ground {
  readonly rows: Rows;
  /** Terms of what is known on which the weight of a shock may depend. */
  readonly levers: Columns;
  /** XᵀX of these over the rows of `stretch`. */
  readonly inner: Float64Array;
  /** The next period's luck. */
  readonly shocks: Columns;
  /** The rows that it learns from. */
  readonly stretch: readonly [number, number];
  /** Room in memory, `roomForLuck` numbers. */
  readonly room: number;
}

/** Numbers that fitting a martingale takes beside the columns. */
export function roomForLuck(levers: number, shocks: number, stride: number): number {
  const [wide, high] = [levers + GROUP, shocks + GROUP];
  return stride + (SUMS * wide * high) / GROUP + GROUP;
}

/**
 * The part of a residual that one period's luck explains: Σₖ ψₖ Σⱼ βₖⱼ bⱼ, with shocks ψ and terms b of what was known before, fitted
 * by regressions on the rows of the stretch. Its mean is 0 given what was known, whatever the weights, on all rows that they
 * were not fitted to: increments of a true martingale without simulations within simulations (D. Belomestny, C. Bender, J. Schoenmakers,
 * "True upper bounds for Bermudan products via non-nested Monte Carlo", Mathematical Finance 19, 2009). As shocks are uncorrelated with one another
 * and with what is known, each is fitted by itself to what is left.
 *
 * @param residual where the column stands; what was explained is taken off its rows of the stretch
 * @returns β by shock; undefined where none of a shock is kept
 */
export function fitMartingale(ground: Ground, residual: number): (Float64Array | undefined)[] {
  const { levers, shocks } = ground;
  const weights: (Float64Array | undefined)[] = Array.from({ length: shocks.count }, () => undefined);
  const all = Array.from({ length: shocks.count }, (_, shock) => shock);
  look(ground, residual, weights, all, Math.min(FIRST, levers.count));
  const found = all.filter((shock) => weights[shock] !== undefined);
  look(ground, residual, weights, found, levers.count);
  return weights;
}

/** Fits the weights of some shocks to what is left, on the first of the levers. */
function look(
  ground: Ground,
  residual: number,
  weights: (Float64Array | undefined)[],
  some: readonly number[],
  levers: number,
): void {
  const { rows, inner, stretch, room, shocks } = ground;
  const [from, to] = stretch;
  const heap = rows.heap();
  const sums = room + shocks.stride;
  heap.fill(0, sums, sums + GROUP);
  rows.dots(residual + from, residual + from, to - from, sums);
  const bar = (LEAST_GAIN * heap[sums]!) / (to - from);
  if (some.length === 0 || !(bar > 0)) return;
  const size = ground.levers.count;
  const own = new Float64Array(levers * levers);
  for (let i = 0; i < levers; i++) own.set(inner.subarray(i * size, i * size + levers), i * levers);
  const rights = together(ground, residual, some, levers);
  const noise = unevenness(ground, residual, own);
  for (const [place, shock] of some.entries()) {
    const before = weights[shock] ?? new Float64Array(levers);
    const right = Float64Array.from({ length: levers }, (_, lever) => rights(lever, place));
    addProduct(own, before, right);
    const kept = forwardOrder(own, right, () => bar, { apart: APART, noise });
    if (kept.length === 0) continue;
    const change = before.map((value) => -value);
    const answer = nestedRegressions(own, right, kept).at(-1)!;
    for (const [at, lever] of kept.entries()) change[lever]! += answer[at]!;
    // As far in that direction as it explains most: shocks have variance 1 and are uncorrelated only in the mean.
    const step = takeOff(ground, shock, change, residual);
    const found = new Float64Array(size);
    for (let lever = 0; lever < levers; lever++) found[lever] = before[lever]! + step * change[lever]!;
    weights[shock] = found;
  }
}

/**
 * By lever, how many times more the noise of its weight varies than it would if the residual varied alike in all rows; at least 1. A residual
 * that is large where a lever is would else be taken for luck: H. White, "A heteroskedasticity-consistent covariance matrix estimator and a
 * direct test for heteroskedasticity", Econometrica 48 (1980), with shocks of variance 1 whatever is known.
 *
 * @param own XᵀX of the levers
 */
function unevenness(
  { rows, levers, stretch, room }: Ground,
  residual: number,
  own: Float64Array,
): Float64Array {
  const [from, to] = stretch;
  const heap = rows.heap();
  const size = Math.sqrt(own.length);
  const squares = new Float64Array(size);
  const sums = room + levers.stride;
  let square = 0;
  for (let row = from; row < to; row += TOGETHER) {
    const count = Math.min(TOGETHER, to - row);
    for (let lever = 0; lever < size; lever++) {
      const own = levers.at + lever * levers.stride + row;
      heap.fill(0, sums, sums + GROUP);
      rows.moments(own, residual + row, count, sums);
      squares[lever]! += heap[sums + 1]!;
      // The first term is the constant.
      if (lever === 0) square += heap[sums + 1]!;
    }
  }
  return squares.map((sum, lever) => {
    const alike = (own[lever * size + lever]! * square) / (to - from);
    return alike > 0 ? Math.max(1, sum / alike) : 1;
  });
}

/** Adds what the luck of a shock brings with these weights to a column, in all rows. */
export function addLuck(ground: Ground, shock: number, weights: Float64Array, out: number): void {
  const { rows, shocks, room } = ground;
  weigh(ground, weights, [0, shocks.stride]);
  rows.addProduct(shocks.at + shock * shocks.stride, room, shocks.stride, out);
}

/** Takes as much off the residual of what the luck of a shock brings with these weights as leaves the least squares. */
function takeOff(ground: Ground, shock: number, weights: Float64Array, residual: number): number {
  const { rows, shocks, room, stretch } = ground;
  const [from, to] = stretch;
  const heap = rows.heap();
  const own = shocks.at + shock * shocks.stride + from;
  weigh(ground, weights, stretch);
  rows.multiply(own, room + from, to - from, room + from);
  const sums = room + shocks.stride;
  heap[sums] = 0;
  heap[sums + 1] = 0;
  rows.dots(room + from, residual + from, to - from, sums);
  const [along, length] = [heap[sums]!, heap[sums + 1]!];
  const step = length > 0 ? along / length : 0;
  heap.fill(0, sums, sums + GROUP);
  heap[sums] = -step;
  rows.combine(room + from, room + from, room + from, room + from, sums, to - from, residual + from);
  return step;
}

/** Puts Σ weight · lever into the room, over some rows. */
function weigh(
  { rows, levers, room }: Ground,
  weights: Float64Array,
  [from, to]: readonly [number, number],
): void {
  rows.heap().fill(0, room + from, room + to);
  addCombination(rows, levers, weights, [from, to], room, room + levers.stride);
}

/** Σ lever · shock · residual over the rows of the stretch, by lever and place of the shock among some. */
function together(
  { rows, levers, shocks, stretch, room }: Ground,
  residual: number,
  some: readonly number[],
  first: number,
): (lever: number, place: number) => number {
  const heap = rows.heap();
  const [wide, high] = [first, some.length].map((count) => Math.ceil(count / GROUP) * GROUP) as [
    number,
    number,
  ];
  const sums = room + levers.stride + GROUP;
  const sumsAt = (lever: number, place: number): number => sums + lever * high + (SUMS / 2) * place;
  heap.fill(0, sums, sums + wide * high);
  const [from, to] = stretch;
  for (let row = from; row < to; row += TOGETHER) {
    const count = Math.min(TOGETHER, to - row);
    for (let lever = 0; lever < wide; lever += 4) {
      const four = levers.at + lever * levers.stride + row;
      for (let place = 0; place < some.length; place += 2) {
        const one = some[place]!;
        const apart = ((some[place + 1] ?? one) - one) * shocks.stride;
        const two = shocks.at + one * shocks.stride + row;
        rows.triples(four, levers.stride, two, apart, residual + row, count, sumsAt(lever, place));
      }
    }
  }
  return (lever, place) =>
    heap[sumsAt(lever - (lever % 4), place - (place % 2)) + 2 * (lever % 4) + (place % 2)]!;
}

/** out += matrix · x. */
function addProduct(matrix: Float64Array, x: Float64Array, out: Float64Array): void {
  const size = x.length;
  for (let i = 0; i < size; i++) {
    let sum = 0;
    for (let j = 0; j < size; j++) sum += matrix[i * size + j]! * x[j]!;
    out[i]! += sum;
  }
}
