import { type Criterion, valuesIn } from './criterion.ts';

/** By world, of those named, what the best option of that world is worth. */
export function bestWorths({ worth }: Criterion, among: Uint32Array): Float64Array {
  const most = new Float64Array(among.length).fill(Number.NEGATIVE_INFINITY);
  for (const column of worth) {
    const own = valuesIn(column, among);
    for (let i = 0; i < most.length; i++) if (own[i]! > most[i]!) most[i] = own[i]!;
  }
  return most;
}

/** The mean worth of each option over some worlds. */
export function meanWorths({ worth }: Criterion, among: Uint32Array): number[] {
  return worth.map((column) => {
    const own = valuesIn(column, among);
    let sum = 0;
    for (let i = 0; i < own.length; i++) sum += own[i]!;
    return sum / own.length;
  });
}
