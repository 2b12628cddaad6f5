import type { Graph, Id } from '../graph/graph.ts';
import { both, known } from './masks.ts';

/**
 * Builds the graph of formulas. The reference interpreter evaluates only the branch that a test picks and stops at an
 * operation that may not be; here all branches are computed, so each knows in which lanes it counts, and what may not be
 * is gathered as checks: numbers that are finite in every lane in which nothing is wrong.
 */
export interface Builder {
  readonly graph: Graph;
  /** Lanes in which what is being built counts; undefined: all. */
  readonly active: () => Id | undefined;
  /** Builds something that counts only where the mask holds too. */
  readonly within: <T>(mask: Id, build: () => T) => T;
  /** Records a fault where the mask holds. */
  readonly refuse: (mask: Id) => void;
  /** The value, after a check if it can be poisoned: for operations that would hide that. */
  readonly settle: (id: Id) => Id;
  /** The same for a value that is lawfully neither missing nor infinite. */
  readonly demandFinite: (id: Id) => void;
}

export function builder(graph: Graph, checks: Set<Id>): Builder {
  let active: Id | undefined;
  const add = (id: Id): void => {
    if (active === undefined) {
      checks.add(id);
      return;
    }
    if (known(graph, active) === false || checks.has(id)) return;
    checks.add(graph.node('and', [id, active]));
  };
  return {
    graph,
    active: () => active,
    within: (mask, build) => {
      const outer = active;
      active = outer === undefined ? mask : both(graph, outer, mask);
      if (known(graph, active) === true) active = undefined;
      try {
        return build();
      } finally {
        active = outer;
      }
    },
    refuse: (mask) => {
      if (known(graph, mask) !== false) add(mask);
    },
    settle: (id) => {
      if (graph.fact(id).poison) add(id);
      return id;
    },
    demandFinite: add,
  };
}
