import type { Graph, Id } from './graph/graph.ts';
import type { Program, Section } from './lower/program.ts';

/** What some numbers bear on of what a program hands out. */
export interface Reach {
  /** By option and outcome column: 1 where they do. */
  readonly outcomes: readonly Uint8Array[];
  /** By column of a world. */
  readonly worlds: Uint8Array;
  /** By option, whether anything does that is played for it: what may go wrong there counts, too. */
  readonly options: readonly boolean[];
  /** The same of what is played once a world. */
  readonly world: boolean;
}

/**
 * Follows the numbers in some slots through formulas, and through what is remembered from period to period, until nothing more is reached.
 * What has been folded is not there any more: an option that does without something is not reached by it. What is not reached has the same
 * bits, whatever those numbers are.
 *
 * @param inputs slots
 * @param options how many the model has
 */
export function reach(program: Program, inputs: Iterable<number>, options: number): Reach {
  const { graph, sections, columns } = program;
  const shared = sections.filter(({ phase }) => !('option' in phase));
  const slots = new Set(inputs);
  const isReached = follow(graph, shared, slots);
  const worlds = new Uint8Array(columns.world);
  let [world, ofAll] = [false, false];
  for (const { phase, statements } of shared) {
    for (const statement of statements) {
      if (statement.kind === 'store' || !isReached(statement.node)) continue;
      if (statement.kind === 'column') worlds[statement.column] = 1;
      if (phase.when === 'fixed' || phase.when === 'world') world = true;
      else ofAll = true;
    }
  }
  const own = Array.from({ length: options }, (_, option) => {
    const sectionsOf = sections.filter(({ phase }) => 'option' in phase && phase.option === option);
    const isReachedThere = follow(graph, sectionsOf, new Set(slots));
    const outcomes = new Uint8Array(columns.option);
    let any = false;
    for (const statement of sectionsOf.flatMap(({ statements }) => statements)) {
      if (statement.kind === 'store' || !isReachedThere(statement.node)) continue;
      any = true;
      if (statement.kind === 'column' && statement.history !== true) outcomes[statement.column] = 1;
    }
    return { outcomes, any };
  });
  const reached = own.map(({ any }) => any);
  // What may go wrong in what options share shows in whichever is played.
  if (ofAll && !reached.includes(true)) reached[0] = true;
  return { outcomes: own.map(({ outcomes }) => outcomes), worlds, options: reached, world };
}

/** Adds the slots that sections store something reached in, until there are no more; tells then which nodes are reached. */
function follow(graph: Graph, sections: readonly Section[], slots: Set<number>): (id: Id) => boolean {
  const stores = sections.flatMap(({ statements }) => statements.filter(({ kind }) => kind === 'store'));
  for (;;) {
    const isReached = reachedFrom(graph, slots);
    const before = slots.size;
    for (const store of stores) if (store.kind === 'store' && isReached(store.node)) slots.add(store.slot);
    if (slots.size === before) return isReached;
  }
}

/** Whether a node reads one of some slots, directly or through others. */
function reachedFrom({ nodes }: Graph, slots: ReadonlySet<number>): (id: Id) => boolean {
  const known = new Uint8Array(nodes.length);
  const isReached = (id: Id): boolean => {
    if (known[id] === 0) {
      const { op, args, imm } = nodes[id] as Graph['nodes'][number];
      const reads = (op === 'load' || op === 'record') && slots.has(imm);
      known[id] = reads || args.some(isReached) ? REACHED : NOT_REACHED;
    }
    return known[id] === REACHED;
  };
  return isReached;
}

const REACHED = 1;
const NOT_REACHED = 2;
