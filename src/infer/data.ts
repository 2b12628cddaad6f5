import type { Expr } from '../model/expression.ts';
import type { Body, Definition } from '../model/model.ts';
import { expressionsOf, visitExpression } from '../model/parts.ts';

/** The definition that holds what was observed, where the data are its rows as they stand; undefined where they are computed. */
export function dataOf({ body }: Definition): number | undefined {
  let data: Expr | undefined;
  for (const expr of expressionsOf(body)) {
    visitExpression(expr, (part) => {
      if (part.op === 'density') data ??= part.of;
    });
  }
  if (data?.op !== 'read') return undefined;
  return data.rows.every((row, slot) => row.op === 'row' && row.slot === slot) ? data.definition : undefined;
}

/** An observation as if this value had been seen in every row. */
export function asIfSeen(body: Body, value: number): Body {
  return body.kind === 'same'
    ? { kind: 'same', expr: seen(body.expr, value) }
    : { kind: 'each', exprs: body.exprs.map((expr) => seen(expr, value)) };
}

/** The value takes the place of the data; what chooses rows, and the law, stay. */
function seen(expr: Expr, value: number): Expr {
  if (expr.op === 'density') return { ...expr, of: { op: 'constant', value } };
  if (expr.op === 'blend') return { ...expr, densities: expr.densities.map((one) => seen(one, value)) };
  if (expr.op === 'if') return { ...expr, then: seen(expr.then, value), else: seen(expr.else, value) };
  return expr;
}
