import { cholesky } from '../regression/cholesky.ts';
import { addCombination, type Columns, GROUP, gram, productsOf, SUMS } from '../regression/columns.ts';
import { layDesign, roomForDesign, type Standard } from '../regression/design.ts';
import { type Aim, type Fit, type Fitting, fittingOf } from '../regression/fit.ts';
import { type Term, termsOf } from '../regression/polynomial.ts';
import type { Regression } from '../regression/regression.ts';
import { ALIGNED, aligned, type Rows } from '../rows/rows.ts';
import { addLuck, fitMartingale, roomForLuck } from './martingale.ts';

/** Each part of the worlds is cut into stretches for cross-validation. */
const STRETCHES = 4;

/** Rows that are learned from together, and what values from the present date on are regressed on: what is known, and the next luck. */
export interface Grounds {
  readonly rows: Rows;
  readonly worlds: number;
  readonly features: readonly Float64Array[];
  /** The next luck, as `layLuck` has laid it. */
  readonly luck: Columns;
  /** By part, its first row and that after its last: multiples of `ALIGNED`, or the end of the worlds. */
  readonly parts: readonly (readonly [number, number])[];
  /** How features of other grounds of the same date are standardised, which may be the same columns. */
  readonly known?: Map<Float64Array, Standard>;
  /** Terms at most. */
  readonly most: number;
  /** Terms on which the weight of luck may depend, at most. */
  readonly levers: number;
}

/** The columns of one information at one date, in the memory of `rows` until others are laid. */
export interface Ground {
  /** How features are standardised. */
  readonly standards: readonly Standard[];
  /** Of a shock, the sums over worlds of its values and of their squares. */
  readonly sumsOf: (shock: number) => {
    readonly sum: number;
    readonly squares: number;
    readonly count: number;
  };
  /**
   * Learns from the rows of a part what is to be expected of values that each of some actors has from the present date on, by term. What the
   * next luck explains of them is to be taken off before that.
   *
   * @param values where in the heap the column of each stands
   * @param takeOff told for each value, by its place among them, where in the heap it stands what luck explains in all worlds, until it is told the
   *   next; is to lower the value. Not told where luck explains nothing
   */
  readonly learn: (
    part: number,
    values: readonly number[],
    takeOff: (place: number, luck: number) => void,
  ) => Fit[];
  /**
   * What is expected by coefficients of terms.
   *
   * @param out of all worlds, in which the worlds of a stretch are filled
   * @param stretch its first world, a multiple of `ALIGNED`, and that after its last; all unless given
   */
  readonly expected: (
    coefficients: Float64Array,
    out: Float64Array,
    stretch?: readonly [number, number],
  ) => void;
}

/** What will be laid beside some luck: at most so many terms, levers and targets. */
export interface Beside extends Pick<Grounds, 'worlds' | 'most' | 'levers'> {
  readonly targets: number;
  /** The first place in memory that may be used. */
  readonly from: number;
}

/** Lays the luck after a date in the memory of `rows`, once for all grounds of that date. */
export function layLuck(rows: Rows, shocks: readonly Float64Array[], beside: Beside): Columns {
  const { worlds, most, levers, targets, from } = beside;
  const stride = aligned(worlds);
  rows.reserve(
    placesOf(from, shocks.length, most, targets, worlds).luckAt + roomForLuck(levers, shocks.length, stride),
  );
  const heap = rows.heap();
  for (const [place, shock] of shocks.entries()) {
    const at = from + place * stride;
    heap.set(shock.subarray(0, worlds), at);
    heap.fill(0, at + worlds, at + stride);
  }
  return { at: from, stride, count: shocks.length };
}

/** Where what stands behind so many columns of luck. */
function placesOf(
  from: number,
  shocks: number,
  terms: number,
  targets: number,
  worlds: number,
): Readonly<Record<'designAt' | 'targetsAt' | 'outAt' | 'scratch' | 'luckAt', number>> {
  const stride = aligned(worlds);
  const designAt = from + Math.ceil(shocks / GROUP) * GROUP * stride;
  const targetsAt = designAt + roomForDesign(terms, worlds);
  const outAt = targetsAt + Math.ceil(targets / 2) * 2 * stride;
  const scratch = outAt + stride;
  return { designAt, targetsAt, outAt, scratch, luckAt: scratch + SUMS };
}

