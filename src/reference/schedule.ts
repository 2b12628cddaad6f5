import type { Model } from '../model/model.ts';
import type { Act, Interpreter } from './interpreter.ts';
import { nth } from './nth.ts';

/** What is done at each point of a play, in order. */
export interface Schedule {
  /** Once for all. */
  readonly fixed: readonly Act[];
  /** At the start of each world. */
  readonly world: readonly Act[];
  /** At the start of each path: memory is emptied, stocks start. */
  readonly begin: readonly Act[];
  /** In each period, by option number: quantities, decisions and memory as the period finds the stocks. */
  readonly period: readonly (readonly Act[])[];
  /** At each period's end: what `before` will read is stored, all stocks step, the record is taken in. */
  readonly close: readonly Act[];
  /** After the last period: outcomes and path checks. */
  readonly finish: readonly Act[];
}

/** Puts what a model computes into the order in which `docs/language.md` says that time passes. */
export function schedule(model: Model, { compute, step, memories }: Interpreter): Schedule {
  const ofPhase = (phase: string): Act[] =>
    memories.filter((_, cell) => nth(model.cells, cell).phase === phase).map(({ update }) => update);
  const reach = (wanted: 'fixed' | 'world'): Act[] =>
    model.worldOrder
      .filter((number) => nth(model.definitions, number).reach === wanted)
      .map((number) => compute(number));

  const shared = model.periodOrder.map((step): Act | undefined => {
    if (step.kind === 'cell') return nth(memories, step.cell).update;
    return nth(model.definitions, step.definition).role === 'decision' ? undefined : compute(step.definition);
  });
  const period = model.options.map((_, option) =>
    model.periodOrder.map((step, index): Act => {
      return (
        shared[index] ??
        (step.kind === 'cell' ? nth(memories, step.cell).update : compute(step.definition, option))
      );
    }),
  );
  return {
    fixed: reach('fixed'),
    world: reach('world'),
    begin: [...memories.map(({ forget }) => forget), ...model.stocks.map((number) => compute(number))],
    period,
    close: [...ofPhase('before'), step(model.stocks), ...ofPhase('record')],
    finish: model.finishOrder.map((number) => compute(number)),
  };
}
