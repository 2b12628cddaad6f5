import { betaI } from '../../math/incomplete-beta.ts';
import type { Ranked } from '../input.ts';
import { type Box, fitOf, withoutLimit } from './box.ts';

/**
 * How likely at least so many worlds of interest would be in a box if what it asks of one input were of no matter: the
 * upper tail of the binomial law with the density of the box without that limit. Not a p-value, because the limit was
 * chosen on the same worlds (B. P. Bryant and R. J. Lempert, "Thinking inside the box: a participatory, computer-assisted
 * approach to scenario discovery", Technological Forecasting and Social Change 77, 2010, section 2.3).
 */
export function quasiP(box: Box, input: number, inputs: readonly Ranked[], interest: Float64Array): number {
  const { worlds, interesting } = fitOf(box, inputs, interest);
  const { density } = fitOf(withoutLimit(box, input), inputs, interest);
  return atLeast(interesting, worlds, density);
}

/** The chance of k successes or more in n trials, each with chance p (DLMF 8.17.5). */
function atLeast(k: number, n: number, p: number): number {
  if (k <= 0) return 1;
  return betaI(k, n - k + 1, p);
}
