import { describe, expect, it } from 'vitest';
import { boxesOf } from '../../../src/assemble/box.ts';
import { computed, ranked, uniforms } from '../draws.ts';

const N = 8000;
const columns = [0, 1, 2].map((i) => uniforms(31, `x${i}`, N));
const inputs = ranked(columns);

describe('several boxes', () => {
  // Two corners that no one box can hold: a quarter of a quarter, and a fifth of the whole at the other end.
  const interest = computed(columns, (a = 0, b = 0, c = 0) => Number((a < 0.25 && b < 0.5) || c > 0.8));

  it('are found one after the other, each in what those before it leave', () => {
    const { found } = boxesOf({ of: 'yes', interest }, inputs, 3);
    const asked = found.map(({ facts }) => facts.conditions.map(({ assumption }) => assumption).sort());
    expect(asked.slice(0, 2)).toEqual([['x3'], ['x1', 'x2']]);
    const [first, second] = found.map(({ facts }) => facts);
    // The first leaves the part of the second corner that lies outside it: 0.1 of 0.8.
    expect(Math.abs((first?.base ?? 0) - 0.3)).toBeLessThan(4 * Math.sqrt((0.3 * 0.7) / (N / 2)));
    expect(Math.abs((second?.base ?? 0) - 0.125)).toBeLessThan(
      4 * Math.sqrt((0.125 * 0.875) / (0.4 * N)) + 0.01,
    );
    expect(second?.density).toBeGreaterThan(0.9);
  });

  it('are no more than are asked for, and none where nothing gathers', () => {
    expect(boxesOf({ of: 'yes', interest }, inputs, 1)).toMatchObject({ found: [{}] });
    const noise = uniforms(32, 'noise', N).map((u) => Number(u < 0.3));
    expect(boxesOf({ of: 'yes', interest: noise }, inputs, 3)).toMatchObject({
      found: [],
      reason: expect.stringContaining('gather in no box'),
    });
  });
});
