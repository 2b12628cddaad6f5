import type { Graph, Id } from '../graph/graph.ts';
import type { Op } from '../graph/op.ts';
import type { Code } from '../wasm/code.ts';
import type { ShiftName, VectorName } from '../wasm/opcodes.ts';

const VECTORS: { readonly [op in Op]?: VectorName } = {
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
};

const SHIFTS: { readonly [op in Op]?: ShiftName } = {
  ishl: 'i64x2.shl',
  ishr: 'i64x2.shr_u',
  shl32: 'i32x4.shl',
  shr32: 'i32x4.shr_s',
};

/** Writes the instructions that leave a node's value on the stack. */
export type WriteValue = (id: Id) => void;

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
  locals: Map<Id, number> = new Map(),
): WriteValue {
  const value = (id: Id): void => {
    const local = locals.get(id);
    if (local !== undefined) {
      out.get(local);
      return;
    }
    if (!leaf(id, value)) compute(graph.nodes[id] as Graph['nodes'][number]);
    if (!reuse(id) || locals.has(id)) return;
    const made = out.local('v128');
    locals.set(id, made);
    out.tee(made);
  };
  const compute = ({ op, args, imm }: Graph['nodes'][number]): void => {
    const plain = VECTORS[op];
    const shift = SHIFTS[op];
    // A choice takes its mask last.
    const [first, ...rest] = args as [Id, ...Id[]];
    for (const arg of op === 'select' ? [...rest, first] : args) value(arg);
    if (plain !== undefined) out.vector(plain);
    else if (shift !== undefined) out.shift(shift, imm);
    else if (op === 'select') out.vector('v128.bitselect');
    else throw new Error(`${op} has no instruction`);
  };
  return value;
}
