import type { Expr } from '../../model/expression.ts';
import type { Body, Cell } from '../../model/model.ts';

/**
 * Constants of one formula and those of another that stand in the same place. Given, finite constants may differ: they are
 * set before each play.
 */
export type Pairs = Map<Expr, Expr>;

/** Whether two formulas are the same but for their places in the text. */
export function sameFormula(a: Expr, b: Expr, pairs?: Pairs): boolean {
  if (a === b) return true;
  switch (a.op) {
    case 'constant':
      if (b.op !== 'constant') return false;
      if (pairs === undefined || !Number.isFinite(a.value) || !Number.isFinite(b.value)) {
        return Object.is(a.value, b.value);
      }
      pairs.set(a, b);
      return true;
    case 'row':
      return b.op === 'row' && a.slot === b.slot;
    case 'read':
      return b.op === 'read' && a.definition === b.definition && sameFormulas(a.rows, b.rows, pairs);
    case 'memory':
      return b.op === 'memory' && a.cell === b.cell && sameFormulas(a.rows, b.rows, pairs);
    case 'clock':
      return b.op === 'clock' && a.what === b.what;
    case 'timed':
      return (
        b.op === 'timed' &&
        a.values.length === b.values.length &&
        a.values.every((value, period) => Object.is(value, b.values[period]))
      );
    case 'apply':
      return b.op === 'apply' && a.fn === b.fn && sameFormulas(a.args, b.args, pairs);
    case 'if':
      return (
        b.op === 'if' &&
        sameFormula(a.test, b.test, pairs) &&
        sameFormula(a.then, b.then, pairs) &&
        sameFormula(a.else, b.else, pairs)
      );
    case 'fold':
      return (
        b.op === 'fold' &&
        a.how === b.how &&
        a.table === b.table &&
        a.slot === b.slot &&
        sameOptional(a.where, b.where, pairs) &&
        sameFormula(a.of, b.of, pairs)
      );
    case 'draw':
      return b.op === 'draw' && a.distribution === b.distribution && sameFormulas(a.args, b.args, pairs);
    case 'density':
      return (
        b.op === 'density' &&
        a.distribution === b.distribution &&
        sameFormula(a.of, b.of, pairs) &&
        sameFormulas(a.args, b.args, pairs)
      );
    case 'blend':
      return (
        b.op === 'blend' &&
        sameFormulas(a.weights, b.weights, pairs) &&
        sameFormulas(a.densities, b.densities, pairs)
      );
    case 'outcome':
    case 'world':
    case 'aggregate':
      throw new Error(`${a.op} stands outside claims`);
  }
}

/** The same of what a definition computes, row by row. */
export function sameBody(a: Body, b: Body, pairs?: Pairs): boolean {
  if (a === b) return true;
  if (a.kind === 'same') return b.kind === 'same' && sameFormula(a.expr, b.expr, pairs);
  return b.kind === 'each' && sameFormulas(a.exprs, b.exprs, pairs);
}

/** The same of memory cells. */
export function sameCell(a: Cell, b: Cell): boolean {
  if (a === b) return true;
  if (a.size !== b.size || a.phase !== b.phase || !sameNumbers(a.over, b.over)) return false;
  if (a.how === 'at' ? b.how !== 'at' || a.period !== b.period : a.how !== b.how) return false;
  if (a.how === 'before' && b.how === 'before') {
    if (!sameFormula(a.duration, b.duration) || !sameFormula(a.initial, b.initial)) return false;
  }
  return sameFormula(a.of, b.of);
}

function sameNumbers(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((number, index) => number === b[index]);
}

function sameOptional(a: Expr | undefined, b: Expr | undefined, pairs: Pairs | undefined): boolean {
  return a === undefined || b === undefined ? a === b : sameFormula(a, b, pairs);
}

function sameFormulas(a: readonly Expr[], b: readonly Expr[], pairs: Pairs | undefined): boolean {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index++) {
    if (!sameFormula(a[index] as Expr, b[index] as Expr, pairs)) return false;
  }
  return true;
}
