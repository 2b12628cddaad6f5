import type { Evaluate } from './surroundings.ts';

// Truth is 1, falsehood 0, missing NaN: Kleene's strong three-valued logic (Introduction to Metamathematics, 1952, § 64).
// What is not needed is not evaluated, from left to right, so that `x > 0 and 1 / x > 2` is no error at x = 0.

/** No for yes, yes for no. */
export function not(a: Evaluate): Evaluate {
  return () => 1 - a();
}

/** No where either side is no, yes where both are yes, else missing. */
export function and(a: Evaluate, b: Evaluate): Evaluate {
  return () => {
    const x = a();
    if (x === 0) return 0;
    const y = b();
    return y === 0 ? 0 : x * y;
  };
}

/** Yes where either side is yes, no where both are no, else missing. */
export function or(a: Evaluate, b: Evaluate): Evaluate {
  return () => {
    const x = a();
    if (x === 1) return 1;
    const y = b();
    return y === 1 ? 1 : x + y;
  };
}

/** The first value, or the second where the first is missing. */
export function otherwise(a: Evaluate, b: Evaluate): Evaluate {
  return () => {
    const x = a();
    return Number.isNaN(x) ? b() : x;
  };
}

/** Whether a value is there at all; never missing. */
export function known(a: Evaluate): Evaluate {
  return () => {
    const x = a();
    return Number.isNaN(x) ? 0 : 1;
  };
}

/** `if test then … else …`; missing where the test is. */
export function choose(test: Evaluate, then: Evaluate, otherwise: Evaluate): Evaluate {
  return () => {
    const x = test();
    return x === 1 ? then() : x === 0 ? otherwise() : Number.NaN;
  };
}

// A comparison with a missing side is missing. −0 equals 0, and infinity equals infinity.

/** `x == y`. */
export function equal(a: Evaluate, b: Evaluate): Evaluate {
  return () => {
    const x = a();
    const y = b();
    return x === y ? 1 : Number.isNaN(x) || Number.isNaN(y) ? Number.NaN : 0;
  };
}

/** `x != y`. */
export function unequal(a: Evaluate, b: Evaluate): Evaluate {
  return not(equal(a, b));
}

/** `x < y`. */
export function less(a: Evaluate, b: Evaluate): Evaluate {
  return () => {
    const x = a();
    const y = b();
    return x < y ? 1 : x >= y ? 0 : Number.NaN;
  };
}

/** `x <= y`. */
export function lessOrEqual(a: Evaluate, b: Evaluate): Evaluate {
  return () => {
    const x = a();
    const y = b();
    return x <= y ? 1 : x > y ? 0 : Number.NaN;
  };
}
