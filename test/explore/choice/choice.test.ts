import { describe, expect, it } from 'vitest';
import { type Criterion, makeCriterion } from '../../../src/explore/choice/criterion.ts';
import { dominances } from '../../../src/explore/choice/dominance.ts';
import { dominated } from '../../../src/explore/choice/pareto.ts';
import { regrets } from '../../../src/explore/choice/regret.ts';
import { satisficing, withinBounds } from '../../../src/explore/choice/satisfice.ts';
import { weighed } from '../../../src/explore/choice/weights.ts';
import { normals } from '../draws.ts';

function criterion(
  worth: readonly (Float64Array | readonly number[])[],
  more: Partial<Criterion> = {},
): Criterion {
  return makeCriterion({
    id: 'worth',
    unit: '1',
    matters: 0,
    worth: worth.map((column) => Float64Array.from(column)),
    ...more,
  });
}

describe('regret', () => {
  it('is what an option lacks to the best of each world (Savage 1951)', () => {
    // Losses 0, 2, 5 and 3, 0, 0 against the best of each world: means 7/3 and 1.
    const found = regrets(
      criterion([
        [5, 1, 0],
        [2, 3, 5],
      ]),
    );
    expect(found.map(({ mean }) => mean)).toEqual([7 / 3, 1]);
    expect(found.map(({ worst }) => worst)).toEqual([5, 3]);
    expect(found.map(({ best }) => best)).toEqual([1 / 3, 2 / 3]);
  });

  it('leaves out worlds in which an option is missing, and counts as best what lacks less than matters', () => {
    const found = regrets(
      criterion(
        [
          [5, 1, 0],
          [4, Number.NaN, 0],
        ],
        { matters: 1 },
      ),
    );
    expect(found.map(({ best }) => best)).toEqual([1, 1]);
    expect(found.map(({ mean }) => mean)).toEqual([0, 0.5]);
  });

  it('of the mean has the standard error of the mean', () => {
    const n = 2000;
    const [a, b] = [normals(1, 'a', n), normals(1, 'b', n)];
    // max(a, b) − a for independent standard normals: mean 1/√π, by E max(a, b) = 1/√π.
    const [first] = regrets(criterion([a, b]));
    expect(Math.abs((first?.mean ?? 0) - 1 / Math.sqrt(Math.PI))).toBeLessThan(4 * (first?.mcse ?? 0));
  });
});

describe('satisficing', () => {
  it('asks that no criterion is worse than the baseline by more than matters', () => {
    const money = criterion(
      [
        [0, 0, 0, 0],
        [1, -1, -3, 0],
      ],
      { id: 'money', matters: 2 },
    );
    const lives = criterion(
      [
        [0, 0, 0, 0],
        [-1, 0, 0, 0],
      ],
      { id: 'lives' },
    );
    const [baseline, other] = satisficing([money, lives]);
    expect(baseline).toEqual({ share: 1, mcse: 0 });
    expect(other).toMatchObject({ share: 0.5, spoiler: { id: 'money', share: 0.25 } });
  });

  it('asks that every outcome is within a bound of one’s own, where none is missing', () => {
    const [first, second] = withinBounds([
      {
        ...{ id: 'dead', must: '<=', limit: 10 },
        values: [
          [5, 10, 11, Number.NaN, 0],
          [12, 12, 3, 0, 0],
        ].map((column) => Float64Array.from(column)),
      },
      {
        ...{ id: 'land', must: '>', limit: 1 },
        values: [
          [2, 1, 2, 2, 2],
          [2, 2, 2, 2, 2],
        ].map((column) => Float64Array.from(column)),
      },
    ]);
    // Four worlds are known of the first: the second of them misses land, the third has too many dead.
    expect(first).toMatchObject({ share: 0.5, spoiler: { share: 0.25 } });
    expect(first?.mcse).toBeCloseTo(0.25, 12);
    expect(second).toMatchObject({ share: 0.6, spoiler: { id: 'dead', share: 0.4 } });
  });
});

describe('stochastic dominance', () => {
  const n = 4000;
  const luck = normals(2, 'luck', n);

  it('of first order is found where everything is shifted, in one direction alone', () => {
    const found = dominances(criterion([luck, luck.map((z) => z + 0.3)]));
    expect(found).toEqual([
      ['none', 'none'],
      ['first', 'none'],
    ]);
  });

  it('of second order is found where the mean is kept and the spread is smaller', () => {
    // Rothschild and Stiglitz 1970: a mean-preserving spread is worse for every cautious one, and of no first order.
    const found = dominances(criterion([luck, luck.map((z) => z / 2)]));
    expect(found).toEqual([
      ['none', 'none'],
      ['second', 'none'],
    ]);
  });

  it('is not found between equal distributions, nor where each is better for some', () => {
    expect(dominances(criterion([luck, normals(2, 'other luck', n)])).flat()).not.toContain('first');
    const risky = luck.map((z) => 3 * z + 1);
    expect(dominances(criterion([luck, risky])).flat()).toEqual(['none', 'none', 'none', 'none']);
  });
});

describe('the Pareto set', () => {
  const n = 400;
  const noise = normals(3, 'noise', n);
  const shifted = (by: number): Float64Array => noise.map((z) => z + by);

  it('leaves out what another option makes pointless, and says which', () => {
    const one = criterion([shifted(0), shifted(1), shifted(-1)]);
    const other = criterion([shifted(1), shifted(0), shifted(0)]);
    expect(dominated([one, other])).toEqual([{ option: 2, by: 0 }]);
  });

  it('does not call a difference what noise may have made', () => {
    const [a, b] = [normals(4, 'a', n), normals(4, 'b', n)];
    expect(dominated([criterion([a, b])])).toEqual([]);
  });
});

describe('uncertain weights', () => {
  it('flip a ranking that equal weights decide narrowly, as often as the simplex says', () => {
    // With weights w and 1 − w uniform, 3w against 2(1 − w): the first option leads where w > 2/5.
    const found = weighed([criterion([[3], [0]], { matters: 1 }), criterion([[0], [2]], { matters: 1 })], 1);
    expect(found[0]).toEqual({ sureness: Infinity, first: [1, 0] });
    const last = found.at(-1)?.first[0] ?? 0;
    expect(Math.abs(last - 0.6)).toBeLessThan(4 * Math.sqrt(0.24 / 2000));
    const shares = found.map(({ first }) => first[0] ?? 0);
    expect(shares).toEqual(shares.toSorted((a, b) => b - a));
  });
});
