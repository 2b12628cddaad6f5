import { wordsOf } from '../explore/boxes/words.ts';
import { firstOrder, rank } from '../explore/decisive.ts';
import { designIndices } from '../explore/indices/design.ts';
import { pawn } from '../explore/indices/pawn.ts';
import { type Ranked, said } from '../explore/input.ts';
import { makeResamples } from '../explore/resamples.ts';
import { type Grown, growTree } from '../explore/tree/grown.ts';
import { partition } from '../explore/tree/partition.ts';
import { ascending } from '../math/ascending.ts';
import type { IndexFacts, TargetFacts } from '../result/exploration.ts';
import type { Verdict } from '../result/verdict.ts';
import { boxesOf, type Sought, tradeOffOf } from './box.ts';

/** Something that one asks about, as it came out in each world. */
export interface Target {
  readonly id: string;
  readonly title: string;
  readonly verdict?: Verdict;
  /** By world; NaN where missing. */
  readonly values: Float64Array;
  readonly sought: Sought;
}

/** The target played with inputs drawn anew: all of them, and each in its turn. */
export interface Designed {
  readonly worlds: number;
  readonly ordinary: Float64Array;
  readonly anew: Float64Array;
  /** The inputs on which evidence bears, drawn anew together. */
  readonly learned?: { readonly ids: readonly string[]; readonly target: Float64Array };
  /** The inputs that were drawn anew alone, with their values in the ordinary worlds and then. */
  readonly swapped: readonly {
    readonly id: string;
    readonly about?: string;
    readonly target: Float64Array;
    readonly before: Float64Array;
    readonly after: Float64Array;
  }[];
}

/** How many assumptions are listed. */
const LISTED = 12;

/** A target's box as it was looked for before, or why there is none. */
export type Boxed = Pick<TargetFacts, 'box' | 'no_box'> & { readonly trade_off?: TargetFacts['trade_off'] };

/**
 * Everything that is told of a target.
 *
 * @param boxed its box, where that is known already; it is looked for again where more than one is asked for
 */
export function targetFacts(
  { id, title, verdict, values, sought }: Target,
  inputs: readonly Ranked[],
  seed: number,
  designed: Designed | { readonly reason: string } | undefined,
  boxes: number,
  boxed?: Boxed,
): TargetFacts {
  const design = designed === undefined || 'reason' in designed ? undefined : designed;
  const tree = growTree(sought.interest, inputs);
  const parts = partition(sought.interest, inputs, tree).map(({ box, fit }) => ({
    conditions: [...box].map(([number, limit]) => ({
      assumption: inputs[number]!.id,
      words: wordsOf(limit, inputs[number]!),
    })),
    coverage: fit.coverage,
    density: fit.density,
    mass: fit.mass,
  }));
  return {
    id,
    title,
    ...(verdict === undefined ? {} : { verdict }),
    indices: indicesOf(values, inputs, seed, design),
    ...(design === undefined ? {} : { design: designFacts(design, seed) }),
    ...(designed !== undefined && 'reason' in designed ? { no_design: designed.reason } : {}),
    of: sought.of,
    ...(boxed === undefined || boxes > 1 ? boxedIn(sought, inputs, boxes, tree) : told(boxed)),
    parts: parts.length > 1 ? parts : [],
  };
}

function designFacts(design: Designed, seed: number): NonNullable<TargetFacts['design']> {
  const { worlds, swapped, learned } = design;
  if (learned === undefined) return { worlds, runs: swapped.length + 2 };
  // A group has no place in a range, and so no effect across it.
  const nowhere = new Float64Array(worlds).fill(Number.NaN);
  const { first, total } = designIndices(
    design,
    { target: learned.target, place: nowhere, placeBefore: nowhere },
    makeResamples(seed),
  );
  return { worlds, runs: swapped.length + 3, learned: { assumptions: learned.ids, first, total } };
}

