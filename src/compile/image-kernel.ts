import type { Batch, Fault, Kernel, KernelLayout, Picked, Played } from '../kernel/kernel.ts';
import type { Model } from '../model/model.ts';
import { layoutOf } from '../reference/layout.ts';
import type { Image, Input } from './image.ts';
import { type Machine, machine } from './machine.ts';
import { PAIRS_AT_ONCE } from './passes/allocate.ts';

/** A kernel that runs as WebAssembly. */
export interface ImageKernel extends Kernel {
  readonly mode: 'compiled';
  /** How many worlds had to be played by the other kernel because something may have gone wrong in them. */
  readonly replayed: () => number;
}

/** The kernel of a model that has been compiled elsewhere, as in another thread. `replay`: see `compiledKernel`. */
export function imageKernel(model: Model, image: Image, replay: Kernel): ImageKernel {
  return kernelOf(model, machine(model, image), image.inputs, replay);
}

/**
 * Kernels of models that differ from a compiled one only in numbers written in assumptions: given the values of the image's inputs,
 * in their order. All of them share one memory, so no two may run at the same time.
 */
export function adjustableKernel(
  model: Model,
  image: Image,
): (values: readonly number[], replay: Kernel) => ImageKernel {
  const running = machine(model, image);
  return (values, replay) => {
    const inputs = image.inputs.map(({ slot, value }, place) => ({ slot, value: values[place] ?? value }));
    return kernelOf(model, running, inputs, replay);
  };
}

/** The kernel of a module that runs. */
export function kernelOf(
  model: Model,
  running: Machine,
  inputs: readonly Input[],
  replay: Kernel,
): ImageKernel {
  const { image } = running;
  const layout = layoutOf(model);
  const every = placesOf(layout);
  const noFans = { ...every, fans: [] };
  const views: Float64Array[] = [];
  let replayed = 0;

  const play = (batch: Batch): Played | Fault => {
    const { first, count, options, latents, only, fans: wantsFans = true, fansInto, room } = batch;
    if (running.prepare(batch, inputs)) {
      replayed += count;
      return replay.play(batch);
    }
    const whole = wantsFans ? every : noFans;
    const places = only === undefined ? whole : placesOf(layout, only);
    const { worlds, outcomes, checks, fans } = places;
    const fansHere = fansInto === undefined ? fans.length : 0;
    const each = outcomes.length + checks.length + fansHere;
    // One piece of memory, which is handed on at a time.
    const sheet = sheetOf((worlds.length + options.length * each) * count, room);
    let taken = 0;
    const block = (columns: number): Float64Array<ArrayBuffer> => {
      taken += columns * count;
      return sheet.subarray(taken - columns * count, taken);
    };
    const played = {
      first,
      count,
      worlds: block(worlds.length),
      outcomes: options.map(() => block(outcomes.length)),
      checks: options.map(() => block(checks.length)),
      fans: options.map(() => block(fansHere)),
    };
    const standing = standingOf(played, places, fansInto);
    const { pairs: most } = image.memory;
    const lastPair = Math.floor((first + count - 1) / 2);
    const firstPair = Math.floor(first / 2 / PAIRS_AT_ONCE) * PAIRS_AT_ONCE;
    for (let pair = firstPair; pair <= lastPair; pair += most) {
      const pairs = Math.min(most, lastPair - pair + 1);
      running.run(pair, pairs, latents);
      read(running, places, standing, views, pair, pairs, options);
      for (const world of suspects(running, first, count, pair, pairs)) {
        replayed++;
        const again = replay.play({ ...batch, first: world, count: 1 });
        if ('diagnostic' in again) return again;
        putWorld(played, again, world - first);
      }
    }
    return played;
  };

  return {
    mode: 'compiled',
    layout,
    play: (batch) => (batch.count === 0 ? replay.play(batch) : play(batch)),
    replayed: () => replayed,
  };
}

/** So many doubles, in memory that is there already where it has the room. */
function sheetOf(length: number, room: ArrayBuffer | undefined): Float64Array<ArrayBuffer> {
  const fits = room !== undefined && room.byteLength >= length * Float64Array.BYTES_PER_ELEMENT;
  return fits ? new Float64Array(room, 0, length) : new Float64Array(length);
}

/** Worlds of the batch in whose lane the sum of checks is not finite. */
function suspects(
  { image, doubles }: Machine,
  first: number,
  count: number,
  pair: number,
  pairs: number,
): number[] {
  const { frames, stride, fault } = image.memory;
  const found: number[] = [];
  // In nearly all stretches there are none: what is finite less itself is 0, anything else NaN.
  let none = 0;
  for (let at = (frames + fault) / 8, pair = 0; pair < pairs; pair++, at += stride / 8) {
    const low = doubles[at] as number;
    const high = doubles[at + 1] as number;
    none += low - low + (high - high);
  }
  if (none === 0) return found;
  for (let world = Math.max(first, 2 * pair); world < Math.min(first + count, 2 * (pair + pairs)); world++) {
    const at = (frames + (Math.floor(world / 2) - pair) * stride + fault) / 8 + (world % 2);
    if (!Number.isFinite(doubles[at])) found.push(world);
  }
  return found;
}

