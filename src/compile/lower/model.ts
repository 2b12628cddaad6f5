import type { Model } from '../../model/model.ts';
import { expressionsOf } from '../../model/parts.ts';
import type { Id } from '../graph/graph.ts';
import { firstState } from './cells.ts';
import { type Context, cellOf, definitionOf, isLate, context as makeContext, rowKey } from './context.ts';
import { some } from './depends.ts';
import { columns, handedOut, keeper, lowerFinish } from './finish.ts';
import type { Memory } from './memory.ts';
import { atPeriod } from './moment.ts';
import { lowerPeriod, lowerSettled, type Part, type Period } from './period.ts';
import type { Phase, Program } from './program.ts';
import { rowsAgain } from './rows.ts';
import type { Values } from './values.ts';

/**
 * Turns a model into a program: every row its own node, options side by side where they differ. What the memory has of models
 * before is not built again.
 */
export function lower(asked: Model, memory: Memory): Program {
  const { model, depends, written } = memory.begin(asked);
  const context = makeContext(model, depends, memory);
  const { graph, inPeriods, section, file, periods } = context;
  const checks = new Set<Id>();
  const { values: inWorld, columns: worldColumns } = lowerWorld(context);
  const starts = lowerStarts(context, inWorld);

  const early: Part = { late: false, base: inWorld, baseLeft: inWorld, constants: new Map() };
  graph.known.use(inPeriods);
  const shared = lowerPeriod(context, early, checks);
  file({ when: 'period' }, checks);
  writePeriod(context, early, shared, starts);

  const isCheck = (number: number): boolean => definitionOf(context, number).role === 'check';
  const read = columns(context, [...model.outcomes, ...model.finishOrder.filter(isCheck)]);
  const fans = columns(context, model.fans);
  const keep = keeper(context);
  model.options.forEach((_, option) => {
    const bare = { late: true, option, base: shared.values, baseLeft: shared.left };
    const { part, period, checks: own } = lowerSettled(context, bare, starts);
    file({ when: 'period', option }, own);
    writePeriod(context, part, period, starts);
    fans.forEach(({ definition, row }, fan) => {
      const node = handedOut(context, period.left.definition(definition, row));
      const column = read.length + fan * periods;
      section({ when: 'period', option }).push({ kind: 'column', node, column, history: true });
    });
    lowerFinish(context, part, period, inWorld, keep, read);
  });

  const { slots } = memory;
  const used = <T>(what: ReadonlyMap<number, T>): (readonly [slot: number, what: T])[] =>
    slots.used().flatMap((slot) => {
      const found = what.get(slot);
      return found === undefined ? [] : [[slot, found] as const];
    });
  return {
    graph,
    slots: slots.list(),
    sections: [...context.sections.values()],
    inputs: new Map(
      used(memory.inputs).map(([slot, constant]) => [written.get(constant) ?? constant, slot] as const),
    ),
    timed: used(memory.series).map(([slot, values]) => ({ slot, values })),
    hosts: [...memory.hosts],
    draws: used(memory.draws).map(([, draw]) => draw),
    drawsAtStart: model.stocks.some((stock) =>
      expressionsOf(definitionOf(context, stock).body).some((expr) => some(expr, ({ op }) => op === 'draw')),
    ),
    columns: { world: worldColumns, option: read.length + fans.length * periods },
  };
}

/** Lowers what is fixed, once for all or in a world; gives the number of columns of worlds too. */
function lowerWorld(context: Context): { readonly values: Values; readonly columns: number } {
  const { graph, model, section, file } = context;
  const found: (readonly Id[])[] = [];
  let columns = 0;
  const missing = graph.constant(Number.NaN);
  const values: Values = {
    definition: (number, row) => found[number]?.[row] ?? missing,
    cell: () => missing,
  };
  const moment = atPeriod(context, 0, values);
  const checks = new Set<Id>();
  for (const number of model.worldOrder) {
    const definition = definitionOf(context, number);
    const rows = rowsAgain(context, `${number} world`, checks, moment, definition, definition.body, false);
    found[number] = rows;
    file({ when: 'world' }, checks);
    if (definition.reach !== 'world') continue;
    for (const node of rows) {
      section({ when: 'world' }).push({ kind: 'column', node: handedOut(context, node), column: columns++ });
    }
  }
  return { values, columns };
}

/** Lowers the values in which stocks start, by `rowKey`. */
function lowerStarts(context: Context, inWorld: Values): ReadonlyMap<number, Id> {
  const { model, file } = context;
  const starts = new Map<number, Id>();
  const values: Values = {
    definition: (number, row) => starts.get(rowKey(context, number, row)) ?? inWorld.definition(number, row),
    cell: inWorld.cell,
  };
  for (const stock of model.stocks) {
    const definition = definitionOf(context, stock);
    const checks = new Set<Id>();
    const moment = atPeriod(context, 0, values);
    const rows = rowsAgain(context, `${stock} start`, checks, moment, definition, definition.body, false);
    for (const [row, node] of rows.entries()) starts.set(rowKey(context, stock, row), node);
    file({ when: 'begin' }, checks);
  }
  return starts;
}

/** The statements of a period: what is remembered, what stocks become; and those with which they begin. */
function writePeriod(context: Context, part: Part, period: Period, starts: ReadonlyMap<number, Id>): void {
  const { graph, section, stocks, states } = context;
  const { option, constants } = part;
  const phase = (when: 'begin' | 'period'): Phase => (option === undefined ? { when } : { when, option });
  // Options still read the old values of stocks that none of them changes.
  const become = option === undefined ? ({ when: 'become' } as const) : phase('period');
  const statements = section(phase('period'));
  for (const { slot, node } of period.pasts) statements.push({ kind: 'store', node, slot, history: true });
  for (const { cell: number, row, node } of period.states) {
    const cell = cellOf(context, number);
    const slot = states[number]?.[row] as number;
    statements.push({ kind: 'store', node, slot, late: true });
    const first = cell.how === 'before' ? Number.NaN : firstState(cell.how);
    section(phase('begin')).push({ kind: 'store', node: graph.constant(first), slot });
  }
  for (const { stock, row, node } of period.next) {
    if (constants.has(rowKey(context, stock, row)) || isLate(context, stock) !== part.late) continue;
    const slot = stocks.get(stock)?.[row] as number;
    section(become).push({ kind: 'store', node, slot, late: true });
    const start = starts.get(rowKey(context, stock, row)) as Id;
    section(phase('begin')).push({ kind: 'store', node: start, slot });
  }
}