function told({ box, no_box, trade_off = [] }: Boxed): Pick<TargetFacts, 'box' | 'no_box' | 'trade_off'> {
  return {
    ...(box === undefined ? {} : { box }),
    ...(no_box === undefined ? {} : { no_box }),
    trade_off,
  };
}

function boxedIn(
  sought: Sought,
  inputs: readonly Ranked[],
  boxes: number,
  tree: Grown,
): Pick<TargetFacts, 'box' | 'no_box' | 'further_boxes' | 'trade_off'> {
  const {
    found: [found, ...further],
    reason,
  } = boxesOf(sought, inputs, boxes, tree);
  return {
    ...(found === undefined ? {} : { box: found.facts }),
    ...(reason === undefined ? {} : { no_box: reason }),
    ...(further.length === 0 ? {} : { further_boxes: further.map(({ facts }) => facts) }),
    trade_off: found === undefined ? [] : tradeOffOf(found.discovery),
  };
}

function indicesOf(
  values: Float64Array,
  inputs: readonly Ranked[],
  seed: number,
  designed: Designed | undefined,
): IndexFacts[] {
  const resamples = makeResamples(seed);
  const order = ascending(values).filter((world) => !Number.isNaN(values[world]));
  const ranking = rank(values, inputs);
  const totals = new Map(
    (designed?.swapped ?? []).map(({ id, target, before, after }) => {
      const kind = inputs.find((input) => input.id === id)?.kind;
      // The way from no to yes is the whole range.
      const places = kind === 'truth' ? { placeBefore: before, place: after } : placesOf(before, after);
      return [id, designIndices(designed!, { target, ...places }, resamples)] as const;
    }),
  );
  const listed = inputs
    .map((input) => {
      const explaining = ranking.find((one) => one.input === input);
      // What was drawn anew with others only has no total of its own.
      const alone = designed === undefined ? 0 : (explaining?.explained.share ?? 0);
      return { input, explaining, total: totals.get(input.id)?.total.value ?? alone };
    })
    .filter(({ explaining, total }) => explaining !== undefined || total > LEAST_TOTAL)
    .toSorted(
      (a, b) =>
        b.total - a.total || (b.explaining?.explained.share ?? 0) - (a.explaining?.explained.share ?? 0),
    )
    .slice(0, LISTED);
  return listed.map(({ input, explaining }) => {
    const { index, floor } = pawn(values, order, input, resamples);
    const design = totals.get(input.id);
    return {
      ...said(input),
      first:
        explaining === undefined ? (design?.first ?? NOTHING) : firstOrder(explaining, values, resamples),
      ...(design === undefined
        ? {}
        : {
            total: design.total,
            // Categories that are not two have no order, and so no range to go across.
            ...(input.kind === 'label'
              ? {}
              : { effect: design.effect, direction: design.direction, effect_spread: design.spread }),
          }),
      distance: index,
      distance_floor: floor,
    };
  });
}

const NOTHING = { value: 0, low: 0, high: 0 };
/** A total index below this is not worth a line. */
const LEAST_TOTAL = 0.01;

/** Where values stand in their range, from 0 to 1, by their ranks among both columns. */
function placesOf(
  before: Float64Array,
  after: Float64Array,
): { readonly placeBefore: Float64Array; readonly place: Float64Array } {
  const n = before.length;
  const both = new Float64Array(2 * n);
  both.set(before);
  both.set(after, n);
  const place = new Float64Array(2 * n).fill(Number.NaN);
  const order = ascending(both);
  for (let from = 0; from < order.length; ) {
    let to = from + 1;
    while (to < order.length && both[order[to]!] === both[order[from]!]) to++;
    if (!Number.isNaN(both[order[from]!])) {
      for (let i = from; i < to; i++) place[order[i]!] = (from + to) / 2 / order.length;
    }
    from = to;
  }
  return { placeBefore: place.subarray(0, n), place: place.subarray(n) };
}
