import type { Id } from '../graph/graph.ts';
import { layer } from '../graph/knowledge.ts';
import { type Builder, builder } from './builder.ts';
import { type Moved, move, settled } from './cells.ts';
import { type Context, cellOf, declared, definitionOf, isLate, rowKey } from './context.ts';
import { type Moment, running } from './moment.ts';
import { cellFormula, rowsAgain } from './rows.ts';
import { seemSettled } from './settled.ts';
import type { Values } from './values.ts';

/** A period lowered: of what no option changes, or of what one option plays. */
export interface Period {
  readonly values: Values;
  /** The same with stocks as the period leaves them. */
  readonly left: Values;
  /** What the rows of stocks become. */
  readonly next: readonly { readonly stock: number; readonly row: number; readonly node: Id }[];
  /** What the states of cells become. */
  readonly states: readonly { readonly cell: number; readonly row: number; readonly node: Id }[];
  /** What `before` cells store. */
  readonly pasts: readonly { readonly slot: number; readonly node: Id }[];
}

/** Which part of the model is lowered, and on what. */
export interface Part {
  /** Whether it is what options change. */
  readonly late: boolean;
  readonly option?: number;
  /** The values of the other parts. */
  readonly base: Values;
  readonly baseLeft: Values;
  /** Stocks that stay as they start, by `rowKey`. */
  readonly constants: ReadonlyMap<number, Id>;
}

/** The present value of a row of a stock. */
export function stockValue(context: Context, stock: number, row: number): Id {
  const slot = context.stocks.get(stock)?.[row] as number;
  return context.load(slot, declared(context, definitionOf(context, stock)));
}

/** Lowers a period: quantities and cells in order, then what is remembered, then what stocks become. */
export function lowerPeriod(context: Context, part: Part, checks: Set<Id>): Period {
  const { model, depends, graph } = context;
  const { late, option, base, baseLeft, constants } = part;
  const b = builder(graph, checks);
  const found: (readonly Id[])[] = [];
  const shown: (readonly Id[])[] = [];
  const states: Period['states'][number][] = [];
  const values: Values = {
    definition: (number, row) => {
      const computed = found[number]?.[row];
      if (computed !== undefined) return computed;
      if (!context.stocks.has(number) || isLate(context, number) !== late)
        return base.definition(number, row);
      return constants.get(rowKey(context, number, row)) ?? stockValue(context, number, row);
    },
    cell: (number, row) => shown[number]?.[row] ?? base.cell(number, row),
  };
  const moment = running(context, values);
  const isHere = (cell: number): boolean => (depends.cells[cell] === true) === late;

  for (const step of model.periodOrder) {
    if (step.kind === 'cell') {
      if (isHere(step.cell)) shown[step.cell] = remember(context, checks, moment, step.cell, states);
    } else if (isLate(context, step.definition) === late) {
      const definition = definitionOf(context, step.definition);
      const rule = option === undefined ? undefined : definition.rules?.[option];
      const name = rule === undefined ? `${step.definition}` : `${step.definition} rule`;
      const body = rule ?? definition.body;
      found[step.definition] = rowsAgain(context, name, checks, moment, definition, body, rule !== undefined);
    }
  }
  const pasts = model.cells.flatMap((cell, number) =>
    cell.how !== 'before' || !isHere(number)
      ? []
      : (context.states[number] ?? []).map((slot, row) => ({
          slot,
          node: b.settle(cellFormula(context, b, moment, cell, row)),
        })),
  );
  const next = model.stocks.flatMap((stock) => {
    if (isLate(context, stock) !== late) return [];
    const definition = definitionOf(context, stock);
    if (definition.next === undefined) throw new Error(`the stock ${definition.name} has no next`);
    const rows = rowsAgain(context, `${stock} next`, checks, moment, definition, definition.next, false);
    return rows.map((node, row) => ({ stock, row, node }));
  });
  const becomes = new Map(next.map(({ stock, row, node }) => [rowKey(context, stock, row), node]));
  const left: Values = {
    definition: (number, row) =>
      becomes.get(rowKey(context, number, row)) ??
      (isLate(context, number) === late ? values : baseLeft).definition(number, row),
    cell: values.cell,
  };
  const record = running(context, left);
  model.cells.forEach((cell, number) => {
    if (cell.phase !== 'record' || !isHere(number)) return;
    shown[number] = remember(context, checks, record, number, states);
  });
  return { values, left, next, states, pasts };
}

