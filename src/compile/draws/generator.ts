import { sideBySide } from '../graph/algebra.ts';
import { type Graph, type Id, graph as makeGraph } from '../graph/graph.ts';
import { UNIFORM } from '../lower/laws.ts';
import { ofTurns } from '../math/angle.ts';
import { log } from '../math/logarithm.ts';
import { DRAW_ENTRY, QUAD, VECTOR } from '../passes/allocate.ts';
import { constantOf } from '../passes/constant.ts';
import { expressions } from '../passes/expressions.ts';
import { type Code, code } from '../wasm/code.ts';
import type { WasmType } from '../wasm/opcodes.ts';

/** Table of draws and its end, period, number of the first pair of worlds, frame of that pair, end of frames. */
export const GENERATOR_PARAMETERS: readonly WasmType[] = ['i32', 'i32', 'i32', 'i32', 'i32', 'i32'];

const [TABLE, TABLE_END, PERIOD, PAIR, FRAME, FRAME_END] = [0, 1, 2, 3, 4, 5] as const;

const MULTIPLIER_0 = 0xd2511f53;
const MULTIPLIER_1 = 0xcd9e8d57;
const ROUNDS = 10;

/** What turns the exponent of 1 and 52 random bits into (k + ½) 2^-52. */
const ONE_LESS_HALF_STEP = 1 - 2 ** -53;

/**
 * A function that writes the standard draws of a table of names into their slots, for one period and four pairs of worlds
 * at a time: Philox 4×32-10 with a block in each lane, as `src/random` defines it, and for normals Box and Muller's
 * transform of the block's two uniforms. What the name and the period alone decide in the first two rounds is
 * computed before the worlds are gone through.
 *
 * @param keys address of the round keys @param stride from one frame to the next
 */
export function generator(kind: 'uniform' | 'normal', keys: number, stride: number): Code {
  const out = code(GENERATOR_PARAMETERS.length);
  const transform = boxMuller();
  const int = (): number => out.local('i32');
  const vector = (): number => out.local('v128');
  const wide = out.local('i64');
  const [high, low, at] = [int(), int(), int()];
  const [m0, m1, name, fromName, fromPeriod, third, worlds] = [
    vector(),
    vector(),
    vector(),
    vector(),
    vector(),
    vector(),
    vector(),
  ];
  const c = [vector(), vector(), vector(), vector()] as const;
  const [even, odd] = [[vector(), vector()] as const, [vector(), vector()] as const];
  const [lower, upper, h0, l0, h1, l1] = [vector(), vector(), vector(), vector(), vector(), vector()];

  /** The product of a word on the stack with a multiplier, into `high` and `low`. */
  const product = (multiplier: number): void => {
    out.plain('i64.extend_i32_u');
    out.i32(multiplier);
    out.plain('i64.extend_i32_u');
    out.plain('i64.mul');
    out.set(wide);
    out.get(wide);
    out.plain('i32.wrap_i64');
    out.set(low);
    out.get(wide);
    out.i32(32);
    out.plain('i64.extend_i32_u');
    out.plain('i64.shr_u');
    out.plain('i32.wrap_i64');
    out.set(high);
  };
  const scalarKey = (round: number, half: number): void => {
    out.i32(0);
    out.memory('i32.load', keys + (2 * round + half) * VECTOR);
  };
  const key = (round: number, half: number): void => {
    out.i32(0);
    out.memory('v128.load', keys + (2 * round + half) * VECTOR);
  };
  const xor = (a: number, b: number): void => {
    out.get(a);
    out.get(b);
    out.vector('v128.xor');
  };
  /** Upper and lower words of the products of four words with a multiplier. */
  const products = (words: number, multiplier: number, toHigh: number, toLow: number): void => {
    out.get(words);
    out.get(multiplier);
    out.vector('i64x2.extmul_low_i32x4_u');
    out.set(lower);
    out.get(words);
    out.get(multiplier);
    out.vector('i64x2.extmul_high_i32x4_u');
    out.set(upper);
    out.get(lower);
    out.get(upper);
    out.lanes(1, 3, 5, 7);
    out.set(toHigh);
    out.get(lower);
    out.get(upper);
    out.lanes(0, 2, 4, 6);
    out.set(toLow);
  };
  const splat = (to: number): void => {
    out.vector('i32x4.splat');
    out.set(to);
  };

  const blocks = (): void => {
    products(worlds, m0, h0, l0);
    xor(h0, name);
    out.set(c[2]);
    products(c[2], m1, h1, l1);
    xor(h1, fromName);
    out.set(c[0]);
    xor(l0, fromPeriod);
    out.set(c[2]);
    out.get(l1);
    out.set(c[1]);
    out.get(third);
    out.set(c[3]);
    for (let round = 2; round < ROUNDS; round++) {
      products(c[0], m0, h0, l0);
      products(c[2], m1, h1, l1);
      xor(h1, c[1]);
      key(round, 0);
      out.vector('v128.xor');
      out.set(c[0]);
      xor(h0, c[3]);
      key(round, 1);
      out.vector('v128.xor');
      out.set(c[2]);
      out.get(l1);
      out.set(c[1]);
      out.get(l0);
      out.set(c[3]);
    }
  };
  /** Two uniforms, of a pair of worlds and the next, from two words each. */
  const unit = (a: number, b: number, pair: number, to: number): void => {
    out.get(a);
    out.get(b);
    out.lanes(pair, pair + 4, pair + 1, pair + 5);
    out.shift('i64x2.shr_u', 12);
    out.word(0, 0x3ff00000);
    out.vector('v128.or');
    constantOf(out, { op: 'const', imm: ONE_LESS_HALF_STEP, low: 0 });
    out.vector('f64x2.sub');
    out.set(to);
  };
  const store = (even: number, odd: number, pair: number): void => {
    for (const step of [0, 1]) {
      out.get(at);
      out.get(even);
      out.get(odd);
      out.lanes(2 * step, 2 * step + 1, 2 * step + 4, 2 * step + 5);
      out.memory('v128.store', (pair + step) * stride);
    }
  };

  const throughFrames = (pairs: number, body: () => void): void => {
    out.get(FRAME);
    out.get(TABLE);
    out.memory('i32.load', 8);
    out.plain('i32.add');
    out.set(at);
    out.repeat(() => {
      body();
      out.get(at);
      out.i32(pairs * stride);
      out.plain('i32.add');
      out.tee(at);
      out.get(FRAME_END);
      out.get(TABLE);
      out.memory('i32.load', 8);
      out.plain('i32.add');
      out.plain('i32.lt_u');
    });
  };

  out.i32(MULTIPLIER_0);
  splat(m0);
  out.i32(MULTIPLIER_1);
  splat(m1);
  out.repeat(() => {
    out.get(TABLE);
    out.memory('i32.load', 0);
    product(MULTIPLIER_1);
    out.get(low);
    scalarKey(1, 0);
    out.plain('i32.xor');
    splat(fromName);
    out.get(high);
    out.get(PERIOD);
    out.plain('i32.xor');
    scalarKey(0, 0);
    out.plain('i32.xor');
    product(MULTIPLIER_0);
    out.get(high);
    scalarKey(1, 1);
    out.plain('i32.xor');
    splat(fromPeriod);
    out.get(low);
    splat(third);
    out.get(TABLE);
    out.memory('i32.load', 4);
    scalarKey(0, 1);
    out.plain('i32.xor');
    splat(name);
    out.get(PAIR);
    out.vector('i32x4.splat');
    out.word(0, 1);
    out.word(2, 3);
    out.lanes(0, 1, 4, 5);
    out.vector('i32x4.add');
    out.set(worlds);
    throughFrames(QUAD, () => {
      blocks();
      unit(c[0], c[1], 0, even[0]);
      unit(c[2], c[3], 0, odd[0]);
      unit(c[0], c[1], 2, even[1]);
      unit(c[2], c[3], 2, odd[1]);
      if (kind === 'normal') normals(out, transform, [even[0], odd[0], even[1], odd[1]]);
      store(even[0], odd[0], 0);
      store(even[1], odd[1], 2);
      out.get(worlds);
      out.i32(QUAD);
      out.vector('i32x4.splat');
      out.vector('i32x4.add');
      out.set(worlds);
    });
    out.get(TABLE);
    out.i32(DRAW_ENTRY);
    out.plain('i32.add');
    out.tee(TABLE);
    out.get(TABLE_END);
    out.plain('i32.lt_u');
  });
  return out;
}

