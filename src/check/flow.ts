import type { Expr, FoldHow, FunctionName } from '../model/expression.ts';
import type { Body, Cell, Reach, Role } from '../model/model.ts';
import { expressionsOf, parts } from '../model/parts.ts';
import { later } from './expressions/found.ts';
import { sameList } from './same-list.ts';
import { touchedBy } from './touched.ts';

/** When a value is known and what besides a finite number it may be. */
export interface Flow {
  readonly reach: Reach;
  readonly mayBeMissing: boolean;
  readonly mayBeInfinite: boolean;
}

/** What the flow of a definition follows from. */
export interface Source {
  readonly role: Role;
  /** The value, what follows it (a stock's `next`, a decision's rules), in any order; empty after a mistake. */
  readonly bodies: readonly Body[];
}

const EMPTY_IS_MISSING: ReadonlySet<FoldHow> = new Set(['min', 'max', 'argmin', 'argmax']);
const NUMERIC: ReadonlySet<FoldHow> = new Set(['sum', 'product', 'min', 'max']);

/** Functions whose value is finite whatever they are given. */
const BOUNDED: ReadonlySet<FunctionName> = new Set([
  ...(['not', 'and', 'or', 'equal', 'unequal', 'less', 'less_equal', 'greater', 'greater_equal'] as const),
  ...(['sin', 'cos', 'inverse_logit', 'normal_cdf'] as const),
]);

const STILL: Flow = { reach: 'fixed', mayBeMissing: false, mayBeInfinite: false };
const MOVING: Flow = { ...STILL, reach: 'period' };

/** Flows with what they were found by. */
export interface Flowing {
  readonly flows: readonly Flow[];
  readonly roles: readonly Role[];
  readonly cells: readonly Cell[];
  readonly ofCells: readonly Flow[];
  /** By definition; rows and options mostly have a formula in common. */
  readonly formulas: readonly (readonly Expr[])[];
  readonly readers: Readers;
}

/** Who reads each definition and each cell: definitions by number, and -1 - c for the cell c. */
interface Readers {
  readonly ofDefinitions: readonly (readonly number[])[];
  readonly ofCells: readonly (readonly number[])[];
}

/**
 * The flows of all definitions: the least that are consistent with one another, found by going over them until
 * nothing changes. A definition may read itself through an earlier period, so one pass does not do. `order` names the
 * definitions such that most come after what they read: then two passes usually suffice.
 *
 * @param before what was found for definitions that are the same but for some: only what these bear on is looked at
 */
export function flowsOf(
  sources: readonly Source[],
  cells: readonly Cell[],
  order: readonly number[],
  before?: Flowing,
): Flowing {
  const known = before !== undefined && sameList(before.cells, cells) ? before : NOTHING;
  const changes = new Map<number, Source>();
  for (const [index, source] of sources.entries()) {
    const formulas = known.formulas[index];
    const same = known.roles[index] === source.role && formulas !== undefined;
    if (!same || !sameList(formulas, formulasOf(source.bodies))) changes.set(index, source);
  }
  return flowsWith(known, changes, cells, order);
}

const NOTHING: Flowing = {
  flows: [],
  roles: [],
  cells: [],
  ofCells: [],
  formulas: [],
  readers: { ofDefinitions: [], ofCells: [] },
};

/**
 * The flows of definitions of which some have changed, or been added, since others were found.
 *
 * @param changes by number; behind the last known one there may be more
 * @param cells those that are known, and perhaps more behind them
 */