/** What a cell shows after it has taken in the moment, row by row; what its states become is added to `states`. */
function remember(
  context: Context,
  checks: Set<Id>,
  moment: Moment,
  number: number,
  states: Period['states'][number][],
): readonly Id[] {
  const cell = cellOf(context, number);
  const { size } = cell;
  const late = context.depends.cells[number] === true;
  // First what is shown, then what the states become; a state that nothing changes is not stored.
  const name = `cell ${number}${late ? ' late' : ''}`;
  const built = context.recalled(name, cell, moment.values, checks, (values, own) => {
    const b = builder(context.graph, own);
    const rows = Array.from({ length: size }, (_, row) =>
      moved(context, b, { ...moment, values }, number, row),
    );
    return [...rows.map(({ shown }) => shown), ...rows.map(({ state }) => state)];
  });
  for (let row = 0; row < size; row++) {
    const node = built[size + row] as Id;
    if (node !== UNCHANGED) states.push({ cell: number, row, node });
  }
  return built.slice(0, size);
}

/** Stands for the state of a cell that always shows the same. */
const UNCHANGED = -1;

/** A row of a cell after it has taken in the moment. */
function moved(context: Context, b: Builder, moment: Moment, number: number, row: number): Moved {
  const { graph, model, periods } = context;
  const cell = cellOf(context, number);
  if (cell.how === 'before') throw new Error('a look into the past is stored at the end of a period');
  const value = cellFormula(context, b, moment, cell, row);
  const fixed = graph.value(value);
  const always = fixed === undefined ? undefined : settled(cell.how, fixed);
  if (always !== undefined) return { shown: graph.constant(always), state: UNCHANGED };
  const state = graph.node('load', [], context.states[number]?.[row] as number);
  return move(b, cell, state, value, moment.period, model.clock.length, periods - 1);
}

/** A period of an option lowered, with what it was lowered on and the checks it makes. */
export interface Settled {
  readonly part: Part & { readonly option: number };
  readonly period: Period;
  readonly checks: Set<Id>;
}

/**
 * Lowers a period of an option on the supposition that stocks stay as they start which seem to: steps never taken, latches
 * never set. Those that do change are given up, until the rest bear each other out.
 */
export function lowerSettled(
  context: Context,
  bare: Omit<Part, 'constants'> & { readonly option: number },
  starts: ReadonlyMap<number, Id>,
): Settled {
  const { graph, model, inPeriods } = context;
  const supposed = new Map<number, number>();
  for (const stock of model.stocks) {
    const { type, size } = definitionOf(context, stock);
    // Amounts hardly ever stay as they are.
    if (!isLate(context, stock) || type.kind === 'number') continue;
    for (let row = 0; row < size; row++) {
      const start = graph.value(starts.get(rowKey(context, stock, row)) as Id);
      if (start !== undefined) supposed.set(rowKey(context, stock, row), start);
    }
  }
  const staying = seemSettled(context, bare.option, bare.base, supposed);
  const constants = new Map([...staying.keys()].map((key) => [key, starts.get(key) as Id]));
  for (;;) {
    graph.known.use(layer(inPeriods));
    const part = { ...bare, constants };
    const checks = new Set<Id>();
    const period = lowerPeriod(context, part, checks);
    const changing = period.next.filter(({ stock, row, node }) => {
      const start = constants.get(rowKey(context, stock, row));
      return start !== undefined && start !== node;
    });
    if (changing.length === 0) return { part, period, checks };
    for (const { stock, row } of changing) constants.delete(rowKey(context, stock, row));
  }
}
