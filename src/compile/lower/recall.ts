import type { Fact } from '../graph/fact.ts';
import type { Graph, Id } from '../graph/graph.ts';
import type { Watched } from '../graph/knowledge.ts';
import type { Slots } from './slots.ts';
import type { Values } from './values.ts';

/** A piece that was built: what it read and what was known, and what came of it. */
interface Built extends Watched {
  /** The formulas that it was built from. */
  readonly what: object;
  /** The last program that it was found for. */
  used: number;
  readonly slots: readonly number[];
  /** What it read, and the nodes found there. */
  readonly codes: readonly Code[];
  readonly reads: readonly Id[];
  readonly results: readonly Id[];
  readonly checks: readonly Id[];
}

/** A definition's row (0) or a memory cell's (1). */
interface Code {
  readonly what: 0 | 1;
  readonly number: number;
  readonly row: number;
}

/**
 * Builds a piece of the graph, or finds it built: options have most formulas in common, and so have a model and what becomes of
 * it when a formula is changed; where one reads the same nodes, of which the same is known, it comes out the same.
 */
export interface Recall {
  /** @param what the formulas; of one name, different formulas are different objects */
  readonly piece: (
    name: string,
    what: object,
    values: Values,
    checks: Set<Id>,
    build: (values: Values, checks: Set<Id>) => readonly Id[],
  ) => readonly Id[];
  /** Begins a program. What the last ones did not find again is forgotten. */
  readonly begin: () => void;
  readonly forget: () => void;
}

/** After so many programs. */
const FORGOTTEN = 16;

export function recall(graph: Graph, slots: Slots): Recall {
  const known = new Map<string, Built[]>();
  let program = 0;
  const holds = (built: Built, what: object, values: Values): boolean => {
    if (built.what !== what) return false;
    const { codes, reads, asked } = built;
    for (let index = 0; index < codes.length; index++) {
      const { what: kind, number, row } = codes[index] as Code;
      const now = kind === 0 ? values.definition(number, row) : values.cell(number, row);
      if (now !== reads[index]) return false;
    }
    const { nodes, facts } = asked;
    for (let index = 0; index < nodes.length; index++) {
      const fact = facts[index] as Fact;
      const now = graph.fact(nodes[index] as Id);
      if (now !== fact && !isSame(now, fact)) return false;
    }
    return true;
  };
  /** The piece of a list that holds; what was found for the last program but not yet for this one comes to stand in front. */
  const find = (list: Built[], what: object, values: Values): Built | undefined => {
    let at = 0;
    while (at < list.length && !holds(list[at] as Built, what, values)) at++;
    const found = list[at];
    if (found === undefined) return undefined;
    if (found.used < program && at > 0) {
      list.splice(at, 1);
      list.unshift(found);
    }
    found.used = program;
    return found;
  };
  const piece: Recall['piece'] = (name, what, values, checks, build) => {
    const list = known.get(name) ?? [];
    const found = find(list, what, values);
    if (found !== undefined) {
      const { nodes, facts } = found.learned;
      for (let index = 0; index < nodes.length; index++) {
        graph.restate(nodes[index] as Id, facts[index] as Fact);
      }
      for (const check of found.checks) checks.add(check);
      slots.use(found.slots);
      return found.results;
    }

    const codes: Code[] = [];
    const reads: Id[] = [];
    const seen = new Set<number>();
    const own = new Set<Id>();
    graph.known.watch();
    slots.watch();
    const noted = (what: Code['what'], number: number, row: number, id: Id): Id => {
      const key = 2 * (number * ROWS + row) + what;
      if (seen.has(key)) return id;
      seen.add(key);
      codes.push({ what, number, row });
      reads.push(id);
      return id;
    };
    const watched: Values = {
      definition: (number, row) => noted(0, number, row, values.definition(number, row)),
      cell: (number, row) => noted(1, number, row, values.cell(number, row)),
    };
    const results = build(watched, own);
    const built = {
      what,
      used: program,
      slots: slots.watched(),
      ...graph.known.watched(),
      codes,
      reads,
      results,
      checks: [...own],
    };
    known.set(name, [...list.filter(({ used }) => program - used < FORGOTTEN), built]);
    for (const check of own) checks.add(check);
    return results;
  };
  return {
    piece,
    begin: () => {
      program++;
    },
    forget: () => known.clear(),
  };
}

/** Rows are fewer than this. */
const ROWS = 2 ** 24;

function isSame(a: Fact, b: Fact): boolean {
  const numbers = Object.is(a.lo, b.lo) && Object.is(a.hi, b.hi);
  return (
    numbers &&
    a.nan === b.nan &&
    a.inf === b.inf &&
    a.poison === b.poison &&
    a.int === b.int &&
    a.mask === b.mask
  );
}
