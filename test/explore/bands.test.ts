import { describe, expect, it } from 'vitest';
import { bandsOf } from '../../src/explore/bands.ts';
import { ranked } from './draws.ts';

const all = (): boolean => true;

describe('bands of worlds', () => {
  it('hold equal numbers of worlds, lowest first', () => {
    const [input] = ranked([Float64Array.of(5, 1, 4, 2, 3, 6)]);
    const bands = input === undefined ? [] : bandsOf(input, 3, all);
    expect(bands.map(({ worlds, low, high }) => [[...worlds], low, high])).toEqual([
      [[1, 3], 1, 2],
      [[4, 2], 3, 4],
      [[0, 5], 5, 6],
    ]);
  });

  it('keep equal values together, and take only the worlds among which they are cut', () => {
    const [input] = ranked([Float64Array.of(1, 1, 1, 1, 2, 3, NaN)]);
    const cut = (among: (world: number) => boolean) =>
      input === undefined ? [] : bandsOf(input, 3, among).map(({ worlds }) => [...worlds]);
    expect(cut(all)).toEqual([
      [0, 1, 2, 3],
      [4, 5],
    ]);
    expect(cut((world) => world > 2)).toEqual([[3], [4], [5]]);
  });

  it('are as many as asked for where their number does not divide that of the worlds', () => {
    for (const n of [16_384, 1001, 997, 64]) {
      const [input] = ranked([Float64Array.from({ length: n }, (_, world) => (world * 7919) % n)]);
      const sizes = bandsOf(input!, 10, all).map(({ worlds }) => worlds.length);
      expect(sizes).toHaveLength(10);
      for (const size of sizes) expect(Math.abs(size - n / 10)).toBeLessThanOrEqual(1);
    }
  });

  it('are the categories of a label', () => {
    const [input] = ranked([Float64Array.of(2, 0, 2, 1, 0)], { kind: 'label' });
    expect(input === undefined ? [] : bandsOf(input, 2, all).map(({ worlds }) => [...worlds])).toEqual([
      [1, 4],
      [3],
      [0, 2],
    ]);
  });
});

describe('ranked inputs', () => {
  it('are without those that never vary or are never known', () => {
    expect(
      ranked([
        Float64Array.of(1, 1),
        Float64Array.of(NaN, NaN),
        Float64Array.of(NaN, 1),
        Float64Array.of(1, 2),
      ]),
    ).toMatchObject([{ id: 'x4' }]);
  });
});
