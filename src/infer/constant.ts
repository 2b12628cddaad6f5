import type { Model } from '../model/model.ts';
import { fixedValues } from '../reference/fixed.ts';
import { dataOf } from './data.ts';

/** An observation whose measured rows are all the same. */
export interface Constant {
  readonly id: string;
  readonly count: number;
  /** In base units. */
  readonly value: number;
  readonly span: Model['observations'][number]['span'];
}

/** So few that agree may do so by chance of rounding. */
const SEVERAL = 3;

/** The first observation of measured numbers of which all rows are the same; classes, and yes and no, are so for good reason. */
export function constantIn(model: Model): Constant | undefined {
  const fixed = fixedValues(model);
  if ('diagnostic' in fixed) return undefined;
  for (const { id, definition: number, span } of model.observations) {
    const definition = model.definitions[number]!;
    const data = dataOf(definition);
    if (data === undefined || model.definitions[data]?.type.kind !== 'number') continue;
    const seen = Array.from({ length: definition.size }, (_, row) => fixed.at(data, row)).filter(
      (value): value is number => value !== undefined && Number.isFinite(value),
    );
    const [value] = seen;
    if (value === undefined || seen.length < SEVERAL) continue;
    if (seen.every((one) => one === value)) return { id, count: seen.length, value, span };
  }
  return undefined;
}
