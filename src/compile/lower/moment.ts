import type { Clock } from '../../model/model.ts';
import { between, factOfAll } from '../graph/fact.ts';
import type { Id } from '../graph/graph.ts';
import type { Context } from './context.ts';
import type { Values } from './values.ts';

/** A point of the play: what is read there, and what the clock says. */
export interface Moment {
  readonly values: Values;
  readonly clock: (what: 'now' | 'elapsed' | 'period') => Id;
  /** The period's of some values, one for each. */
  readonly timed: (values: readonly number[]) => Id;
  /** The number of the period. */
  readonly period: Id;
}

/** A period known beforehand: the first for what comes before the path, the last for what comes after it. */
export function atPeriod({ graph, model }: Context, period: number, values: Values): Moment {
  const { starts, length } = model.clock;
  const clock: Moment['clock'] = (what) => {
    if (what === 'now') return graph.constant(starts[period] ?? Number.NaN);
    return graph.constant(what === 'elapsed' ? period * length : length);
  };
  const timed: Moment['timed'] = (list) => graph.constant(list[period] ?? Number.NaN);
  return { values, clock, timed, period: graph.constant(period) };
}

/** Whichever period is being played. */
export function running(context: Context, values: Values): Moment {
  const { graph, model, periods } = context;
  const { length, starts }: Clock = model.clock;
  const period = graph.assume(graph.node('period', []), { ...between(0, periods - 1), int: true });
  const clock: Moment['clock'] = (what) => {
    if (what === 'period') return graph.constant(length);
    if (what === 'now') {
      const range = between(starts[0] ?? 0, starts.at(-1) ?? 0);
      return graph.assume(graph.node('now', []), { ...range, int: starts.every(Number.isInteger) });
    }
    const range = between(0, (periods - 1) * length);
    const elapsed = graph.node('mul', [period, graph.constant(length)]);
    return graph.assume(elapsed, { ...range, int: Number.isInteger(length) });
  };
  const timed: Moment['timed'] = (list) => {
    const [first = Number.NaN] = list;
    if (list.every((value) => Object.is(value, first))) return graph.constant(first);
    return graph.assume(graph.node('timed', [], context.timed(list)), factOfAll(list));
  };
  return { values, clock, timed, period };
}
