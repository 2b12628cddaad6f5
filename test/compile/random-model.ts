import type { SourceFile, Span } from '../../src/diagnostics/diagnostic.ts';
import type { Expr, FoldHow, FunctionName } from '../../src/model/expression.ts';
import type {
  Body,
  Cell,
  Definition,
  Model,
  Option,
  Role,
  Score,
  Step,
  ValueType,
} from '../../src/model/model.ts';

// Models that no person would write: every construct, nested at random, over numbers at the ends of their range.

/** A number from 0 to n − 1. */
export type Choose = (n: number) => number;

const source: SourceFile = { name: 'random.yaml', text: '' };
const span: Span = { source, start: 0, end: 0 };

type Kind = 'number' | 'truth' | { readonly table: number };

const PLAIN = [0, 1, 2, 3, 0.5, 0.1, -1, -2.5, 0.25, 1.5];
const EXTREME = [
  -0,
  1e308,
  -1e308,
  5e-324,
  1e-310,
  1e-17,
  1e16,
  745.2,
  -745.2,
  2e6,
  -3e9,
  709.9,
  0.9999999999999999,
  4503599627370497,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  Number.NaN,
];

/** Laws with usual parameters. */
const LAWS = [
  ['normal', [1, 2]],
  ['lognormal', [2, 0.5]],
  ['logitnormal', [0.3, 1]],
  ['uniform', [-1, 3]],
  ['triangular', [-1, 0.5, 2]],
  ['beta', [2, 3]],
  ['gamma', [1.5, 2]],
  ['exponential', [0.7]],
  ['poisson', [2.5]],
  ['discrete', [1, 0.5, 2, 0.25]],
  ['logistic', [0.5, 2]],
  ['student_t', [4, 0.5, 2]],
  ['pert', [-1, 0.5, 2]],
  ['binomial', [5, 0.4]],
  ['truncated(normal)', [1, 2, 0, Number.POSITIVE_INFINITY]],
  ['truncated(poisson)', [2.5, 1, 4]],
  ['mixture(normal,lognormal)', [0.3, 1, 0, 0.7, 2, 0.5]],
  ['mixture(binomial,truncated(exponential))', [1, 5, 0.4, 2, 0.7, 0.25, 3]],
] as const;

/** What a formula may read where it stands. */
interface Place {
  readonly definitions: readonly number[];
  readonly cells: readonly number[];
  /** Table bound to each slot, if any. */
  readonly bound: readonly (number | undefined)[];
  readonly draws: boolean;
  readonly clock: boolean;
}

