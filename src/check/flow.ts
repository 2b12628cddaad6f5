import type { Expr, FoldHow, FunctionName } from '../model/expression.ts';
import type { Body, Cell, Reach, Role } from '../model/model.ts';
import { expressionsOf, parts } from '../model/parts.ts';
import { moves } from './reach.ts';
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

/** A flow as a number, for speed: the reach in two bits, and a bit each for what it may be. */
type Code = number;

const REACHES: readonly Reach[] = ['fixed', 'world', 'period'];
const REACH = 3;
const WORLD: Code = 1;
const PERIOD: Code = 2;
const MISSING: Code = 4;
const INFINITE: Code = 8;
const STILL: Code = 0;
const MOVING: Code = PERIOD;

const FLOWS: readonly Flow[] = Array.from({ length: 16 }, (_, code) => ({
  reach: REACHES[code & REACH] ?? 'period',
  mayBeMissing: (code & MISSING) !== 0,
  mayBeInfinite: (code & INFINITE) !== 0,
}));

function flowsFrom(codes: readonly Code[]): readonly Flow[] {
  return codes.map((code) => FLOWS[code] as Flow);
}

/** Flows with what they were found by. */
export interface Flowing {
  readonly flows: readonly Flow[];
  readonly roles: readonly Role[];
  readonly cells: readonly Cell[];
  readonly codes: readonly Code[];
  readonly ofCells: readonly Code[];
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
  codes: [],
  roles: [],
  cells: [],
  ofCells: [],
  formulas: [],
  readers: { ofDefinitions: [], ofCells: [] },
};

/** What is known, with some definitions changed, and others and perhaps cells added behind the last. */
function changedFrom(
  known: Flowing,
  changes: ReadonlyMap<number, Source>,
  cells: readonly Cell[],
): Pick<Flowing, 'roles' | 'formulas' | 'readers'> & { readonly changed: readonly number[] } {
  const roles = [...known.roles];
  const formulas = [...known.formulas];
  for (const [number, { role, bodies }] of changes) {
    roles[number] = role;
    formulas[number] = formulasOf(bodies);
  }
  const changed = [...changes.keys()];
  for (let cell = known.cells.length; cell < cells.length; cell++) changed.push(ofCell(cell));
  return { roles, formulas, readers: readersWith(known, changed, formulas, cells), changed };
}

function flowsWith(
  known: Flowing,
  changes: ReadonlyMap<number, Source>,
  cells: readonly Cell[],
  order: readonly number[],
): Flowing {
  const { roles, formulas, readers, changed } = changedFrom(known, changes, cells);
  /** What is to be looked at, or again since something it reads has grown. */
  const stale = { definitions: new Uint8Array(roles.length), cells: new Uint8Array(cells.length) };
  const mark = (node: number): boolean => {
    const list = node < 0 ? stale.cells : stale.definitions;
    const at = node < 0 ? ofCell(node) : node;
    const fresh = list[at] === 0;
    list[at] = 1;
    return fresh;
  };
  const left = [...changed];
  for (let node = left.pop(); node !== undefined; node = left.pop()) {
    if (mark(node)) for (const reader of readersOf(node, readers)) left.push(reader);
  }
  const codes = [...known.codes];
  for (let index = 0; index < roles.length; index++)
    if (stale.definitions[index] === 1) codes[index] = leastOf(roles[index] ?? 'quantity');
  const ofCells = [...known.ofCells];
  for (let index = 0; index < cells.length; index++) if (stale.cells[index] === 1) ofCells[index] = MOVING;
  let more = false;
  const grown = (node: number): void => {
    for (const reader of readersOf(node, readers)) mark(reader);
    more = true;
  };
  do {
    more = false;
    for (const [index, cell] of cells.entries()) {
      if (stale.cells[index] === 0) continue;
      stale.cells[index] = 0;
      const had = ofCells[index] ?? STILL;
      ofCells[index] = join(had, cellFlow(cell, codes, ofCells));
      if (ofCells[index] !== had) grown(ofCell(index));
    }
    for (const index of order) {
      if (stale.definitions[index] === 0) continue;
      stale.definitions[index] = 0;
      const had = codes[index] ?? STILL;
      codes[index] = join(had, ofFormulas(formulas[index] ?? [], roles[index] ?? 'quantity', codes, ofCells));
      if (codes[index] !== had) grown(index);
    }
  } while (more);
  return { flows: flowsFrom(codes), codes, roles, cells: [...cells], ofCells, formulas, readers };
}

/** What holds of a role whatever its formulas are. */
function leastOf(role: Role): Code {
  return moves(role) ? MOVING : STILL;
}

function readersOf(node: number, { ofDefinitions, ofCells }: Readers): readonly number[] {
  return (node < 0 ? ofCells[ofCell(node)] : ofDefinitions[node]) ?? [];
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
  const definitions = copied(ofDefinitions, formulas.length);
  const memories = copied(ofCells, cells.length);
  const enter = (expr: Expr, reader: number): void => {
    for (const read of touchedBy(expr).reads) {
      const list = read < 0 ? memories.own(ofCell(read)) : definitions.own(read);
      if (list !== undefined && list.at(-1) !== reader) list.push(reader);
    }
  };
  for (const node of changed) {
    const cell = node < 0 ? cells[ofCell(node)] : undefined;
    for (const expr of formulas[node] ?? []) enter(expr, node);
    if (cell === undefined) continue;
    enter(cell.of, node);
    if (cell.how === 'before') enter(cell.initial, node);
  }
  return { ofDefinitions: definitions.lists, ofCells: memories.lists };
}