/** Where the columns to read off stand: those of worlds among all, the others among the columns of their option. */
type Places = Readonly<Record<'worlds' | 'outcomes' | 'checks' | 'fans', readonly number[]>>;

/** The places of some columns, or of all. */
function placesOf(layout: KernelLayout, only?: Picked): Places {
  if (only !== undefined) return { ...only, checks: [], fans: [] };
  const row = (from: number, length: number): number[] => Array.from({ length }, (_, index) => from + index);
  const [outcomes, checks] = [layout.outcomes.length, layout.checks.length];
  return {
    worlds: row(0, layout.worlds.length),
    outcomes: row(0, outcomes),
    checks: row(outcomes, checks),
    fans: row(outcomes + checks, layout.fans.length * layout.periods),
  };
}

/** Columns in memory of any kind: column c of the first world of the batch is at `c * stride + at`. */
interface Standing {
  readonly into: Float64Array;
  readonly stride: number;
  readonly at: number;
}

/** Where what a batch shows is to stand. */
interface AllStanding extends Pick<Played, 'first' | 'count'> {
  readonly worlds: Standing;
  /** By option of the batch. */
  readonly outcomes: readonly Standing[];
  readonly checks: readonly Standing[];
  readonly fans: readonly Standing[];
}

function standingOf(
  { first, count, worlds, outcomes, checks, fans }: Played,
  places: Places,
  fansInto: readonly Float64Array[] | undefined,
): AllStanding {
  const block = (into: Float64Array): Standing => ({ into, stride: count, at: 0 });
  const whole = (into: Float64Array): Standing => ({
    ...{ into, at: first },
    stride: places.fans.length === 0 ? 0 : into.length / places.fans.length,
  });
  return {
    ...{ first, count },
    worlds: block(worlds),
    outcomes: outcomes.map(block),
    checks: checks.map(block),
    fans: fansInto === undefined ? fans.map(block) : fansInto.map(whole),
  };
}

/**
 * Copies what was read off the worlds of some frames into the columns.
 *
 * @param views of whole columns in the engine's memory, by number, once they were read: to make one takes longer than to copy it
 */
function read(
  { image, doubles }: Machine,
  places: Places,
  standing: AllStanding,
  views: Float64Array[],
  pair: number,
  pairs: number,
  options: readonly number[],
): void {
  const { address, stride, world, option: each } = image.memory.columns;
  const { first, count } = standing;
  // A batch may begin and end within what is played at once.
  const skipped = Math.max(0, first - 2 * pair);
  const line = 2 * pair + skipped - first;
  const length = Math.min(2 * pairs - skipped, count - line);
  const isWhole = skipped === 0 && length === 2 * image.memory.pairs;
  const copy = (start: number, columns: readonly number[], { into, stride: apart, at }: Standing): void => {
    for (let index = 0; index < columns.length; index++) {
      const column = start + (columns[index] as number);
      const from = (address + column * stride) / 8 + skipped;
      const to = index * apart + at + line;
      if (length >= LONG) {
        const view = (isWhole ? views[column] : undefined) ?? doubles.subarray(from, from + length);
        if (isWhole) views[column] = view;
        into.set(view, to);
      } else for (let i = 0; i < length; i++) into[to + i] = doubles[from + i] as number;
    }
  };
  copy(0, places.worlds, standing.worlds);
  options.forEach((option, index) => {
    const start = world + option * each;
    for (const block of ['outcomes', 'checks', 'fans'] as const) {
      copy(start, places[block], standing[block][index] as Standing);
    }
  });
}

/** From so many values on the engine copies a column faster than a loop does. */
const LONG = 48;

/** Puts the columns of one world, played apart, in their place. */
function putWorld(played: Played, world: Played, line: number): void {
  const { count } = played;
  const put = (into: Float64Array, from: Float64Array): void => {
    for (let column = 0; column < from.length; column++) into[column * count + line] = from[column] as number;
  };
  put(played.worlds, world.worlds);
  played.outcomes.forEach((into, option) => {
    put(into, world.outcomes[option] as Float64Array);
  });
  played.checks.forEach((into, option) => {
    put(into, world.checks[option] as Float64Array);
  });
  played.fans.forEach((into, option) => {
    put(into, world.fans[option] as Float64Array);
  });
}
