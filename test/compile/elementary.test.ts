import { describe, expect, it } from 'vitest';
import { graph as makeGraph } from '../../src/compile/graph/graph.ts';
import type { Elementary } from '../../src/compile/graph/op.ts';
import { TAME_RANGE } from '../../src/compile/graph/tame.ts';
import { elementary } from '../../src/compile/passes/expand.ts';
import { expressions } from '../../src/compile/passes/expressions.ts';
import { code } from '../../src/compile/wasm/code.ts';
import { engine } from '../../src/compile/wasm/engine.ts';
import { moduleBytes } from '../../src/compile/wasm/module.ts';
import { cos } from '../../src/math/cos.ts';
import { exp } from '../../src/math/exp.ts';
import { log } from '../../src/math/log.ts';
import { log1p } from '../../src/math/log1p.ts';
import { logistic } from '../../src/math/logistic.ts';
import { logit } from '../../src/math/logit.ts';
import { normalCdf } from '../../src/math/normal-cdf.ts';
import { pow } from '../../src/math/pow.ts';
import { sin } from '../../src/math/sin.ts';
import { drawStream, uniformOf } from '../../src/random/draw.ts';

const COUNT = 200_000;

const FUNCTIONS: Readonly<Record<Elementary, (x: number, y: number) => number>> = {
  exp,
  log,
  log1p,
  logistic,
  logit,
  normal_cdf: normalCdf,
  sin,
  cos,
  pow,
};

const EDGES = [
  0,
  -0,
  1,
  -1,
  0.5,
  -0.5,
  2,
  0.25,
  0.75,
  5e-324,
  -5e-324,
  2.2250738585072014e-308,
  2.225073858507201e-308,
  1e-17,
  -1e-17,
  1.7976931348623157e308,
  -1.7976931348623157e308,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  Number.NaN,
  709.782712893384,
  709.782712893385,
  -745.1332191019411,
  -745.1332191019412,
  -708.4,
  710,
  -746,
  1.6e6,
  -1.6e6,
  3,
  -3,
  4503599627370497,
  9007199254740993,
  0.9999999999999999,
  1.0000000000000002,
  Math.PI,
  Math.PI / 2,
  38.5,
  -38.5,
  39,
  0.7500000001,
];

/** A function of two vectors of doubles in memory, made of one elementary function's operations. */
function compiled(name: Elementary, tame: boolean): (x: Float64Array, y: Float64Array) => Float64Array {
  const graph = makeGraph(() => 'fixed');
  const args = [graph.node('load', [], 0), graph.node('load', [], 1)];
  const root = elementary(graph, name, name === 'pow' ? args : args.slice(0, 1), tame, 0);
  const body = code(1);
  const pointer = body.local('i32');
  const leaf = (id: number): boolean => {
    const node = graph.nodes[id];
    if (node?.op === 'load') {
      body.get(pointer);
      body.memory('v128.load', 16 * node.imm);
    } else if (node?.op === 'const') {
      const bits = new DataView(new ArrayBuffer(8));
      bits.setFloat64(0, node.imm);
      body.word(bits.getInt32(4), bits.getInt32(0));
    } else if (node?.op === 'word') body.word(node.low, node.imm);
    // Angles beyond the quick reduction are tried in whole models.
    else if (node?.op === 'host') body.word(0, 0x7ff80000);
    else return false;
    return true;
  };
  const plain = new Set(['load', 'const', 'word', 'host']);
  const { value } = expressions(body, graph, (id) => !plain.has(graph.nodes[id]?.op ?? ''), leaf);
  body.i32(0);
  body.set(pointer);
  body.repeat(() => {
    body.get(pointer);
    value(root);
    body.memory('v128.store', 32);
    body.get(pointer);
    body.i32(48);
    body.plain('i32.add');
    body.tee(pointer);
    body.get(0);
    body.plain('i32.lt_u');
  });
  const pairs = Math.ceil(COUNT / 2);
  const { Memory, Module, Instance } = engine();
  const memory = new Memory({ initial: Math.ceil((pairs * 48) / 65536) });
  const bytes = moduleBytes([], [{ parameters: ['i32'], code: body, exported: 'run' }], pairs * 48);
  const instance = new Instance(new Module(bytes), { env: { memory } });
  const run = instance.exports.run as (end: number) => void;
  return (x, y) => {
    const all = new Float64Array(memory.buffer);
    x.forEach((one, index) => {
      const at = Math.floor(index / 2) * 6 + (index % 2);
      all[at] = one;
      all[at + 2] = y[index] as number;
    });
    run(Math.ceil(x.length / 2) * 48);
    return x.map((_, index) => all[Math.floor(index / 2) * 6 + 4 + (index % 2)] as number);
  };
}

/** Doubles of every size and both signs, and the edges; or, for the tame form, evenly spread over its range. */
function points(name: string, range: { readonly lo: number; readonly hi: number } | undefined): Float64Array {
  const stream = drawStream(11, name);
  return Float64Array.from({ length: COUNT }, (_, index) => {
    const u = uniformOf(stream, index, 0);
    if (range !== undefined) {
      const [lo, hi] = [Math.max(range.lo, -1000), Math.min(range.hi, 1000)];
      return Math.min(range.hi, Math.max(range.lo, lo + (hi - lo) * u));
    }
    const edge = EDGES[index];
    if (edge !== undefined) return edge;
    const sign = uniformOf(stream, index, 1) < 0.5 ? -1 : 1;
    const spread = uniformOf(stream, index, 2);
    if (spread < 0.4) return sign * u * 40;
    if (spread < 0.6) return sign * u * 800;
    if (spread < 0.8) return sign * u;
    return sign * 2 ** (u * 2150 - 1075) * (1 + uniformOf(stream, index, 3));
  });
}

describe('elementary functions as vector code', () => {
  const names = Object.keys(FUNCTIONS) as Elementary[];
  it.each(names)('%s gives the bits of src/math on numbers of every size', (name) => {
    const x = points(name, undefined);
    const y = points(`${name} exponent`, undefined);
    // Every edge meets every other.
    if (name === 'pow') {
      EDGES.forEach((left, i) => {
        EDGES.forEach((right, j) => {
          x[1000 + i * EDGES.length + j] = left;
          y[1000 + i * EDGES.length + j] = right;
        });
      });
    }
    const found = compiled(name, false)(x, y);
    const angle = name === 'sin' || name === 'cos';
    let wrong = 0;
    x.forEach((one, index) => {
      if (angle && !(Math.abs(one) <= 1.6e6)) return;
      if (!Object.is(found[index], FUNCTIONS[name](one, y[index] as number))) wrong++;
    });
    expect(wrong).toBe(0);
  });

  it.each(names.filter((name) => TAME_RANGE[name] !== undefined))('%s does so in its short form', (name) => {
    const x = points(`${name} tame`, TAME_RANGE[name]);
    const found = compiled(name, true)(x, x);
    expect(x.filter((one, index) => !Object.is(found[index], FUNCTIONS[name](one, 0))).length).toBe(0);
  });
});
