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

/** The node of a formula. What needs a function of its own is made apart, so that most formulas make none. */
export function formula(expr: Expr, scope: Scope): Id {
  const { around } = scope;
  switch (expr.op) {
    case 'constant':
      return around.constant(expr);
    case 'row':
      return around.b.graph.constant(scope.rows[expr.slot] ?? 0);
    case 'read':
      // Most things have one row.
      return expr.rows.length === 0 ? around.read(expr.definition, 0) : readRow(expr, scope);
    case 'memory':
      return expr.rows.length === 0 ? around.memory(expr.cell, 0) : memoryRow(expr, scope);
    case 'clock':
      return around.clock(expr.what);
    case 'timed':
      return around.timed(expr.values);
    case 'apply':
      return apply(expr.fn, expr.args, scope);
    case 'if':
      return chosen(expr, scope);
    case 'fold':
      return fold(around.b, expr.how, items(expr, scope));
    case 'draw':
      return around.draw(expr, formulas(expr.args, scope), scope.place);
    case 'density':
      return dense(expr, scope);
    case 'blend':
      return blend(around.b, formulas(expr.weights, scope), formulas(expr.densities, scope));
    case 'outcome':
    case 'world':
    case 'aggregate':
      throw new Error(`${expr.op} stands outside claims`);
  }
}

type Of<Op extends Expr['op']> = Extract<Expr, { op: Op }>;

function formulas(exprs: readonly Expr[], scope: Scope): Id[] {
  return exprs.map((expr) => formula(expr, scope));
}

function readRow({ definition, rows }: Of<'read'>, scope: Scope): Id {
  const { around } = scope;
  return pick(around.b, picks(rows, scope), lengthsOf(around, around.over(definition)), (row) =>
    around.read(definition, row),
  );
}

function memoryRow({ cell, rows }: Of<'memory'>, scope: Scope): Id {
  const { around } = scope;
  return pick(around.b, picks(rows, scope), lengthsOf(around, around.cellOver(cell)), (row) =>
    around.memory(cell, row),
  );
}

function chosen(expr: Of<'if'>, scope: Scope): Id {
  return conditional(
    scope.around.b,
    formula(expr.test, scope),
    () => formula(expr.then, scope),
    () => formula(expr.else, scope),
  );
}

function dense({ distribution, of, args }: Of<'density'>, scope: Scope): Id {
  const { b, host } = scope.around;
  return density(b, distribution, formula(of, scope), args.length, host, (index) =>
    formula(present(args[index]), scope),
  );
}

function picks(rows: readonly Expr[], scope: Scope): Id[] {
  const { graph } = scope.around.b;
  return rows.map((row) => (row.op === 'constant' ? graph.constant(row.value) : formula(row, scope)));
}

function lengthsOf({ lengths }: Around, over: readonly number[]): number[] {
  return over.map((table) => lengths[table] ?? 0);
}

/** The rows of a fold that may count. */
function items(expr: Of<'fold'>, scope: Scope): Item[] {
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
  switch (fn) {
    case 'add':
      return arithmetic(b, 'add', nth(args, 0, scope), nth(args, 1, scope));
    case 'subtract':
      return arithmetic(b, 'sub', nth(args, 0, scope), nth(args, 1, scope));
    case 'multiply':
      return arithmetic(b, 'mul', nth(args, 0, scope), nth(args, 1, scope));
    case 'divide':
      return arithmetic(b, 'div', nth(args, 0, scope), nth(args, 1, scope));
    case 'power':
      return power(b, nth(args, 0, scope), nth(args, 1, scope));
    case 'negate':
      return negate(b, nth(args, 0, scope));
    case 'abs':
      return absolute(b, nth(args, 0, scope));
    case 'floor':
      return floor(b, nth(args, 0, scope));
    case 'min':
    case 'max':
      return outermost(fn, args, scope);
    case 'clamp':
      return extreme(
        b,
        'min',
        extreme(b, 'max', nth(args, 0, scope), nth(args, 1, scope)),
        nth(args, 2, scope),
      );
    case 'not':
      return not(b, nth(args, 0, scope));
    case 'and':
      return joined(and, args, scope);
    case 'or':
      return joined(or, args, scope);
    case 'otherwise':
      return otherwise(b, nth(args, 0, scope), () => nth(args, 1, scope));
    case 'known':
      return knownTruth(b, nth(args, 0, scope));
    case 'equal':
      return comparison(b, 'eq', nth(args, 0, scope), nth(args, 1, scope));
    case 'unequal':
      return not(b, comparison(b, 'eq', nth(args, 0, scope), nth(args, 1, scope)));
    case 'less':
      return comparison(b, 'lt', nth(args, 0, scope), nth(args, 1, scope));
    case 'less_equal':
      return comparison(b, 'le', nth(args, 0, scope), nth(args, 1, scope));
    case 'greater':
      return greater(scope, 'lt', args);
    case 'greater_equal':
      return greater(scope, 'le', args);
    case 'exp':
    case 'log':
    case 'sqrt':
    case 'sin':
    case 'cos':
    case 'logit':
    case 'normal_cdf':
      return unary(b, fn, nth(args, 0, scope));
    case 'inverse_logit':
      return unary(b, 'logistic', nth(args, 0, scope));
  }
}

/** One of the arguments. */
function nth(args: readonly Expr[], index: number, scope: Scope): Id {
  return formula(present(args[index]), scope);
}

/** The least or the greatest. */
function outermost(fn: 'min' | 'max', args: readonly Expr[], scope: Scope): Id {
  let found = nth(args, 0, scope);
  for (let index = 1; index < args.length; index++) {
    found = extreme(scope.around.b, fn, found, nth(args, index, scope));
  }
  return found;
}

function joined(join: typeof and, args: readonly Expr[], scope: Scope): Id {
  return args
    .slice(1)
    .reduce((left, right) => join(scope.around.b, left, () => formula(right, scope)), nth(args, 0, scope));
}

function greater(scope: Scope, op: 'lt' | 'le', args: readonly Expr[]): Id {
  const x = nth(args, 0, scope);
  return comparison(scope.around.b, op, nth(args, 1, scope), x);
}

function present(expr: Expr | undefined): Expr {
  if (expr === undefined) throw new Error('an argument is missing');
  return expr;
}
