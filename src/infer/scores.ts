import { log } from '../math/log.ts';
import { drawStream, fillUniforms } from '../random/draw.ts';
import type { CalibrationFacts } from '../result/backtest.ts';

/** One forecast and what came: the chance given to each class (of a yes or no to no and yes), and the class seen. */
export interface Forecast {
  readonly chances: readonly number[];
  readonly seen: number;
}

/** No chance counts as smaller, so that one sure mistake does not make a score infinite. */
const LEAST_CHANCE = 1e-6;

/**
 * The Brier score of one forecast: of two classes the squared error of the chance of the second, of more the sum of squared errors
 * over classes (G. W. Brier, Monthly Weather Review 78, 1950). 0 is perfect.
 */
export function brierScore({ chances, seen }: Forecast): number {
  if (chances.length === 2) return (chances[1]! - seen) ** 2;
  return chances.reduce((sum, chance, row) => sum + (chance - (row === seen ? 1 : 0)) ** 2, 0);
}

/** The logarithmic score, in nats: less is better, 0 is perfect (I. J. Good, J. R. Stat. Soc. B 14, 1952). */
export function logScore({ chances, seen }: Forecast): number {
  return -log(Math.max(LEAST_CHANCE, chances[seen]!));
}

export interface MeanScore {
  readonly mean: number;
  /** Standard error, from resampling the forecasts. */
  readonly error: number;
}

/** Resamples of the rows. */
const RESAMPLES = 2000;

/** The mean of some scores and its bootstrap standard error (B. Efron, Ann. Stat. 7, 1979). The same seed gives the same bits. */
export function bootstrapped(scores: readonly number[], seed: number): MeanScore {
  const count = scores.length;
  const stream = drawStream(seed, 'scores:resample');
  const uniforms = new Float64Array(count);
  const means = new Float64Array(RESAMPLES);
  for (let resample = 0; resample < RESAMPLES; resample++) {
    fillUniforms(stream, 0, resample, uniforms);
    let sum = 0;
    for (const uniform of uniforms) sum += scores[Math.min(count - 1, Math.floor(uniform * count))]!;
    means[resample] = sum / count;
  }
  const centre = means.reduce((sum, one) => sum + one, 0) / RESAMPLES;
  const squares = means.reduce((sum, one) => sum + (one - centre) ** 2, 0);
  return {
    mean: scores.reduce((sum, one) => sum + one, 0) / count,
    error: Math.sqrt(squares / (RESAMPLES - 1)),
  };
}

const BINS = 10;
const Z90 = 1.6448536269514722;

/**
 * The calibration curve of chances of a yes or no, in ten bins of equal width; empty ones are left out. Intervals: E. B. Wilson, J. Am.
 * Stat. Assoc. 22, 1927.
 */
export function calibration(
  events: readonly { readonly chance: number; readonly came: boolean }[],
): CalibrationFacts[] {
  return Array.from({ length: BINS }, (_, bin) => {
    const own = events.filter(({ chance }) => Math.min(BINS - 1, Math.floor(chance * BINS)) === bin);
    const n = own.length;
    const observed = own.filter(({ came }) => came).length / n;
    const centre = (observed + (Z90 * Z90) / (2 * n)) / (1 + (Z90 * Z90) / n);
    const half =
      (Z90 / (1 + (Z90 * Z90) / n)) * Math.sqrt((observed * (1 - observed)) / n + (Z90 * Z90) / (4 * n * n));
    return {
      low: bin / BINS,
      high: (bin + 1) / BINS,
      n,
      forecast: own.reduce((sum, { chance }) => sum + chance, 0) / n,
      observed,
      // Where none came, or all, the bound is the end itself, which rounding misses.
      observed_low: observed === 0 ? 0 : centre - half,
      observed_high: observed === 1 ? 1 : centre + half,
    };
  }).filter(({ n }) => n > 0);
}
