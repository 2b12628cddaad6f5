import type { Expr } from '../../model/expression.ts';
import type { Clock } from '../../model/model.ts';
import { evaluate } from './constant.ts';

/** The value of an expression in one period, if only the clock moves it. */
export function atPeriod(expr: Expr, clock: Clock, period: number): number | undefined {
  switch (expr.op) {
    case 'constant':
      return expr.value;
    case 'timed':
      return expr.values[period];
    case 'clock':
      if (expr.what === 'now') return clock.starts[period];
      return expr.what === 'elapsed' ? period * clock.length : clock.length;
    case 'apply': {
      const args = expr.args.map((arg) => atPeriod(arg, clock, period));
      const known = args.filter((arg) => arg !== undefined);
      return known.length === args.length ? evaluate(expr.fn, known) : undefined;
    }
    default:
      return undefined;
  }
}
