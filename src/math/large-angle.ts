import { powerOfTwo } from './bits.ts';

/** An angle less the nearest multiple of π/2, as a sum of two doubles, and that multiple's number modulo 4. */
export interface QuarterTurn {
  readonly quadrant: number;
  readonly head: number;
  readonly tail: number;
}

/** ⌊2/π · 2^1200⌋: enough bits for the largest double and 170 more. */
const TWO_OVER_PI = BigInt(
  '0xa2f9836e4e441529fc2757d1f534ddc0db6295993c439041fe5163abdebbc561b7246e3a424dd2e006492eea09d1921cfe1deb1cb129' +
    'a73ee88235f52ebb4484e99c7026b45f7e413991d639835339f49c845f8bbdf9283b1ff897ffde05980fef2f118b5a0a6d1f6d367ecf27cb' +
    '09b74f463f669e5fea2d7527bac7ebe5f17b3d0739f78a5292ea6bfb5fb11f8d5d0856033046fc7b',
);
const BITS = 1200;

/** ⌊π/2 · 2^128⌋. */
const HALF_PI = BigInt('0x1921fb54442d18469898cc51701b839a2');

/** The remainder is brought to this many binary places before it becomes a sum of two doubles. */
const PLACES = 180;

/**
 * `reduceAngle` for a finite |x| > 2^20, in exact integers after M. Payne and R. Hanek, "Radian reduction for
 * trigonometric functions" (SIGNUM Newsletter 18, 1983). Slow, and meant for arguments that hardly occur.
 */
export function reduceLargeAngle(x: number): QuarterTurn {
  let exponent = 0;
  let mantissa = Math.abs(x);
  while (mantissa >= 9007199254740992) {
    mantissa /= 2;
    exponent += 1;
  }
  while (Math.floor(mantissa) !== mantissa) {
    mantissa *= 2;
    exponent -= 1;
  }
  const places = BigInt(BITS - exponent);
  const turns = BigInt(mantissa) * TWO_OVER_PI;
  const whole = (turns + (1n << (places - 1n))) >> places;
  const fraction = turns - (whole << places);
  const angle = (fraction * HALF_PI) >> (places + 128n - BigInt(PLACES));
  const head = Number(angle);
  const tail = Number(angle - BigInt(head));
  const quadrant = Number(whole & 3n);
  const scale = powerOfTwo(-PLACES);
  return x < 0
    ? { quadrant: -quadrant & 3, head: -head * scale, tail: -tail * scale }
    : { quadrant, head: head * scale, tail: tail * scale };
}
