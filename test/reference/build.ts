import type { SourceFile, Span } from '../../src/diagnostics/diagnostic.ts';
import type { Expr, FoldHow, FunctionName } from '../../src/model/expression.ts';
import type { Body, Cell, Definition, Model, Option, Step, Table } from '../../src/model/model.ts';

/** Models written by hand, so that the interpreter is tested without the parser and the checker. */
const source: SourceFile = { name: 'scenario.yaml', text: 'by hand\n' };
export const span: Span = { source, start: 0, end: 2 };

export const number = (value: number): Expr => ({ op: 'constant', value });
export const missing: Expr = number(Number.NaN);
export const infinity: Expr = number(Number.POSITIVE_INFINITY);
export const row = (slot: number): Expr => ({ op: 'row', slot });
export const memory = (cell: number, ...rows: Expr[]): Expr => ({ op: 'memory', cell, rows });
export const clock = (what: 'now' | 'elapsed' | 'period'): Expr => ({ op: 'clock', what });
export const call = (fn: FunctionName, ...args: Expr[]): Expr => ({ op: 'apply', fn, args, span });
export const when = (test: Expr, then: Expr, otherwise: Expr): Expr => ({
  op: 'if',
  test,
  then,
  else: otherwise,
});
export const drawn = (distribution: string, ...args: number[]): Expr =>
  drawnFrom(distribution, ...args.map(number));
export const drawnFrom = (distribution: string, ...args: Expr[]): Expr => ({
  op: 'draw',
  distribution,
  args,
  span,
});
export const fold = (how: FoldHow, table: number, slot: number, of: Expr, where?: Expr): Expr => ({
  op: 'fold',
  how,
  table,
  slot,
  of,
  ...(where === undefined ? {} : { where }),
});

/** What a definition in a test says of itself; the rest follows from its section. */
export interface Written extends Partial<Omit<Definition, 'name' | 'body' | 'next' | 'rules'>> {
  readonly is: Expr | readonly Expr[];
  readonly next?: Expr;
  readonly rules?: readonly Expr[];
}

/** The names of definitions in their order, so that formulas can be written with `read('name')`. */
export interface Names {
  readonly read: (name: string, ...rows: Expr[]) => Expr;
}

export interface Sketch {
  readonly tables?: Readonly<Record<string, readonly string[]>>;
  /** Assumptions and what follows from them, in order. */
  readonly world?: Readonly<Record<string, Written>>;
  /** What each period computes, in order, with stocks and decisions; `cell` entries name memory cells by number. */
  readonly model?: Readonly<Record<string, Written>>;
  readonly outcomes?: Readonly<Record<string, Written>>;
  readonly checks?: Readonly<Record<string, Written>>;
  readonly cells?: readonly Cell[];
  readonly options?: readonly string[];
  readonly fans?: readonly string[];
  /** Count of periods and length in days; none: no clock. */
  readonly periods?: number;
  readonly length?: number;
}

/** Makes a model. Cells of phase `period` are computed after all definitions of the period unless `order` says otherwise. */
export function build(make: (names: Names) => Sketch, order?: readonly (string | number)[]): Model {
  const listed: string[] = [];
  const read = (name: string, ...rows: Expr[]): Expr => ({
    op: 'read',
    get definition(): number {
      const found = listed.indexOf(name);
      if (found < 0) throw new Error(`no definition ${name}`);
      return found;
    },
    rows,
    span,
  });
  const sketch = make({ read });
  const { tables = {}, world = {}, model = {}, outcomes = {}, checks = {}, cells = [], periods } = sketch;
  const tableList: Table[] = Object.entries(tables).map(([name, labels]) => ({
    name,
    ordered: false,
    rows: labels.map((label) => ({ label })),
  }));
  const definitions: Definition[] = [];
  const add = (
    entries: Readonly<Record<string, Written>>,
    defaults: Pick<Definition, 'role' | 'reach'>,
  ): number[] =>
    Object.entries(entries).map(([name, written]) => {
      listed.push(name);
      const { is, next, rules, ...rest } = written;
      const over = written.over ?? [];
      definitions.push({
        name,
        over,
        size: over.reduce((size, table) => size * (tableList[table]?.rows.length ?? 0), 1),
        type: { kind: 'number', dimension: {} },
        unit: { text: '1', scale: 1, dimension: {}, share: false },
        mayBeMissing: false,
        mayBeInfinite: false,
        draws: false,
        authored: true,
        sources: [],
        written: [],
        span,
        ...defaults,
        ...(next === undefined ? {} : { role: 'stock' as const }),
        ...(rules === undefined ? {} : { role: 'decision' as const, rules: rules.map(body) }),
        ...rest,
        body: body(is),
        ...(next === undefined ? {} : { next: body(next) }),
      });
      return listed.length - 1;
    });
  const worldOrder = add(world, { role: 'assumption', reach: 'world' });
  const inModel = add(model, { role: 'quantity', reach: 'period' });
  const outcomeNumbers = add(outcomes, { role: 'outcome', reach: 'period' });
  const checkNumbers = add(checks, { role: 'check', reach: 'period' });
  const stocks = inModel.filter((definition) => definitions[definition]?.role === 'stock');
  const steps: Step[] = [
    ...inModel
      .filter((definition) => !stocks.includes(definition))
      .map((definition) => ({ kind: 'definition' as const, definition })),
    ...cells.flatMap(({ phase }, cell) => (phase === 'period' ? [{ kind: 'cell' as const, cell }] : [])),
  ];
  const ordered = order?.map(
    (item): Step =>
      typeof item === 'number'
        ? { kind: 'cell', cell: item }
        : { kind: 'definition', definition: listed.indexOf(item) },
  );
  const length = sketch.length ?? 1;
  const built = {
    source,
    id: 'by-hand',
    title: 'By hand',
    page: { charts: [], findingsOf: [] },
    sources: [],
    tables: tableList,
    definitions,
    cells,
    clock: {
      given: periods !== undefined,
      starts: Array.from({ length: periods ?? 0 }, (_, period) => 1000 + period * length),
      finish: 1000 + (periods ?? 0) * length,
      length,
      written: `${length} days`,
    },
    worldOrder,
    periodOrder: ordered ?? steps,
    stocks,
    finishOrder: [...outcomeNumbers, ...checkNumbers],
    options: (sketch.options ?? ['only']).map((id): Option => ({ id, title: id, written: [] })),
    outcomes: outcomeNumbers,
    fans: (sketch.fans ?? []).map((name) => listed.indexOf(name)),
    variants: [],
    observations: [],
    ladders: [],
    redLines: [],
    claims: [],
    checks: checkNumbers.map((definition) => ({
      id: definitions[definition]?.name ?? '',
      kind: 'path' as const,
      definition,
      span,
    })),
    slots: 6,
  };
  // Getters in formulas become plain numbers: a model is plain data.
  return structuredClone(built);
}

function body(is: Expr | readonly Expr[]): Body {
  return Array.isArray(is) ? { kind: 'each', exprs: is } : { kind: 'same', expr: is as Expr };
}
