import type { Id } from '../graph/graph.ts';
import type { Builder } from './builder.ts';
import { both, checked, choose, equals, isKnown, known, mask } from './masks.ts';

/** How the row of one table is chosen: its number is a node. */
export type RowPick = Id;

/**
 * The value at the picked rows of something over tables of these lengths. `read` gives the value of one row, the last
 * table fastest. Missing where a picked row is missing.
 */
export function pick(
  b: Builder,
  picks: readonly RowPick[],
  lengths: readonly number[],
  read: (row: number) => Id,
): Id {
  const at = (table: number, row: number): Id => {
    const chosen = picks[table];
    const length = lengths[table];
    if (chosen === undefined || length === undefined) return read(row);
    const fixed = b.graph.value(chosen);
    if (fixed !== undefined) {
      return Number.isNaN(fixed) ? b.graph.constant(Number.NaN) : at(table + 1, row * length + fixed);
    }
    return among(b, chosen, length, (number) => at(table + 1, row * length + number));
  };
  return at(0, 0);
}

/** One of several values, by a node that numbers them from 0. */
function among(b: Builder, chosen: Id, length: number, read: (number: number) => Id): Id {
  const { graph } = b;
  const { lo, hi } = graph.fact(chosen);
  const first = Math.max(0, lo);
  const last = Math.min(length - 1, hi);
  let result: Id | undefined;
  for (let number = last; number >= first; number--) {
    const here = equals(graph, chosen, number);
    if (known(graph, here) === false) continue;
    const value = b.within(here, () => b.settle(read(number)));
    result = result === undefined ? value : choose(graph, here, value, result);
  }
  if (result === undefined) return graph.constant(Number.NaN);
  const there = both(graph, isKnown(graph, chosen), mask(graph, true));
  return checked(graph, choose(graph, there, result, graph.constant(Number.NaN)));
}
