import type { Graph, Id } from '../graph/graph.ts';
import type { Op } from '../graph/op.ts';
import type { Code } from '../wasm/code.ts';
import type { ShiftName, VectorName } from '../wasm/opcodes.ts';

const VECTORS: ReadonlyMap<Op, VectorName> = new Map(
  Object.entries({
    add: 'f64x2.add',
    sub: 'f64x2.sub',
    mul: 'f64x2.mul',
    div: 'f64x2.div',
    min: 'f64x2.min',
    max: 'f64x2.max',
    pmin: 'f64x2.pmin',
    pmax: 'f64x2.pmax',
    neg: 'f64x2.neg',
    abs: 'f64x2.abs',
    floor: 'f64x2.floor',
    sqrt: 'f64x2.sqrt',
    eq: 'f64x2.eq',
    lt: 'f64x2.lt',
    le: 'f64x2.le',
    and: 'v128.and',
    or: 'v128.or',
    xor: 'v128.xor',
    andnot: 'v128.andnot',
    not: 'v128.not',
    iadd: 'i64x2.add',
    isub: 'i64x2.sub',
    add32: 'i32x4.add',
    sub32: 'i32x4.sub',
    select: 'v128.bitselect',
  } satisfies { readonly [op in Op]?: VectorName }) as [Op, VectorName][],
);

const SHIFTS: ReadonlyMap<Op, ShiftName> = new Map(
  Object.entries({
    ishl: 'i64x2.shl',
    ishr: 'i64x2.shr_u',
    shl32: 'i32x4.shl',
    shr32: 'i32x4.shr_s',
  } satisfies { readonly [op in Op]?: ShiftName }) as [Op, ShiftName][],
);

/** Writes the instructions that leave a node's value on the stack. */
export type WriteValue = (id: Id) => void;

/** The local that keeps each node's value, by node; NONE where none does yet. */
export type Locals = Int32Array;

export const NONE = -1;

/** No locals yet, for the nodes of a graph. */
export function noLocals({ nodes }: Graph): Locals {
  return new Int32Array(nodes.length).fill(NONE);
}

/**
 * A writer of nodes into a function. A value used more than once is kept in a local; what has no instruction of its own is
 * written by `leaf`.
 *
 * @param reuse whether a node, once written, is kept for its next use
 */
export function expressions(
  out: Code,
  graph: Graph,
  reuse: (id: Id) => boolean,
  leaf: (id: Id, value: WriteValue) => boolean,
  locals: Locals = noLocals(graph),
): WriteValue {
  const value = (id: Id): void => {
    const local = locals[id] as number;
    if (local !== NONE) {
      out.get(local);
      return;
    }
    if (!leaf(id, value)) compute(graph.nodes[id] as Graph['nodes'][number]);
    if (!reuse(id) || locals[id] !== NONE) return;
    const made = out.local('v128');
    locals[id] = made;
    out.tee(made);
  };
  const compute = ({ op, args, imm }: Graph['nodes'][number]): void => {
    // A choice takes its mask last.
    const first = op === 'select' ? 1 : 0;
    for (let index = first; index < args.length; index++) value(args[index] as Id);
    if (first === 1) value(args[0] as Id);
    const plain = VECTORS.get(op);
    if (plain !== undefined) {
      out.vector(plain);
      return;
    }
    const shift = SHIFTS.get(op);
    if (shift === undefined) throw new Error(`${op} has no instruction`);
    out.shift(shift, imm);
  };
  return value;
}

/** Whether it is computed by one instruction from its arguments. */
export function isInstruction(op: Op): boolean {
  return VECTORS.has(op) || SHIFTS.has(op);
}
