import { MASK } from './fact.ts';
import type { Graph, Id } from './graph.ts';
import type { Op } from './op.ts';

/**
 * Writing nodes as one writes arithmetic. Operands may be plain numbers. Nothing is checked, folded or known of the
 * results: this is for the operations inside an elementary function.
 */
export interface Algebra {
  readonly add: (a: Operand, b: Operand) => Operand;
  readonly sub: (a: Operand, b: Operand) => Operand;
  readonly mul: (a: Operand, b: Operand) => Operand;
  readonly div: (a: Operand, b: Operand) => Operand;
  readonly neg: (a: Operand) => Operand;
  readonly abs: (a: Operand) => Operand;
  readonly floor: (a: Operand) => Operand;
  readonly sqrt: (a: Operand) => Operand;
  /** `b < a ? b : a`, `a < b ? b : a`: the bounds of a clamp. */
  readonly pmin: (a: Operand, b: Operand) => Operand;
  readonly pmax: (a: Operand, b: Operand) => Operand;
  readonly eq: (a: Operand, b: Operand) => Operand;
  readonly lt: (a: Operand, b: Operand) => Operand;
  readonly le: (a: Operand, b: Operand) => Operand;
  readonly both: (a: Operand, b: Operand) => Operand;
  readonly or: (a: Operand, b: Operand) => Operand;
  readonly xor: (a: Operand, b: Operand) => Operand;
  readonly andnot: (a: Operand, b: Operand) => Operand;
  readonly not: (a: Operand) => Operand;
  readonly select: (mask: Operand, a: Operand, b: Operand) => Operand;
  readonly iadd: (a: Operand, b: Operand) => Operand;
  readonly isub: (a: Operand, b: Operand) => Operand;
  readonly ishl: (a: Operand, count: number) => Operand;
  readonly ishr: (a: Operand, count: number) => Operand;
  readonly sub32: (a: Operand, b: Operand) => Operand;
  readonly shr32: (a: Operand, count: number) => Operand;
  /** A 64-bit pattern by its upper and lower half. */
  readonly word: (high: number, low: number) => Operand;
  /** c0 + x (c1 + x (c2 + …)), evaluated from the inside. */
  readonly polynomial: (x: Operand, coefficients: readonly number[]) => Operand;
}

/** A node, or a number that stands for itself. */
export type Operand = { readonly id: Id } | number;

export function algebra(graph: Graph): Algebra {
  const idOf = (operand: Operand): Id => (typeof operand === 'number' ? graph.constant(operand) : operand.id);
  const one =
    (op: Op) =>
    (a: Operand): Operand => ({ id: graph.node(op, [idOf(a)]) });
  const two =
    (op: Op) =>
    (a: Operand, b: Operand): Operand => ({ id: graph.node(op, [idOf(a), idOf(b)]) });
  const compare =
    (op: Op) =>
    (a: Operand, b: Operand): Operand => ({ id: graph.assume(graph.node(op, [idOf(a), idOf(b)]), MASK) });
  const shift =
    (op: Op) =>
    (a: Operand, count: number): Operand => ({ id: graph.node(op, [idOf(a)], count) });
  const add = two('add');
  const mul = two('mul');
  return {
    add,
    sub: two('sub'),
    mul,
    div: two('div'),
    neg: one('neg'),
    abs: one('abs'),
    floor: one('floor'),
    sqrt: one('sqrt'),
    pmin: two('pmin'),
    pmax: two('pmax'),
    eq: compare('eq'),
    lt: compare('lt'),
    le: compare('le'),
    both: two('and'),
    or: two('or'),
    xor: two('xor'),
    andnot: two('andnot'),
    not: one('not'),
    select: (mask, a, b) => ({ id: graph.node('select', [idOf(mask), idOf(a), idOf(b)]) }),
    iadd: two('iadd'),
    isub: two('isub'),
    ishl: shift('ishl'),
    ishr: shift('ishr'),
    sub32: two('sub32'),
    shr32: shift('shr32'),
    word: (high, low) => ({ id: graph.word(high, low) }),
    polynomial: (x, coefficients) =>
      coefficients.reduceRight<Operand | undefined>(
        (inner, c) => (inner === undefined ? c : add(c, mul(x, inner))),
        undefined,
      ) ?? 0,
  };
}

/** The node an operand stands for. */
export function idOf(graph: Graph, operand: Operand): Id {
  return typeof operand === 'number' ? graph.constant(operand) : operand.id;
}
