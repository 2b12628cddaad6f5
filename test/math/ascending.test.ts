import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ascending } from '../../src/math/ascending.ts';

const SPECIAL = fc.constantFrom(0, -0, NaN, Infinity, -Infinity, 5e-324, -5e-324, 1.7e308, 1, -1);

describe('ascending order', () => {
  it('is that of a stable comparison sort, with −0 before 0 and NaN last', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.double(), SPECIAL, fc.integer()), { maxLength: 300 }), (values) => {
        const rank = (x: number): number => (Object.is(x, -0) ? -1 : 1);
        const expected = values
          .map((_, i) => i)
          .sort((i, j) => {
            const [a, b] = [values[i] ?? NaN, values[j] ?? NaN];
            if (Number.isNaN(a) || Number.isNaN(b))
              return Number(Number.isNaN(a)) - Number(Number.isNaN(b)) || i - j;
            return a < b ? -1 : a > b ? 1 : rank(a) - rank(b) || i - j;
          });
        expect([...ascending(Float64Array.from(values))]).toEqual(expected);
      }),
    );
  });

  it('is so where many values differ in their low bits alone', () => {
    // Within 2^-20 of 1 every double has the same high word.
    const values = Float64Array.from({ length: 500 }, (_, i) => 1 + ((i * 7919) % 499) * 2 ** -40);
    const expected = [...values.keys()].sort((i, j) => values[i]! - values[j]! || i - j);
    expect([...ascending(values)]).toEqual(expected);
  });
});