/** Lays the columns of one information at one date, behind the luck that follows it. */
export function layGround(given: Grounds, targets: number): Ground {
  const { rows, worlds, features, luck: shocks, parts, most } = given;
  const stride = aligned(worlds);
  const terms: readonly Term[] = termsOf(features.length, most);
  const levers = Math.min(given.levers, terms.length);
  const { designAt, targetsAt, outAt, scratch, luckAt } = placesOf(
    shocks.at,
    shocks.count,
    terms.length,
    targets,
    worlds,
  );
  const { columns, standards } = layDesign(rows, features, terms, worlds, designAt, given.known);
  const heap = rows.heap();
  const learners = parts.map((part) => learnerOf(rows, columns, part, worlds, scratch));
  return {
    standards,
    sumsOf: (shock) => {
      heap[scratch] = 0;
      heap[scratch + 1] = 0;
      // The first term is the constant.
      rows.dots(shocks.at + shock * stride, columns.at, stride, scratch);
      return { sum: heap[scratch]!, squares: heap[scratch + 1]!, count: worlds };
    },
    learn: (part, values, takeOff) => {
      const learner = learners[part]!;
      const [from, to] = learner.part;
      const end = Math.min(to, worlds);
      // Of values that are nothing there is nothing to learn.
      const some = values.flatMap((value, place) => {
        heap.fill(0, scratch, scratch + SUMS);
        rows.dots(value + from, value + from, to - from, scratch);
        return heap[scratch] === 0 ? [] : [{ value, place }];
      });
      const fits = values.map((): Fit => ({ coefficients: new Float64Array(terms.length), kept: [] }));
      if (some.length === 0) return fits;
      const aims: Columns = { at: targetsAt, stride, count: some.length };
      const aimAt = (target: number): void => {
        const at = targetsAt + target * stride + from;
        heap.copyWithin(at, some[target]!.value + from, some[target]!.value + end);
      };
      heap.fill(0, targetsAt, outAt);
      for (const target of some.keys()) aimAt(target);
      const learned = (): Fit[] => {
        for (const [target, fit] of learner.fit(aims).entries()) fits[some[target]!.place] = fit;
        return fits;
      };
      if (shocks.count === 0) return learned();
      const firsts = learner.all(aims);
      const luck = {
        rows,
        levers: { ...columns, count: levers },
        inner: learner.inner(levers),
        shocks,
        stretch: learner.part,
        room: luckAt,
      };
      for (const [target, { place }] of some.entries()) {
        const at = targetsAt + target * stride;
        const first = firsts[target]!.map((coefficient) => -coefficient);
        addCombination(rows, columns, first, learner.part, at, scratch);
        const found = fitMartingale(luck, at);
        if (found.some((weights) => weights !== undefined)) {
          heap.fill(0, outAt, outAt + stride);
          for (const [shock, weights] of found.entries()) {
            if (weights !== undefined) addLuck(luck, shock, weights, outAt);
          }
          takeOff(place, outAt);
        }
        aimAt(target);
      }
      return learned();
    },
    expected: (coefficients, out, [first, last] = [0, worlds]) => {
      const end = aligned(last);
      heap.fill(0, outAt + first, outAt + end);
      addCombination(rows, columns, coefficients, [first, end], outAt, scratch);
      out.set(heap.subarray(outAt + first, outAt + last), first);
    },
  };
}

/** What was learned as a formula of so many features with so many terms at most. */
export function formula(
  features: number,
  most: number,
  standards: readonly Standard[],
  coefficients: Float64Array,
): Regression {
  const parts = termsOf(features, most).flatMap((term, at) =>
    coefficients[at] === 0 ? [] : [{ term, coefficient: coefficients[at]! }],
  );
  return { standards, parts };
}

/** Regressions on the rows of one part. */
interface Learner {
  readonly part: readonly [number, number];
  readonly inner: (levers: number) => Float64Array;
  /** On all terms. */
  readonly all: (targets: Columns) => Float64Array[];
  /** On those that cross-validation keeps. */
  readonly fit: (targets: Columns) => Fit[];
}

function learnerOf(
  rows: Rows,
  columns: Columns,
  [from, to]: readonly [number, number],
  worlds: number,
  scratch: number,
): Learner {
  const end = aligned(to);
  const stretches = Array.from({ length: STRETCHES }, (_, part): [number, number] => [
    cut(from, end, part),
    cut(from, end, part + 1),
  ]);
  const matrices = stretches.map((stretch) => gram(rows, columns, stretch, scratch));
  const fitting: Fitting = fittingOf(matrices, Math.min(to, worlds) - from);
  let solve: ((right: Float64Array) => Float64Array) | undefined;
  const of = (products: Float64Array, targets: Columns, target: number): Float64Array =>
    Float64Array.from({ length: columns.count }, (_, term) => products[term * targets.count + target]!);
  return {
    part: [from, end],
    inner: (levers) => {
      const inner = new Float64Array(levers * levers);
      for (let i = 0; i < levers; i++) {
        for (let j = 0; j < levers; j++) inner[i * levers + j] = fitting.whole[i * columns.count + j]!;
      }
      return inner;
    },
    all: (targets) => {
      solve ??= cholesky(fitting.whole);
      const products = productsOf(rows, columns, targets, [from, end], scratch);
      return Array.from({ length: targets.count }, (_, target) => solve!(of(products, targets, target)));
    },
    fit: (targets) => {
      const products = stretches.map((stretch) => productsOf(rows, columns, targets, stretch, scratch));
      const heap = rows.heap();
      return Array.from({ length: targets.count }, (_, target) =>
        fitting.fit(
          stretches.map(([first, last], stretch): Aim => {
            const at = targets.at + target * targets.stride;
            let square = 0;
            for (let i = first; i < last; i++) square += heap[at + i]! * heap[at + i]!;
            return { right: of(products[stretch]!, targets, target), square };
          }),
        ),
      );
    },
  };
}

/** Where a part of some rows begins. */
function cut(from: number, to: number, part: number): number {
  return from + ALIGNED * Math.floor((((to - from) / ALIGNED) * part) / STRETCHES);
}

/** Where the second of two halves of the worlds begins. */
export function middleOf(worlds: number): number {
  return ALIGNED * Math.floor(worlds / 2 / ALIGNED);
}

/** Actors by what they know. */
export function groupsOf(informed: readonly number[]): ReadonlyMap<number, readonly number[]> {
  const groups = new Map<number, number[]>();
  for (const [actor, information] of informed.entries()) {
    const group = groups.get(information) ?? [];
    groups.set(information, group);
    group.push(actor);
  }
  return groups;
}
