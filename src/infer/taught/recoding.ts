import { essential } from '../../model/essential.ts';
import type { Model } from '../../model/model.ts';
import { type Place, recoded } from '../altered.ts';

/** The model with one row coded otherwise; undefined where that changes nothing. */
export function recodedRow(model: Model, { observation, row }: Place): Model | undefined {
  const other = recoded(model, observation, row);
  if (other === undefined) return undefined;
  return differs(model, observation, row) ? other : undefined;
}

/** Whether there is another coding of a row, as far as the data tell. */
export function differs(model: Model, observation: number, row: number): boolean {
  const { instead, definition } = model.observations[observation]!;
  if (instead === undefined) return false;
  const [own, other] = [model.definitions[definition]!, model.definitions[instead]!].map(({ body }) =>
    body.kind === 'same' ? body.expr : body.exprs[row],
  );
  return (
    otherData(model, instead, row) !== undefined &&
    JSON.stringify(own, essential) !== JSON.stringify(other, essential)
  );
}

/** The value of the other coding of a row, where it is a plain cell. */
function otherData(model: Model, instead: number, row: number): number | undefined {
  const { body } = model.definitions[instead]!;
  const expr = body.kind === 'same' ? body.expr : body.exprs[row]!;
  let value: number | undefined;
  const look = (part: typeof expr): void => {
    if (part.op === 'density' && part.of.op === 'apply' && part.of.fn === 'otherwise') {
      const [first] = part.of.args;
      if (first?.op === 'read') {
        const cells = model.definitions[first.definition]!.body;
        const cell = cells.kind === 'each' ? cells.exprs[row] : cells.expr;
        if (cell?.op === 'constant' && !Number.isNaN(cell.value)) value = cell.value;
      }
    }
    if (part.op === 'blend') part.densities.forEach(look);
    if (part.op === 'if') {
      look(part.then);
      look(part.else);
    }
  };
  look(expr);
  return value;
}
