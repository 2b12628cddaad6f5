import type { DateNode, NameNode, Node, PickNode } from '../../syntax/expression.ts';
import type { Symbol as Quantity } from '../scope.ts';
import { type Axis, assignBrackets } from './brackets.ts';
import { clockWords } from './clock.ts';
import { type Context, refuse, rowNamed, tableName } from './context.ts';
import { currentRow } from './current-row.ts';
import { inRecord } from './dated.ts';
import { constant, type Found } from './found.ts';
import { read, type Where } from './read.ts';
import { isDateful, rowAt } from './series.ts';
import { unknownName } from './unknown.ts';

/** `x[row, …]`: a quantity at the rows picked, and at the bound rows of the tables that no bracket names. */
export function visitPick(node: PickNode, context: Context): Found | undefined {
  const { of, rows } = node;
  if (of.kind !== 'name') return refuse(context, 'pick-of-formula', {}, of.span);
  const symbol = context.scope.symbol(of.name);
  if (symbol === undefined) {
    const word = rowNamed(context, of.name) !== undefined || clockWords.has(of.name);
    if (word || context.scope.unit(of.name) !== undefined)
      return refuse(context, 'rows-none', { name: of.name }, of.span);
    return unknownName(of.name, of.span, context);
  }
  // A date picks a row of a series; elsewhere it says which record is meant.
  const inSeries = symbol.over.some((table) => context.scope.dated(table) !== undefined);
  const dates = inSeries ? [] : rows.filter((row) => row.kind === 'date');
  const brackets = inSeries ? rows : rows.filter((row) => row.kind !== 'date');
  const [date, second] = dates;
  if (date === undefined) return readPicked(symbol, brackets, node, context);
  if (second !== undefined) return refuse(context, 'dates-twice', {}, second.span);
  return readDated(symbol, brackets, date, node, context);
}

/** A quantity named without brackets: at the rows bound here. */
export function readHere(symbol: Quantity, node: NameNode, context: Context): Found | undefined {
  return readPicked(symbol, [], node, context);
}

/** Where a quantity is read that has one row. */
const ALONE: Where = { rows: [] };

function readDated(
  symbol: Quantity,
  brackets: readonly Node[],
  date: DateNode,
  node: PickNode,
  context: Context,
): Found | undefined {
  const { role } = context.place;
  const readable =
    (role === 'outcome' || role === 'check' || role === 'observation') && symbol.role !== 'outcome';
  if (!readable) return refuse(context, 'date-pick-misplaced', { name: symbol.name }, date.span);
  if (context.lookBack !== undefined) {
    return refuse(context, 'date-pick-in-look-back', { name: context.lookBack }, date.span);
  }
  const found = readPicked(symbol, brackets, node, context);
  return found === undefined ? undefined : inRecord(found, date, context);
}

function readPicked(
  symbol: Quantity,
  brackets: readonly Node[],
  node: Node,
  context: Context,
): Found | undefined {
  const inClaim = context.place.role === 'claim';
  if (!inClaim && brackets.length === 0 && symbol.over.length === 0)
    return read(symbol, ALONE, node.span, context);
  const options = inClaim && symbol.role === 'outcome' ? context.scope.table('option') : undefined;
  const tables = options === undefined ? symbol.over : [...symbol.over, options];
  const axes: Axis[] = inClaim ? [...tables, 'variant'] : [...tables];
  const assigned = assignBrackets(brackets, axes, symbol, context);
  if (assigned === undefined) return undefined;
  const rows = tables.map((table, axis) => {
    const bracket = brackets[assigned.indexOf(axis)];
    return bracket === undefined
      ? implicitRow(table, table === options && axis === symbol.over.length, symbol, node, context)
      : rowPicked(bracket, table, context);
  });
  const whole = rows.filter((row) => row !== undefined);
  if (whole.length < rows.length) return undefined;
  const option = options === undefined ? undefined : whole.at(-1);
  const variant = brackets[assigned.indexOf(tables.length)];
  return read(
    symbol,
    {
      rows: option === undefined ? whole : whole.slice(0, -1),
      ...(option === undefined ? {} : { option }),
      ...(variant?.kind === 'name' && inClaim ? { variant: variant.name } : {}),
    },
    node.span,
    context,
  );
}

function rowPicked(bracket: Node, table: number, context: Context): Found | undefined {
  const dates = context.scope.dated(table);
  return dates !== undefined && isDateful(bracket, context)
    ? rowAt(bracket, dates, table, context)
    : context.visit(bracket, context, table);
}

function implicitRow(
  table: number,
  isOption: boolean,
  symbol: Quantity,
  node: Node,
  context: Context,
): Found | undefined {
  const { scope } = context;
  const type = { kind: 'label', table } as const;
  const current = currentRow(table, context);
  const name = tableName(scope, table);
  if (current === undefined) {
    const rows = scope.tables[table]?.rows ?? [];
    if (isOption && rows.length === 1) return constant(0, type, node.span);
    const label = rows[0]?.label;
    if (isOption) return refuse(context, 'option-missing', { name: symbol.name, label }, node.span);
    return refuse(context, 'row-missing', { name: symbol.name, table: name, label }, node.span);
  }
  if ('slot' in current) {
    return { ...constant(0, type, node.span), expr: { op: 'row', slot: current.slot } };
  }
  const choices = current.map((row) => row.name).join(' or ');
  return refuse(
    context,
    'row-ambiguous',
    { name: symbol.name, table: name, choices, inner: current.at(-1)?.name },
    node.span,
  );
}
