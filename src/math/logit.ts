import { log } from './log.ts';
import { log1p } from './log1p.ts';

/** log(p / (1 − p)), the inverse of `logistic`. −∞ at 0, ∞ at 1, NaN outside [0, 1]. Around ½ it keeps its relative precision. */
export function logit(p: number): number {
  const central = p > 0.25 && p < 0.75;
  return central ? log1p((2 * p - 1) / (1 - p)) : log(p / (1 - p));
}
