import type { Expr } from '../../model/expression.ts';
import type { Node } from '../../syntax/expression.ts';
import { dateText } from '../calendar.ts';
import type { Symbol as Quantity } from '../scope.ts';
import { atPeriod } from './at-period.ts';
import { type Context, refuse, tableName } from './context.ts';
import { constant, constantOf, type Found } from './found.ts';

/**
 * Whether a formula gives a date, as far as that shows without elaborating it: what stands in brackets behind a quantity
 * over a series then picks the last row dated at or before it.
 */
export function isDateful(node: Node, context: Context): boolean {
  const inner = (part: Node | undefined): boolean => part !== undefined && isDateful(part, context);
  switch (node.kind) {
    case 'date':
      return true;
    case 'name':
      return DATES.has(node.name) || ofSymbol(node.name, context);
    case 'pick':
      return node.of.kind === 'name' && ofSymbol(node.of.name, context);
    case 'binary':
      if (node.operator === '-') return inner(node.left) && !inner(node.right);
      return (
        (node.operator === '+' || node.operator === 'otherwise') && (inner(node.left) || inner(node.right))
      );
    case 'if':
      return inner(node.then) || inner(node.else);
    case 'fold':
      return (node.how === 'min' || node.how === 'max') && inner(node.of);
    case 'call':
      return CARRYING.has(node.name) && (inner(node.args[0]) || inner(node.args[node.args.length - 1]));
    default:
      return false;
  }
}

/** Words of the clock that are dates, and functions whose value is one where their first or last argument is. */
const DATES: ReadonlySet<string> = new Set(['now', 'start', 'finish', 'as_of']);
const CARRYING: ReadonlySet<string> = new Set(['min', 'max', 'clamp', 'highest', 'lowest', 'before']);

function ofSymbol(name: string, { scope }: Context): boolean {
  return scope.symbol(name)?.type()?.kind === 'date';
}

/**
 * The last row of a series dated at or before a date; missing where there is none. A date that only the clock moves is
 * looked up for all periods here; for any other the rows are searched when the formula is evaluated.
 */
export function rowAt(node: Node, dates: Quantity, table: number, context: Context): Found | undefined {
  const { scope, session } = context;
  const slot = context.rows.length;
  session.deepest = Math.max(session.deepest, slot + 1);
  // The search binds a slot around the date; no name reaches it.
  const rows = [...context.rows, { name: '', table: -1, slot }];
  const at = context.visit(node, { ...context, rows, inFold: true });
  const known = dates.constants();
  if (at === undefined || known === undefined) return undefined;
  const type = { kind: 'label', table } as const;
  const day = constantOf(at);
  if (day !== undefined) {
    const row = lastUpTo(day, known);
    if (!Number.isNaN(row) || Number.isNaN(day)) return constant(row, type, node.span);
    const fields = { date: dateText(day), first: dateText(known[0] ?? 0), table: tableName(scope, table) };
    return refuse(context, 'series-before', fields, node.span);
  }
  const days = scope.clock.starts.map((_, period) => atPeriod(at.expr, scope.clock, period));
  if (days.every((one) => one !== undefined)) {
    const values = days.map((one) => lastUpTo(one, known));
    return {
      ...constant(0, type, node.span),
      expr: { op: 'timed', values },
      reach: 'period',
      mayBeMissing: values.some(Number.isNaN),
    };
  }
  const { span } = node;
  const date: Expr = { op: 'read', definition: dates.definition, rows: [{ op: 'row', slot }], span };
  const where: Expr = { op: 'apply', fn: 'less_equal', args: [date, at.expr], span };
  return {
    ...at,
    expr: { op: 'fold', how: 'argmax', table, slot, where, of: date },
    type,
    span,
    mayBeMissing: true,
    mayBeInfinite: false,
  };
}

function lastUpTo(day: number, dates: readonly number[]): number {
  const row = dates.findLastIndex((date) => date <= day);
  return row < 0 || Number.isNaN(day) ? Number.NaN : row;
}
