import type { Column } from '../kernel/kernel.ts';
import type { Model } from '../model/model.ts';
import { rowName } from '../model/row-name.ts';

/** `name`, `name[row]` or `name[row,row]`. */
export function columnName(model: Model, { definition, row }: Column): string {
  const found = model.definitions[definition];
  if (found === undefined) throw new Error(`the model has no definition ${definition}`);
  return rowName(found, model.tables, row);
}
