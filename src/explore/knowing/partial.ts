import { momentsOf, standardError } from '../../math/moments.ts';
import type { Criterion } from '../choice/criterion.ts';
import type { Ranked } from '../input.ts';
import { bestOnAverage, type Worth } from './perfect.ts';

/** Bands of an input, of equal frequency, in which one may choose differently. Coarser rules join neighbours in pairs. */
const FINEST = 64;
/** A band has at least this many worlds on each side. */
const LEAST_WORLDS = 10;

/**
 * The expected value of partial perfect information about each of some inputs alone: how much more one could have, on average, by
 * choosing the option after the input has become known. The rule "in this band of the input the option whose mean is
 * highest there" is made on every other world and its gain taken on the worlds between, and the other way round, so that the
 * estimate is not raised by the search for the best option, as that from a regression is (M. Strong, J. E. Oakley and A. Brennan,
 * "Estimating multiparameter partial expected value of perfect information", Medical Decision Making 34, 2014, on
 * regression and on that bias); of finer and coarser bands those count that gain most. What the value of the best possible
 * rule exceeds that of a rule of bands by is not counted, so it errs on the low side.
 */
export function partialInformation(criterion: Criterion, inputs: readonly Ranked[]): Worth[] {
  const worlds = criterion.known;
  const contest = { ...side(criterion, worlds), chosen: bestOnAverage(criterion, worlds) };
  const among = new Uint8Array(criterion.worth[0]?.length ?? 0);
  for (const world of worlds) among[world] = 1;
  return inputs.map((input) => {
    const order =
      worlds.length === among.length ? input.order : input.order.filter((world) => among[world] === 1);
    return informationOn(contest, order, input);
  });
}

/** The worths of a criterion, option beside option: of world w they begin at `w * options`. */
interface Contest {
  readonly options: number;
  readonly worth: Float64Array;
  readonly chosen: number;
}

function side({ worth }: Criterion, worlds: Uint32Array): Omit<Contest, 'chosen'> {
  const options = worth.length;
  const beside = new Float64Array((worth[0]?.length ?? 0) * options);
  for (const [option, column] of worth.entries()) {
    for (const world of worlds) beside[world * options + option] = column[world]!;
  }
  return { options, worth: beside };
}

function informationOn(contest: Contest, order: Uint32Array, { values, kind }: Ranked): Worth {
  const { options, worth, chosen } = contest;
  const categorical = kind === 'truth' || kind === 'label';
  const most = Math.floor(order.length / (2 * LEAST_WORLDS));
  if (!categorical && most < 2) return { value: 0, mcse: 0 };
  const finest = categorical ? 0 : 2 ** Math.min(Math.log2(FINEST), Math.floor(Math.log2(most)));
  const band = bandNumbers(order, values, finest);
  let rule = ruleOf(cellsOf(contest, band), chosen);
  for (let coarser = rule; !categorical && coarser.cells.bands > 2; ) {
    coarser = ruleOf(joined(coarser.cells), chosen);
    if (coarser.gain > rule.gain) rule = coarser;
  }
  if (!(rule.gain > 0)) return { value: 0, mcse: 0 };
  const { choice, cells } = rule;
  const gains = new Float64Array(order.length);
  for (let i = 0; i < gains.length; i++) {
    const world = order[i]!;
    const other = (1 - (world & 1)) * cells.bands + (band[world]! >> cells.joins);
    gains[i] = worth[world * options + choice[other]!]! - worth[world * options + chosen]!;
  }
  return { value: rule.gain / order.length, mcse: standardError(momentsOf(gains)) };
}

/** The band of a world that is in none. */
const NONE = 0xffff;

/** By world, its band: so many of equal frequency, equal values together; with 0 a band for each value. */
function bandNumbers(order: Uint32Array, values: Float64Array, count: number): Uint16Array {
  const band = new Uint16Array(values.length).fill(NONE);
  let now = 0;
  let last = Number.NaN;
  for (let i = 0; i < order.length; i++) {
    const world = order[i]!;
    const value = values[world]!;
    if (i > 0 && value !== last) {
      now = count === 0 ? now + 1 : Math.max(now, Math.floor((i * count) / order.length));
    }
    band[world] = now;
    last = value;
  }
  return band;
}

/** Sums of each option's worth over the worlds of a half and a band: cell `half * bands + band`, then the option. */
interface Cells {
  readonly bands: number;
  /** How often neighbours have been joined. */
  readonly joins: number;
  readonly options: number;
  readonly sums: Float64Array;
  readonly counts: Float64Array;
}

function cellsOf({ worth, options }: Contest, band: Uint16Array): Cells {
  let bands = 1;
  for (let world = 0; world < band.length; world++) {
    const one = band[world]!;
    if (one !== NONE && one >= bands) bands = one + 1;
  }
  const sums = new Float64Array(2 * bands * options);
  const counts = new Float64Array(2 * bands);
  for (let world = 0, from = 0; world < band.length; world++, from += options) {
    const one = band[world]!;
    if (one === NONE) continue;
    const cell = (world & 1) * bands + one;
    counts[cell]! += 1;
    const at = cell * options;
    let option = 0;
    // Two at a time: the loop is short, and what it is made of weighs as much as what it does.
    for (; option + 1 < options; option += 2) {
      sums[at + option]! += worth[from + option]!;
      sums[at + option + 1]! += worth[from + option + 1]!;
    }
    if (option < options) sums[at + option]! += worth[from + option]!;
  }
  return { bands, joins: 0, options, sums, counts };
}

/** The same with neighbouring bands joined in pairs. */
function joined({ bands, joins, options, sums, counts }: Cells): Cells {
  const half = Math.ceil(bands / 2);
  const joint = { sums: new Float64Array(2 * half * options), counts: new Float64Array(2 * half) };
  for (let cell = 0; cell < 2 * bands; cell++) {
    const to = (cell < bands ? 0 : half) + ((cell < bands ? cell : cell - bands) >> 1);
    joint.counts[to]! += counts[cell]!;
    for (let option = 0; option < options; option++) {
      joint.sums[to * options + option]! += sums[cell * options + option]!;
    }
  }
  return { bands: half, joins: joins + 1, options, ...joint };
}

/** The option chosen in each cell by what is known of it, and what that gains in the same band of the other half, in all. */
function ruleOf(
  cells: Cells,
  chosen: number,
): { readonly cells: Cells; readonly choice: Uint8Array; readonly gain: number } {
  const { bands, options, sums, counts } = cells;
  const choice = new Uint8Array(2 * bands).fill(chosen);
  let gain = 0;
  for (let cell = 0; cell < 2 * bands; cell++) {
    const at = cell * options;
    for (let option = 0; option < options; option++) {
      if (counts[cell] !== 0 && sums[at + option]! > sums[at + choice[cell]!]!) choice[cell] = option;
    }
    const other = (cell < bands ? cell + bands : cell - bands) * options;
    gain += sums[other + choice[cell]!]! - sums[other + chosen]!;
  }
  return { cells, choice, gain };
}
