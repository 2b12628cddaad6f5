import {
  COSINE_SERIES,
  MINUS_TWO_LN2,
  RADIUS_SERIES,
  ROOT_TWO,
  SINE_SERIES,
} from '../../random/box-muller.ts';
import type { Algebra, Operand } from '../graph/algebra.ts';
import { UNIFORM } from '../lower/laws.ts';
import { ofTurns } from '../math/angle.ts';
import { log, octave } from '../math/logarithm.ts';

/** Two standard normals, for the worlds at one place of their blocks and at the next. */
export interface Pair {
  readonly cosine: Operand;
  readonly sine: Operand;
}

/** The operations of `radius` and `pair` in src/random: of a uniform and a direction with 32 random bits. */
export function boxMuller(v: Algebra, u: Operand, t: Operand): Pair {
  const { k, m } = octave(v, u);
  const s = v.div(v.sub(m, 1), v.add(m, 1));
  const r = v.sqrt(v.add(v.mul(k, MINUS_TWO_LN2), v.mul(s, v.polynomial(v.mul(s, s), RADIUS_SERIES))));
  const z = v.mul(t, t);
  const quarterSine = v.mul(t, v.polynomial(z, SINE_SERIES));
  const halfSine = v.mul(quarterSine, v.polynomial(z, COSINE_SERIES));
  const halfCosine = v.sub(ROOT_TWO, v.mul(quarterSine, quarterSine));
  const lever = v.mul(r, halfSine);
  return { cosine: v.sub(v.mul(lever, halfSine), r), sine: v.mul(lever, halfCosine) };
}

/** The same of two uniforms with 52 random bits. */
export function fineBoxMuller(v: Algebra, u: Operand, turns: Operand): Pair {
  const r = v.sqrt(v.mul(-2, log(v, u, UNIFORM)));
  const { sin, cos } = ofTurns(v, turns);
  return { cosine: v.mul(r, cos), sine: v.mul(r, sin) };
}
