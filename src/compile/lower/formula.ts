import type { Expr, FunctionName } from '../../model/expression.ts';
import type { Id } from '../graph/graph.ts';
import { absolute, arithmetic, extreme, floor, negate } from './arithmetic.ts';
import type { Builder } from './builder.ts';
import { blend, density } from './densities.ts';
import { power, unary } from './elementary.ts';
import { counting, fold, type Item } from './folds.ts';
import type { HostLaw } from './laws.ts';
import { and, comparison, conditional, knownTruth, not, or, otherwise } from './logic.ts';
import { known, mask } from './masks.ts';
import { pick } from './pick.ts';

/** What formulas of a body are built with, whatever the row: the names around them, at a point of the play. */
export interface Around {
  readonly b: Builder;
  /** Number of rows of each table. */
  readonly lengths: readonly number[];
  readonly over: (definition: number) => readonly number[];
  readonly cellOver: (cell: number) => readonly number[];
  /** One row of a definition, of a memory cell. */
  readonly read: (definition: number, row: number) => Id;
  readonly memory: (cell: number, row: number) => Id;
  readonly clock: (what: 'now' | 'elapsed' | 'period') => Id;
  /** The value of the moment's period. */
  readonly timed: (values: readonly number[]) => Id;
  /** @param place of the row that draws */
  readonly draw: (expr: Extract<Expr, { op: 'draw' }>, parameters: readonly Id[], place: number) => Id;
  /** What a law computes outside: the number of the function. */
  readonly host: HostLaw;
  /** A number that may be set without building anew, where the formula is one of an assumption. */
  readonly constant: (expr: Extract<Expr, { op: 'constant' }>) => Id;
}

/** Where a formula stands. */
export interface Scope {
  readonly around: Around;
  /** The row of the body. */
  readonly place: number;
  /** The row each slot is bound to. */
  readonly rows: readonly number[];
}

/** The node of a formula. */
export function formula(expr: Expr, scope: Scope): Id {
  const { around } = scope;
  const { b } = around;
  switch (expr.op) {
    case 'constant':
      return around.constant(expr);
    case 'row':
      return b.graph.constant(scope.rows[expr.slot] ?? 0);
    case 'read': {
      const { definition, rows } = expr;
      // Most things have one row.
      if (rows.length === 0) return around.read(definition, 0);
      return pick(b, picks(rows, scope), lengthsOf(around, around.over(definition)), (row) =>
        around.read(definition, row),
      );
    }
    case 'memory': {
      const { cell, rows } = expr;
      if (rows.length === 0) return around.memory(cell, 0);
      return pick(b, picks(rows, scope), lengthsOf(around, around.cellOver(cell)), (row) =>
        around.memory(cell, row),
      );
    }
    case 'clock':
      return around.clock(expr.what);
    case 'timed':
      return around.timed(expr.values);
    case 'apply':
      return apply(expr.fn, expr.args, scope);
    case 'if':
      return conditional(
        b,
        formula(expr.test, scope),
        () => formula(expr.then, scope),
        () => formula(expr.else, scope),
      );
    case 'fold':
      return fold(b, expr.how, items(expr, scope));
    case 'draw':
      return around.draw(
        expr,
        expr.args.map((arg) => formula(arg, scope)),
        scope.place,
      );
    case 'density':
      return density(b, expr.distribution, formula(expr.of, scope), expr.args.length, around.host, (index) =>
        formula(present(expr.args[index]), scope),
      );
    case 'blend':
      return blend(
        b,
        expr.weights.map((weight) => formula(weight, scope)),
        expr.densities.map((part) => formula(part, scope)),
      );
    case 'outcome':
    case 'world':
    case 'aggregate':
      throw new Error(`${expr.op} stands outside claims`);
  }
}

function picks(rows: readonly Expr[], scope: Scope): Id[] {
  const { graph } = scope.around.b;
  return rows.map((row) => (row.op === 'constant' ? graph.constant(row.value) : formula(row, scope)));
}

function lengthsOf({ lengths }: Around, over: readonly number[]): number[] {
  return over.map((table) => lengths[table] ?? 0);
}

/** The rows of a fold that may count. */
function items(expr: Extract<Expr, { op: 'fold' }>, scope: Scope): Item[] {
  const { b, lengths } = scope.around;
  const found: Item[] = [];
  const length = lengths[expr.table] ?? 0;
  for (let row = 0; row < length; row++) {
    const rows = [...scope.rows];
    rows[expr.slot] = row;
    const inner = { ...scope, rows };
    const counts = expr.where === undefined ? mask(b.graph, true) : counting(b, formula(expr.where, inner));
    if (known(b.graph, counts) === false) continue;
    found.push({ row, counts, value: b.within(counts, () => formula(expr.of, inner)) });
  }
  return found;
}

function apply(fn: FunctionName, args: readonly Expr[], scope: Scope): Id {
  const { b } = scope.around;
  const first = args[0];
  const second = args[1];
  const x = (): Id => formula(present(first), scope);
  const y = (): Id => formula(present(second), scope);
  const rest = (join: (left: Id, right: Expr) => Id): Id => args.slice(1).reduce(join, x());
  switch (fn) {
    case 'add':
      return arithmetic(b, 'add', x(), y());
    case 'subtract':
      return arithmetic(b, 'sub', x(), y());
    case 'multiply':
      return arithmetic(b, 'mul', x(), y());
    case 'divide':
      return arithmetic(b, 'div', x(), y());
    case 'power':
      return power(b, x(), y());
    case 'negate':
      return negate(b, x());
    case 'abs':
      return absolute(b, x());
    case 'floor':
      return floor(b, x());
    case 'min':
    case 'max':
      return rest((left, right) => extreme(b, fn, left, formula(right, scope)));
    case 'clamp':
      return extreme(b, 'min', extreme(b, 'max', x(), y()), formula(present(args[2]), scope));
    case 'not':
      return not(b, x());
    case 'and':
      return rest((left, right) => and(b, left, () => formula(right, scope)));
    case 'or':
      return rest((left, right) => or(b, left, () => formula(right, scope)));
    case 'otherwise':
      return otherwise(b, x(), y);
    case 'known':
      return knownTruth(b, x());
    case 'equal':
      return comparison(b, 'eq', x(), y());
    case 'unequal':
      return not(b, comparison(b, 'eq', x(), y()));
    case 'less':
      return comparison(b, 'lt', x(), y());
    case 'less_equal':
      return comparison(b, 'le', x(), y());
    case 'greater':
      return greater(scope, 'lt', present(first), present(second));
    case 'greater_equal':
      return greater(scope, 'le', present(first), present(second));
    case 'exp':
    case 'log':
    case 'sqrt':
    case 'sin':
    case 'cos':
    case 'logit':
    case 'normal_cdf':
      return unary(b, fn, x());
    case 'inverse_logit':
      return unary(b, 'logistic', x());
  }
}

function greater(scope: Scope, op: 'lt' | 'le', left: Expr, right: Expr): Id {
  const x = formula(left, scope);
  return comparison(scope.around.b, op, formula(right, scope), x);
}

function present(expr: Expr | undefined): Expr {
  if (expr === undefined) throw new Error('an argument is missing');
  return expr;
}
