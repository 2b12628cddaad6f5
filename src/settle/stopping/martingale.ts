import { addCombination, type Columns, GROUP, SUMS } from '../regression/columns.ts';
import { forwardOrder } from '../regression/forward.ts';
import { nestedRegressions } from '../regression/nested.ts';
import type { Rows } from '../rows/rows.ts';

/** Luck is looked at so often: what is taken off the first time lets smaller weights be seen the next. */
const LOOKS = 2;
/** A weight is kept when it explains so many times what noise would; of hundreds that are tried, a few are kept by chance. */
const LEAST_GAIN = 8;
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
  return stride + TOGETHER * high + (SUMS * wide * high) / GROUP + GROUP;
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
  const { rows, levers, inner, shocks, stretch } = ground;
  const [from, to] = stretch;
  const heap = rows.heap();
  const weights: (Float64Array | undefined)[] = Array.from({ length: shocks.count }, () => undefined);
  for (let look = 0; look < LOOKS; look++) {
    let squares = 0;
    for (let i = from; i < to; i++) squares += heap[residual + i]! * heap[residual + i]!;
    const bar = (LEAST_GAIN * squares) / (to - from);
    if (!(bar > 0)) break;
    const rights = together(ground, residual);
    for (let shock = 0; shock < shocks.count; shock++) {
      const before = weights[shock];
      const right = Float64Array.from({ length: levers.count }, (_, lever) => rights(lever, shock));
      if (before !== undefined) addProduct(inner, before, right);
      const kept = forwardOrder(inner, right, () => bar, APART);
      if (kept.length === 0) continue;
      const found = new Float64Array(levers.count);
      const answer = nestedRegressions(inner, right, kept).at(-1)!;
      for (const [place, lever] of kept.entries()) found[lever] = answer[place]!;
      const change = found.map((value, lever) => value - (before?.[lever] ?? 0));
      // As far in that direction as it explains most: shocks have variance 1 and are uncorrelated only in the mean.
      const step = takeOff(ground, shock, change, residual);
      weights[shock] = change.map((value, lever) => step * value + (before?.[lever] ?? 0));
    }
  }
  return weights;
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

/** Σ lever · shock · residual over the rows of the stretch, by lever and shock. */
function together(
  { rows, levers, shocks, stretch, room }: Ground,
  residual: number,
): (lever: number, shock: number) => number {
  const heap = rows.heap();
  const [wide, high] = [Math.ceil(levers.count / GROUP) * GROUP, Math.ceil(shocks.count / GROUP) * GROUP];
  const products = room + levers.stride + GROUP;
  const sums = products + TOGETHER * high;
  const sumsAt = (lever: number, shock: number): number => sums + SUMS * ((lever * high) / 8 + shock / 2);
  heap.fill(0, sums, sums + wide * high);
  heap.fill(0, products, sums);
  const [from, to] = stretch;
  for (let first = from; first < to; first += TOGETHER) {
    const count = Math.min(TOGETHER, to - first);
    for (let shock = 0; shock < shocks.count; shock++) {
      const moves = shocks.at + shock * shocks.stride + first;
      rows.multiply(moves, residual + first, count, products + shock * TOGETHER);
    }
    for (let lever = 0; lever < wide; lever += 4) {
      for (let shock = 0; shock < shocks.count; shock += 2) {
        rows.products(
          levers.at + lever * levers.stride + first,
          levers.stride,
          products + shock * TOGETHER,
          TOGETHER,
          count,
          sumsAt(lever, shock),
        );
      }
    }
  }
  return (lever, shock) =>
    heap[sumsAt(lever - (lever % 4), shock - (shock % 2)) + 2 * (lever % 4) + (shock % 2)]!;
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
