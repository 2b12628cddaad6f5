import { either, isTruth, MASK, TRUTH } from '../graph/fact.ts';
import type { Graph, Id } from '../graph/graph.ts';

// Truths are doubles, 0 and 1, wherever the language can see them; masks while conditions are being combined.

/** True or false in both lanes. */
export function mask(graph: Graph, truth: boolean): Id {
  return truth ? graph.word(-1, -1) : graph.word(0, 0);
}

/** The truth of a mask known beforehand. */
export function known(graph: Graph, id: Id): boolean | undefined {
  const { op, imm, low } = graph.nodes[id] as Graph['nodes'][number];
  if (op !== 'word') return undefined;
  return imm === -1 && low === -1 ? true : imm === 0 && low === 0 ? false : undefined;
}

export function both(graph: Graph, a: Id, b: Id): Id {
  if (known(graph, a) === true || a === b) return b;
  if (known(graph, b) === true) return a;
  if (known(graph, a) === false || known(graph, b) === false) return mask(graph, false);
  return graph.assume(graph.node('and', ordered(a, b)), MASK);
}

export function eitherOf(graph: Graph, a: Id, b: Id): Id {
  if (known(graph, a) === false || a === b) return b;
  if (known(graph, b) === false) return a;
  if (known(graph, a) === true || known(graph, b) === true) return mask(graph, true);
  return graph.assume(graph.node('or', ordered(a, b)), MASK);
}

/** a and not b. */
export function butNot(graph: Graph, a: Id, b: Id): Id {
  if (known(graph, b) === false) return a;
  if (known(graph, b) === true || known(graph, a) === false) return mask(graph, false);
  if (known(graph, a) === true) return opposite(graph, b);
  return graph.assume(graph.node('andnot', [a, b]), MASK);
}

export function opposite(graph: Graph, a: Id): Id {
  const truth = known(graph, a);
  if (truth !== undefined) return mask(graph, !truth);
  const { op, args } = graph.nodes[a] as Graph['nodes'][number];
  if (op === 'not') return args[0] as Id;
  return graph.assume(graph.node('not', [a]), MASK);
}

/** 1 where the mask holds, else 0. */
export function truth(graph: Graph, of: Id): Id {
  const known_ = known(graph, of);
  if (known_ !== undefined) return graph.constant(known_ ? 1 : 0);
  return graph.assume(graph.node('and', [of, graph.constant(1)]), TRUTH);
}

/** The mask that `truth` was made of. */
export function maskOf(graph: Graph, id: Id): Id | undefined {
  const value = graph.value(id);
  // −0 is a number that only looks like a truth: as a mask it would come back as 0.
  if (Object.is(value, 0) || value === 1) return mask(graph, value === 1);
  const { op, args } = graph.nodes[id] as Graph['nodes'][number];
  const [of, one] = args;
  if (op !== 'and' || of === undefined || one === undefined) return undefined;
  return graph.value(one) === 1 && graph.fact(of).mask ? of : undefined;
}

/** Where the value is 1. */
export function isOne(graph: Graph, id: Id): Id {
  return equals(graph, id, 1);
}

/** Where the value is 0. */
export function isZero(graph: Graph, id: Id): Id {
  const of = maskOf(graph, id);
  if (of !== undefined) return opposite(graph, of);
  if (isTruth(graph.fact(id))) return opposite(graph, isOne(graph, id));
  return equals(graph, id, 0);
}

/** Where the value is this number. */
export function equals(graph: Graph, id: Id, number: number): Id {
  const value = graph.value(id);
  if (value !== undefined) return mask(graph, value === number);
  const of = maskOf(graph, id);
  if (of !== undefined && number === 1) return of;
  if (of !== undefined && number === 0) return opposite(graph, of);
  const { lo, hi } = graph.fact(id);
  if (number < lo || number > hi) return mask(graph, false);
  return compare(graph, 'eq', id, graph.constant(number));
}

/** Where the value is not missing. */
export function isKnown(graph: Graph, id: Id): Id {
  return graph.fact(id).nan ? compare(graph, 'eq', id, id) : mask(graph, true);
}

/** A comparison, false where a side is NaN. */
export function compare(graph: Graph, op: 'eq' | 'lt' | 'le', a: Id, b: Id): Id {
  return graph.assume(graph.node(op, op === 'eq' ? ordered(a, b) : [a, b]), MASK);
}

/** `a` where the mask holds, else `b`. */
export function choose(graph: Graph, test: Id, a: Id, b: Id): Id {
  const truth_ = known(graph, test);
  if (truth_ !== undefined) return truth_ ? a : b;
  if (a === b) return a;
  const ofA = maskOf(graph, a);
  const ofB = maskOf(graph, b);
  if (ofA !== undefined && ofB !== undefined) return truth(graph, chooseMask(graph, test, ofA, ofB));
  const fact = either(graph.fact(a), graph.fact(b));
  if (isPlusZero(graph, b)) return graph.assume(graph.node('and', [test, a]), fact);
  if (isPlusZero(graph, a)) return graph.assume(graph.node('andnot', [b, test]), fact);
  const { op, args } = graph.nodes[test] as Graph['nodes'][number];
  if (op === 'not') return graph.assume(graph.node('select', [args[0] as Id, b, a]), fact);
  return graph.assume(graph.node('select', [test, a, b]), fact);
}

/**
 * A choice whose sides were checked where they count: not poisoned, whatever they were. It is a node of its own, because the
 * same choice made elsewhere may not have been checked.
 */
export function checked(graph: Graph, id: Id): Id {
  const fact = graph.fact(id);
  const { op, args } = graph.nodes[id] as Graph['nodes'][number];
  if (!fact.poison || (op !== 'select' && op !== 'and' && op !== 'andnot')) return id;
  return graph.assume(graph.node(op, args, CHECKED), { ...fact, poison: false });
}

const CHECKED = 1;

function chooseMask(graph: Graph, test: Id, a: Id, b: Id): Id {
  if (known(graph, a) === true) return eitherOf(graph, test, b);
  if (known(graph, a) === false) return butNot(graph, b, test);
  if (known(graph, b) === true) return eitherOf(graph, opposite(graph, test), a);
  if (known(graph, b) === false) return both(graph, test, a);
  return graph.assume(graph.node('select', [test, a, b]), MASK);
}

function isPlusZero(graph: Graph, id: Id): boolean {
  return Object.is(graph.value(id), 0);
}

/** Arguments of a symmetric operation in one order, so that equal nodes are found. */
function ordered(a: Id, b: Id): [Id, Id] {
  return a <= b ? [a, b] : [b, a];
}
