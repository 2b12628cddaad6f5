import { runMeant } from '../model/before-evidence.ts';
import type { Expr } from '../model/expression.ts';
import type { Model } from '../model/model.ts';
import { parts } from '../model/parts.ts';

/** A column that claims or checks read world by world. */
export interface NeededColumn {
  /** Absent for the base model. */
  readonly variant?: string;
  /** Absent for what is fixed in a world. */
  readonly option?: number;
  readonly definition: number;
  readonly row: number;
}

/**
 * The columns that the claims and the checks across options may read, each once: which outcome rows of which options and
 * variants, and which rows of what is fixed in a world. Where a formula chooses the row or the option, all are needed.
 */
export function neededColumns(model: Model): NeededColumn[] {
  const found = new Map<string, NeededColumn>();
  const visit = (expr: Expr, variant: string | undefined): void => {
    if (expr.op === 'outcome' || expr.op === 'world' || expr.op === 'read') {
      const { definition } = expr;
      const named = runMeant(expr.op === 'read' ? undefined : expr.variant, variant);
      for (const row of rowsOf(expr.rows, definition, model)) {
        for (const option of expr.op === 'outcome' ? optionsOf(expr.option, model) : [undefined]) {
          found.set(`${named ?? ''} ${option ?? ''} ${definition} ${row}`, {
            ...(named === undefined ? {} : { variant: named }),
            ...(option === undefined ? {} : { option }),
            definition,
            row,
          });
        }
      }
    }
    for (const child of parts(expr)) visit(child, variant);
  };
  for (const claim of model.claims) {
    for (const variant of [undefined, ...claim.without]) {
      for (const expr of [claim.holds, claim.given]) if (expr !== undefined) visit(expr, variant);
    }
  }
  for (const check of model.checks) if (check.kind !== 'path') visit(check.holds, undefined);
  return [...found.values()];
}

function optionsOf(option: Expr, model: Model): readonly number[] {
  return option.op === 'constant' ? [option.value] : model.options.map((_, number) => number);
}

/** The rows that a read may pick, the last table fastest. */
function rowsOf(picked: readonly Expr[], definition: number, model: Model): readonly number[] {
  const over = model.definitions[definition]?.over ?? [];
  return over.reduce<readonly number[]>(
    (rows, table, place) => {
      const { length } = model.tables[table]?.rows ?? [];
      const pick = picked[place];
      const chosen = pick?.op === 'constant' ? [pick.value] : Array.from({ length }, (_, row) => row);
      return rows.flatMap((row) => chosen.map((next) => row * length + next));
    },
    [0],
  );
}
