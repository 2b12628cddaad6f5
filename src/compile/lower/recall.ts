import type { Fact } from '../graph/fact.ts';
import { type Graph, type Id, layer } from '../graph/graph.ts';

/** A piece that was built: what it read and what was known, and what came of it. */
interface Built {
  readonly keys: readonly ReadKey[];
  readonly reads: readonly Id[];
  /** What was looked up of nodes that were there before. */
  readonly asked: ReadonlyMap<Id, Fact>;
  readonly results: readonly Id[];
  readonly checks: ReadonlySet<Id>;
  readonly learned: ReadonlyMap<Id, Fact>;
}

/** A value that a formula reads: of a definition or of a memory cell, by number and row. */
export interface ReadKey {
  readonly what: 'definition' | 'cell';
  readonly number: number;
  readonly row: number;
}

export type Reader = (key: ReadKey) => Id;

/**
 * Builds a piece of the graph, or finds it built: options have most formulas in common, and where one reads the same nodes,
 * of which the same is known, it comes out the same.
 */
export type Recall = (
  name: string,
  read: Reader,
  checks: Set<Id>,
  build: (read: Reader, checks: Set<Id>) => readonly Id[],
) => readonly Id[];

export function recall(graph: Graph): Recall {
  const known = new Map<string, Built[]>();
  const learn = (built: Built, checks: Set<Id>): readonly Id[] => {
    for (const check of built.checks) checks.add(check);
    for (const [id, fact] of built.learned) graph.restate(id, fact);
    return built.results;
  };
  const holds = ({ keys, reads, asked }: Built, read: Reader): boolean => {
    if (!keys.every((key, index) => read(key) === reads[index])) return false;
    for (const [id, fact] of asked) if (!isSame(graph.fact(id), fact)) return false;
    return true;
  };
  return (name, read, checks, build) => {
    const list = known.get(name) ?? [];
    known.set(name, list);
    const found = list.find((built) => holds(built, read));
    if (found !== undefined) return learn(found, checks);

    const keys = new Map<number, ReadKey>();
    const reads: Id[] = [];
    const own = new Set<Id>();
    const outer = graph.layer();
    const inner = { ...layer(outer), asked: new Map<Id, Fact>() };
    graph.use(inner);
    const results = build((key) => {
      const id = read(key);
      const code = codeOf(key);
      if (!keys.has(code)) {
        reads.push(id);
        keys.set(code, key);
      }
      return id;
    }, own);
    graph.use(outer);
    const { asked, facts: learned } = inner;
    const built = { keys: [...keys.values()], reads, asked, results, checks: own, learned };
    list.push(built);
    return learn(built, checks);
  };
}

/** A key as a number: rows are fewer than this. */
const ROWS = 2 ** 24;

function codeOf({ what, number, row }: ReadKey): number {
  return 2 * (number * ROWS + row) + (what === 'cell' ? 1 : 0);
}

function isSame(a: Fact, b: Fact): boolean {
  if (a === b) return true;
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
