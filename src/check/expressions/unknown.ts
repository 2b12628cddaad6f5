import type { Span } from '../../diagnostics/diagnostic.ts';
import { nearest } from '../../diagnostics/nearest.ts';
import { clockWords } from './clock.ts';
import { type Context, refuse, rowNamed, rowOf, tableName } from './context.ts';
import { functionNames } from './function-names.ts';

/** Reports a name that nothing has, and what was likely meant. `table` is the one whose label would have fitted. */
export function unknownName(name: string, span: Span, context: Context, table?: number): undefined {
  const { scope } = context;
  if (functionNames.has(name)) return refuse(context, 'function-alone', { name }, span);
  if (scope.table(name) !== undefined) return refuse(context, 'table-alone', { table: name }, span);
  const [head = '', ...rest] = name.split('.');
  const row = rest.length === 0 ? undefined : rowNamed(context, head);
  if (row !== undefined) {
    const column = `${tableName(scope, row.table)}.${rest.join('.')}`;
    if (scope.symbol(column) !== undefined)
      return refuse(context, 'unknown-name', { name, near: `${column}[${head}]` }, span);
  }
  const column = rest.length === 0 ? columnNamed(name, context) : undefined;
  const near = column ?? nearest(name, candidates(context, table));
  if (near === undefined) {
    const home = scope.tables.findIndex((_, index) => rowOf(scope, index, name) !== undefined);
    if (home >= 0)
      return refuse(context, 'label-unwanted', { label: name, table: tableName(scope, home) }, span);
  }
  return refuse(context, 'unknown-name', { name, near }, span);
}

/** A column of any table that has this name, in full. */
function columnNamed(name: string, { scope }: Context): string | undefined {
  return scope.tables
    .map((table) => `${table.name}.${name}`)
    .find((full) => scope.symbol(full) !== undefined);
}

/** Reports a word that is no row of any of the tables that could be meant. */
export function unknownLabel(
  label: string,
  names: readonly string[],
  tables: readonly number[],
  span: Span,
  context: Context,
): undefined {
  const labels = tables.flatMap((table) => context.scope.tables[table]?.rows.map((row) => row.label) ?? []);
  const near = nearest(label, labels);
  const first = labels.slice(0, 6).join(', ');
  return refuse(context, 'unknown-label', { label, table: names.join(' or '), near, labels: first }, span);
}

/** Reports a unit that nothing has. */
export function unknownUnit(name: string, span: Span, context: Context): undefined {
  const near = nearest(name, context.scope.unitNames());
  const quantity = context.scope.symbol(name) === undefined ? undefined : name;
  return refuse(context, 'unit-of-number', { name, quantity, near, declare: name }, span);
}

function* candidates({ scope, rows }: Context, table: number | undefined): Iterable<string> {
  for (const row of table === undefined ? [] : (scope.tables[table]?.rows ?? [])) yield row.label;
  for (const row of rows) yield row.name;
  yield* scope.symbolNames();
  yield* clockWords;
  yield* scope.unitNames();
  yield 'pi';
}
