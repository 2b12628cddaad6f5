import type { Played } from '../kernel/kernel.ts';
import { exp } from '../math/exp.ts';
import type { Weighed } from './weighed.ts';

/** Of each row of an observation the mean chance (or density) over the worlds played; undefined where it was not observed. */
export function meanChances(
  { model, path }: Weighed,
  { worlds, outcomes, count }: Played,
  definition: number,
): (number | undefined)[] {
  const block = path ? outcomes[0]! : worlds;
  const numbers = path
    ? model.outcomes
    : model.worldOrder.filter((number) => model.definitions[number]?.reach === 'world');
  let column = 0;
  for (const number of numbers) {
    if (number === definition) break;
    column += model.definitions[number]?.size ?? 0;
  }
  if (!numbers.includes(definition)) return [];
  return Array.from({ length: model.definitions[definition]?.size ?? 0 }, (_, row) => {
    const values = block.subarray((column + row) * count, (column + row + 1) * count);
    if (values.some(Number.isNaN)) return undefined;
    return values.reduce((sum, value) => sum + exp(value), 0) / count;
  });
}