/** So many lists, those that are known first. Known ones are not written to: `own` gives one that may be, in its place. */
function copied(
  known: readonly (readonly number[])[],
  count: number,
): { readonly lists: readonly (readonly number[])[]; readonly own: (index: number) => number[] | undefined } {
  const lists = known.slice(0, count);
  const owned: (number[] | undefined)[] = [];
  while (lists.length < count) {
    const list: number[] = [];
    owned[lists.length] = list;
    lists.push(list);
  }
  const own = (index: number): number[] | undefined => {
    const list = owned[index] ?? lists[index]?.slice();
    if (list === undefined) return undefined;
    owned[index] = list;
    lists[index] = list;
    return list;
  };
  return { lists, own };
}

function join(left: Code, right: Code): Code {
  return ((left | right) & ~REACH) | Math.max(left & REACH, right & REACH);
}

function ofFormulas(
  formulas: readonly Expr[],
  role: Role,
  codes: readonly Code[],
  cells: readonly Code[],
): Code {
  let all = STILL;
  for (const expr of formulas) all = join(all, flowOf(expr, codes, cells, role));
  return all;
}

function cellFlow(cell: Cell, codes: readonly Code[], cells: readonly Code[]): Code {
  const of = flowOf(cell.of, codes, cells, 'quantity');
  switch (cell.how) {
    case 'before':
      return join(of, flowOf(cell.initial, codes, cells, 'quantity'));
    case 'since':
    case 'first':
      return of | INFINITE;
    default:
      return of;
  }
}

function flowOf(expr: Expr, codes: readonly Code[], cells: readonly Code[], role: Role): Code {
  switch (expr.op) {
    case 'row':
      return STILL;
    case 'constant':
      return Number.isNaN(expr.value) ? MISSING : isInfinite(expr.value) ? INFINITE : STILL;
    case 'clock':
      return PERIOD;
    case 'timed':
      return (
        PERIOD |
        (expr.values.some(Number.isNaN) ? MISSING : 0) |
        (expr.values.some(isInfinite) ? INFINITE : 0)
      );
    case 'read':
      return picked(codes[expr.definition] ?? STILL, ofAll(expr.rows, codes, cells, role));
    case 'memory':
      return join(PERIOD, picked(cells[expr.cell] ?? STILL, ofAll(expr.rows, codes, cells, role)));
    case 'draw': {
      const drawn = role === 'assumption' || role === 'column' ? WORLD : PERIOD;
      return join(ofAll(expr.args, codes, cells, role), drawn) & ~INFINITE;
    }
    case 'density':
    case 'blend':
      return ofAll(parts(expr), codes, cells, role) | INFINITE;
    case 'if': {
      const test = flowOf(expr.test, codes, cells, role);
      return join(
        test & ~INFINITE,
        join(flowOf(expr.then, codes, cells, role), flowOf(expr.else, codes, cells, role)),
      );
    }
    case 'apply':
      return applied(
        expr.fn,
        expr.args.map((arg) => flowOf(arg, codes, cells, role)),
      );
    case 'fold': {
      const of = flowOf(expr.of, codes, cells, role);
      const where = expr.where === undefined ? STILL : flowOf(expr.where, codes, cells, role);
      const empty = expr.where !== undefined && EMPTY_IS_MISSING.has(expr.how) ? MISSING : 0;
      const finite = NUMERIC.has(expr.how) ? of : of & ~INFINITE;
      return Math.max(of & REACH, where & REACH) | (finite & (MISSING | INFINITE)) | empty;
    }
    default:
      return ofAll(parts(expr), codes, cells, role);
  }
}

function ofAll(exprs: readonly Expr[], codes: readonly Code[], cells: readonly Code[], role: Role): Code {
  let all = STILL;
  for (const part of exprs) all = join(all, flowOf(part, codes, cells, role));
  return all;
}

/** A value at rows that are computed: missing where a row is, never infinite by it. */
function picked(value: Code, rows: Code): Code {
  return join(value, rows & ~INFINITE);
}

function applied(fn: FunctionName, args: readonly Code[]): Code {
  const all = args.reduce(join, STILL);
  if (fn === 'known') return all & REACH;
  if (fn === 'otherwise') {
    const missing = args.every((arg) => (arg & MISSING) !== 0);
    return missing ? all : all & ~MISSING;
  }
  if (BOUNDED.has(fn)) return all & ~INFINITE;
  // Between finite limits a clamped value is finite, and what is divided by an infinite value is 0.
  const decisive = fn === 'clamp' ? args.slice(1) : fn === 'divide' ? args.slice(0, 1) : args;
  return decisive.some((arg) => (arg & INFINITE) !== 0) ? all : all & ~INFINITE;
}

function isInfinite(value: number): boolean {
  return Math.abs(value) === Number.POSITIVE_INFINITY;
}
