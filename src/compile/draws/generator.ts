import { algebra, idOf, type Operand } from '../graph/algebra.ts';
import { type Graph, type Id, graph as makeGraph, type Node } from '../graph/graph.ts';
import type { Making } from '../lower/program.ts';
import { DRAW_ENTRY, VECTOR } from '../passes/allocate.ts';
import { constantOf } from '../passes/constant.ts';
import { expressions } from '../passes/expressions.ts';
import { type Code, code } from '../wasm/code.ts';
import type { WasmType } from '../wasm/opcodes.ts';
import { type Blocks, blocksInLanes } from './blocks.ts';
import { boxMuller, fineBoxMuller } from './box-muller.ts';

/** Table of draws and its end, period, number of the first pair of worlds, frame of that pair, end of frames. */
export const GENERATOR_PARAMETERS: readonly WasmType[] = ['i32', 'i32', 'i32', 'i32', 'i32', 'i32'];

const HALVES = [0, 1] as const;

const [TABLE, TABLE_END, PERIOD, PAIR, FRAME, FRAME_END] = [0, 1, 2, 3, 4, 5] as const;

/** Addresses of the round keys and of room for words (a vector for each pair of worlds), and the step from one frame to the next. */
export interface GeneratorMemory {
  readonly keys: number;
  readonly words: number;
  readonly stride: number;
}

/**
 * A function that writes the standard draws of a table of names into their slots, for one period and all frames, as
 * `src/random` defines them. Blocks of the generator stand in the lanes of vectors: two neighbouring blocks hold at each place
 * the words of two neighbouring worlds, so that words become doubles where they stand.
 */
export function generator({ kind, often }: Making, { keys, words, stride }: GeneratorMemory): Code {
  const out = code(GENERATOR_PARAMETERS.length);
  const blocks = blocksInLanes(out, keys);
  const [at, end, word] = [out.local('i32'), out.local('i32'), out.local('i32')];
  /** How many worlds a block serves; four blocks serve two pairs of worlds for each. */
  const places = often === 'period' ? 4 : 2;

  const slotIn = (frame: number, to: number): void => {
    out.get(frame);
    out.get(TABLE);
    out.memory('i32.load', 8);
    out.plain('i32.add');
    out.set(to);
  };
  const advance = (pointer: number, by: number): void => {
    out.get(pointer);
    out.i32(by);
    out.plain('i32.add');
    out.set(pointer);
  };
  const throughFrames = (body: () => void): void => {
    slotIn(FRAME, at);
    out.i32(0);
    out.set(word);
    out.repeat(() => {
      body();
      advance(word, 4 * VECTOR);
      advance(at, 2 * places * stride);
      out.get(at);
      out.get(end);
      out.plain('i32.lt_u');
    });
  };
  const store = (half: 0 | 1, place: number, value: () => void): void => {
    out.get(at);
    value();
    out.memory('v128.store', (half * places + place) * stride);
  };
  const uniforms = (): void =>
    throughFrames(() => {
      blocks.compute();
      for (const half of HALVES) {
        for (let place = 0; place < places; place++) {
          store(half, place, () => uniform(out, blocks, often, half, place));
        }
      }
      blocks.next();
    });
  // All words first, then what is made of them: either loop alone has more operations that do not wait for each other.
  const normals = (): void => {
    const transform = transformOf(often);
    const results = [out.local('v128'), out.local('v128')] as const;
    throughFrames(() => {
      blocks.compute();
      blocks.words.forEach((local, index) => {
        out.get(word);
        out.get(local);
        out.memory('v128.store', words + index * VECTOR);
      });
      blocks.next();
    });
    throughFrames(() => {
      blocks.words.forEach((local, index) => {
        out.get(word);
        out.memory('v128.load', words + index * VECTOR);
        out.set(local);
      });
      for (const half of HALVES) {
        for (let place = 0; place < places; place += 2) {
          uniform(out, blocks, often, half, place);
          out.set(results[0]);
          if (often === 'period') direction(out, blocks, half, place + 1);
          else uniform(out, blocks, often, half, place + 1);
          out.set(results[1]);
          write(out, transform, results);
          results.forEach((local, index) => {
            store(half, place + index, () => out.get(local));
          });
        }
      }
    });
  };

  out.repeat(() => {
    blocks.begin(PERIOD, TABLE);
    out.get(PAIR);
    if (often === 'period') {
      out.i32(1);
      out.plain('i32.shr_u');
    }
    blocks.first();
    slotIn(FRAME_END, end);
    if (kind === 'uniform') uniforms();
    else normals();
    advance(TABLE, DRAW_ENTRY);
    out.get(TABLE);
    out.get(TABLE_END);
    out.plain('i32.lt_u');
  });
  return out;
}

/** The words of two neighbouring blocks at a place, each in the lower half of its lane, below `high`. */
function below(out: Code, word: number, half: 0 | 1, high: () => void): void {
  out.get(word);
  high();
  out.lanes(2 * half, 2 * half + 4, 2 * half + 1, 2 * half + 5);
}

/** The uniforms of the two worlds at a place of two blocks, on the stack. */
function uniform(out: Code, { words }: Blocks, often: Making['often'], half: 0 | 1, place: number): void {
  const constant = (value: number): void => constantOf(out, { op: 'const', imm: value, low: 0 });
  if (often === 'period') {
    // A double of this upper word is 2^20 and the lower word's bits behind the point.
    below(out, words[place] as number, half, () => out.word(0x41300000, 0x41300000));
    constant(2 ** 20 - 2 ** -33);
  } else {
    below(out, words[2 * place] as number, half, () => out.get(words[2 * place + 1] as number));
    out.shift('i64x2.shr_u', 12);
    // The exponent of 1.
    out.word(0, 0x3ff00000);
    out.vector('v128.or');
    constant(1 - 2 ** -53);
  }
  out.vector('f64x2.sub');
}

/** The directions, −1 to 1, of the two pairs of normals at a place of two blocks, on the stack. */
function direction(out: Code, { words }: Blocks, half: 0 | 1, place: number): void {
  below(out, words[place] as number, half, () => out.word(0x41400000, 0x41400000));
  out.word(1, 0);
  out.vector('v128.or');
  constantOf(out, { op: 'const', imm: 2 ** 21 + 1, low: 0 });
  out.vector('f64x2.sub');
}

interface Transform {
  readonly graph: Graph;
  readonly cosine: Id;
  readonly sine: Id;
}

/** Box and Muller's pair of the graph's slots 0 and 1. */
function transformOf(often: Making['often']): Transform {
  const graph = makeGraph(() => 'fixed');
  const slot = (number: number): Operand => ({ id: graph.node('load', [], number) });
  const { cosine, sine } = (often === 'period' ? boxMuller : fineBoxMuller)(algebra(graph), slot(0), slot(1));
  return { graph, cosine: idOf(graph, cosine), sine: idOf(graph, sine) };
}

/** Writes a transform of two locals into these. */
function write(out: Code, { graph, cosine, sine }: Transform, locals: readonly [number, number]): void {
  const nodeOf = (id: Id): Graph['nodes'][number] => graph.nodes[id] as Graph['nodes'][number];
  const leaf = (_: Id, node: Node): void => {
    if (node.op === 'load') out.get(locals[node.imm] as number);
    else constantOf(out, node);
  };
  const { value } = expressions(out, graph, (id) => nodeOf(id).args.length > 0, leaf);
  value(cosine);
  value(sine);
  out.set(locals[1]);
  out.set(locals[0]);
}
