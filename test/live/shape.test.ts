import { describe, expect, it } from 'vitest';
import { shapeOf } from '../../src/live/found.ts';

describe('the shape of an assumption', () => {
  it('counts every value once, in its bin, and what is missing in none', () => {
    const even = Float64Array.from({ length: 2400 }, (_, i) => i / 2399);
    const shape = shapeOf(even);
    expect(shape).toHaveLength(24);
    for (const count of shape) expect(Math.abs(count - 100)).toBeLessThanOrEqual(1);
    expect(shapeOf([0, Number.NaN, 24, 23.9]).reduce((sum, one) => sum + one)).toBe(3);
    expect(shapeOf([0, Number.NaN, 24, 23.9]).at(-1)).toBe(2);
  });

  it('has none where all values are the same', () => {
    expect(shapeOf([3, 3, 3])).toEqual([]);
    expect(shapeOf([])).toEqual([]);
  });
});
