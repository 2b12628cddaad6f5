import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { append, doubles, emptySeries, reader, type Series } from '../../src/simulate/series.ts';
import { memorySpool } from './spool.ts';

const small = fc.constantFrom(0, 1, 2, 254, Number.NaN);
const any = fc.oneof(small, fc.constantFrom(-0, 255, -1, 0.5, Infinity), fc.double());
const blocks = (number: fc.Arbitrary<number>): fc.Arbitrary<number[][]> =>
  fc.array(fc.array(number, { maxLength: 20 }), { maxLength: 6 });

function seriesOf(numbers: readonly number[][], room: number): Series {
  const series = emptySeries(room);
  for (const block of numbers) append(series, Float64Array.from(block));
  return series;
}

describe('a series whose numbers go to a spool', () => {
  const LONG = 3 * 4096 + 17;
  /** Bytes first, doubles from some number on. */
  const numbers = (from: number): Float64Array =>
    Float64Array.from({ length: LONG }, (_, at) =>
      at % 1000 === 7 ? Number.NaN : at < from ? at % 255 : at % 3 === 0 ? -0 : at / 7,
    );

  it.each([
    ['doubles from the first', 0, 64],
    ['doubles in the second stretch', 5000, 64],
    ['bytes only', LONG, 64],
    ['doubles after the last stretch, in blocks that no stretch is a multiple of', LONG - 5, 1000],
    ['all at once', 9000, LONG],
  ])('gives back every bit: %s', (_, from, block) => {
    const all = numbers(from);
    const spool = memorySpool();
    const series = emptySeries(0, spool);
    for (let at = 0; at < LONG; at += block) append(series, all.subarray(at, at + block));
    expect(series.length).toBe(LONG);
    expect(spool.size()).toBeGreaterThan(0);
    expect(series.values.length).toBe(4096);
    const bits = (values: Float64Array): Buffer => Buffer.from(values.slice().buffer);
    expect(bits(doubles(series)).equals(bits(all))).toBe(true);
    for (const [low, high] of [
      [0, 4096],
      [4095, 4097],
      [100, 9000],
      [3 * 4096 + 1, LONG],
      [5, 5],
    ] as const)
      expect(bits(doubles(series, low, high)).equals(bits(all.subarray(low, high)))).toBe(true);
    const at = reader(series);
    expect(bits(all.map((__, world) => at(world))).equals(bits(all))).toBe(true);
    for (const world of [LONG - 1, 0, 4096, 4095, 9001]) expect(Object.is(at(world), all[world])).toBe(true);
  });

  it('goes on being read as it was while it grows', () => {
    const all = numbers(0);
    const series = emptySeries(0, memorySpool());
    append(series, all.subarray(0, 4100));
    const at = reader(series);
    expect(at(4099)).toBe(all[4099]);
    append(series, all.subarray(4100));
    expect(at(4099)).toBe(all[4099]);
    expect(reader(series)(LONG - 1)).toBe(all[LONG - 1]);
  });
});

describe('a series', () => {
  it('holds every number as it came, bit for bit', () => {
    fc.assert(
      fc.property(blocks(any), fc.nat(40), (numbers, room) => {
        const series = seriesOf(numbers, room);
        const all = numbers.flat();
        expect(series.length).toBe(all.length);
        const held = [...doubles(series)];
        const at = reader(series);
        all.forEach((number, index) => {
          expect(Object.is(held[index], number)).toBe(true);
          expect(Object.is(at(index), number)).toBe(true);
        });
        const [from, to] = [Math.min(1, all.length), Math.min(3, all.length)];
        expect([...doubles(series, from, to)]).toEqual(all.slice(from, to));
      }),
      { seed: 3 },
    );
  });

  it('takes a byte for yes, no, labels and what is missing', () => {
    fc.assert(
      fc.property(blocks(small), (numbers) => {
        expect(seriesOf(numbers, 0).values).toBeInstanceOf(Uint8Array);
      }),
      { seed: 4 },
    );
  });
});
