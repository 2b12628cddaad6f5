import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cos } from '../../src/math/cos.ts';
import { erf } from '../../src/math/erf.ts';
import { erfc } from '../../src/math/erfc.ts';
import { exp } from '../../src/math/exp.ts';
import { expm1 } from '../../src/math/expm1.ts';
import { log } from '../../src/math/log.ts';
import { logGamma } from '../../src/math/log-gamma.ts';
import { log1p } from '../../src/math/log1p.ts';
import { logistic } from '../../src/math/logistic.ts';
import { logit } from '../../src/math/logit.ts';
import { normalCdf } from '../../src/math/normal-cdf.ts';
import { normalQuantile } from '../../src/math/normal-quantile.ts';
import { pow } from '../../src/math/pow.ts';
import { sin } from '../../src/math/sin.ts';
import { tanh } from '../../src/math/tanh.ts';
import { cosOfTurns, sinOfTurns } from '../../src/math/turn.ts';

const LEAST = Number.MIN_VALUE;
const MOST = Number.MAX_VALUE;

/** Exact values at the edges of each routine's domain and range (C11 Annex F.10 where it speaks of the function). */
const EDGES: readonly (readonly [string, (x: number) => number, readonly (readonly [number, number])[]])[] = [
  [
    'exp',
    exp,
    [
      [0, 1],
      [-0, 1],
      [Infinity, Infinity],
      [-Infinity, 0],
      [NaN, NaN],
      [LEAST, 1],
      [709.782712893384, 1.7976931348622732e308],
      [709.7827128933841, Infinity],
      [MOST, Infinity],
      [-745.1332191019411, LEAST],
      [-745.1332191019412, 0],
      [-MOST, 0],
    ],
  ],
  [
    'expm1',
    expm1,
    [
      [0, 0],
      [-0, -0],
      [LEAST, LEAST],
      [-LEAST, -LEAST],
      [Infinity, Infinity],
      [-Infinity, -1],
      [-100, -1],
      [710, Infinity],
      [NaN, NaN],
    ],
  ],
  [
    'log',
    log,
    [
      [1, 0],
      [0, -Infinity],
      [-0, -Infinity],
      [-1, NaN],
      [-Infinity, NaN],
      [Infinity, Infinity],
      [NaN, NaN],
      [LEAST, -744.4400719213812],
      [MOST, 709.782712893384],
    ],
  ],
  [
    'log1p',
    log1p,
    [
      [0, 0],
      [-0, -0],
      [LEAST, LEAST],
      [-1, -Infinity],
      [-2, NaN],
      [Infinity, Infinity],
      [-Infinity, NaN],
      [NaN, NaN],
      [MOST, 709.782712893384],
    ],
  ],
  [
    'tanh',
    tanh,
    [
      [0, 0],
      [-0, -0],
      [LEAST, LEAST],
      [Infinity, 1],
      [-Infinity, -1],
      [30, 1],
      [NaN, NaN],
    ],
  ],
  [
    'sin',
    sin,
    [
      [0, 0],
      [-0, -0],
      [LEAST, LEAST],
      [Infinity, NaN],
      [-Infinity, NaN],
      [NaN, NaN],
    ],
  ],
  [
    'cos',
    cos,
    [
      [0, 1],
      [-0, 1],
      [LEAST, 1],
      [Infinity, NaN],
      [NaN, NaN],
    ],
  ],
  [
    'erf',
    erf,
    [
      [0, 0],
      [-0, -0],
      [Infinity, 1],
      [-Infinity, -1],
      [MOST, 1],
      [NaN, NaN],
    ],
  ],
  [
    'erfc',
    erfc,
    [
      [0, 1],
      [Infinity, 0],
      [-Infinity, 2],
      [28, 0],
      [-28, 2],
      [NaN, NaN],
    ],
  ],
  [
    'normalCdf',
    normalCdf,
    [
      [0, 0.5],
      [Infinity, 1],
      [-Infinity, 0],
      [-39, 0],
      [9, 1],
      [NaN, NaN],
    ],
  ],
  [
    'normalQuantile',
    normalQuantile,
    [
      [0.5, 0],
      [0, -Infinity],
      [1, Infinity],
      [-0.1, NaN],
      [1.1, NaN],
      [NaN, NaN],
    ],
  ],
  [
    'logGamma',
    logGamma,
    [
      [1, 0],
      [2, 0],
      [0, Infinity],
      [-0.5, NaN],
      [Infinity, Infinity],
      [NaN, NaN],
      [LEAST, 744.4400719213812],
    ],
  ],
  [
    'logistic',
    logistic,
    [
      [0, 0.5],
      [Infinity, 1],
      [-Infinity, 0],
      [40, 1],
      [NaN, NaN],
    ],
  ],
  [
    'logit',
    logit,
    [
      [0.5, 0],
      [0, -Infinity],
      [1, Infinity],
      [-0.1, NaN],
      [1.1, NaN],
      [NaN, NaN],
    ],
  ],
  [
    'sinOfTurns',
    sinOfTurns,
    [
      [0, 0],
      [0.25, 1],
      [0.5, 0],
      [0.75, -1],
      [NaN, NaN],
    ],
  ],
  [
    'cosOfTurns',
    cosOfTurns,
    [
      [0, 1],
      [0.25, 0],
      [0.5, -1],
      [0.75, 0],
      [NaN, NaN],
    ],
  ],
];

