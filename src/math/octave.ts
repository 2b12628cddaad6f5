import { highWord, withHighWord } from './bits.ts';

/** The upper word of √½ and of 1: adding their difference to a number's upper word moves the octave's edge from 1 to √½. */
const ROOT_HALF_WORD = 0x3fe6a09e;
const SHIFT = 0x3ff00000 - ROOT_HALF_WORD;

/** The integer k with x / 2^k in [√½, √2) (to 20 bits of √½), for a positive normal x. */
export function octaveOf(x: number): number {
  return ((highWord(x) + SHIFT) >> 20) - 1023;
}

/** x / 2^octaveOf(x), exact, for a positive normal x. */
export function withinOctave(x: number): number {
  return withHighWord(x, ((highWord(x) + SHIFT) & 0xfffff) + ROOT_HALF_WORD);
}

/** 2^-1022, the least normal double; smaller ones must be scaled up before their exponent can be read. */
export const LEAST_NORMAL = 2.2250738585072014e-308;

/** 2^54, a scale that makes every positive subnormal normal. */
export const SUBNORMAL_SCALE = 18014398509481984;
