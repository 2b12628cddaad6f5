import { LARGEST_FAST_ANGLE } from '../math/angle.ts';

/** The immediate of an elementary node: its argument may be anything, or is known to lie in TAME_RANGE. */
export const WILD = 0;
export const TAME = 1;
/** WILD, but another node than a formula's: what is known of it is not known of the formula's, and the other way round. */
export const APART = 2;

/** Arguments for which a function needs no care at the ends of its range. */
export const TAME_RANGE: Readonly<Record<string, { readonly lo: number; readonly hi: number }>> = {
  exp: { lo: -700, hi: 700 },
  log: { lo: 1e-300, hi: 1e300 },
  log1p: { lo: -1 + 2 ** -53, hi: 1e300 },
  logistic: { lo: -700, hi: 700 },
  logit: { lo: 1e-300, hi: 1 - 2 ** -53 },
  sin: { lo: -LARGEST_FAST_ANGLE, hi: LARGEST_FAST_ANGLE },
  cos: { lo: -LARGEST_FAST_ANGLE, hi: LARGEST_FAST_ANGLE },
};
