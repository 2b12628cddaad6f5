import type { Model } from '../model/model.ts';
import type { Fixed } from '../reference/fixed.ts';

/** What stands in a row of a fixed column, in words; of a column of links the rows that it names. Undefined where nothing does. */
export function cellText(
  model: Model,
  number: number | undefined,
  row: number,
  fixed: Fixed,
): string | undefined {
  const definition = number === undefined ? undefined : model.definitions[number];
  if (number === undefined || definition === undefined) return undefined;
  const { type, unit, over } = definition;
  if (type.kind === 'truth' && over.length > 1) {
    const others = model.tables[over[1]!]?.rows ?? [];
    const named = others.flatMap(({ label, title = label }, other) =>
      fixed.at(number, row * others.length + other) === 1 ? [title] : [],
    );
    return named.length === 0 ? undefined : named.join('; ');
  }
  const value = fixed.at(number, row);
  if (value === undefined || Number.isNaN(value)) return undefined;
  if (type.kind === 'truth') return value === 1 ? 'yes' : 'no';
  if (type.kind === 'label') {
    const found = model.tables[type.table]?.rows[value];
    return found?.title ?? found?.label;
  }
  return type.kind === 'number' ? String(Number((value / unit.scale).toPrecision(6))) : undefined;
}
