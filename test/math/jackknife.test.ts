import { describe, expect, it } from 'vitest';
import { jackknifeError, withoutGroups } from '../../src/math/jackknife.ts';
import { sampleQuantile } from '../../src/math/sample-quantile.ts';
import { drawStream, fillNormals, ONCE_A_WORLD } from '../../src/random/draw.ts';

const N = 2000;

function jackknifed(seed: number, of: (values: Float64Array) => number): number {
  const column = new Float64Array(N);
  fillNormals(drawStream(seed, 'x'), 0, ONCE_A_WORLD, column);
  const parts = withoutGroups(
    Uint32Array.from({ length: N }, (_, i) => i),
    20,
  );
  return jackknifeError(Array.from(parts, (part) => of(Float64Array.from(part, (i) => column[i] ?? NaN))));
}

/** Root mean square over seeds; with 19 degrees of freedom each, its own relative error is 1 / √(2 · 19 · seeds). */
function errorOver(seeds: number, of: (values: Float64Array) => number): number {
  const squares = Array.from({ length: seeds }, (_, seed) => jackknifed(seed, of) ** 2);
  return Math.sqrt(squares.reduce((sum, square) => sum + square / seeds, 0));
}

const SEEDS = 100;
const RELATIVE = 1 / Math.sqrt(2 * 19 * SEEDS);

describe('the delete-a-group jackknife', () => {
  it('leaves out every member once', () => {
    const members = Uint32Array.of(3, 5, 8, 9, 12, 13, 14);
    const parts = [...withoutGroups(members, 3)];
    const left = parts.map((part) => members.filter((member) => !part.includes(member)));
    expect(left.flatMap((part) => [...part])).toEqual([...members]);
    expect(parts.length).toBe(3);
    expect([...withoutGroups(Uint32Array.of(1, 2), 20)].length).toBe(2);
    expect(jackknifeError([1])).toBe(Infinity);
  });

  it('finds the standard error of a mean, 1 / √n', () => {
    const error = errorOver(SEEDS, (values) => values.reduce((sum, x) => sum + x, 0) / values.length);
    expect(Math.abs(error * Math.sqrt(N) - 1)).toBeLessThan(4 * RELATIVE);
  });

  // The asymptotic variance of the median is 1 / (4 n φ(0)²) = π / 2n.
  it('finds that of a median, √(π / 2n)', () => {
    const error = errorOver(SEEDS, (values) => sampleQuantile(values.slice().sort(), 0.5));
    expect(Math.abs(error / Math.sqrt(Math.PI / 2 / N) - 1)).toBeLessThan(4 * RELATIVE + 0.1);
  });
});
