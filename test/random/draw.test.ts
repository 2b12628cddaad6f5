import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalCdf } from '../../src/math/normal-cdf.ts';
import { pair, radius } from '../../src/random/box-muller.ts';
import {
  drawStream,
  fillNormals,
  fillUniforms,
  normalOf,
  ONCE_A_WORLD,
  standardNormal,
  uniform,
  uniformOf,
} from '../../src/random/draw.ts';
import { chiSquare, chiSquareCritical, correlation, KS_CRITICAL, ksStatistic } from './statistics.ts';

const SEED = 20240630;
const COUNT = 100_000;

/** Statistics over COUNT worlds that chance pushes past 4.42 standard deviations once in 100 000. */
const FAR = 4.42;

type Row = readonly [number, string, number, number, number, number];

function sample(fill: typeof fillUniforms, name: string, period: number, seed: number = SEED): Float64Array {
  const out = new Float64Array(COUNT);
  fill(drawStream(seed, name), 0, period, out);
  return out;
}

/** The worlds at one place of their block, of even or of odd number. */
function at(values: Float64Array, [place, parity]: readonly [number, number]): Float64Array {
  return values.filter((_, i) => ((i >> 1) & 3) === place && (i & 1) === parity);
}

describe('a named draw', () => {
  it('is what a second implementation of its definition makes it', () => {
    const text = readFileSync(new URL('./reference/draws.json', import.meta.url), 'utf8');
    const { draws } = JSON.parse(text) as { draws: readonly Row[] };
    expect(draws.length).toBe(400);
    for (const [seed, name, world, period, u, z] of draws) {
      expect(uniform(seed, name, world, period)).toBe(u);
      // Once a world: log, a square root, a sine and a product, below 4 units in the last place. In a period: the bound that
      // docs/numerics.md gives, with a distance from the origin of at most 6.77.
      const bound = period === ONCE_A_WORLD ? Math.abs(z) * 4 * 2 ** -52 : 6.77 * 2 ** -41;
      expect(Math.abs(standardNormal(seed, name, world, period) - z)).toBeLessThanOrEqual(bound);
    }
  });

  it('refuses what is no seed', () => {
    for (const seed of [-1, 0.5, 2 ** 53, NaN, Infinity])
      expect(() => drawStream(seed, 'a')).toThrow(RangeError);
  });

  it('is the same whatever the order, the chunk or the company in which it is asked for', () => {
    const whole = { u: new Float64Array(257), z: new Float64Array(257) };
    fillUniforms(drawStream(SEED, 'a'), 0, 3, whole.u);
    fillNormals(drawStream(SEED, 'a'), 0, 3, whole.z);
    const used = drawStream(SEED, 'a');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 256 }), fc.integer({ min: 0, max: 257 }), (from, to) => {
        const part = new Float64Array(Math.max(0, to - from));
        fillUniforms(used, from, 3, part);
        expect(part).toEqual(whole.u.slice(from, Math.max(from, to)));
        fillNormals(used, from, 3, part);
        expect(part).toEqual(whole.z.slice(from, Math.max(from, to)));
        normalOf(used, to, 9);
        expect(uniformOf(used, from, 3)).toBe(whole.u[from]);
        expect(normalOf(used, from, 3)).toBe(whole.z[from]);
        expect(uniform(SEED, 'a', from, 3)).toBe(whole.u[from]);
        expect(standardNormal(SEED, 'a', from, 3)).toBe(whole.z[from]);
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  it('reaches the last world', () => {
    const out = new Float64Array(3);
    const stream = drawStream(SEED, 'a');
    fillUniforms(stream, 2 ** 32 - 3, 0, out);
    expect([...out]).toEqual(
      [2 ** 32 - 3, 2 ** 32 - 2, 2 ** 32 - 1].map((world) => uniformOf(stream, world, 0)),
    );
  });

  it.each([
    ['a period', 3, 32, 6.77],
    ['a world', ONCE_A_WORLD, 52, 8.58],
  ])('made once in %s lies strictly between 0 and 1, and a normal is finite', (_, period, bits, farthest) => {
    const least = 2 ** -(bits + 1);
    const steps = sample(fillUniforms, 'a', period).map((u) => (u - least) * 2 ** bits);
    expect(steps.every((k) => k >= 0 && k < 2 ** bits && Number.isInteger(k))).toBe(true);
    expect(sample(fillNormals, 'a', period).every((z) => Math.abs(z) < farthest)).toBe(true);
  });
});

describe('Box and Muller with 32 bits', () => {
  // Math.log, sqrt, sin and cos are good to a few units in the last place of 2^-52.
  const close = (value: number, exact: number, size: number): void => {
    expect(Math.abs(value - exact)).toBeLessThan(size * 2 ** -41);
  };
  const words = [0, 1, 2, 3, 2 ** 30, 2 ** 31 - 1, 2 ** 31, 3 * 2 ** 30, 2 ** 32 - 2, 2 ** 32 - 1];
  const uniforms = [
    ...words.map((word) => (word + 0.5) * 2 ** -32),
    Math.SQRT1_2,
    ...sample(fillUniforms, 'u', 0).subarray(0, 20_000),
  ];

  it('keeps the radius within its bound, from the smallest uniform to the largest', () => {
    for (const u of uniforms) {
      const exact = Math.sqrt(-2 * (u < 0.5 ? Math.log(u) : Math.log1p(u - 1)));
      close(radius(u), exact, exact);
      expect(radius(u)).toBeGreaterThan(0);
    }
  });

  it('keeps the pair within its bound in all directions, and is never −0', () => {
    const odd = [1, 2 ** 29 - 1, 2 ** 30 - 1, 2 ** 30 + 1, 2 ** 31 - 1].flatMap((k) => [k, -k]);
    const directions = [...odd.map((k) => k * 2 ** -31), ...uniforms.map((u) => 2 * u - 1)];
    for (const t of directions) {
      const { cosine, sine } = pair(3, t);
      close(cosine, -3 * Math.cos(Math.PI * t), 3);
      close(sine, -3 * Math.sin(Math.PI * t), 3);
      expect(Object.is(cosine, -0) || Object.is(sine, -0)).toBe(false);
    }
  });
});

describe('the law of the draws, at a level of one in 1000', () => {
  const uniforms = sample(fillUniforms, 'resolve', 0);
  const normals = sample(fillNormals, 'resolve', 0);
  const places = [0, 1, 2, 3].flatMap((place) => [[place, 0] as const, [place, 1] as const]);

  it('uniforms are uniform, in all worlds and at each place of a block', () => {
    for (const values of [uniforms, ...places.map((place) => at(uniforms, place))]) {
      expect(ksStatistic(values, (x) => x)).toBeLessThan(KS_CRITICAL);
    }
  });

  it('normals are normal, in all worlds and at each place of a block', () => {
    for (const values of [normals, ...places.map((place) => at(normals, place))]) {
      expect(ksStatistic(values, normalCdf)).toBeLessThan(KS_CRITICAL);
    }
  });

  it('successive periods of one world are uniform too', () => {
    const stream = drawStream(SEED, 'resolve');
    const values = Float64Array.from({ length: COUNT }, (_, period) => uniformOf(stream, 7, period));
    expect(ksStatistic(values, (x) => x)).toBeLessThan(KS_CRITICAL);
  });

  it('low bits are as random as high ones', () => {
    for (const [values, bits] of [
      [uniforms, 32],
      [sample(fillUniforms, 'resolve', ONCE_A_WORLD), 52],
    ] as const) {
      const counts = new Float64Array(256);
      for (const u of values) counts[((u - 2 ** -(bits + 1)) * 2 ** bits) % 256]! += 1;
      expect(chiSquare(counts, new Float64Array(256).fill(COUNT / 256))).toBeLessThan(chiSquareCritical(255));
    }
  });

  it.each([
    ['neighbouring blocks', [0, 0], [0, 1], 0],
    ['the two worlds of a pair of normals', [2, 0], [3, 0], 0],
    ['two worlds of a block that share no normals', [1, 1], [2, 1], 0],
    ['a block and the next but one', [3, 1], [3, 1], 1],
  ] as const)('%s are independent', (_, one, other, ahead) => {
    const couple = (values: Float64Array): [Float64Array, Float64Array] => {
      const [x, y] = [at(values, one), at(values, other)];
      return [x.subarray(0, x.length - ahead), y.subarray(ahead)];
    };
    expectIndependent(...couple(uniforms), (u) => u);
    expectIndependent(...couple(normals), normalCdf);
  });

  it.each([
    ['neighbouring periods', sample(fillNormals, 'resolve', 1)],
    ['the draw made once a world', sample(fillNormals, 'resolve', ONCE_A_WORLD)],
    ['a name one letter away', sample(fillNormals, 'resolvf', 0)],
    ['another row', sample(fillNormals, 'resolve[a]', 0)],
    ['the next seed', sample(fillNormals, 'resolve', 0, SEED + 1)],
    ['a seed that differs in its upper half', sample(fillNormals, 'resolve', 0, SEED + 2 ** 32)],
  ])('a draw is independent of %s', (_, others) => {
    expectIndependent(normals, others, normalCdf);
  });
});

/** No correlation of the values or of their squares, and a flat 16 × 16 table of their probabilities. */
function expectIndependent(x: Float64Array, y: Float64Array, cdf: (x: number) => number): void {
  const n = x.length;
  expect(Math.abs(correlation(x, y)) * Math.sqrt(n)).toBeLessThan(FAR);
  const square = (values: Float64Array): Float64Array => values.map((value) => value * value);
  expect(Math.abs(correlation(square(x), square(y))) * Math.sqrt(n)).toBeLessThan(FAR);
  const cells = new Float64Array(256);
  for (let i = 0; i < n; i += 1) {
    const row = Math.floor(cdf(x[i] as number) * 16);
    const column = Math.floor(cdf(y[i] as number) * 16);
    cells[row * 16 + column]! += 1;
  }
  expect(chiSquare(cells, new Float64Array(256).fill(n / 256))).toBeLessThan(chiSquareCritical(255));
}
