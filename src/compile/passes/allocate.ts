import type { Model } from '../../model/model.ts';
import type { LatentDraw, Making, Program } from '../lower/program.ts';
import type { Schedule } from './schedule.ts';

/** Bytes of a vector. */
export const VECTOR = 16;

/** Round keys of the generator: two words in ten rounds, each in all lanes of a vector. */
export const ROUND_KEYS: number = 20 * VECTOR;

/** Bytes of an entry in a table of draws: the name's key, the slot's offset, nothing. */
export const DRAW_ENTRY = 16;

/** Pairs of worlds that the generator serves in one go, from a pair on that is a multiple of it. */
export const PAIRS_AT_ONCE = 8;

/**
 * About how many bytes of frames are worked on at a time: between what suits second-level caches of half a mebibyte, which columns share, and
 * what suits those of two, where more worlds pay for what each call of a block costs before its loop.
 */
const WORKING_SET = 600 * 1024;
const MOST_PAIRS = 64;

/** The draws of one making, and where their names and slots stand. */
export interface DrawTable extends Making {
  readonly draws: readonly LatentDraw[];
  readonly address: number;
}

/**
 * Where everything lies in memory. What is fixed, tables and scratch lie in front; then a frame for each pair of worlds
 * played at a time, with what belongs to the worlds and periods first and an area for each option behind.
 */
export interface Memory {
  readonly size: number;
  /** Address of a slot that is fixed, else its offset in the frame or in the option's area. */
  readonly offsets: readonly number[];
  readonly keys: number;
  /** Words of the generator on their way to become draws: a vector for each pair of worlds. */
  readonly words: number;
  /** Tables of draws: once a world, in each period; uniforms and normals apart. */
  readonly tables: readonly DrawTable[];
  /** Date of the start of each period, doubles. */
  readonly starts: number;
  /** A byte for each option: whether it is played. */
  readonly flags: number;
  /** Arguments and results of functions outside. */
  readonly scratch: number;
  /** The sum that shows what went wrong: once for all, and in a frame. */
  readonly fixedFault: number;
  readonly fault: number;
  readonly frames: number;
  readonly stride: number;
  readonly pairs: number;
  /** Offset of the first option's area in a frame, and from one to the next. */
  readonly options: number;
  readonly optionStride: number;
  /** What is handed out and what is remembered of earlier periods lies behind the frames, column by column. */
  readonly columns: ColumnMemory;
}

/**
 * Columns in memory: those of the worlds, then those of each option. First come those that are handed out, in the order of the
 * kernel's layout; then histories, with a column for each period.
 */
export interface ColumnMemory {
  readonly address: number;
  /** Bytes from one column to the next: a vector for each pair. */
  readonly stride: number;
  readonly world: number;
  readonly option: number;
}

export function allocate(model: Model, program: Program, { slots }: Schedule): Memory {
  let top = 0;
  const take = (bytes: number): number => {
    const at = top;
    top += Math.ceil(bytes / VECTOR) * VECTOR;
    return at;
  };
  const offsets: number[] = [];
  const frame = { world: VECTOR, option: 0 };
  slots.forEach((one, slot) => {
    if (one === undefined) return;
    const { stage, size, history } = one;
    if (stage === 'fixed') {
      offsets[slot] = take(size * VECTOR);
      return;
    }
    if (history) return;
    const area = stage === 'option' ? 'option' : 'world';
    offsets[slot] = frame[area];
    frame[area] += VECTOR;
  });
  const keys = take(ROUND_KEYS);
  const words = take(MOST_PAIRS * VECTOR);
  const tables = (['world', 'period'] as const).flatMap((often) =>
    (['uniform', 'normal'] as const).map((kind) => {
      const draws = program.draws.filter((draw) => draw.often === often && draw.kind === kind);
      return { kind, often, draws, address: take(draws.length * DRAW_ENTRY) };
    }),
  );
  const starts = take(8 * Math.max(1, model.clock.starts.length));
  const flags = take(Math.max(1, model.options.length));
  const scratch = take((mostArguments(program) + 2) * VECTOR);
  const fixedFault = take(VECTOR);
  const frames = take(0);
  // An odd number of cache lines from one frame to the next spreads frames over the cache's sets.
  const stride = oddLines(frame.world + model.options.length * frame.option);
  const goes = Math.max(1, Math.floor(WORKING_SET / stride / PAIRS_AT_ONCE));
  const pairs = Math.min(MOST_PAIRS, goes * PAIRS_AT_ONCE);
  const columns = { address: frames + pairs * stride, stride: pairs * VECTOR, ...program.columns };
  slots.forEach((one, slot) => {
    if (one?.history !== true) return;
    const { stage, size } = one;
    const owner = stage === 'option' ? 'option' : 'world';
    offsets[slot] = columns.address + columns[owner] * columns.stride;
    columns[owner] += size;
  });
  return {
    size: columns.address + (columns.world + model.options.length * columns.option) * columns.stride,
    offsets,
    keys,
    words,
    tables,
    starts,
    flags,
    scratch,
    fixedFault,
    fault: 0,
    frames,
    stride,
    pairs,
    options: frame.world,
    optionStride: frame.option,
    columns,
  };
}

function oddLines(bytes: number): number {
  const lines = Math.ceil(bytes / 64);
  return 64 * (lines % 2 === 0 ? lines + 1 : lines);
}

/** Most arguments that are handed to the outside. */
function mostArguments({ graph }: Program): number {
  let most = 0;
  for (const { op, args } of graph.nodes) if (op === 'host') most = Math.max(most, args.length);
  return most;
}
