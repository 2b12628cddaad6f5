import { log } from '../math/log.ts';
import { cosOfTurns, sinOfTurns } from '../math/turn.ts';
import { nameKey } from './name.ts';
import { philox } from './philox.ts';

/**
 * What a named draw is. One block of the generator is computed for each
 *
 *     key     = (seed mod 2^32, seed div 2^32)
 *     counter = (world div 2, period, name key's low word, name key's high word)
 *
 * and serves two worlds: words 0 and 1 give the even world's uniform, words 2 and 3 the odd world's. Two standard normals are
 * made from the two uniforms together. So a block fills exactly the two lanes of a 128-bit vector of doubles, and no draw
 * is computed to be thrown away. Nothing else enters: no draw depends on which others exist, or on the order of asking.
 */
export interface DrawStream {
  readonly seedLow: number;
  readonly seedHigh: number;
  readonly nameLow: number;
  readonly nameHigh: number;
  /** Scratch for one block, written before it is read. A stream must therefore stay in one thread. */
  readonly words: Uint32Array;
}

/** The period of draws made once a world. No clock reaches it, so they never share a block with a period's draw. */
export const ONCE_A_WORLD = 0xffffffff;

const TWO_TO_32 = 4294967296;

/** 2^-52, the distance between neighbouring uniforms; half of it keeps them off 0 and 1. */
const SPACING = 2.220446049250313e-16;
const OFFSET = 1.1102230246251565e-16;

/**
 * The stream of the draw with this canonical name (`name` or `name[row,row]`; see `drawName`).
 * Throws a RangeError unless the seed is an integer in 0..2^53 − 1.
 */
export function drawStream(seed: number, canonicalName: string): DrawStream {
  if (!Number.isSafeInteger(seed) || seed < 0) {
    throw new RangeError(`a seed is an integer from 0 to 2^53 - 1, not ${seed}`);
  }
  const key = nameKey(canonicalName);
  return {
    seedLow: seed % TWO_TO_32,
    seedHigh: Math.floor(seed / TWO_TO_32),
    nameLow: key.low,
    nameHigh: key.high,
    words: new Uint32Array(4),
  };
}

/** The uniform draw in (0, 1) of one world and period, both unsigned 32-bit integers: (k + ½) · 2^-52 for an integer k. */
export function uniformOf(stream: DrawStream, world: number, period: number): number {
  block(stream, world, period);
  return (world & 1) === 0 ? evenUniform(stream) : oddUniform(stream);
}

/** The standard normal draw of one world and period: Box and Muller's pair (Ann. Math. Stat. 29, 1958) over the block's uniforms. */
export function normalOf(stream: DrawStream, world: number, period: number): number {
  block(stream, world, period);
  const radius = Math.sqrt(-2 * log(evenUniform(stream)));
  const turns = oddUniform(stream);
  return radius * ((world & 1) === 0 ? cosOfTurns(turns) : sinOfTurns(turns));
}

/** Writes `uniformOf` of the worlds firstWorld, firstWorld + 1, … into the whole of `out`; each block is computed once. */
export function fillUniforms(
  stream: DrawStream,
  firstWorld: number,
  period: number,
  out: Float64Array,
): void {
  for (let i = 0; i < out.length; ) {
    const world = firstWorld + i;
    block(stream, world, period);
    if ((world & 1) === 0) {
      out[i] = evenUniform(stream);
      i += 1;
    }
    if (i < out.length) out[i] = oddUniform(stream);
    i += 1;
  }
}

/** Writes `normalOf` of the worlds firstWorld, firstWorld + 1, … into the whole of `out`; each block is computed once. */
export function fillNormals(stream: DrawStream, firstWorld: number, period: number, out: Float64Array): void {
  for (let i = 0; i < out.length; ) {
    const world = firstWorld + i;
    block(stream, world, period);
    const radius = Math.sqrt(-2 * log(evenUniform(stream)));
    const turns = oddUniform(stream);
    if ((world & 1) === 0) {
      out[i] = radius * cosOfTurns(turns);
      i += 1;
    }
    if (i < out.length) out[i] = radius * sinOfTurns(turns);
    i += 1;
  }
}

/** The uniform draw of a world and period by the draw's canonical name; loops use a stream. */
export function uniform(seed: number, canonicalName: string, world: number, period: number): number {
  return uniformOf(drawStream(seed, canonicalName), world, period);
}

/** The standard normal draw of a world and period by the draw's canonical name; loops use a stream. */
export function standardNormal(seed: number, canonicalName: string, world: number, period: number): number {
  return normalOf(drawStream(seed, canonicalName), world, period);
}

function block(stream: DrawStream, world: number, period: number): void {
  philox(world >>> 1, period, stream.nameLow, stream.nameHigh, stream.seedLow, stream.seedHigh, stream.words);
}

function evenUniform({ words }: DrawStream): number {
  return unit(words[0] as number, words[1] as number);
}

function oddUniform({ words }: DrawStream): number {
  return unit(words[2] as number, words[3] as number);
}

/** The top 52 bits of a 64-bit word as a number in (0, 1); every step is exact. */
function unit(low: number, high: number): number {
  return (high * 1048576 + (low >>> 12)) * SPACING + OFFSET;
}