export function flowsWith(
  known: Flowing,
  changes: ReadonlyMap<number, Source>,
  cells: readonly Cell[],
  order: readonly number[],
): Flowing {
  const roles = [...known.roles];
  const formulas = [...known.formulas];
  for (const [number, { role, bodies }] of changes) {
    roles[number] = role;
    formulas[number] = formulasOf(bodies);
  }
  const changed = [
    ...changes.keys(),
    ...cells.slice(known.cells.length).map((_, at) => ofCell(known.cells.length + at)),
  ];
  const readers = readersWith(known, changed, formulas, cells);
  /** What is to be looked at, or again since something it reads has grown. */
  const stale = { definitions: new Uint8Array(roles.length), cells: new Uint8Array(cells.length) };
  const mark = (node: number): boolean => {
    const [list, at] = node < 0 ? [stale.cells, ofCell(node)] : [stale.definitions, node];
    const fresh = list[at] === 0;
    list[at] = 1;
    return fresh;
  };
  const readersOf = (node: number): readonly number[] =>
    (node < 0 ? readers.ofCells[ofCell(node)] : readers.ofDefinitions[node]) ?? [];
  const left = [...changed];
  for (let node = left.pop(); node !== undefined; node = left.pop()) {
    if (mark(node)) for (const reader of readersOf(node)) left.push(reader);
  }
  const flows = [...known.flows];
  for (const [index, role] of roles.entries())
    if (stale.definitions[index] === 1) flows[index] = moves(role) ? MOVING : STILL;
  const ofCells = [...known.ofCells];
  for (const index of cells.keys()) if (stale.cells[index] === 1) ofCells[index] = MOVING;
  let more = false;
  const grown = (node: number): void => {
    for (const reader of readersOf(node)) mark(reader);
    more = true;
  };
  do {
    more = false;
    for (const [index, cell] of cells.entries()) {
      if (stale.cells[index] === 0) continue;
      stale.cells[index] = 0;
      if (grow(ofCells, index, cellFlow(cell, flows, ofCells))) grown(ofCell(index));
    }
    for (const index of order) {
      if (stale.definitions[index] === 0) continue;
      stale.definitions[index] = 0;
      for (const expr of formulas[index] ?? []) {
        const found = flowOf(expr, flows, ofCells, roles[index] ?? 'quantity');
        if (grow(flows, index, found)) grown(index);
      }
    }
  } while (more);
  return { flows, roles, cells: [...cells], ofCells, formulas, readers };
}

/** A cell among numbers of definitions, and back. */
function ofCell(number: number): number {
  return -1 - number;
}

/** What a body is made of, each expression once. */
function formulasOf(bodies: readonly Body[]): readonly Expr[] {
  const [only, more] = bodies;
  if (only === undefined || more !== undefined) return [...new Set(bodies.flatMap(expressionsOf))];
  const known = formulasOfBody.get(only) ?? [...new Set(expressionsOf(only))];
  formulasOfBody.set(only, known);
  return known;
}

/** Bodies are asked by the checks of all variants that have them in common. */
const formulasOfBody = new WeakMap<Body, readonly Expr[]>();

function readersWith(
  { readers: { ofDefinitions, ofCells } }: Flowing,
  changed: readonly number[],
  formulas: readonly (readonly Expr[])[],
  cells: readonly Cell[],
): Readers {
  const readers = { ofDefinitions: [...ofDefinitions], ofCells: [...ofCells] };
  const own = new Set<readonly number[]>();
  const enter = (expr: Expr, reader: number): void => {
    for (const part of touchedBy(expr).reads) {
      const [lists, at] =
        part.op === 'read' ? [readers.ofDefinitions, part.definition] : [readers.ofCells, part.cell];
      const list = lists[at] ?? [];
      if (list.at(-1) === reader) continue;
      // Lists of what is known already are not written to.
      const mine: number[] = own.has(list) ? (list as number[]) : [...list];
      mine.push(reader);
      own.add(mine);
      lists[at] = mine;
    }
  };
  for (const node of changed) {
    const cell = node < 0 ? cells[ofCell(node)] : undefined;
    for (const expr of formulas[node] ?? []) enter(expr, node);
    if (cell === undefined) continue;
    enter(cell.of, node);
    if (cell.how === 'before') enter(cell.initial, node);
  }
  return readers;
}

/** Whether what has this role is known in no case before the path is played. */
export function moves(role: Role): boolean {
  return role === 'stock' || role === 'decision' || role === 'outcome' || role === 'check';
}

function grow(flows: Flow[], index: number, found: Flow): boolean {
  const had = flows[index] ?? STILL;
  const now = join(had, found);
  flows[index] = now;
  return (
    now.reach !== had.reach ||
    now.mayBeMissing !== had.mayBeMissing ||
    now.mayBeInfinite !== had.mayBeInfinite
  );
}

