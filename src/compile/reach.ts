import type { Graph, Id } from './graph/graph.ts';
import type { Program, Section } from './lower/program.ts';

/** What some numbers bear on of what a program hands out. */
export interface Reach {
  /** By option, whether on anything that is played for it: what may go wrong there counts, too. */
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
  const { graph, sections } = program;
  const slots = new Set(inputs);
  /** Phases in which anything is reached that is handed out, or checked. */
  const reached = (own: readonly Section[], known: Set<number>): Section['phase'][] => {
    const isReached = follow(graph, own, known);
    return own.flatMap(({ phase, statements }) =>
      statements.some(({ kind, node }) => kind !== 'store' && isReached(node)) ? [phase] : [],
    );
  };
  const shared = reached(
    sections.filter(({ phase }) => !('option' in phase)),
    slots,
  );
  const ofOptions = Array.from({ length: options }, (_, option) => {
    const own = sections.filter(({ phase }) => 'option' in phase && phase.option === option);
    return reached(own, new Set(slots)).length > 0;
  });
  const isOfWorlds = ({ when }: Section['phase']): boolean => when === 'fixed' || when === 'world';
  // What may go wrong in what options share shows in whichever is played.
  if (!shared.every(isOfWorlds) && !ofOptions.includes(true)) ofOptions[0] = true;
  return { options: ofOptions, world: shared.some(isOfWorlds) };
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
