import type { Expr } from '../../model/expression.ts';
import type { Body, Cell, Model } from '../../model/model.ts';
import { expressionsOf, parts } from '../../model/parts.ts';

/** What differs between options: definitions and memory cells that a decision reaches. */
export interface Dependence {
  readonly definitions: readonly boolean[];
  readonly cells: readonly boolean[];
}

/** Follows the decisions that some option rules through formulas and stocks, until nothing more is reached. */
export function dependence(model: Model): Dependence {
  const definitions = model.definitions.map(({ rules }) => rules !== undefined);
  const cells = model.cells.map(() => false);
  // A look into the past evaluates its duration and its initial value where it stands.
  const pasts = model.cells.map((cell) =>
    cell.how === 'before' ? readsOf([cell.duration, cell.initial]) : NOTHING,
  );
  const isReached = (reads: Reads): boolean =>
    reads.definitions.some((number) => definitions[number] === true) ||
    reads.cells.some((number) => cells[number] === true || isReached(pasts[number] ?? NOTHING));
  const ofDefinitions = model.definitions.map(({ body, next, rules = [] }) => {
    const bodies = [body, ...(next === undefined ? [] : [next]), ...rules].map(readsOfBody);
    return bodies.length === 1 ? (bodies[0] as Reads) : together(bodies);
  });
  const ofCells = model.cells.map(({ of }) => readsOf([of]));
  const spread = (found: boolean[], reads: readonly Reads[]): boolean => {
    let changed = false;
    reads.forEach((own, number) => {
      if (found[number] === true || !isReached(own)) return;
      found[number] = true;
      changed = true;
    });
    return changed;
  };
  for (let changed = true; changed; ) {
    const inDefinitions = spread(definitions, ofDefinitions);
    changed = spread(cells, ofCells) || inDefinitions;
  }
  return { definitions, cells };
}

/** What formulas read, by number. */
interface Reads {
  readonly definitions: readonly number[];
  readonly cells: readonly number[];
}

const NOTHING: Reads = { definitions: [], cells: [] };

function readsOf(exprs: readonly Expr[]): Reads {
  const definitions = new Set<number>();
  const cells = new Set<number>();
  const visit = (expr: Expr): void => {
    if (expr.op === 'read') definitions.add(expr.definition);
    if (expr.op === 'memory') cells.add(expr.cell);
    for (const part of parts(expr)) visit(part);
  };
  for (const expr of exprs) visit(expr);
  return { definitions: [...definitions], cells: [...cells] };
}

/** What bodies read, which never changes: models share most of them. */
const known = new WeakMap<Body, Reads>();

function readsOfBody(body: Body): Reads {
  const found = known.get(body) ?? readsOf(expressionsOf(body));
  known.set(body, found);
  return found;
}

function together(all: readonly Reads[]): Reads {
  return {
    definitions: [...new Set(all.flatMap(({ definitions }) => definitions))],
    cells: [...new Set(all.flatMap(({ cells }) => cells))],
  };
}

/** Whether a test holds of the formula or of a part of it. */
export function some(expr: Expr, test: (expr: Expr) => boolean): boolean {
  return test(expr) || parts(expr).some((part) => some(part, test));
}

/** Whether what a cell remembers may lawfully be missing, or infinite, judged by what its formula names. */
export function mayRemember(model: Model, cell: Cell): { readonly nan: boolean; readonly inf: boolean } {
  const nan = some(cell.of, (expr) => {
    if (expr.op === 'constant') return Number.isNaN(expr.value);
    if (expr.op === 'timed') return expr.values.some(Number.isNaN);
    if (expr.op === 'read') return model.definitions[expr.definition]?.mayBeMissing === true;
    if (expr.op === 'fold') return expr.how === 'min' || expr.how === 'max' || expr.how.startsWith('arg');
    if (expr.op === 'memory') return mayBeUnknown(model, expr.cell, 'nan');
    return false;
  });
  const inf = some(cell.of, (expr) => {
    if (expr.op === 'constant') return Math.abs(expr.value) === Number.POSITIVE_INFINITY;
    if (expr.op === 'timed') return expr.values.some((value) => Math.abs(value) === Number.POSITIVE_INFINITY);
    if (expr.op === 'read') return model.definitions[expr.definition]?.mayBeInfinite === true;
    if (expr.op === 'memory') return mayBeUnknown(model, expr.cell, 'inf');
    return false;
  });
  return { nan, inf };
}

function mayBeUnknown(model: Model, number: number, what: 'nan' | 'inf'): boolean {
  const cell = model.cells[number];
  if (cell === undefined || cell.how === 'before' || cell.how === 'at') return true;
  if (what === 'inf' && (cell.how === 'since' || cell.how === 'first')) return true;
  return mayRemember(model, cell)[what];
}
