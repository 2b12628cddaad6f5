import type { Graph, Id, Node } from '../graph/graph.ts';
import type { Op } from '../graph/op.ts';
import type { Code } from '../wasm/code.ts';
import { SHIFT, VECTOR } from '../wasm/opcodes.ts';

/** Numbers of the instructions that compute an operation from its arguments. */
const VECTORS: ReadonlyMap<Op, number> = new Map(
  Object.entries({
    add: VECTOR['f64x2.add'],
    sub: VECTOR['f64x2.sub'],
    mul: VECTOR['f64x2.mul'],
    div: VECTOR['f64x2.div'],
    min: VECTOR['f64x2.min'],
    max: VECTOR['f64x2.max'],
    pmin: VECTOR['f64x2.pmin'],
    pmax: VECTOR['f64x2.pmax'],
    neg: VECTOR['f64x2.neg'],
    abs: VECTOR['f64x2.abs'],
    floor: VECTOR['f64x2.floor'],
    sqrt: VECTOR['f64x2.sqrt'],
    eq: VECTOR['f64x2.eq'],
    lt: VECTOR['f64x2.lt'],
    le: VECTOR['f64x2.le'],
    and: VECTOR['v128.and'],
    or: VECTOR['v128.or'],
    xor: VECTOR['v128.xor'],
    andnot: VECTOR['v128.andnot'],
    not: VECTOR['v128.not'],
    iadd: VECTOR['i64x2.add'],
    isub: VECTOR['i64x2.sub'],
    add32: VECTOR['i32x4.add'],
    sub32: VECTOR['i32x4.sub'],
    select: VECTOR['v128.bitselect'],
  } satisfies { readonly [op in Op]?: number }) as [Op, number][],
);

/** The same of those that take a count, too. */
const SHIFTS: ReadonlyMap<Op, number> = new Map(
  Object.entries({
    ishl: SHIFT['i64x2.shl'],
    ishr: SHIFT['i64x2.shr_u'],
    shl32: SHIFT['i32x4.shl'],
    shr32: SHIFT['i32x4.shr_s'],
  } satisfies { readonly [op in Op]?: number }) as [Op, number][],
);

/** Writes nodes. */
export interface Expressions {
  /** The instructions that leave a node's value on the stack. */
  readonly value: (id: Id) => void;
  /** Those that leave it in its local, unless it is in one. */
  readonly keep: (id: Id) => void;
}

/** The local that keeps each node's value, by node; NONE where none does yet, and below that where it is fetched from a slot. */
export type Locals = Int32Array;

export const NONE = -1;

/** What stands among locals for a value that lies in a slot; the same gives the slot back. */
export function fetchedFrom(slot: number): number {
  return NONE - 1 - slot;
}

/** No locals yet, for the nodes of a graph. */
export function noLocals({ nodes }: Graph): Locals {
  return new Int32Array(nodes.length).fill(NONE);
}

/**
 * A writer of nodes into a function. A value used more than once is kept in a local; what has no instruction of its own, or
 * is fetched, is written by `leaf`.
 *
 * @param reuse whether a node, once written, is kept for its next use
 */
export function expressions(
  out: Code,
  { nodes }: Graph,
  reuse: (id: Id) => boolean,
  leaf: (id: Id, node: Node, slot: number | undefined) => void,
  locals: Locals = noLocals({ nodes } as Graph),
): Expressions {
  const write = (id: Id): void => {
    const local = locals[id] as number;
    const node = nodes[id] as Node;
    const { op, args } = node;
    const vector = local === NONE ? VECTORS.get(op) : undefined;
    if (local < NONE) leaf(id, node, fetchedFrom(local));
    else if (vector !== undefined) {
      // A choice takes its mask last.
      if (op === 'select') {
        value(args[1] as Id);
        value(args[2] as Id);
        value(args[0] as Id);
      } else for (let index = 0; index < args.length; index++) value(args[index] as Id);
      out.numbered(vector);
    } else {
      const shift = SHIFTS.get(op);
      if (shift === undefined) leaf(id, node, undefined);
      else {
        value(args[0] as Id);
        out.i32(node.imm);
        out.numbered(shift);
      }
    }
  };
  const made = (id: Id): number => {
    const local = out.local('v128');
    locals[id] = local;
    return local;
  };
  const value = (id: Id): void => {
    const local = locals[id] as number;
    if (local > NONE) {
      out.get(local);
      return;
    }
    write(id);
    if (reuse(id) && (locals[id] as number) <= NONE) out.tee(made(id));
  };
  const keep = (id: Id): void => {
    if ((locals[id] as number) > NONE) return;
    write(id);
    // Whoever wrote it may have given it a local.
    const local = locals[id] as number;
    out.set(local > NONE ? local : made(id));
  };
  return { value, keep };
}