function join(left: Flow, right: Flow): Flow {
  const reaches = later(left.reach, right.reach) === left.reach;
  const holds = (left.mayBeMissing || !right.mayBeMissing) && (left.mayBeInfinite || !right.mayBeInfinite);
  if (reaches && holds) return left;
  return {
    reach: later(left.reach, right.reach),
    mayBeMissing: left.mayBeMissing || right.mayBeMissing,
    mayBeInfinite: left.mayBeInfinite || right.mayBeInfinite,
  };
}

function cellFlow(cell: Cell, flows: readonly Flow[], cells: readonly Flow[]): Flow {
  const of = flowOf(cell.of, flows, cells, 'quantity');
  switch (cell.how) {
    case 'before':
      return join(of, flowOf(cell.initial, flows, cells, 'quantity'));
    case 'since':
    case 'first':
      return { ...of, mayBeInfinite: true };
    default:
      return of;
  }
}

function flowOf(expr: Expr, flows: readonly Flow[], cells: readonly Flow[], role: Role): Flow {
  if (expr.op === 'row') return STILL;
  if (expr.op === 'constant') {
    return Number.isFinite(expr.value)
      ? STILL
      : { ...STILL, mayBeMissing: Number.isNaN(expr.value), mayBeInfinite: isInfinite(expr.value) };
  }
  const inner: Flow[] = [];
  let all = STILL;
  for (const part of parts(expr)) {
    const flow = flowOf(part, flows, cells, role);
    inner.push(flow);
    all = join(all, flow);
  }
  switch (expr.op) {
    case 'clock':
      return { ...STILL, reach: 'period' };
    case 'timed':
      return {
        reach: 'period',
        mayBeMissing: expr.values.some(Number.isNaN),
        mayBeInfinite: expr.values.some(isInfinite),
      };
    case 'read':
      return picked(flows[expr.definition] ?? STILL, all);
    case 'memory':
      return { ...picked(cells[expr.cell] ?? STILL, all), reach: 'period' };
    case 'draw': {
      const drawn: Reach = role === 'assumption' || role === 'column' ? 'world' : 'period';
      return { ...all, reach: later(all.reach, drawn), mayBeInfinite: false };
    }
    case 'density':
    case 'blend':
      return { ...all, mayBeInfinite: true };
    case 'if':
      return { ...all, mayBeInfinite: inner.slice(1).some((branch) => branch.mayBeInfinite) };
    case 'apply':
      return applied(expr.fn, inner, all);
    case 'fold': {
      const of = inner.at(-1) ?? STILL;
      return {
        reach: all.reach,
        mayBeMissing: of.mayBeMissing || (expr.where !== undefined && EMPTY_IS_MISSING.has(expr.how)),
        mayBeInfinite: of.mayBeInfinite && NUMERIC.has(expr.how),
      };
    }
    default:
      return all;
  }
}

/** A value at rows that are computed: missing where a row is, never infinite by it. */
function picked(value: Flow, rows: Flow): Flow {
  return { ...join(value, rows), mayBeInfinite: value.mayBeInfinite };
}

function applied(fn: FunctionName, args: readonly Flow[], all: Flow): Flow {
  const { reach } = all;
  if (fn === 'known') return { reach, mayBeMissing: false, mayBeInfinite: false };
  if (fn === 'otherwise') return { ...all, mayBeMissing: args.every((arg) => arg.mayBeMissing) };
  if (BOUNDED.has(fn)) return { ...all, mayBeInfinite: false };
  // Between finite limits a clamped value is finite, and what is divided by an infinite value is 0.
  const decisive = fn === 'clamp' ? args.slice(1) : fn === 'divide' ? args.slice(0, 1) : args;
  return { ...all, mayBeInfinite: decisive.some((arg) => arg.mayBeInfinite) };
}

function isInfinite(value: number): boolean {
  return Math.abs(value) === Number.POSITIVE_INFINITY;
}
