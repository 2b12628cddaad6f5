import { describe, expect, it } from 'vitest';
import { halfSampleError } from '../../src/math/half-sample-error.ts';
import { drawStream, fillNormals } from '../../src/random/draw.ts';
import { halfSamples, ofWorlds } from '../../src/settle/foresight/half-samples.ts';
import type { Foreseeable } from '../../src/settle/foresight/unsigned.ts';

const WORLDS = 1000;

function meanOver(values: Float64Array, stretches: readonly (readonly [number, number])[]): number {
  const taken = stretches.flatMap(([from, to]) => [...values.subarray(from, to)]);
  return taken.reduce((sum, value) => sum + value, 0) / taken.length;
}

describe('half-samples', () => {
  it('take every world in half of them, or nearly, and any two of them half of each other', () => {
    const taken = halfSamples(1024).map(
      (stretches) =>
        new Set(
          stretches.flatMap(([from, to]) => Array.from({ length: to - from }, (_, place) => from + place)),
        ),
    );
    for (const [place, one] of taken.entries()) {
      expect(one.size).toBe(512);
      for (const other of taken.slice(place + 1)) {
        expect([...one].filter((world) => other.has(world))).toHaveLength(256);
      }
    }
    // Where worlds are not so many times eight, groups are as even as rows of four allow.
    for (const stretches of halfSamples(WORLDS)) {
      const count = stretches.reduce((sum, [from, to]) => sum + to - from, 0);
      expect(Math.abs(count - 500)).toBeLessThanOrEqual(16);
      expect(stretches.every(([from]) => from % 4 === 0)).toBe(true);
    }
  });

  it('tell the standard error of a mean, which is known', () => {
    let squares = 0;
    const samples = 200;
    for (let sample = 0; sample < samples; sample++) {
      const values = new Float64Array(1024);
      fillNormals(drawStream(7, 'half'), 0, sample, values);
      const all = meanOver(values, [[0, 1024]]);
      const apart = halfSamples(1024).map((half) => ({ difference: meanOver(values, half) - all, error: 0 }));
      squares += halfSampleError(apart) ** 2;
    }
    // Four degrees of freedom each: the mean of the squares is off by √(2 / 4 / 200) = 5 %.
    expect(Math.abs((1024 * squares) / samples - 1)).toBeLessThan(4 * Math.sqrt(2 / 4 / samples));
  });

  it('do not take for error what few worlds tell of them', () => {
    expect(halfSampleError([{ difference: 0.3, error: 0.3 }])).toBe(0);
    expect(halfSampleError([{ difference: 0.5, error: 0.3 }])).toBeCloseTo(0.4, 12);
    expect(
      halfSampleError([
        { difference: 0.3, error: 0 },
        { difference: Number.NaN, error: 0 },
      ]),
    ).toBeCloseTo(0.3, 12);
    expect(halfSampleError([])).toBe(0);
  });

  it('are what foresight is learned from, column by column', () => {
    const numbers = Float64Array.from({ length: 64 }, (_, world) => world);
    const shift = (by: number): Float64Array => numbers.map((world) => world + by);
    const all: Foreseeable = {
      ...{ worlds: 64, dates: 2, mustAgree: [true], stakes: 1, packages: 1, features: 1 },
      seen: (_, date) => shift(100 * date),
      offered: () => numbers.map((world) => world % 2),
      now: (_, date) => shift(date),
      end: () => shift(9),
      weight: () => numbers,
      worth: (_pack, _actor, date) => shift(-date),
      misjudged: () => numbers,
      shocks: (date) => [shift(date), numbers],
    };
    const some = ofWorlds(all, [
      [8, 16],
      [32, 40],
    ]);
    const worlds = [8, 9, 10, 11, 12, 13, 14, 15, 32, 33, 34, 35, 36, 37, 38, 39];
    expect(some.worlds).toBe(16);
    expect([...some.seen(0, 1)]).toEqual(worlds.map((world) => world + 100));
    expect([...some.offered(0)]).toEqual(worlds.map((world) => world % 2));
    expect([...some.end(0)]).toEqual(worlds.map((world) => world + 9));
    expect([...some.worth(0, 0, 1)]).toEqual(worlds.map((world) => world - 1));
    expect(some.shocks?.(1).map((shock) => [...shock])).toEqual([worlds.map((world) => world + 1), worlds]);
  });
});
