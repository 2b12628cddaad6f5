import type { Cell } from '../../model/model.ts';
import { ANY, type Fact, TRUTH } from '../graph/fact.ts';
import type { Id } from '../graph/graph.ts';
import { layer } from '../graph/knowledge.ts';
import { type Context, cellOf, declared, definitionOf, rowKey } from './context.ts';
import { mayRemember } from './depends.ts';
import { choose, isKnown } from './masks.ts';
import { atPeriod } from './moment.ts';
import { type Part, type Period, stockValue } from './period.ts';
import type { Phase } from './program.ts';
import { rowsAgain } from './rows.ts';
import type { Values } from './values.ts';

/** A row of a definition that is handed out. */
export interface Column {
  readonly definition: number;
  readonly row: number;
}

/** Every row of these definitions as a column. */
export function columns(context: Context, numbers: readonly number[]): Column[] {
  return numbers.flatMap((definition) =>
    Array.from({ length: definitionOf(context, definition).size }, (_, row) => ({ definition, row })),
  );
}

/** A value as it is handed out: where it is missing it is the one NaN of JavaScript. */
export function handedOut({ graph }: Context, node: Id): Id {
  return choose(graph, isKnown(graph, node), node, graph.constant(Number.NaN));
}

/** Keeps the last record of values, which what comes after the path reads. */
export type Keep = (key: string, node: Id, fact: Fact, phase: Phase) => Id;

export function keeper({ graph, slots, section, load }: Context): Keep {
  const stored = new Set<string>();
  return (key, node, fact, phase) => {
    const stage = graph.stage(node);
    if (stage === 'fixed' || stage === 'world') return graph.assume(node, fact);
    const home: Phase = stage === 'period' ? { when: 'period' } : phase;
    // What no option reaches may still be one thing under one option and another under the next.
    const name = stage === 'period' ? `period ${node}` : key;
    const slot = slots.of(`kept ${name} ${stage}`, stage);
    const store = `${'option' in home ? home.option : ''} ${slot}`;
    if (!stored.has(store)) section(home).push({ kind: 'store', node, slot });
    stored.add(store);
    return load(slot, fact);
  };
}

/** Lowers outcomes and path checks of an option, which are read off the last record. */
export function lowerFinish(
  context: Context,
  part: Part & { readonly option: number },
  period: Period,
  inWorld: Values,
  keep: Keep,
  handed: readonly Column[],
): void {
  const { graph, model, everywhere, periods, section, file } = context;
  const { option, constants } = part;
  const phase: Phase = { when: 'period', option };
  const finish: Phase = { when: 'finish', option };
  const fixed = new Set(model.worldOrder);
  const ends: (readonly Id[])[] = [];
  const checks = new Set<Id>();
  graph.known.use(layer(everywhere));
  const values: Values = {
    definition: (number, row) => {
      const computed = ends[number]?.[row];
      if (computed !== undefined) return computed;
      if (fixed.has(number)) return inWorld.definition(number, row);
      if (context.stocks.has(number)) {
        return constants.get(rowKey(context, number, row)) ?? stockValue(context, number, row);
      }
      const fact = declared(context, definitionOf(context, number));
      return keep(`definition ${number} ${row}`, period.values.definition(number, row), fact, phase);
    },
    cell: (number, row) => {
      const cell = cellOf(context, number);
      const fact = { ...shownBy(cell), nan: mayRemember(model, cell).nan };
      // What is known of it belongs to the place, so that what was built where less was known is not found where more is.
      return keep(`cell ${number} ${row} ${fact.nan}`, period.values.cell(number, row), fact, phase);
    },
  };
  const moment = atPeriod(context, periods - 1, values);
  for (const number of model.finishOrder) {
    const definition = definitionOf(context, number);
    ends[number] = rowsAgain(context, `${number} end`, checks, moment, definition, definition.body, false);
  }
  file(finish, checks);
  handed.forEach(({ definition, row }, column) => {
    const node = handedOut(context, values.definition(definition, row));
    section(finish).push({ kind: 'column', node, column });
  });
}

/** What is known of what a cell shows, whatever its formula. */
function shownBy(cell: Cell): Fact {
  if (cell.how === 'ever' || cell.how === 'always') return TRUTH;
  const lo = cell.how === 'since' || cell.how === 'first' ? 0 : ANY.lo;
  return { ...ANY, lo, inf: true };
}
