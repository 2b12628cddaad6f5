import { distributionNamed } from '../distributions/named.ts';
import type { Batch } from '../kernel/kernel.ts';
import { cos } from '../math/cos.ts';
import { sin } from '../math/sin.ts';
import type { Model } from '../model/model.ts';
import { anewName, nameKey } from '../random/name.ts';
import { roundKeys } from './draws/round-keys.ts';
import type { Image, Input } from './image.ts';
import { DRAW_ENTRY, PAIRS_AT_ONCE, VECTOR } from './passes/allocate.ts';
import { engine } from './wasm/engine.ts';
import { pages } from './wasm/module.ts';

/** A module that runs, with its memory. */
export interface Machine {
  readonly image: Image;
  readonly doubles: Float64Array;
  /** Makes ready for the batch's seed, options and draws made anew, and the values of the inputs; true if something fixed went wrong. */
  readonly prepare: (batch: Pick<Batch, 'seed' | 'options' | 'anew'>, inputs: readonly Input[]) => boolean;
  /** Plays so many pairs of worlds, at most `image.memory.pairs`, from a pair on whose number is a multiple of PAIRS_AT_ONCE. */
  readonly run: (firstPair: number, pairs: number) => void;
}

const ALL_ONES = -1;
/** One list for all batches without draws made anew, so that it is known again. */
const NONE: readonly string[] = [];

/** Instantiates a compiled model. */
export function machine(model: Model, image: Image): Machine {
  const { memory, module, timed } = image;
  const { Memory, Instance } = engine();
  const buffer = new Memory({ initial: pages(memory.size) });
  const doubles = new Float64Array(buffer.buffer);
  const words = new Int32Array(buffer.buffer);
  const octets = new Uint8Array(buffer.buffer);
  const setSplat = (address: number, value: number): void => {
    doubles[address / 8] = value;
    doubles[address / 8 + 1] = value;
  };

  let named: readonly string[] | undefined;
  const name = (anew: readonly string[]): void => {
    const again = new Set(anew);
    for (const { draws, address } of memory.tables) {
      draws.forEach(({ name: ordinary, slot }, index) => {
        const { low, high } = nameKey(again.has(ordinary) ? anewName(ordinary) : ordinary);
        words.set([low, high, memory.offsets[slot] ?? 0, 0], (address + index * DRAW_ENTRY) / 4);
      });
    }
    named = anew;
  };
  for (const { slot, values } of timed) {
    values.forEach((value, period) => {
      setSplat((memory.offsets[slot] ?? 0) + period * VECTOR, value);
    });
  }
  doubles.set(model.clock.starts, memory.starts / 8);

  const instance = new Instance(module, {
    env: { memory: buffer, host: outside(image, doubles, words) },
  });
  const fixed = instance.exports.fixed as () => void;
  const run = instance.exports.run as (pair: number, frame: number, end: number) => void;
  let keyed = Number.NaN;

  return {
    image,
    doubles,
    prepare: ({ seed, options, anew = NONE }, inputs) => {
      if (anew !== named) name(anew);
      if (seed !== keyed) {
        roundKeys(seed).forEach((word, index) => {
          words.fill(word, (memory.keys + index * VECTOR) / 4, (memory.keys + (index + 1) * VECTOR) / 4);
        });
        keyed = seed;
      }
      for (let option = 0; option < model.options.length; option++) {
        octets[memory.flags + option] = options.includes(option) ? 1 : 0;
      }
      for (const { slot, value } of inputs) setSplat(memory.offsets[slot] ?? 0, value);
      setSplat(memory.fixedFault, 0);
      fixed();
      return !Number.isFinite(doubles[memory.fixedFault / 8]);
    },
    run: (firstPair, pairs) => {
      const all = Math.ceil(pairs / PAIRS_AT_ONCE) * PAIRS_AT_ONCE;
      for (let pair = 0; pair < all; pair++) setSplat(memory.frames + pair * memory.stride + memory.fault, 0);
      run(firstPair | 0, memory.frames, memory.frames + all * memory.stride);
    },
  };
}

/**
 * What a module asks of the outside, for each lane in which the answer counts: draws from laws that it does not compute,
 * and angles too large for its own reduction.
 */
function outside(
  { hosts, memory }: Image,
  doubles: Float64Array,
  words: Int32Array,
): (fn: number, count: number) => void {
  const laws = hosts.map((name) => {
    const found = distributionNamed(name);
    if (found === undefined) throw new Error(`there is no distribution ${name}`);
    return found;
  });
  const at = memory.scratch / 8;
  const answer = (fn: number, args: readonly number[]): number | undefined => {
    const law = laws[fn];
    if (law === undefined) return fn === laws.length ? sin(args[0] as number) : cos(args[0] as number);
    const [latent, ...parameters] = args as [number, ...number[]];
    if (parameters.some(Number.isNaN)) return Number.NaN;
    if (law.problem(parameters) !== undefined) return undefined;
    const value = law.fromLatent(latent, parameters);
    return Number.isFinite(value) ? value : undefined;
  };
  return (fn, count) => {
    for (const lane of [0, 1]) {
      const counts = words[2 * (at + lane)] !== 0;
      const args = Array.from(
        { length: count },
        (_, index) => doubles[at + 2 * (index + 2) + lane] as number,
      );
      const value = counts ? answer(fn, args) : 0;
      doubles[at + lane] = value ?? 0;
      words.fill(value === undefined ? ALL_ONES : 0, 2 * (at + 2 + lane), 2 * (at + 3 + lane));
    }
  };
}
