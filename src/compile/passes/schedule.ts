import type { Graph, Id } from '../graph/graph.ts';
import type { Stage } from '../graph/op.ts';
import type { Phase, Program, Statement } from '../lower/program.ts';
import type { Slot } from '../lower/slots.ts';

/** The statements of one function of the module. */
export interface Block {
  readonly phase: Phase;
  readonly statements: readonly Statement[];
  /** Nodes that another block computes, and the slot it leaves them in. */
  readonly waiting: ReadonlyMap<Id, number>;
  /** Nodes that it computes, after those that they are computed from. */
  readonly nodes: readonly Id[];
}

export interface Schedule {
  readonly blocks: readonly Block[];
  readonly slots: readonly (Slot | undefined)[];
}

/**
 * Most nodes that a block computes. What one block leaves to another passes through memory, so a period of an option stands best in one;
 * without end the engine's compiler would take disproportionately long.
 */
const MOST_NODES = 2000;

/** Phases from the last to the first, so that what one leaves to earlier ones is known when they are scheduled. */
const LAST_FIRST = ['finish', 'become', 'period', 'begin', 'world', 'fixed'];

/**
 * Decides where each node is computed: once for all, once a world, once a period, or for each option, as seldom as what it
 * depends on allows; and cuts long phases into blocks. Values that pass from one to another get a slot.
 */
export function schedule(program: Program): Schedule {
  const { graph } = program;
  const slots = [...program.slots];
  const add = (stage: Stage): number => slots.push({ stage, size: 1, history: false }) - 1;
  /** Slots of nodes that phases before leave behind, by node. */
  const left = new Map<Id, number>();
  const extra = new Map<Phase['when'], Statement[]>();
  const blocks: Block[] = [];
  // What passes from block to block is gone when the phase ends, so all phases use the same slots for it.
  const scratch: number[] = [];
  const places = newPlaces(graph);
  const passing = ({ when }: Phase): (() => number) => {
    let taken = 0;
    return () => {
      if (when === 'fixed') return add('fixed');
      const slot = scratch[taken] ?? add('world');
      scratch[taken++] = slot;
      return slot;
    };
  };

  const sorted = [...program.sections].sort((a, b) => rank(a.phase) - rank(b.phase));
  const pending = new Map(sorted.map((section) => [section.phase, section.statements]));
  for (const when of ['period', 'world', 'fixed'] as const) {
    if (sorted.some(({ phase }) => phase.when === when && !('option' in phase))) continue;
    pending.set({ when }, []);
  }
  const phases = [...pending.keys()].sort((a, b) => rank(a) - rank(b));
  for (const phase of phases) {
    const more = 'option' in phase ? [] : (extra.get(phase.when) ?? []);
    const statements = merge(more, pending.get(phase) ?? []);
    const home = (id: Id): ReturnType<typeof homeOf> => homeOf(graph, phase, id);
    blocks.unshift(...cut(graph, places, phase, statements, home, leave, passing(phase)));
  }
  return { blocks, slots };

  /** The slot of a node that an earlier phase computes. */
  function leave(id: Id, home: 'fixed' | 'world' | 'period'): number {
    const known = left.get(id);
    if (known !== undefined) return known;
    const slot = add(home);
    left.set(id, slot);
    const statements = extra.get(home) ?? [];
    extra.set(home, statements);
    statements.push({ kind: 'store', node: id, slot });
    return slot;
  }
}

function rank(phase: Phase): number {
  const last = LAST_FIRST.indexOf(phase.when);
  // Within a period the options come after what they share.
  return 2 * last + ('option' in phase ? 0 : 1);
}

/** The values left for later phases go before what must come last, in the order of their nodes. */
function merge(more: readonly Statement[], statements: readonly Statement[]): Statement[] {
  const late = statements.filter(isLate);
  const early = statements.filter((one) => !isLate(one));
  return [...early, ...[...more].sort((a, b) => a.node - b.node), ...late];
}

/** The earlier phase that computes a node for this one; undefined if this one does. */
function homeOf(graph: Graph, phase: Phase, id: Id): 'fixed' | 'world' | 'period' | undefined {
  const stage = graph.stage(id);
  if (stage === 'option') return undefined;
  if (stage === 'period') {
    const follows = phase.when === 'become' || (phase.when === 'period' && 'option' in phase);
    return follows ? 'period' : undefined;
  }
  return phase.when === stage || (phase.when === 'fixed' && stage === 'world') ? undefined : stage;
}

/** Where nodes are, by the numbers of blocks, which are counted through all phases. */
interface Places {
  /** The last block that computes a node. */
  readonly computed: Int32Array;
  /** The last that met it, whether it computes it, fetches it or has it anyhow. */
  readonly met: Int32Array;
  /** How many blocks there are. */
  blocks: number;
}

function newPlaces({ nodes }: Graph): Places {
  return {
    computed: new Int32Array(nodes.length).fill(-1),
    met: new Int32Array(nodes.length).fill(-1),
    blocks: 0,
  };
}

function cut(
  graph: Graph,
  places: Places,
  phase: Phase,
  statements: readonly Statement[],
  homeOf: (id: Id) => 'fixed' | 'world' | 'period' | undefined,
  leave: (id: Id, home: 'fixed' | 'world' | 'period') => number,
  slotToPass: () => number,
): Block[] {
  const made: {
    readonly statements: Statement[];
    readonly waiting: Map<Id, number>;
    readonly nodes: Id[];
  }[] = [];
  const passed = new Map<Id, number>();
  const first = places.blocks;
  const { computed, met } = places;
  let current = -1;
  const open = (): void => {
    made.push({ statements: [], waiting: new Map(), nodes: [] });
    current = places.blocks++;
  };

  const visit = (id: Id, again: boolean): void => {
    if (met[id] === current) return;
    met[id] = current;
    const { op, args } = graph.nodes[id] as Graph['nodes'][number];
    // What is made of nothing is as quickly had again as fetched.
    if (args.length === 0 && op !== 'host') return;
    const block = made[current - first] as (typeof made)[number];
    const home = homeOf(id);
    if (home !== undefined) {
      block.waiting.set(id, leave(id, home));
      return;
    }
    const where = computed[id] as number;
    if (where >= first && !again) {
      block.waiting.set(id, pass(id, where));
      return;
    }
    // A refusal is known only where the call was made, so the call is made again.
    const isRefusal = op === 'fault';
    for (let index = 0; index < args.length; index++) visit(args[index] as Id, isRefusal);
    computed[id] = current;
    block.nodes.push(id);
  };
  const pass = (id: Id, where: number): number => {
    const known = passed.get(id);
    if (known !== undefined) return known;
    const slot = slotToPass();
    passed.set(id, slot);
    (made[where - first] as (typeof made)[number]).statements.push({ kind: 'store', node: id, slot });
    return slot;
  };

  for (const statement of statements) {
    if (
      current < 0 ||
      (!isLate(statement) && (made[current - first] as (typeof made)[number]).nodes.length >= MOST_NODES)
    )
      open();
    visit(statement.node, false);
    (made[current - first] as (typeof made)[number]).statements.push(statement);
  }
  return made.map(({ statements, waiting, nodes }) => ({
    phase,
    statements: latest(statements),
    waiting,
    nodes,
  }));
}

function latest(statements: readonly Statement[]): Statement[] {
  return [...statements.filter((one) => !isLate(one)), ...statements.filter(isLate)];
}

/** Whether it comes when everything else of the phase is computed. */
function isLate(statement: Statement): boolean {
  return statement.kind === 'store' && statement.late === true;
}
