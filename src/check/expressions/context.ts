import { diagnose } from '../../diagnostics/diagnose.ts';
import type { Diagnostic, Span } from '../../diagnostics/diagnostic.ts';
import type { MessageCode, MessageFields } from '../../diagnostics/messages.ts';
import type { Node } from '../../syntax/expression.ts';
import type { Place, Scope } from '../scope.ts';
import type { Found } from './found.ts';

/** A row bound to a slot by `over` or a fold: the table's name or the fold's variable. */
export interface Binding {
  readonly name: string;
  readonly table: number;
  readonly slot: number;
}

/** What the rules need to know about where in a formula they stand. */
export interface Context {
  readonly place: Place;
  readonly scope: Scope;
  /** Every row bound here, outermost first; the slot of each is its position. */
  readonly rows: readonly Binding[];
  readonly inFold: boolean;
  /** The look-back function around this part, and the aggregate. */
  readonly lookBack?: string;
  readonly aggregate?: string;
  readonly session: Session;
  /** Elaborates a part; `table` is given where a label of that table is wanted. Undefined after an error was reported. */
  readonly visit: Visit;
}

export type Visit = (node: Node, context: Context, table?: number) => Found | undefined;

/** What one elaboration gathers on its way; made anew for each formula. */
export interface Session {
  /** Where the formula's draw stands, once one was met. */
  draw?: Span;
  /** Errors that were reported. */
  mistakes: number;
  /** How many operations stand around the one at hand. */
  depth: number;
  /** The largest number of slots bound at once. */
  deepest: number;
  /** The table whose label a node gives, for nodes that were asked. */
  labelTables: Map<Node, number | undefined> | undefined;
}

/** Reports a mistake or a warning; a formula with a mistake has no value. */
export function report(diagnostic: Diagnostic, { scope, session }: Context): void {
  if (diagnostic.severity === 'error') session.mistakes += 1;
  scope.report(diagnostic);
}

/** Reports a mistake. */
export function refuse<C extends MessageCode>(
  context: Context,
  code: C,
  fields: MessageFields[C],
  span: Span,
): undefined {
  report(diagnose(code, fields, span), context);
  return undefined;
}

/** What is written at a span, for messages. */
export function written(span: Span): string {
  return span.source.text.slice(span.start, span.end);
}

/** The innermost row of this name. */
export function rowNamed(context: Context, name: string): Binding | undefined {
  return context.rows.findLast((row) => row.name === name);
}

/** The row number of a label in a table, or undefined. */
export function rowOf(scope: Scope, table: number, label: string): number | undefined {
  const row = scope.tables[table]?.rows.findIndex((candidate) => candidate.label === label) ?? -1;
  return row < 0 ? undefined : row;
}

/** The name of a table. */
export function tableName(scope: Scope, table: number): string {
  return scope.tables[table]?.name ?? '';
}
