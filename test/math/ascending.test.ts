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
});
