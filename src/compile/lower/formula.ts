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

/** What a formula is built with: the names around it, at the place where it stands. */
export interface Scope {
  readonly b: Builder;
  /** Number of rows of each table. */
  readonly lengths: readonly number[];
  /** The row each slot is bound to. */
  readonly rows: readonly number[];
  readonly over: (definition: number) => readonly number[];
  readonly cellOver: (cell: number) => readonly number[];
  /** One row of a definition, of a memory cell. */
  readonly read: (definition: number, row: number) => Id;
  readonly memory: (cell: number, row: number) => Id;
  readonly clock: (what: 'now' | 'elapsed' | 'period') => Id;
  /** The value of the moment's period. */
  readonly timed: (values: readonly number[]) => Id;
  readonly draw: (expr: Extract<Expr, { op: 'draw' }>, parameters: readonly Id[]) => Id;
  /** What a law computes outside: the number of the function. */
  readonly host: HostLaw;
  /** A number that may be set without building anew, where the formula is one of an assumption. */
  readonly constant: (expr: Extract<Expr, { op: 'constant' }>) => Id;
}

/** The node of a formula. */
export function formula(expr: Expr, scope: Scope): Id {
  const { b } = scope;
  const { graph } = b;
  const picks = (rows: readonly Expr[]): Id[] =>
    rows.map((row) => (row.op === 'constant' ? graph.constant(row.value) : formula(row, scope)));
  switch (expr.op) {
    case 'constant':
      return scope.constant(expr);
    case 'row':
      return graph.constant(scope.rows[expr.slot] ?? 0);
    case 'read':
      return pick(b, picks(expr.rows), lengthsOf(scope, scope.over(expr.definition)), (row) =>
        scope.read(expr.definition, row),
      );
    case 'memory':
      return pick(b, picks(expr.rows), lengthsOf(scope, scope.cellOver(expr.cell)), (row) =>
        scope.memory(expr.cell, row),
      );
    case 'clock':
      return scope.clock(expr.what);
    case 'timed':
      return scope.timed(expr.values);
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
      return scope.draw(
        expr,
        expr.args.map((arg) => formula(arg, scope)),
      );
    case 'density':
      return density(b, expr.distribution, formula(expr.of, scope), expr.args.length, scope.host, (index) =>
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

function lengthsOf(scope: Scope, over: readonly number[]): number[] {
  return over.map((table) => scope.lengths[table] ?? 0);
}

/** The rows of a fold that may count. */
function items(expr: Extract<Expr, { op: 'fold' }>, scope: Scope): Item[] {
  const { b } = scope;
  const found: Item[] = [];
  for (let row = 0; row < (scope.lengths[expr.table] ?? 0); row++) {
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
  const { b } = scope;
  const [first, second, third] = args;
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
      return extreme(b, 'min', extreme(b, 'max', x(), y()), formula(present(third), scope));
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
  return comparison(scope.b, op, formula(right, scope), x);
}

function present(expr: Expr | undefined): Expr {
  if (expr === undefined) throw new Error('an argument is missing');
  return expr;
}
