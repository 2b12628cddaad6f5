import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { append, doubles, emptySeries, reader, type Series } from '../../src/simulate/series.ts';

const small = fc.constantFrom(0, 1, 2, 254, Number.NaN);
const any = fc.oneof(small, fc.constantFrom(-0, 255, -1, 0.5, Infinity), fc.double());
const blocks = (number: fc.Arbitrary<number>): fc.Arbitrary<number[][]> =>
  fc.array(fc.array(number, { maxLength: 20 }), { maxLength: 6 });

function seriesOf(numbers: readonly number[][], room: number): Series {
  const series = emptySeries(room);
  for (const block of numbers) append(series, Float64Array.from(block));
  return series;
}

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
