import { log } from '../math/log.ts';
import { cosOfTurns, sinOfTurns } from '../math/turn.ts';
import { pair, radius } from './box-muller.ts';
import { nameKey } from './name.ts';
import { philox } from './philox.ts';

/**
 * What a named draw is. One block of the generator is computed for each
 *
 *     key     = (seed mod 2^32, seed div 2^32)
 *     counter = (period, number of the block, name key's low word, name key's high word)
 *
 * and its four words serve several worlds. A draw made in a period takes one word, a draw made once a world two, so that a block
 * serves n = 4 or n = 2 worlds, every second one:
 *
 *     number of the block = 2 (world div 2n) + world mod 2
 *     place in the block  = (world div 2) mod n
 *
 * Two neighbouring worlds, which are the two lanes of a vector of doubles, thus find their words at the same place of two
 * neighbouring blocks. Standard normals are made two at a time, of the uniforms at places 0 and 1, or 2 and 3, of a block.
 * Nothing else enters: no draw depends on which others exist, or on the order of asking.
 */
export interface DrawStream {
  readonly seedLow: number;
  readonly seedHigh: number;
  readonly nameLow: number;
  readonly nameHigh: number;
  /** The words of the last even block that was asked for, and of the last odd one. A stream must therefore stay in one thread. */
  readonly words: Uint32Array;
  /** Which blocks these are: period and number, or NaN. */
  readonly held: Float64Array;
}

/** The period of draws made once a world. No clock reaches it, so they never share a block with a period's draw. */
export const ONCE_A_WORLD = 0xffffffff;

const TWO_TO_32 = 4294967296;

/** 2^-52, the distance between neighbouring uniforms of draws made once a world; half of it keeps them off 0 and 1. */
const SPACING = 2.220446049250313e-16;
const OFFSET = 1.1102230246251565e-16;

/** The same for draws made in a period: 2^-32. */
const WIDE_SPACING = 2.3283064365386963e-10;
const WIDE_OFFSET = 1.1641532182693481e-10;

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
    words: new Uint32Array(8),
    held: new Float64Array(4).fill(Number.NaN),
  };
}

/**
 * The uniform draw in (0, 1) of one world and period, both unsigned 32-bit integers: (k + ½) · 2^-32 for an integer k, or
 * (k + ½) · 2^-52 where the period is ONCE_A_WORLD.
 */
export function uniformOf(stream: DrawStream, world: number, period: number): number {
  if (period === ONCE_A_WORLD) return fineUniform(stream, world);
  const { words } = stream;
  return (words[wordOf(stream, world, period)] as number) * WIDE_SPACING + WIDE_OFFSET;
}

/** The standard normal draw of one world and period: one of Box and Muller's pair of this world and the next but one, or the last but one. */
export function normalOf(stream: DrawStream, world: number, period: number): number {
  const first = (world & ~2) >>> 0;
  if (period === ONCE_A_WORLD) {
    const second = (world | 2) >>> 0;
    const distance = Math.sqrt(-2 * log(fineUniform(stream, first)));
    const turns = fineUniform(stream, second);
    return distance * (world === first ? cosOfTurns(turns) : sinOfTurns(turns));
  }
  const { cosine, sine } = periodPair(stream, first, period);
  return world === first ? cosine : sine;
}

/** The normals of a world, whose number has the bit of 2 clear, and of the next but one, drawn in a period. */
function periodPair(stream: DrawStream, world: number, period: number): ReturnType<typeof pair> {
  const { words } = stream;
  // Odd multiples of 2^-31, so that the direction is never 0.
  const direction = ((words[wordOf(stream, (world | 2) >>> 0, period)] as number) | 1) >>> 0;
  return pair(radius(uniformOf(stream, world, period)), direction * (2 * WIDE_SPACING) - 1);
}

/** Writes `uniformOf` of the worlds firstWorld, firstWorld + 1, … into the whole of `out`. */
export function fillUniforms(
  stream: DrawStream,
  firstWorld: number,
  period: number,
  out: Float64Array,
): void {
  for (let i = 0; i < out.length; i += 1) out[i] = uniformOf(stream, firstWorld + i, period);
}

/** Writes `normalOf` of the worlds firstWorld, firstWorld + 1, … into the whole of `out`. */
export function fillNormals(stream: DrawStream, firstWorld: number, period: number, out: Float64Array): void {
  for (let i = 0; i < out.length; i += 1) {
    const world = (firstWorld + i) >>> 0;
    const second = (world & 2) !== 0;
    if (period === ONCE_A_WORLD || (second && i < 2)) out[i] = normalOf(stream, world, period);
    else if (!second) {
      const { cosine, sine } = periodPair(stream, world, period);
      out[i] = cosine;
      // Past the end this writes nothing.
      out[i + 2] = sine;
    }
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

/** Where in `words` the word of a world is, for a draw made in a period. */
function wordOf(stream: DrawStream, world: number, period: number): number {
  return block(stream, 2 * (world >>> 3) + (world & 1), period) + ((world >>> 1) & 3);
}

/** The top 52 bits of two words as a number in (0, 1), for a draw made once a world; every step is exact. */
function fineUniform(stream: DrawStream, world: number): number {
  const at = block(stream, 2 * (world >>> 2) + (world & 1), ONCE_A_WORLD) + (world & 2);
  const { words } = stream;
  return ((words[at + 1] as number) * 1048576 + ((words[at] as number) >>> 12)) * SPACING + OFFSET;
}

/** Where in `words` a block is, after it has been computed if it was not there. */
function block(
  { seedLow, seedHigh, nameLow, nameHigh, words, held }: DrawStream,
  number: number,
  period: number,
): number {
  const side = number & 1;
  if (held[2 * side] !== period || held[2 * side + 1] !== number) {
    philox(period, number, nameLow, nameHigh, seedLow, seedHigh, words.subarray(4 * side, 4 * side + 4));
    held[2 * side] = period;
    held[2 * side + 1] = number;
  }
  return 4 * side;
}
