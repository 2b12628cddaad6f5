import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleQuantile, sorted } from '../../src/math/sample-quantile.ts';
import {
  countedSample,
  endMean,
  keptSample,
  quantileOf,
  ranked,
  type Sample,
  sketchOf,
  take,
} from '../../src/simulate/sample.ts';
import { heaps, insert, makeSketch, mergeSketch, type Sketch } from '../../src/simulate/sketch.ts';

const BITS = 11;
const MANY = 4095;
/** Few enough for sketches to have to give up bits. */
const FEW = 7;
const anyNumbers = fc.array(fc.double({ noDefaultInfinity: true }), { maxLength: 60 });
/** Numbers large enough for relative errors to be meant in normal doubles. */
const plain = fc.array(
  fc.oneof(
    fc.double({ min: 1e-300, max: 1e300, noNaN: true }),
    fc.double({ min: -1e300, max: -1e-300, noNaN: true }),
    fc.integer(),
  ),
  { minLength: 1, maxLength: 80 },
);

function sketched(values: Iterable<number>, most: number = MANY): Sketch {
  const sketch = makeSketch(BITS, most);
  insert(sketch, Float64Array.from(values));
  return sketch;
}

function merged(most: number, ...sketches: Sketch[]): Sketch {
  const all = makeSketch(BITS, most);
  for (const sketch of sketches) mergeSketch(all, sketch);
  return all;
}

function counting(values: Float64Array, most: number = MANY): Sample & { readonly sketch: Sketch } {
  const sample = countedSample({ bits: BITS, most });
  take(sample, values);
  if (sample.kind !== 'counted') throw new Error('it is kept');
  sketchOf(sample);
  return sample;
}

describe.each([MANY, FEW])('the quantile sketch of at most %i buckets', (most) => {
  it('is the same whatever the order of the numbers', () => {
    fc.assert(
      fc.property(anyNumbers, (values) => {
        const [there, back] = [sketched(values, most), sketched(values.toReversed(), most)];
        expect(heaps(back)).toEqual(heaps(there));
        expect(back.bits).toBe(there.bits);
        expect(there.bits === 0 || there.size <= most).toBe(true);
      }),
      { seed: 11 },
    );
  });

  it('merges commutatively and associatively into the sketch of all', () => {
    fc.assert(
      fc.property(anyNumbers, anyNumbers, anyNumbers, (a, b, c) => {
        const all = heaps(sketched([...a, ...b, ...c], most));
        const [x, y, z] = [a, b, c].map((values) => sketched(values, most)) as [Sketch, Sketch, Sketch];
        expect(heaps(merged(most, x, y, z))).toEqual(all);
        expect(heaps(merged(most, z, x, y))).toEqual(all);
        expect(heaps(merged(most, x, merged(most, y, z)))).toEqual(all);
        expect(heaps(merged(most, merged(most, x, y), z))).toEqual(all);
      }),
      { seed: 12 },
    );
  });

  it('gives every order statistic within two to the power of its bits', () => {
    fc.assert(
      fc.property(plain, (values) => {
        const numbers = Float64Array.from(values);
        const exact = sorted(numbers);
        const sample = counting(numbers, most);
        const order = ranked(sample);
        exact.forEach((value, index) => {
          const p = values.length === 1 ? 0.5 : index / (values.length - 1);
          // Rounding of p may ask a hair beside the order statistic.
          const slack = Math.abs(sampleQuantile(exact, p) - value) * 2;
          const off = Math.abs(quantileOf(order, p) - value);
          expect(off).toBeLessThanOrEqual(Math.abs(value) * 2 ** -sample.sketch.bits * 1.0001 + slack);
        });
      }),
      { seed: 13 },
    );
  });
});

describe('the quantile sketch', () => {
  it('is exact for whole numbers up to 4096 and for one value repeated', () => {
    const numbers = Float64Array.from({ length: 500 }, (_, index) => ((index * 7919) % 4096) - 100);
    const sample = counting(numbers);
    const exact = keptSample(0);
    take(exact, numbers);
    for (const p of [0, 0.05, 0.25, 0.5, 0.77, 0.95, 1]) {
      expect(quantileOf(ranked(sample), p)).toBe(quantileOf(ranked(exact), p));
    }
    expect(quantileOf(ranked(counting(new Float64Array(9).fill(0.1))), 0.3)).toBe(0.1);
  });

  it('knows the ends of a bucket and takes what lies between to lie evenly', () => {
    // 1 to 1 + 2^-11 is one bucket.
    const [low, middle, high] = [1, 1 + 2 ** -14, 1 + 2 ** -11 - 2 ** -20];
    expect(heaps(sketched([high, middle, low]))).toEqual([{ count: 3, low, high }]);
    expect(heaps(sketched([-low, -high]))).toEqual([{ count: 2, low: -high, high: -low }]);
    expect(heaps(sketched([low, 1 + 2 ** -11]))).toHaveLength(2);
    const order = ranked(counting(Float64Array.of(high, middle, low)));
    expect([0, 0.5, 1].map((p) => quantileOf(order, p))).toEqual([low, (low + high) / 2, high]);
  });

  it('keeps the bits that its buckets allow', () => {
    // A hundred numbers in each of four octaves: 16 buckets an octave are too many for 63 buckets, 8 are not.
    const numbers = Float64Array.from(
      { length: 400 },
      (_, i) => 2 ** Math.floor(i / 100) * (1 + (i % 100) / 100),
    );
    const { sketch } = counting(numbers, 63);
    expect([sketch.bits, sketch.size]).toEqual([3, 32]);
    expect(counting(numbers.subarray(0, 50), 63).sketch).toMatchObject({ bits: BITS, size: 50 });
  });

  it('takes −0 for 0 and leaves out what is missing', () => {
    const sketch = sketched([-0, 0, Number.NaN]);
    expect(heaps(sketch)).toEqual([{ count: 2, low: 0, high: 0 }]);
    expect(sketch.count).toBe(2);
  });
});

describe('sample quantiles', () => {
  // Definition 7 is R's default: quantile(c(1, 2, 4, 8, 16), c(.05, .1, .25, .6, .95)).
  it('agree with those of R', () => {
    const values = sorted(Float64Array.of(16, Number.NaN, 1, 8, 2, 4));
    const expected = [1.2, 1.4, 2, 5.6, 14.4];
    [0.05, 0.1, 0.25, 0.6, 0.95].forEach((p, index) => {
      expect(sampleQuantile(values, p)).toBeCloseTo(expected[index] as number, 12);
    });
    expect([sampleQuantile(values, 0), sampleQuantile(values, 1)]).toEqual([1, 16]);
    expect(sampleQuantile(new Float64Array(0), 0.5)).toBeNaN();
  });
});

describe('the mean of the worst', () => {
  it('is the same from all numbers and from a sketch that holds them apart', () => {
    const numbers = Float64Array.from({ length: 300 }, (_, index) => (index * 37) % 300);
    for (const sample of [countedSample({ bits: BITS, most: MANY }), keptSample(300)]) {
      take(sample, numbers);
      const order = ranked(sample);
      expect(endMean(order, 'least', 3)).toBe(1);
      expect(endMean(order, 'greatest', 4)).toBe(297.5);
      expect(endMean(order, 'greatest', 301)).toBeNaN();
    }
  });
});