describe.each(EDGES)('%s at its edges', (name, routine, cases) => {
  it.each(cases)('%s gives %s', (x, expected) => {
    const got = routine(x);
    // The signs of the zeros of sin and cos at quarter turns are not specified.
    expect(name.endsWith('OfTurns') ? got + 0 : got).toBe(expected);
  });
});

describe('pow at its edges (IEEE 754-2019, 9.2.1)', () => {
  it.each([
    [NaN, 0, 1],
    [NaN, -0, 1],
    [Infinity, 0, 1],
    [0, -0, 1],
    [1, NaN, 1],
    [1, Infinity, 1],
    [1, -Infinity, 1],
    [-1, Infinity, 1],
    [-1, -Infinity, 1],
    [NaN, 1, NaN],
    [2, NaN, NaN],
    [0, 3, 0],
    [-0, 3, -0],
    [-0, 2, 0],
    [-0, 0.5, 0],
    [0, -3, Infinity],
    [-0, -3, -Infinity],
    [-0, -2, Infinity],
    [-0, -0.5, Infinity],
    [0, -Infinity, Infinity],
    [0, Infinity, 0],
    [Infinity, 2, Infinity],
    [Infinity, -2, 0],
    [-Infinity, 3, -Infinity],
    [-Infinity, 2, Infinity],
    [-Infinity, 0.5, Infinity],
    [-Infinity, -3, -0],
    [-Infinity, -2, 0],
    [0.5, Infinity, 0],
    [0.5, -Infinity, Infinity],
    [2, Infinity, Infinity],
    [2, -Infinity, 0],
    [-2, Infinity, Infinity],
    [-8, 1 / 3, NaN],
    [-2, 3, -8],
    [-2, -3, -0.125],
    [-1, 9007199254740991, -1],
    [-1, 9007199254740992, 1],
    [-1, 0.5, NaN],
    [10, 308, 1e308],
    [10, 309, Infinity],
    [10, -324, 0],
    [2, -1074, LEAST],
    [2, 1023, 2 ** 1023],
    [LEAST, 2, 0],
    [LEAST, -1, Infinity],
    [1 - 2 ** -53, 1e300, 0],
    [1 - 2 ** -53, -1e300, Infinity],
  ])('pow(%s, %s) is %s', (x, y, expected) => {
    expect(pow(x, y)).toBe(expected);
  });

  it('small whole powers of small whole numbers are exact', () => {
    for (let base = -12; base <= 12; base += 1) {
      let product = 1;
      for (let power = 0; power <= 14; power += 1) {
        expect(pow(base, power)).toBe(product);
        product *= base;
      }
    }
  });
});

describe('laws', () => {
  const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
  const angle = fc.double({ noNaN: true, min: -1e300, max: 1e300 });
  const settings = { seed: 20240630, numRuns: 2000 };

  it('sin, tanh, erf and expm1 near 0 are odd to the bit', () => {
    fc.assert(
      fc.property(angle, (x) => Object.is(sin(-x), -sin(x)) && tanh(-x) === -tanh(x) && erf(-x) === -erf(x)),
      settings,
    );
  });

  it('cos is even, and sin² + cos² is 1', () => {
    fc.assert(
      fc.property(
        angle,
        (x) => cos(-x) === cos(x) && Math.abs(sin(x) * sin(x) + cos(x) * cos(x) - 1) < 4e-16,
      ),
      settings,
    );
  });

  it('exp and log never fall from one argument to a larger one', () => {
    fc.assert(
      fc.property(finite, finite, (x, y) => {
        const [a, b] = x < y ? [x, y] : [y, x];
        return exp(a) <= exp(b) && (a <= 0 || log(a) <= log(b));
      }),
      settings,
    );
  });

  it('log undoes exp, and normalQuantile undoes normalCdf', () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, min: -700, max: 700 }),
        (x) => Math.abs(log(exp(x)) - x) <= 3e-16 * (1 + Math.abs(x)),
      ),
      settings,
    );
    // An error of e in the probability is one of e / density in the quantile, about e / (p |x|) of it in the tail.
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, min: -37.5, max: 0 }),
        (x) => Math.abs(normalQuantile(normalCdf(x)) - x) <= 4e-15 * (1 + Math.abs(x)),
      ),
      settings,
    );
  });
});
