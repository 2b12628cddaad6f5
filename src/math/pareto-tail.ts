import { exp } from './exp.ts';
import { log } from './log.ts';
import { log1p } from './log1p.ts';

/** A generalised Pareto law of what lies above a threshold: the shape k (above 0 heavy, from 1 on without a mean) and the scale. */
export interface ParetoTail {
  readonly shape: number;
  readonly scale: number;
}

/** The prior guess at the quartile's place and how many values of θ are weighed, as in the paper. */
const PRIOR = 3;
const LEAST_VALUES = 30;

/**
 * Fits a generalised Pareto law to exceedances, by the weighed mean over a grid of θ = −k/σ (J. Zhang, M. A. Stephens, "A new and
 * efficient estimation method for the generalized Pareto distribution", Technometrics 51, 2009, equations 2.2 to 2.4, the sign of k turned).
 * Deterministic; undefined where the exceedances do not differ.
 *
 * @param ascending above 0, in ascending order, at least five
 */
export function paretoTail(ascending: Float64Array): ParetoTail | undefined {
  const count = ascending.length;
  const largest = ascending[count - 1] ?? 0;
  const quartile = ascending[Math.floor(count / 4 + 0.5) - 1] ?? 0;
  if (count < 5 || !(quartile > 0) || !(largest > ascending[0]!)) return undefined;
  const values = LEAST_VALUES + Math.floor(Math.sqrt(count));
  const shapeAt = (theta: number): number => {
    let sum = 0;
    for (const x of ascending) sum += log1p(-theta * x);
    return sum / count;
  };
  const thetas: number[] = [];
  const heights: number[] = [];
  for (let j = 1; j <= values; j++) {
    const theta = 1 / largest + (1 - Math.sqrt(values / (j - 0.5))) / (PRIOR * quartile);
    const shape = shapeAt(theta);
    thetas.push(theta);
    heights.push(count * (log(-theta / shape) - shape - 1));
  }
  const highest = Math.max(...heights);
  let [sum, total] = [0, 0];
  thetas.forEach((theta, index) => {
    const weight = exp(heights[index]! - highest);
    sum += weight * theta;
    total += weight;
  });
  const theta = sum / total;
  const shape = shapeAt(theta);
  return { shape, scale: -shape / theta };
}

/** The value below which this share of a generalised Pareto law lies. */
export function paretoQuantile({ shape, scale }: ParetoTail, share: number): number {
  const rest = log1p(-share);
  return shape === 0 ? -scale * rest : (scale * (exp(-shape * rest) - 1)) / shape;
}
