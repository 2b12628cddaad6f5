import { algebra, idOf, type Operand } from '../graph/algebra.ts';
import { type Graph, type Id, graph as makeGraph, type Node } from '../graph/graph.ts';
import type { Making } from '../lower/program.ts';
import { DRAW_ENTRY, VECTOR } from '../passes/allocate.ts';
import { constantOf, lift, lifted } from '../passes/constant.ts';
import { expressions, noLocals } from '../passes/expressions.ts';
import { nodesFor, stepsOf } from '../passes/list-schedule.ts';
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
  const doubles = doublesOf(out, blocks, often);
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
          store(half, place, () => doubles.uniform(half, place));
        }
      }
      blocks.next();
    });
  // All words first, then what is made of them: either loop alone has more operations that do not wait for each other.
  const normals = ({ from, make }: Normals): void => {
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
      const halfAndPlace = (index: number): [0 | 1, number] => [index < places ? 0 : 1, index % places];
      from.forEach((local, index) => {
        const [half, place] = halfAndPlace(index);
        if (place % 2 === 0) doubles.uniform(half, place);
        else doubles.direction(half, place);
        out.set(local);
      });
      make().forEach((local, index) => {
        store(...halfAndPlace(index), () => out.get(local));
      });
    });
  };

  // As many pairs as a block has places: half of them from either of two blocks.
  const made = kind === 'normal' ? normalsOf(out, transformOf(often, places)) : undefined;
  out.repeat(() => {
    blocks.begin(PERIOD, TABLE);
    out.get(PAIR);
    if (often === 'period') {
      out.i32(1);
      out.plain('i32.shr_u');
    }
    blocks.first();
    slotIn(FRAME_END, end);
    if (made === undefined) uniforms();
    else normals(made);
    advance(TABLE, DRAW_ENTRY);
    out.get(TABLE);
    out.get(TABLE_END);
    out.plain('i32.lt_u');
  });
  return out;
}

/** The words of two neighbouring blocks at a place, each in the lower half of its lane, below `high`. */
function below(out: Code, word: number, half: 0 | 1, high: number): void {
  out.get(word);
  out.get(high);
  out.lanes(2 * half, 2 * half + 4, 2 * half + 1, 2 * half + 5);
}

/** What words become; each is left on the stack. */
interface Doubles {
  /** The uniforms of the two worlds at a place of two blocks. */
  readonly uniform: (half: 0 | 1, place: number) => void;
  /** The directions, −1 to 1, of the two pairs of normals at a place of two blocks. */
  readonly direction: (half: 0 | 1, place: number) => void;
}

/** Its constants are made at once, before any loop. */
function doublesOf(out: Code, { words }: Blocks, often: Making['often']): Doubles {
  const constant = (value: number): number => lifted(out, { op: 'const', imm: value, low: 0 });
  const word = (low: number, high: number): number => lifted(out, { op: 'word', imm: high, low });
  if (often === 'world') {
    // The exponent of 1.
    const [exponent, most] = [word(0, 0x3ff00000), constant(1 - 2 ** -53)];
    const uniform: Doubles['uniform'] = (half, place) => {
      below(out, words[2 * place] as number, half, words[2 * place + 1] as number);
      out.shift('i64x2.shr_u', 12);
      out.get(exponent);
      out.vector('v128.or');
      out.get(most);
      out.vector('f64x2.sub');
    };
    // A direction is a uniform part of a turn.
    return { uniform, direction: uniform };
  }
  // A double of this upper word is 2^20 and the lower word's bits behind the point; of the other it is twice as much.
  const [upper, offset] = [word(0x41300000, 0x41300000), constant(2 ** 20 - 2 ** -33)];
  const [twice, odd, middle] = [word(0x41400000, 0x41400000), word(1, 0), constant(2 ** 21 + 1)];
  return {
    uniform: (half, place) => {
      below(out, words[place] as number, half, upper);
      out.get(offset);
      out.vector('f64x2.sub');
    },
    direction: (half, place) => {
      below(out, words[place] as number, half, twice);
      out.get(odd);
      out.vector('v128.or');
      out.get(middle);
      out.vector('f64x2.sub');
    },
  };
}

/** Pairs of uniforms and directions that become pairs of normals. */
interface Transform {
  readonly graph: Graph;
  /** Uniforms and directions in turns, and the nodes of what becomes of them at the same places. */
  readonly inputs: readonly Id[];
  readonly results: readonly Id[];
  /** Nodes in the order in which they are computed. */
  readonly steps: readonly Id[];
}

/** Those that were made: they are the same for every model. */
const transforms = new Map<string, Transform>();

/** Box and Muller's, of so many pairs side by side. */
function transformOf(often: Making['often'], pairs: number): Transform {
  const found = transforms.get(often) ?? makeTransform(often, pairs);
  transforms.set(often, found);
  return found;
}

function makeTransform(often: Making['often'], pairs: number): Transform {
  const graph = makeGraph(() => 'fixed');
  const inputs = Array.from({ length: 2 * pairs }, (_, number) => graph.node('load', [], number));
  const slot = (number: number): Operand => ({ id: inputs[number] as Id });
  const make = often === 'period' ? boxMuller : fineBoxMuller;
  const results = Array.from({ length: pairs }, (_, pair) => {
    const { cosine, sine } = make(algebra(graph), slot(2 * pair), slot(2 * pair + 1));
    return [idOf(graph, cosine), idOf(graph, sine)];
  }).flat();
  const steps = stepsOf<never>(graph, { nodes: nodesFor(graph, results), statements: [] });
  return { graph, inputs, results, steps };
}

/** Normals that are made in a function. */
interface Normals {
  /** Where uniforms and directions are to stand. */
  readonly from: readonly number[];
  /** Writes what makes normals of them, and gives where these then stand, in the same order. */
  readonly make: () => readonly number[];
}

/** Its constants are made at once, before any loop. */
function normalsOf(out: Code, { graph, inputs, results, steps }: Transform): Normals {
  const own = noLocals(graph);
  lift(out, graph, graph.nodes.keys(), [own]);
  const from = inputs.map((id) => {
    own[id] = out.local('v128');
    return own[id];
  });
  const constant = (_: Id, node: Node): void => constantOf(out, node);
  const { keep } = expressions(out, graph, () => false, constant, own);
  const make = (): number[] => {
    steps.forEach(keep);
    return results.map((id) => own[id] as number);
  };
  return { from, make };
}
