import { momentsOf, standardError } from '../../math/moments.ts';
import { type Criterion, comparable } from '../choice/criterion.ts';
import type { Ranked } from '../input.ts';
import { bestOnAverage, type Worth } from './perfect.ts';

/** Bands of an input in which one may choose differently; the finest of these that pays on other worlds is taken. */
const BANDS = [2, 4, 8, 16, 32, 64] as const;
/** A band has at least this many worlds on each side. */
const LEAST_WORLDS = 10;

/**
 * The expected value of partial perfect information about one input: how much more one could have, on average, by
 * choosing the option after the input has become known. The rule "in this band of the input the option whose mean is
 * highest there" is made on every other world and its gain taken on the worlds between, and the other way round, so that the
 * estimate is not raised by the search for the best option, as that from a regression is (M. Strong, J. E. Oakley and A. Brennan,
 * "Estimating multiparameter partial expected value of perfect information", Medical Decision Making 34, 2014, on
 * regression and on that bias); finer bands are taken while they pay. What the value of the best possible rule exceeds that of a
 * rule of bands by is not counted, so it errs on the low side.
 */
export function partialInformation(criterion: Criterion, input: Ranked): Worth {
  const worlds = comparable(criterion);
  const chosen = bestOnAverage(criterion, worlds);
  const among = new Uint8Array(input.values.length);
  for (const world of worlds) among[world] = 1;
  const order = input.order.filter((world) => among[world] === 1);
  const categorical = input.kind === 'truth' || input.kind === 'label';
  const most = categorical ? 1 : Math.floor(order.length / (2 * LEAST_WORLDS));
  const tried = categorical ? [0] : BANDS.filter((count) => count <= most);
  let best: Worth = { value: 0, mcse: 0 };
  for (const count of tried) {
    const band = bandNumbers(order, input.values, count);
    const gains = gainsOf(criterion, order, band, chosen);
    const moments = momentsOf(gains);
    const mcse = standardError(moments);
    if (moments.mean > best.value) best = { value: moments.mean, mcse };
  }
  return best;
}

/** By place in the order, the band: so many of equal frequency, equal values together; with 0 a band for each value. */
function bandNumbers(order: Uint32Array, values: Float64Array, count: number): Uint16Array {
  const band = new Uint16Array(order.length);
  let now = 0;
  for (let i = 1; i < order.length; i++) {
    if (values[order[i]!] !== values[order[i - 1]!]) {
      now = count === 0 ? now + 1 : Math.max(now, Math.floor((i * count) / order.length));
    }
    band[i] = now;
  }
  return band;
}

/** In each world what the rule made on the other half gains over the chosen option; 0 where its band is empty there. */
function gainsOf({ worth }: Criterion, order: Uint32Array, band: Uint16Array, chosen: number): Float64Array {
  const bands = (band.at(-1) ?? 0) + 1;
  const options = worth.length;
  // Sums over the worlds of each half and band, option by option.
  const sums = new Float64Array(2 * bands * options);
  const counts = new Float64Array(2 * bands);
  for (let i = 0; i < order.length; i++) counts[(order[i]! & 1) * bands + band[i]!]! += 1;
  for (let option = 0; option < options; option++) {
    const column = worth[option]!;
    for (let i = 0; i < order.length; i++) {
      const world = order[i]!;
      sums[((world & 1) * bands + band[i]!) * options + option]! += column[world]!;
    }
  }
  const rule = new Uint8Array(2 * bands);
  for (let cell = 0; cell < 2 * bands; cell++) {
    let best = chosen;
    for (let option = 0; option < options; option++) {
      if (counts[cell] !== 0 && sums[cell * options + option]! > sums[cell * options + best]!) best = option;
    }
    rule[cell] = best;
  }
  return Float64Array.from(order, (world, i) => {
    const other = (1 - (world & 1)) * bands + band[i]!;
    return worth[rule[other]!]![world]! - worth[chosen]![world]!;
  });
}
