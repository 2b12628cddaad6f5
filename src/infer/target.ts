import { compile } from '../compile/compile.ts';
import { type Image, imageOf } from '../compile/image.ts';
import { imageKernel } from '../compile/image-kernel.ts';
import { runsVectors } from '../compile/wasm/support.ts';
import type { Fault, Latents, Played } from '../kernel/kernel.ts';
import { normalCdf } from '../math/normal-cdf.ts';
import type { Model } from '../model/model.ts';
import { referenceKernel } from '../reference/kernel.ts';
import { type Weighed, weighedModel } from './weighed.ts';

/** A standard draw that bears on the evidence. */
export interface LatentName {
  readonly name: string;
  readonly kind: 'uniform' | 'normal';
}

/**
 * The likelihood as a function of standard draws. Positions are standard normal before the evidence, in every dimension: a uniform
 * draw is the normal distribution function of its position. Position d of particle i is at `d * count + i`.
 */
export interface Target {
  readonly latents: readonly LatentName[];
  /** Writes the log likelihood of each particle into `into`. */
  readonly evaluate: (positions: Float64Array, count: number, into: Float64Array) => Fault | undefined;
  /** Plays the weighed model on draws at these positions; without, on the draws of the seed. */
  readonly play: (seed: number, count: number, latents?: Latents) => Played | Fault;
  /** Columns of worlds, by their places in the kernel's layout, of so many worlds; those of an option are not looked at. */
  readonly read: (
    seed: number,
    count: number,
    columns: readonly number[],
    latents?: Latents,
  ) => Float64Array[] | Fault;
  /** The same draws as a kernel takes them. */
  readonly latentsAt: (positions: Float64Array, count: number) => Latents;
}

/** Standard normal draws lie nearer to 0 than this: beyond, their law before the evidence has no probability that a number could hold. */
const FARTHEST = 38;
/** The least and the greatest uniform draw. */
const LEAST = 2 ** -53;
const MOST = 1 - 2 ** -53;

/** Uniform draws whose position lies further out are so coarse that they stand for nothing near them any more. */
const COARSE = 8;

/** Whether a position lies at the end of what a draw of its kind can tell. */
export function isAtTheEnd(kind: LatentName['kind'], position: number): boolean {
  return Math.abs(position) > (kind === 'uniform' ? COARSE : FARTHEST);
}

/** A weighed model ready to be evaluated in any thread: plain data, and a module where there is one. */
export interface Ready {
  readonly weighed: Weighed;
  readonly latents: readonly LatentName[];
  /** Absent where the machine cannot run it, and the interpreter plays. */
  readonly image?: Image;
}

/** Compiles a weighed model, once for all threads. */
export function readied(weighed: Weighed): Ready {
  const compiled = compile(weighed.model);
  const latents = compiled.program.draws.flatMap(({ name, kind, often }) =>
    often === 'world' ? [{ name, kind }] : [],
  );
  return { weighed, latents, ...(runsVectors() ? { image: imageOf(compiled) } : {}) };
}

const known = new WeakMap<Model, Ready>();

/** What bears on the evidence of a model, made ready once, however often it is asked for. */
export function readyOf(model: Model): Ready | Fault {
  const found = known.get(model);
  if (found !== undefined) return found;
  const weighed = weighedModel(model);
  if ('diagnostic' in weighed) return weighed;
  const ready = readied(weighed);
  known.set(model, ready);
  return ready;
}

/** The likelihood of a weighed model that was made ready. */
export function targetOf({ weighed: { model, total, path }, latents, image }: Ready): Target {
  const reference = referenceKernel(model);
  const kernel = image === undefined ? reference : imageKernel(model, image, reference);
  const { layout } = kernel;
  const names = latents.map(({ name }) => name);
  const column = (path ? layout.outcomes : layout.worlds).findIndex(({ definition }) => definition === total);
  const options = path ? [0] : [];
  if (column < 0) throw new Error('the weighed model has no total');

  const latentsAt = (positions: Float64Array, count: number): Latents => ({
    names,
    values: latents.map(({ kind }, dimension) => {
      const own = positions.subarray(dimension * count, (dimension + 1) * count);
      const values = new Float64Array(count);
      for (let i = 0; i < count; i++) values[i] = standardDraw(kind, own[i]!);
      return values;
    }),
  });
  const play: Target['play'] = (seed, count, given) =>
    kernel.play({ seed, first: 0, count, options, ...(given === undefined ? {} : { latents: given }) });
  const read: Target['read'] = (seed, count, columns, given) => {
    const picked = { worlds: columns, outcomes: [] };
    const latents = given === undefined ? {} : { latents: given };
    const played = kernel.play({ seed, first: 0, count, options: [], only: picked, ...latents });
    if ('diagnostic' in played) return played;
    return columns.map((_, index) => played.worlds.subarray(index * count, (index + 1) * count));
  };
  const only = { worlds: path ? [] : [column], outcomes: path ? [column] : [] };
  return {
    latents,
    play,
    read,
    latentsAt,
    evaluate: (positions, count, into) => {
      const given = latentsAt(positions, count);
      const played = kernel.play({ seed: 0, first: 0, count, options, latents: given, only });
      if ('diagnostic' in played) return played;
      into.set((path ? played.outcomes[0] : played.worlds) as Float64Array);
      return undefined;
    },
  };
}

/** The standard draw at a position, within the range that the generator has. */
function standardDraw(kind: LatentName['kind'], position: number): number {
  if (kind === 'uniform') return Math.min(MOST, Math.max(LEAST, normalCdf(position)));
  return Math.min(FARTHEST, Math.max(-FARTHEST, position));
}
