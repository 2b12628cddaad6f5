import { exp } from './exp.ts';

/** 1 / (1 + e^−x), with full relative precision in the lower tail. logistic(−∞) = 0, logistic(∞) = 1. */
export function logistic(x: number): number {
  const z = exp(-Math.abs(x));
  return (x < 0 ? z : 1) / (1 + z);
}