interface Transform {
  readonly graph: Graph;
  /** r cos and r sin of the first two uniforms, then of the second two. */
  readonly results: readonly Id[];
}

/** Box and Muller's pair of two uniforms, twice: of the graph's slots 0 and 1, and of 2 and 3. */
function boxMuller(): Transform {
  const graph = makeGraph(() => 'fixed');
  const { v, pairOf, partsOf } = sideBySide(graph);
  const [a, b, c, d] = [0, 1, 2, 3].map((slot) => graph.node('load', [], slot)) as [Id, Id, Id, Id];
  const radius = v.sqrt(v.mul(-2, log(v, pairOf(a, c), UNIFORM)));
  const { sin, cos } = ofTurns(v, pairOf(b, d));
  const [cosines, sines] = [partsOf(v.mul(radius, cos)), partsOf(v.mul(radius, sin))];
  return { graph, results: [cosines[0], sines[0], cosines[1], sines[1]] };
}

/** Box and Muller's pairs in the place of the uniforms. */
function normals(out: Code, { graph, results }: Transform, uniforms: readonly number[]): void {
  const leaf = (id: Id): boolean => {
    const node = graph.nodes[id] as Graph['nodes'][number];
    if (node.args.length > 0) return false;
    if (node.op === 'load') out.get(uniforms[node.imm] as number);
    else constantOf(out, node);
    return true;
  };
  const isMade = (id: Id): boolean => (graph.nodes[id]?.args.length ?? 0) > 0;
  const locals = new Map<Id, number>();
  const value = expressions(out, graph, isMade, leaf, locals);
  // In the order in which they were built, not each result to its end: the two stay side by side.
  graph.nodes.forEach((_, id) => {
    if (!isMade(id)) return;
    value(id);
    out.set(locals.get(id) as number);
  });
  for (const id of results) value(id);
  for (const local of [...uniforms].reverse()) out.set(local);
}
