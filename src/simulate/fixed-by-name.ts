import type { Model } from '../model/model.ts';
import { fixedValues } from '../reference/fixed.ts';
import { columnName } from './column-name.ts';

/** What is the same in all worlds, by `name` or `name[row]`. */
export function fixedByName(model: Model): ReadonlyMap<string, number> {
  const fixed = fixedValues(model);
  if ('diagnostic' in fixed) throw new Error(fixed.diagnostic.message);
  const byName = new Map<string, number>();
  for (const [definition, { size }] of model.definitions.entries()) {
    for (let row = 0; row < size; row++) {
      const value = fixed.at(definition, row);
      if (value !== undefined) byName.set(columnName(model, { definition, row }), value);
    }
  }
  return byName;
}
