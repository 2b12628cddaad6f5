import { pow } from '../math/pow.ts';
import { notFinite, shown } from './not-finite.ts';
import type { Evaluate, Operation } from './surroundings.ts';

// In each of these `r - r === 0` is true just where r is finite, and costs less than asking twice.

/** `x + y`; refused where finite numbers overflow or opposite infinities meet. */
export function add(a: Evaluate, b: Evaluate, at: Operation): Evaluate {
  return () => {
    const x = a();
    const y = b();
    const r = x + y;
    return r - r === 0 ? r : notFinite(r, [x, y], `${shown(x)} + ${shown(y)}`, at);
  };
}

/** `x - y`; refused where finite numbers overflow or an infinity is taken from itself. */
export function subtract(a: Evaluate, b: Evaluate, at: Operation): Evaluate {
  return () => {
    const x = a();
    const y = b();
    const r = x - y;
    return r - r === 0 ? r : notFinite(r, [x, y], `${shown(x)} - ${shown(y)}`, at);
  };
}

/** `x * y`; refused where finite numbers overflow or an infinity meets 0. */
export function multiply(a: Evaluate, b: Evaluate, at: Operation): Evaluate {
  return () => {
    const x = a();
    const y = b();
    const r = x * y;
    return r - r === 0 ? r : notFinite(r, [x, y], `${shown(x)} * ${shown(y)}`, at);
  };
}

/** `x / y`; refused where a finite number is divided by 0 or overflows, or both are infinite. */
export function divide(a: Evaluate, b: Evaluate, at: Operation): Evaluate {
  return () => {
    const x = a();
    const y = b();
    const r = x / y;
    return r - r === 0 ? r : notFinite(r, [x, y], `${shown(x)} / ${shown(y)}`, at);
  };
}

/** `x ^ y` after IEEE 754 `pow`, but missing where either is: here `missing ^ 0` is missing. */
export function power(a: Evaluate, b: Evaluate, at: Operation): Evaluate {
  return () => {
    const x = a();
    const y = b();
    if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
    const r = pow(x, y);
    return r - r === 0 ? r : notFinite(r, [x, y], `${shown(x)} ^ ${shown(y)}`, at);
  };
}

/** `-x`; never refused. */
export function negate(a: Evaluate): Evaluate {
  return () => -a();
}

/** The size of x without its sign; never refused. */
export function abs(a: Evaluate): Evaluate {
  return () => Math.abs(a());
}

/** The greatest whole number that is not above x; never refused. */
export function floor(a: Evaluate): Evaluate {
  return () => Math.floor(a());
}

/** The smaller; missing where either is; of the zeros −0. */
export function smaller(a: Evaluate, b: Evaluate): Evaluate {
  return () => Math.min(a(), b());
}

/** The larger; missing where either is; of the zeros +0. */
export function larger(a: Evaluate, b: Evaluate): Evaluate {
  return () => Math.max(a(), b());
}

/** `min(max(x, low), high)`: where the bounds are crossed, the upper one wins. */
export function clamp(a: Evaluate, low: Evaluate, high: Evaluate): Evaluate {
  return () => Math.min(Math.max(a(), low()), high());
}

/** A function of one number, refused where a finite argument has no finite value. */
export function unary(fn: (x: number) => number, name: string, a: Evaluate, at: Operation): Evaluate {
  return () => {
    const x = a();
    const r = fn(x);
    return r - r === 0 ? r : notFinite(r, [x], `${name}(${shown(x)})`, at);
  };
}
