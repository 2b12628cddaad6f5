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
  /** Codes of what it read, and the nodes found there. */
  readonly codes: readonly number[];
  readonly reads: readonly Id[];
  readonly results: readonly Id[];
  readonly checks: readonly Id[];
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
      if (readAt(values, codes[index] as number) !== reads[index]) return false;
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
    const at = list.findIndex((built) => holds(built, what, values));
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

    const reads = new Map<number, Id>();
    const own = new Set<Id>();
    graph.known.watch();
    slots.watch();
    const noted = (code: number, id: Id): Id => {
      reads.set(code, id);
      return id;
    };
    const watched: Values = {
      definition: (number, row) => noted(codeOf(number, row, 0), values.definition(number, row)),
      cell: (number, row) => noted(codeOf(number, row, 1), values.cell(number, row)),
    };
    const results = build(watched, own);
    const built = {
      what,
      used: program,
      slots: slots.watched(),
      ...graph.known.watched(),
      codes: [...reads.keys()],
      reads: [...reads.values()],
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
  };
}

/** Rows are fewer than this. */
const ROWS = 2 ** 24;

/** What is read as a number: a definition's row (0) or a memory cell's (1). */
function codeOf(number: number, row: number, what: 0 | 1): number {
  return 2 * (number * ROWS + row) + what;
}

function readAt(values: Values, code: number): Id {
  const what = code % 2;
  const place = (code - what) / 2;
  const row = place % ROWS;
  const number = (place - row) / ROWS;
  return what === 0 ? values.definition(number, row) : values.cell(number, row);
}

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
