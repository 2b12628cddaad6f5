import type { Place } from '../altered.ts';
import type { Ask } from './ask.ts';
import type { MoveTaught } from './facts.ts';

/** Own moves, with the rows that each drew. A column over the table and another links a row to several. */
export function movesOf(ask: Ask): Omit<MoveTaught, 'left' | 'came'>[] {
  return ask.model.observations.flatMap(({ move }, observation) =>
    move === undefined ? [] : partsBy(ask, observation, move),
  );
}

/** The observed rows of a piece of evidence by the value of a fixed column. */
export function partsBy(
  { model, ours }: Ask,
  observation: number,
  column: number,
): { readonly definition: number; readonly value: number; readonly rows: readonly Place[] }[] {
  const { body, over, size } = model.definitions[column]!;
  const width = over.length > 1 ? (model.tables[over[1]!]?.rows.length ?? 1) : 0;
  const cell = (at: number): number => {
    const expr = body.kind === 'same' ? body.expr : body.exprs[at];
    return expr?.op === 'constant' ? expr.value : Number.NaN;
  };
  const parts = new Map<number, Place[]>();
  for (const place of ours.rows.filter((one) => one.observation === observation)) {
    const values =
      width > 0
        ? Array.from({ length: width }, (_, value) => value).filter(
            (value) => place.row * width + value < size && cell(place.row * width + value) === 1,
          )
        : [cell(place.row)].filter((value) => !Number.isNaN(value));
    for (const value of values) {
      const own = parts.get(value) ?? [];
      own.push({ observation, row: place.row });
      parts.set(value, own);
    }
  }
  return [...parts].sort(([a], [b]) => a - b).map(([value, rows]) => ({ definition: column, value, rows }));
}
