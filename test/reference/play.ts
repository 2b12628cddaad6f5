import type { Played } from '../../src/kernel/kernel.ts';
import type { Model } from '../../src/model/model.ts';
import { referenceKernel } from '../../src/reference/kernel.ts';

export const SEED = 20240701;

/** Plays worlds 0, 1, … under all options and throws on a fault. */
export function played(model: Model, count = 1, first = 0): Played {
  const options = model.options.map((_, option) => option);
  const result = referenceKernel(model).play({ seed: SEED, first, count, options });
  if ('diagnostic' in result) throw new Error(result.diagnostic.message);
  return result;
}

/** The message of the fault that playing comes to, with its code. */
export function fault(model: Model, count = 1, first = 0): string {
  const options = model.options.map((_, option) => option);
  const result = referenceKernel(model).play({ seed: SEED, first, count, options });
  return 'diagnostic' in result ? `${result.diagnostic.code}: ${result.diagnostic.message}` : 'no fault';
}

/** One outcome in all worlds played; `index` counts the rows of outcomes in their order. */
export function outcome(result: Played, index = 0, option = 0): Float64Array {
  const block = result.outcomes[option];
  if (block === undefined) throw new Error(`option ${option} was not played`);
  return block.subarray(index * result.count, (index + 1) * result.count);
}

/** A fan of a play of one world, by period. */
export function path(result: Played, index: number, periods: number, option = 0): number[] {
  return [...(result.fans[option] ?? [])].slice(index * periods, (index + 1) * periods);
}
