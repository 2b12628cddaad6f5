import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalCdf } from '../../src/math/normal-cdf.ts';
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

function lane(values: Float64Array, parity: 0 | 1): Float64Array {
  return values.filter((_, i) => (i & 1) === parity);
}

describe('a named draw', () => {
  it('is what a second implementation of its definition makes it', () => {
    const text = readFileSync(new URL('./reference/draws.json', import.meta.url), 'utf8');
    const { draws } = JSON.parse(text) as { draws: readonly Row[] };
    expect(draws.length).toBe(400);
    for (const [seed, name, world, period, u, z] of draws) {
      expect(uniform(seed, name, world, period)).toBe(u);
      // log, a square root, a sine and a product: below 4 units in the last place.
      expect(Math.abs(standardNormal(seed, name, world, period) - z)).toBeLessThanOrEqual(
        Math.abs(z) * 4 * 2 ** -52,
      );
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

  it('lies strictly between 0 and 1, and a normal is finite', () => {
    const [least, most] = [2 ** -53, 1 - 2 ** -53];
    for (const u of sample(fillUniforms, 'a', ONCE_A_WORLD)) {
      expect(u >= least && u <= most && (u - least) * 2 ** 52 === Math.floor((u - least) * 2 ** 52)).toBe(
        true,
      );
    }
    for (const z of sample(fillNormals, 'a', ONCE_A_WORLD)) expect(Math.abs(z)).toBeLessThan(8.58);
  });
});

describe('the law of the draws, at a level of one in 1000', () => {
  const uniforms = sample(fillUniforms, 'resolve', 0);
  const normals = sample(fillNormals, 'resolve', 0);

  it('uniforms are uniform, in all worlds and in each lane', () => {
    for (const values of [uniforms, lane(uniforms, 0), lane(uniforms, 1)]) {
      expect(ksStatistic(values, (x) => x)).toBeLessThan(KS_CRITICAL);
    }
  });

  it('normals are normal, in all worlds and in each lane', () => {
    for (const values of [normals, lane(normals, 0), lane(normals, 1)]) {
      expect(ksStatistic(values, normalCdf)).toBeLessThan(KS_CRITICAL);
    }
  });

  it('successive periods of one world are uniform too', () => {
    const stream = drawStream(SEED, 'resolve');
    const values = Float64Array.from({ length: COUNT }, (_, period) => uniformOf(stream, 7, period));
    expect(ksStatistic(values, (x) => x)).toBeLessThan(KS_CRITICAL);
  });

  it('low bits are as random as high ones', () => {
    const counts = new Float64Array(256);
    for (const u of uniforms) counts[((u - 2 ** -53) * 2 ** 52) % 256]! += 1;
    expect(chiSquare(counts, new Float64Array(256).fill(COUNT / 256))).toBeLessThan(chiSquareCritical(255));
  });

  it.each([
    ['the two worlds of a block', (v: Float64Array) => lane(v, 0), (v: Float64Array) => lane(v, 1)],
    [
      'neighbouring blocks',
      (v: Float64Array) => lane(v, 1).slice(0, -1),
      (v: Float64Array) => lane(v, 0).slice(1),
    ],
  ] as const)('%s are independent', (_, one, other) => {
    expectIndependent(one(uniforms), other(uniforms), (u) => u);
    expectIndependent(one(normals), other(normals), normalCdf);
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
