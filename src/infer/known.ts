import type { Fault } from '../kernel/kernel.ts';
import type { Expr } from '../model/expression.ts';
import type { Model } from '../model/model.ts';
import { fixedValues } from '../reference/fixed.ts';

/**
 * The model with nothing observed that became known after a date: such rows are missing, and so say nothing. Rows of evidence that
 * does not say when they became known all count.
 *
 * @param date days since 1970-01-01
 */
export function knownBy(model: Model, date: number): Model | Fault {
  if (model.observations.every(({ knownOn }) => knownOn === undefined)) return model;
  const fixed = fixedValues(model);
  if ('diagnostic' in fixed) return fixed;
  const definitions = [...model.definitions];
  for (const { definition: number, knownOn } of model.observations) {
    const definition = definitions[number];
    if (definition === undefined || knownOn === undefined) continue;
    const { body, size } = definition;
    const exprs = Array.from({ length: size }, (_, row): Expr => {
      // A row of unknown date is not known to have been known.
      const known = (fixed.at(knownOn, row) ?? Number.NaN) <= date;
      if (!known) return { op: 'constant', value: Number.NaN };
      return body.kind === 'same' ? body.expr : body.exprs[row]!;
    });
    if (exprs.every((expr) => body.kind === 'same' && expr === body.expr)) continue;
    definitions[number] = { ...definition, body: { kind: 'each', exprs }, mayBeMissing: true };
  }
  return { ...model, definitions };
}
