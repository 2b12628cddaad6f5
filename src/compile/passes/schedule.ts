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
  /** How many nodes it computes. */
  readonly size: number;
}

export interface Schedule {
  readonly blocks: readonly Block[];
  readonly slots: readonly (Slot | undefined)[];
}

/** Most nodes that a block computes: the engine's compiler takes disproportionately long over long functions. */
const MOST_NODES = 500;

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
    blocks.unshift(...cut(graph, phase, statements, (id) => homeOf(graph, phase, id), leave, passing(phase)));
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

/** Whether a node is as quickly had again as fetched. */
function isTrivial({ nodes }: Graph, id: Id): boolean {
  const { op, args } = nodes[id] as Graph['nodes'][number];
  return args.length === 0 && op !== 'host';
}

/** The block of a node that none has computed yet. */
const NOWHERE = -1;

function cut(
  graph: Graph,
  phase: Phase,
  statements: readonly Statement[],
  homeOf: (id: Id) => 'fixed' | 'world' | 'period' | undefined,
  leave: (id: Id, home: 'fixed' | 'world' | 'period') => number,
  slotToPass: () => number,
): Block[] {
  const made: { statements: Statement[]; waiting: Map<Id, number>; size: number }[] = [];
  const blockOf = new Int32Array(graph.nodes.length).fill(NOWHERE);
  const passed = new Map<Id, number>();
  let current = -1;
  const open = (): void => {
    current = made.push({ statements: [], waiting: new Map(), size: 0 }) - 1;
  };

  const visit = (id: Id, again: boolean): void => {
    const block = made[current] as (typeof made)[number];
    if (isTrivial(graph, id) || block.waiting.has(id)) return;
    const home = homeOf(id);
    if (home !== undefined) {
      block.waiting.set(id, leave(id, home));
      return;
    }
    const where = blockOf[id] as number;
    if (where === current) return;
    if (where !== NOWHERE && !again) {
      block.waiting.set(id, pass(id, where));
      return;
    }
    const { op, args } = graph.nodes[id] as Graph['nodes'][number];
    // A refusal is known only where the call was made, so the call is made again.
    for (const arg of args) visit(arg, op === 'fault');
    blockOf[id] = current;
    block.size++;
  };
  const pass = (id: Id, where: number): number => {
    const known = passed.get(id);
    if (known !== undefined) return known;
    const slot = slotToPass();
    passed.set(id, slot);
    (made[where] as (typeof made)[number]).statements.push({ kind: 'store', node: id, slot });
    return slot;
  };

  for (const statement of statements) {
    if (current < 0 || (!isLate(statement) && (made[current] as (typeof made)[number]).size >= MOST_NODES))
      open();
    visit(statement.node, false);
    (made[current] as (typeof made)[number]).statements.push(statement);
  }
  return made.map(({ statements, waiting, size }) => ({
    phase,
    statements: latest(statements),
    waiting,
    size,
  }));
}

function latest(statements: readonly Statement[]): Statement[] {
  return [...statements.filter((one) => !isLate(one)), ...statements.filter(isLate)];
}

/** Whether it comes when everything else of the phase is computed. */
function isLate(statement: Statement): boolean {
  return statement.kind === 'store' && statement.late === true;
}
