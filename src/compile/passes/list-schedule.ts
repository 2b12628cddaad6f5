import type { Graph, Id, Node } from '../graph/graph.ts';
import type { Op } from '../graph/op.ts';
import type { Statement } from '../lower/program.ts';

/** What is written next: a node, which is computed, or a statement, whose node has been. */
type Step<S extends Statement> = Id | S;

/** Nodes, each after its operands, and statements about some of them. */
interface Given<S extends Statement> {
  readonly nodes: readonly Id[];
  readonly statements: readonly S[];
}

/** Cycles from operands to a result, on processors of today; 1 unless named. */
const LATENCY: { readonly [op in Op]?: number } = {
  ...{ add: 3, sub: 3, mul: 3, div: 13, sqrt: 20, floor: 6 },
  ...{ min: 8, max: 8, pmin: 2, pmax: 2, eq: 2, lt: 2, le: 2, select: 2, record: 6 },
};
/** How many instructions engines make of it; 1 unless named. */
const INSTRUCTIONS: { readonly [op in Op]?: number } = {
  ...{ min: 7, max: 7, select: 3, neg: 2, abs: 2, not: 2, record: 6 },
};
/** Instructions that begin in a cycle. */
const WIDTH = 2;
/** So far ahead of the first step that is left, in the order as given, steps are taken. Farther ahead too many values would wait for their use. */
const REACH = 256;

/**
 * The steps of a block in an order in which few wait for what is being computed: of those whose operands are there, the next as given,
 * and the first to have them where none has. Engines of today keep the order that is written; a processor looks ahead by
 * itself, but not as far as two formulas are apart. (List scheduling: P. B. Gibbons and S. S. Muchnick, Efficient instruction scheduling for
 * a pipelined architecture, SIGPLAN '86.)
 */
export function stepsOf<S extends Statement>(graph: Graph, block: Given<S>): Step<S>[] {
  const given = asGiven(block);
  const { needs, first, next, follower } = dependencies(graph, given);
  const isDone = new Uint8Array(given.length);
  /** When the last of a step's operands is there. */
  const ready = new Float64Array(given.length);
  // Of steps that need no other any more, those whose operands are there, the first as given at the end, and the others, the soonest at the end.
  const available: number[] = [];
  const waiting: number[] = [];
  for (let place = given.length - 1; place >= 0; place--) if (needs[place] === 0) available.push(place);
  const byPlace = (place: number): number => place;
  const byTime = (place: number): number => ready[place]!;
  const steps: Step<S>[] = [];
  let now = 0;
  /** The first step as given that is left. */
  let oldest = 0;
  while (oldest < given.length) {
    const end = oldest + REACH;
    const mayGoOn = (): boolean => available.length > 0 && available.at(-1)! < end;
    while (waiting.length > 0 && (ready[waiting.at(-1)!]! <= now || !mayGoOn())) {
      const place = waiting.pop()!;
      now = Math.max(now, ready[place]!);
      insert(available, place, byPlace);
    }
    const place = available.pop()!;
    const step = given[place]!;
    const op = typeof step === 'number' ? (graph.nodes[step] as Node).op : undefined;
    now += ((op && INSTRUCTIONS[op]) ?? 1) / WIDTH;
    const then = now + ((op && LATENCY[op]) ?? 1);
    for (let pair = first[place]!; pair >= 0; pair = next[pair]!) {
      const other = follower[pair]!;
      if (ready[other]! < then) ready[other] = then;
      needs[other]!--;
      if (needs[other] === 0) insert(waiting, other, byTime);
    }
    steps.push(step);
    isDone[place] = 1;
    while (isDone[oldest] === 1) oldest++;
  }
  return steps;
}

/** Into a list that descends by a key, before those of the same. */
function insert(list: number[], place: number, key: (place: number) => number): void {
  const own = key(place);
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (key(list[middle]!) > own) low = middle + 1;
    else high = middle;
  }
  list.splice(low, 0, place);
}

/** Nodes in their order, and every statement behind its node and behind the statements before it. */
function asGiven<S extends Statement>({ nodes, statements }: Given<S>): Step<S>[] {
  const places = new Map(nodes.map((id, place) => [id, place]));
  const given: Step<S>[] = [];
  let taken = 0;
  const upTo = (end: number): void => {
    while (taken < end) given.push(nodes[taken++]!);
  };
  for (const statement of statements) {
    upTo(1 + (places.get(statement.node) ?? -1));
    given.push(statement);
  }
  upTo(nodes.length);
  return given;
}

/** Pairs of steps, by their places, of which one comes before the other. */
interface Dependencies {
  /** In how many pairs a step is the other. */
  readonly needs: Uint16Array;
  /** The first pair of those in which a step comes before, and the pair after each of these; -1 where there is none. */
  readonly first: Int32Array;
  readonly next: readonly number[];
  /** By pair. */
  readonly follower: readonly number[];
}

function dependencies({ nodes }: Graph, given: readonly Step<Statement>[]): Dependencies {
  const needs = new Uint16Array(given.length);
  const first = new Int32Array(given.length).fill(-1);
  const next: number[] = [];
  const follower: number[] = [];
  const places = new Map<Id, number>();
  const put = (place: number, before: number | undefined): void => {
    if (before === undefined) return;
    needs[place]!++;
    next.push(first[before]!);
    first[before] = follower.push(place) - 1;
  };
  /** Where earlier periods are read, and the present one is written, by slot: these keep their order. */
  const reads = new Map<number, number[]>();
  const writes = new Map<number, number>();
  given.forEach((step, place) => {
    if (typeof step !== 'number') {
      put(place, places.get(step.node));
      if (step.kind !== 'store' || step.history !== true) return;
      for (const read of reads.get(step.slot) ?? []) put(place, read);
      writes.set(step.slot, place);
      return;
    }
    const { op, args, imm } = nodes[step] as Node;
    places.set(step, place);
    for (const arg of args) put(place, places.get(arg));
    if (op !== 'record') return;
    put(place, writes.get(imm));
    const before = reads.get(imm);
    if (before === undefined) reads.set(imm, [place]);
    else before.push(place);
  });
  return { needs, first, next, follower };
}

/** The nodes that some are computed from, themselves among them, each after its operands; none that is made of nothing. */
export function nodesFor({ nodes }: Graph, roots: readonly Id[]): Id[] {
  const isNeeded = new Uint8Array(nodes.length);
  for (const id of roots) isNeeded[id] = 1;
  const found: Id[] = [];
  for (let id = nodes.length - 1; id >= 0; id--) {
    const { args } = nodes[id] as Node;
    if (isNeeded[id] === 0 || args.length === 0) continue;
    for (const arg of args) isNeeded[arg] = 1;
    found.push(id);
  }
  return found.reverse();
}
