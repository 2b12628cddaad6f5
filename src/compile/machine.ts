import { distributionNamed } from '../distributions/named.ts';
import type { Batch, Latents } from '../kernel/kernel.ts';
import { cos } from '../math/cos.ts';
import { sin } from '../math/sin.ts';
import type { Model } from '../model/model.ts';
import { anewName, nameKey } from '../random/name.ts';
import { DENSITY } from './density-name.ts';
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
  /**
   * Plays so many pairs of worlds, at most `image.memory.pairs`, from a pair on whose number is a multiple of PAIRS_AT_ONCE, on the
   * draws given and on others of their own.
   */
  readonly run: (firstPair: number, pairs: number, latents?: Latents) => void;
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
  let again: ReadonlySet<string> = new Set();
  const name = (anew: readonly string[]): void => {
    again = new Set(anew);
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
  type Play = (pair: number, frame: number, end: number) => void;
  const draw = instance.exports.draw as Play;
  const run = instance.exports.run as Play;
  const places = new Map<string, number>();
  for (const { often, draws } of memory.tables) {
    if (often !== 'world') continue;
    for (const { name: drawn, slot } of draws) places.set(drawn, memory.offsets[slot] as number);
  }
  let keyed = Number.NaN;
  let asked: readonly string[] = NONE;
  let answer = places.size === 0;
  /** Whether no draw that is made once a world is left to be made. */
  const allGiven = (names: readonly string[]): boolean => {
    if (names !== asked) {
      const given = new Set(names);
      answer = [...places.keys()].every((one) => given.has(one));
      asked = names;
    }
    return answer && again.size === 0;
  };

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
    run: (firstPair, pairs, latents) => {
      const all = Math.ceil(pairs / PAIRS_AT_ONCE) * PAIRS_AT_ONCE;
      for (let pair = 0; pair < all; pair++) setSplat(memory.frames + pair * memory.stride + memory.fault, 0);
      const end = memory.frames + all * memory.stride;
      if (latents === undefined || !allGiven(latents.names)) draw(firstPair | 0, memory.frames, end);
      latents?.names.forEach((name, index) => {
        const place = places.get(name);
        if (place === undefined || again.has(name)) return;
        const values = latents.values[index] as Float64Array;
        const { length } = values;
        let from = (2 * firstPair) % length;
        let at = (memory.frames + place) / 8;
        // All pairs that are played, for the same code runs on all of them.
        for (let pair = 0; pair < all; pair++, at += memory.stride / 8) {
          doubles[at] = values[from] as number;
          from = from + 1 === length ? 0 : from + 1;
          doubles[at + 1] = values[from] as number;
          from = from + 1 === length ? 0 : from + 1;
        }
      });
      run(firstPair | 0, memory.frames, end);
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
    const dense = name.startsWith(DENSITY);
    const found = distributionNamed(dense ? name.slice(DENSITY.length) : name);
    if (found === undefined) throw new Error(`there is no distribution ${name}`);
    return { found, dense };
  });
  const at = memory.scratch / 8;
  const answer = (fn: number, args: readonly number[]): number | undefined => {
    const { found: law, dense } = laws[fn] ?? {};
    if (law === undefined) return fn === laws.length ? sin(args[0] as number) : cos(args[0] as number);
    const [latent, ...parameters] = args as [number, ...number[]];
    if (parameters.some(Number.isNaN)) return Number.NaN;
    if (law.problem(parameters) !== undefined) return undefined;
    if (dense === true) {
      const found = law.logDensity(latent, parameters);
      return found < Number.POSITIVE_INFINITY ? found : undefined;
    }
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
