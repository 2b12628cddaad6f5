import { expSum } from './exp-sum.ts';

/** e^x. exp(−∞) = 0, exp(∞) = ∞, exp(NaN) = NaN; results below 2^-1022 are rounded gradually. */
export function exp(x: number): number {
  return expSum(x, 0);
}
