import type { Cell } from '../../model/model.ts';
import { ANY, between, type Fact, TRUTH } from '../graph/fact.ts';
import type { Id } from '../graph/graph.ts';
import { verify } from './arithmetic.ts';
import type { Builder } from './builder.ts';
import { choose, compare, eitherOf, isOne, isZero, truth } from './masks.ts';

type Remembering = Exclude<Cell, { how: 'before' }>;

/** How a cell moves on: what its state becomes, and what it then shows. */
export interface Moved {
  readonly state: Id;
  readonly shown: Id;
}

/** The state in which a cell begins a path. */
export function firstState(how: Remembering['how']): number {
  switch (how) {
    case 'ever':
    case 'total':
      return 0;
    case 'always':
      return 1;
    case 'since':
    case 'highest':
      return Number.NEGATIVE_INFINITY;
    case 'first':
    case 'lowest':
      return Number.POSITIVE_INFINITY;
    case 'at':
      return Number.NaN;
  }
}

/** What a cell always shows if its formula always has this value; undefined if that still changes. */
export function settled(how: Remembering['how'], value: number): number | undefined {
  const truthful = value === 0 || value === 1;
  switch (how) {
    case 'ever':
    case 'always':
      return truthful ? value : undefined;
    case 'since':
    case 'first':
      return truthful ? (value === 1 ? 0 : Number.POSITIVE_INFINITY) : undefined;
    case 'highest':
    case 'lowest':
      return Number.isNaN(value) ? undefined : value;
    case 'total':
    case 'at':
      return undefined;
  }
}

/**
 * A cell after it has taken in a period's value.
 *
 * @param length of a period, days
 * @param last number of the last period
 */
export function move(
  b: Builder,
  cell: Remembering,
  state: Id,
  value: Id,
  period: Id,
  length: number,
  last: number,
): Moved {
  const { graph } = b;
  b.settle(value);
  const fact = graph.fact(value);
  const constant = (number: number): Id => graph.constant(number);
  const plain = (id: Id): Moved => ({ state: id, shown: id });
  const is = (id: Id, number: number): Id => compare(graph, 'eq', id, constant(number));
  const missing = constant(Number.NaN);
  switch (cell.how) {
    case 'ever': {
      const holds = eitherOf(graph, is(state, 1), isOne(graph, value));
      if (!fact.nan) return plain(truth(graph, holds));
      const sum = graph.assume(graph.node('add', [state, value]), { ...TRUTH, nan: true });
      return plain(choose(graph, holds, constant(1), sum));
    }
    case 'always': {
      const fails = eitherOf(graph, is(state, 0), isZero(graph, value));
      if (!fact.nan)
        return plain(truth(graph, graph.assume(graph.node('not', [fails]), { ...ANY, mask: true })));
      const product = graph.assume(graph.node('mul', [state, value]), { ...TRUTH, nan: true });
      return plain(choose(graph, fails, constant(0), product));
    }
    case 'since': {
      const known = fact.nan ? choose(graph, isZero(graph, value), state, missing) : state;
      const next = choose(graph, isOne(graph, value), period, known);
      const ago = graph.node('sub', [period, next]);
      return { state: next, shown: shownTime(b, ago, length, last, fact.nan) };
    }
    case 'first': {
      const start = graph.node('mul', [period, constant(length)]);
      const found = choose(
        graph,
        isOne(graph, value),
        start,
        fact.nan ? choose(graph, isZero(graph, value), state, missing) : state,
      );
      const waiting = is(state, Number.POSITIVE_INFINITY);
      const next = choose(graph, waiting, found, state);
      const shown: Fact = { ...ANY, lo: 0, inf: true, nan: fact.nan };
      return plain(graph.restate(next, shown));
    }
    case 'highest':
    case 'lowest': {
      const next = graph.node(cell.how === 'highest' ? 'max' : 'min', [state, value]);
      return plain(graph.assume(next, { ...fact, poison: false, int: false }));
    }
    case 'total':
      return total(b, state, value, length);
    case 'at': {
      const next = choose(graph, is(period, cell.period), value, state);
      const reached = cell.period <= last;
      return plain(graph.restate(next, { ...ANY, nan: fact.nan || !reached, inf: fact.inf }));
    }
  }
}

function shownTime({ graph }: Builder, ago: Id, length: number, last: number, nan: boolean): Id {
  const shown = graph.node('mul', [ago, graph.constant(length)]);
  return graph.assume(shown, {
    ...between(0, Number.POSITIVE_INFINITY),
    inf: true,
    nan,
    int: Number.isInteger(length * last) && Number.isInteger(length),
  });
}

function total(b: Builder, state: Id, value: Id, length: number): Moved {
  const { graph } = b;
  const { nan, inf } = graph.fact(value);
  const next = graph.node('add', [state, value]);
  const shown = graph.node('mul', [next, graph.constant(length)]);
  if (!nan && !inf) {
    graph.assume(next, { ...ANY, poison: true });
    b.demandFinite(shown);
    return { state: next, shown: graph.assume(shown, ANY) };
  }
  graph.assume(next, { ...ANY, nan, inf });
  // The state may be missing or infinite from earlier periods.
  graph.restate(state, { ...ANY, nan, inf });
  verify(b, next, [state, value]);
  verify(b, shown, [next]);
  return { state: next, shown: graph.assume(shown, { ...ANY, nan, inf }) };
}

/** Where an index that counts back from the present lies within the path, and that index made safe. */
export function backwards(
  b: Builder,
  ago: Id,
  period: Id,
  length: number,
): { readonly within: Id; readonly index: Id } {
  const { graph } = b;
  const exact = graph.node('div', [ago, graph.constant(length)]);
  const lower = graph.node('floor', [exact]);
  // Rounds halves up, as Math.round does.
  const half = compare(graph, 'le', graph.constant(0.5), graph.node('sub', [exact, lower]));
  const rounded = graph.node('add', [lower, truth(graph, half)]);
  const index = graph.node('sub', [period, graph.node('pmax', [rounded, graph.constant(1)])]);
  const within = compare(graph, 'le', graph.constant(0), index);
  return { within, index: graph.node('and', [within, index]) };
}