/** A model made by a source of choices; the same choices make the same model. */
export function randomModel(choose: Choose): Model {
  const chance = (percent: number): boolean => choose(100) < percent;
  const of = <T>(list: readonly T[]): T => list[choose(list.length)] as T;
  const lengths = Array.from({ length: choose(3) }, () => 1 + choose(3));
  const periods = 1 + choose(5);
  const definitions: Definition[] = [];
  const kinds: Kind[] = [];
  const cells: Cell[] = [];
  const cellKinds: Kind[] = [];
  const wild = choose(3) * 12;

  const constant = (value: number): Expr => ({ op: 'constant', value });
  const apply = (fn: FunctionName, ...args: Expr[]): Expr => ({ op: 'apply', fn, args, span });
  const isKind = (kind: Kind, wanted: Kind): boolean =>
    typeof kind === 'object' && typeof wanted === 'object' ? kind.table === wanted.table : kind === wanted;

  const pickRows = (over: readonly number[], place: Place, depth: number): Expr[] =>
    over.map((table) => {
      const slots = place.bound.flatMap((bound, slot) => (bound === table ? [slot] : []));
      if (slots.length > 0 && chance(60)) return { op: 'row', slot: of(slots) };
      const picked = depth > 0 && chance(40) ? label(table, place, depth - 1) : constant(Number.NaN);
      // A row that is written is a row of the table.
      return picked.op === 'constant' ? constant(choose(lengths[table] as number)) : picked;
    });
  const read = (kind: Kind, place: Place, depth: number): Expr | undefined => {
    const readable = place.definitions.filter((number) => isKind(kinds[number] as Kind, kind));
    const remembered = place.cells.filter((number) => isKind(cellKinds[number] as Kind, kind));
    if (readable.length + remembered.length === 0) return undefined;
    const index = choose(readable.length + remembered.length);
    if (index < readable.length) {
      const definition = readable[index] as number;
      return {
        op: 'read',
        definition,
        rows: pickRows((definitions[definition] as Definition).over, place, depth),
        span,
      };
    }
    const cell = remembered[index - readable.length] as number;
    return { op: 'memory', cell, rows: pickRows((cells[cell] as Cell).over, place, depth) };
  };
  const conditional = (kind: Kind, place: Place, depth: number): Expr => ({
    op: 'if',
    test: truth(place, depth - 1),
    then: formula(kind, place, depth - 1),
    else: formula(kind, place, depth - 1),
  });
  const folded = (how: FoldHow, table: number, kind: Kind, place: Place, depth: number): Expr => {
    const slot = Math.max(2, place.bound.length);
    const bound = [...place.bound];
    bound[slot] = table;
    const inner = { ...place, bound, draws: false };
    const where = chance(50) ? { where: truth(inner, depth - 1) } : {};
    return { op: 'fold', how, table, slot, of: formula(kind, inner, depth - 1), ...where };
  };
  const aTable = (): number | undefined => (lengths.length === 0 ? undefined : choose(lengths.length));

  const number = (place: Place, depth: number): Expr => {
    if (depth <= 0 || chance(15)) return numberLeaf(place);
    const table = aTable();
    switch (choose(12)) {
      case 0:
      case 1:
      case 2:
        return operation(number(place, depth - 1), number(place, depth - 1));
      case 3:
        return apply(of(['negate', 'abs', 'floor'] as const), number(place, depth - 1));
      case 4:
        return elementary(number(place, depth - 1));
      case 5:
        return apply(
          'power',
          apply('abs', number(place, depth - 1)),
          chance(70) ? constant(of([0, 2, 3, 0.5, 1.5])) : number(place, depth - 1),
        );
      case 6:
        return apply(
          of(['min', 'max'] as const),
          number(place, depth - 1),
          number(place, depth - 1),
          ...(chance(30) ? [number(place, depth - 1)] : []),
        );
      case 7:
        return apply('clamp', number(place, depth - 1), numberLeaf(place), number(place, depth - 1));
      case 8:
        return conditional('number', place, depth);
      case 9:
        return apply('otherwise', number(place, depth - 1), number({ ...place, draws: false }, depth - 1));
      case 10:
        return table === undefined
          ? numberLeaf(place)
          : folded(of(['sum', 'product', 'either', 'min', 'max'] as const), table, 'number', place, depth);
      default:
        return table === undefined ? numberLeaf(place) : folded('count', table, 'truth', place, depth);
    }
  };
  // Most operations are kept from going wrong, or hardly a model would be played to its end.
  const operation = (x: Expr, y: Expr): Expr => {
    const fn = of(['add', 'subtract', 'multiply', 'divide'] as const);
    return apply(fn, x, fn === 'divide' && chance(85) ? apply('add', constant(1), apply('abs', y)) : y);
  };
  const elementary = (x: Expr): Expr => {
    const fn = of(['exp', 'log', 'sqrt', 'sin', 'cos', 'inverse_logit', 'logit', 'normal_cdf'] as const);
    if (chance(15)) return apply(fn, x);
    if (fn === 'log' || fn === 'sqrt') return apply(fn, apply('add', constant(0.5), apply('abs', x)));
    if (fn === 'logit')
      return apply(fn, apply('clamp', apply('inverse_logit', x), constant(0.01), constant(0.99)));
    return apply(fn, fn === 'exp' ? apply('min', x, constant(50)) : x);
  };
  const numberLeaf = (place: Place): Expr => {
    if (place.clock && chance(10)) return { op: 'clock', what: of(['now', 'elapsed', 'period'] as const) };
    if (place.clock && chance(8)) return timed(() => (choose(100) < wild ? of(EXTREME) : of(PLAIN)));
    const found = chance(65) ? read('number', place, 1) : undefined;
    return found ?? constant(choose(100) < wild ? of(EXTREME) : of(PLAIN));
  };
  const timed = (one: () => number): Expr => ({ op: 'timed', values: Array.from({ length: periods }, one) });
  const truth = (place: Place, depth: number): Expr => {
    const leaf = (): Expr =>
      (chance(70) ? read('truth', place, 0) : undefined) ??
      constant(choose(100) < wild ? Number.NaN : choose(2));
    if (depth <= 0) return leaf();
    const table = aTable();
    switch (choose(9)) {
      case 0:
      case 1:
      case 2:
        return apply(
          of(['equal', 'unequal', 'less', 'less_equal', 'greater', 'greater_equal'] as const),
          number(place, depth - 1),
          number(place, depth - 1),
        );
      case 3:
        return apply(
          of(['and', 'or'] as const),
          truth(place, depth - 1),
          truth(place, depth - 1),
          ...(chance(30) ? [truth(place, depth - 1)] : []),
        );
      case 4:
        return apply('not', truth(place, depth - 1));
      case 5:
        return apply('known', number(place, depth - 1));
      case 6:
        return conditional('truth', place, depth);
      case 7:
        return table === undefined
          ? leaf()
          : folded(of(['any', 'all'] as const), table, 'truth', place, depth);
      default:
        return table === undefined
          ? leaf()
          : apply('equal', label(table, place, depth - 1), label(table, place, depth - 1));
    }
  };
  const label = (table: number, place: Place, depth: number): Expr => {
    const slots = place.bound.flatMap((bound, slot) => (bound === table ? [slot] : []));
    if (slots.length > 0 && chance(30)) return { op: 'row', slot: of(slots) };
    if (place.clock && chance(15))
      return timed(() => (choose(100) < 10 + wild ? Number.NaN : choose(lengths[table] as number)));
    if (depth > 0 && chance(25))
      return folded(of(['argmin', 'argmax'] as const), table, 'number', place, depth);
    if (depth > 0 && chance(25)) return conditional({ table }, place, depth);
    if (depth > 0 && chance(15))
      return apply('otherwise', label(table, place, depth - 1), label(table, place, depth - 1));
    return (
      read({ table }, place, 0) ??
      constant(choose(100) < wild ? Number.NaN : choose(lengths[table] as number))
    );
  };
  const formula = (kind: Kind, place: Place, depth: number): Expr => {
    if (kind === 'number') return number(place, depth);
    return kind === 'truth' ? truth(place, depth) : label(kind.table, place, depth);
  };

  const parameters = (place: Place, count: number, usual: readonly number[]): Expr[] =>
    Array.from({ length: count }, (_, index) => {
      if (chance(70)) return constant(usual[index % usual.length] as number);
      return chance(50) ? numberLeaf({ ...place, draws: false }) : number({ ...place, draws: false }, 1);
    });
  const drawn = (kind: Kind, place: Place): Expr => {
    if (kind === 'truth')
      return {
        op: 'draw',
        distribution: 'bernoulli',
        args: parameters(place, 1, [of([0.3, 0.5, 0, 1])]),
        span,
      };
    if (kind !== 'number') {
      const rows = Array.from({ length: lengths[kind.table] as number }, (_, row) => [
        constant(row),
        ...parameters(place, 1, [of([0, 0.5, 1, 3])]),
      ]);
      return { op: 'draw', distribution: 'discrete', args: rows.flat(), span };
    }
    const [distribution, usual] = of(LAWS);
    const draw: Expr = { op: 'draw', distribution, args: parameters(place, usual.length, usual), span };
    return chance(50) ? draw : apply('multiply', number({ ...place, draws: false }, 1), draw);
  };

  const scores = (): readonly Score[] =>
    Array.from({ length: 1 + choose(3) }, () => ({
      name: `shared${choose(3)}`,
      weight: of([1, 0.6, -0.8, 0.25]),
    }));
  /** The log density of something seen: mostly a number known beforehand, as data are. */
  const seen = (place: Place): Expr => {
    const density = (): Expr => {
      const [distribution, usual] = chance(15) ? (['bernoulli', [0.3]] as const) : of(LAWS);
      const plain = [0, 1, 2, 0.5, -1, Number.NaN, 0.25];
      const data = chance(80) ? constant(of(choose(100) < wild ? EXTREME : plain)) : number(place, 2);
      return {
        op: 'density',
        distribution,
        of: data,
        args: parameters(place, usual.length, usual),
        span,
      };
    };
    if (chance(70)) return density();
    const parts = 1 + choose(3);
    return {
      op: 'blend',
      weights: parameters(place, parts, [0.5, 0.25, 0]),
      densities: Array.from({ length: parts }, density),
      span,
    };
  };

  const define = (role: Role, reach: Definition['reach'], place: Place, rules: number): number => {
    const over =
      lengths.length > 0 && chance(45)
        ? chance(25) && lengths.length > 1
          ? [0, 1]
          : [choose(lengths.length)]
        : [];
    const size = over.reduce((product, table) => product * (lengths[table] as number), 1);
    const table = aTable();
    const kind: Kind =
      role === 'observation' || chance(60)
        ? 'number'
        : chance(60) || table === undefined
          ? 'truth'
          : { table };
    const here = { ...place, bound: over };
    const draws =
      place.draws && kind !== 'number' ? chance(kind === 'truth' ? 30 : 15) : place.draws && chance(35);
    const depth = 1 + choose(3);
    const one = (mayDraw: boolean): Expr =>
      role === 'observation'
        ? seen({ ...here, draws: false })
        : mayDraw
          ? drawn(kind, here)
          : formula(kind, { ...here, draws: false }, depth);
    const body = (mayDraw: boolean): Body =>
      !mayDraw && chance(25)
        ? { kind: 'each', exprs: Array.from({ length: size }, () => one(false)) }
        : { kind: 'same', expr: one(mayDraw) };
    const type: ValueType =
      kind === 'number'
        ? { kind: 'number', dimension: {} }
        : kind === 'truth'
          ? { kind: 'truth' }
          : { kind: 'label', table: kind.table };
    const strict = role !== 'observation' && choose(100) >= 75 + wild;
    kinds.push(kind);
    return (
      definitions.push({
        name: `${role}${definitions.length}`,
        role,
        over,
        size,
        type,
        unit: { text: '1', scale: 1, dimension: {}, share: false },
        reach,
        body: body(draws),
        mayBeMissing: !strict,
        mayBeInfinite: !strict && kind === 'number',
        draws,
        ...(draws && reach === 'world' && chance(30) ? { scores: Array.from({ length: size }, scores) } : {}),
        authored: true,
        sources: [],
        written: [],
        span,
        ...(rules > 0 ? { rules: Array.from({ length: rules }, () => body(false)) } : {}),
        ...(rules > 0 && kind === 'number' && chance(30) ? { range: [-5, 5] as const } : {}),
      }) - 1
    );
  };

  const options = 1 + choose(3);
  const inWorld: number[] = [];
  const nowhere: Place = { definitions: [], cells: [], bound: [], draws: false, clock: false };
  for (let count = choose(6); count > 0; count--) {
    const drawsHere = chance(70);
    const place = { ...nowhere, definitions: [...inWorld], draws: drawsHere };
    inWorld.push(define(chance(80) ? 'assumption' : 'column', 'world', place, 0));
  }
  const observed: number[] = [];
  for (let count = choose(3); count > 0; count--) {
    const place = { ...nowhere, definitions: [...inWorld] };
    observed.push(define('observation', 'world', place, 0));
  }
  const stocks: number[] = [];
  for (let count = choose(4); count > 0; count--) {
    stocks.push(define('stock', 'period', { ...nowhere, definitions: [...inWorld], draws: chance(20) }, 0));
  }
  const order: Step[] = [];
  const known = [...inWorld, ...stocks];
  const readableCells: number[] = [];
  const remember = (place: Place, phase: 'period' | 'record' | 'before'): number => {
    const over = lengths.length > 0 && chance(40) ? [choose(lengths.length)] : [];
    const size = over.reduce((product, table) => product * (lengths[table] as number), 1);
    const here = { ...place, bound: over, draws: false };
    const how =
      phase === 'before'
        ? 'before'
        : of([
            'ever',
            'always',
            'since',
            'first',
            'highest',
            'lowest',
            'total',
            ...(phase === 'record' ? (['at'] as const) : []),
          ] as const);
    const truthful = how === 'ever' || how === 'always' || how === 'since' || how === 'first';
    const table = aTable();
    const kind: Kind =
      how === 'ever' || how === 'always'
        ? 'truth'
        : how === 'before' && table !== undefined && chance(30)
          ? { table }
          : how === 'before' && chance(30)
            ? 'truth'
            : 'number';
    const inside = formula(truthful || (how === 'total' && chance(40)) ? 'truth' : kind, here, 2);
    cellKinds.push(kind);
    const common = { over, size, of: inside };
    if (how === 'before') {
      const lookBack = { ...here, definitions: inWorld, cells: [], clock: false };
      const duration = chance(70) ? constant(of([0, 1, 2, 3, 7, 14.6, Number.NaN])) : number(lookBack, 1);
      cells.push({ ...common, how, phase: 'before', duration, initial: formula(kind, lookBack, 1) });
    } else if (how === 'at') cells.push({ ...common, how, phase: 'record', period: choose(periods) });
    else cells.push({ ...common, how, phase: phase as 'period' });
    return cells.length - 1;
  };
  const beforeCells = choose(3);
  for (let count = 2 + choose(6); count > 0; count--) {
    const place = { ...nowhere, definitions: [...known], cells: [...readableCells], clock: true };
    if (chance(25)) {
      const cell = remember(place, 'period');
      order.push({ kind: 'cell', cell });
      readableCells.push(cell);
      continue;
    }
    const acts = chance(35);
    const definition = define(
      acts ? 'decision' : 'quantity',
      'period',
      { ...place, draws: !acts && chance(60) },
      acts ? options : 0,
    );
    order.push({ kind: 'definition', definition });
    known.push(definition);
    if (readableCells.length < 4 + beforeCells && chance(20))
      readableCells.push(remember({ ...place, definitions: [...known] }, 'before'));
  }
  const everything = { ...nowhere, definitions: known, cells: [...readableCells], clock: true };
  for (const stock of stocks) {
    const definition = definitions[stock] as Definition;
    const kind = kinds[stock] as Kind;
    const next: Body = {
      kind: 'same',
      expr:
        chance(40) && kind !== 'number'
          ? {
              op: 'read',
              definition: stock,
              rows: definition.over.map((_, slot) => ({ op: 'row', slot })),
              span,
            }
          : formula(kind, { ...everything, bound: definition.over }, 3),
    };
    definitions[stock] = { ...definition, next };
  }
  const atEnd = [...readableCells];
  for (let count = choose(4); count > 0; count--) atEnd.push(remember(everything, 'record'));
  const finish: number[] = [];
  for (let count = 1 + choose(4); count > 0; count--) {
    const place = { ...everything, definitions: [...known, ...finish], cells: atEnd };
    finish.push(define(chance(80) ? 'outcome' : 'check', 'period', place, 0));
  }
  const drawnOver = (number: number): number => (definitions[number] as Definition).size;
  const fans = known.filter((number) => !inWorld.includes(number) && drawnOver(number) > 0 && chance(50));
  const length = of([1, 7, 30.4375]);
  return {
    source,
    id: 'random',
    title: 'Random',
    page: { charts: [], findingsOf: [] },
    sources: [],
    tables: lengths.map((count, table) => ({
      name: `t${table}`,
      ordered: true,
      rows: Array.from({ length: count }, (_, row) => ({ label: `r${row}` })),
    })),
    definitions,
    cells,
    clock: {
      given: true,
      starts: Array.from({ length: periods }, (_, period) => 19000 + Math.floor(period * length)),
      finish: 19000 + Math.floor(periods * length),
      length,
      written: 'some days',
    },
    worldOrder: [...inWorld, ...observed],
    periodOrder: order,
    stocks,
    finishOrder: finish,
    options: Array.from(
      { length: options },
      (_, option): Option => ({ id: `o${option}`, title: '', written: [] }),
    ),
    outcomes: finish.filter((number) => definitions[number]?.role === 'outcome'),
    fans,
    variants: [],
    observations: [],
    ladders: [],
    redLines: [],
    claims: [],
    checks: finish
      .filter((number) => definitions[number]?.role === 'check')
      .map((definition) => ({ id: String(definition), kind: 'path' as const, definition, span })),
    slots: 12,
  };
}
