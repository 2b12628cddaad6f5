import { describe, expect, it } from 'vitest';
import { choiceByCategory } from '../../../src/explore/choice/by-category.ts';
import { makeCriterion } from '../../../src/explore/choice/criterion.ts';
import { normals, ranked, uniforms } from '../draws.ts';

const N = 9000;
const type = uniforms(21, 'type', N).map((u) => (u < 0.2 ? 0 : u < 0.7 ? 1 : 2));
const luck = normals(21, 'luck', N);
/** What three options are worth on average where the type is 0, 1 or 2. */
const PAYOFFS = [
  [4, 1, 0],
  [2, 2, 0],
  [0, 3, 0],
] as const;
const worth = PAYOFFS.map((row) => type.map((one, world) => row[one as 0 | 1 | 2] + luck[world]!));
const criterion = makeCriterion({ id: 'worth', unit: '1', matters: 0, worth });

describe('options by the categories of an assumption', () => {
  const [input] = ranked([type], { kind: 'label', labels: ['bold', 'wary', 'idle'] });
  const found = choiceByCategory(criterion, input!);

  it('stand in the payoffs of the category, and lose to the best one there what the payoff table says (Savage 1951)', () => {
    expect(found.map(({ category, best }) => [category, best])).toEqual([
      [0, 0],
      [1, 2],
      [2, 0],
    ]);
    for (const { category, options } of found) {
      const payoffs = PAYOFFS.map((row) => row[category as 0 | 1 | 2]);
      options.forEach(({ mean, mcse, loss, loss_mcse }, option) => {
        expect(Math.abs(mean - payoffs[option]!)).toBeLessThan(4 * mcse);
        // On common luck the differences have none.
        expect(loss).toBeCloseTo(Math.max(...payoffs) - payoffs[option]!, 9);
        expect(loss_mcse).toBeCloseTo(0, 9);
      });
    }
  });

  it('have the shares of worlds that the categories have', () => {
    const shares = [0.2, 0.5, 0.3];
    found.forEach(({ share, worlds }, i) => {
      const p = shares[i]!;
      expect(Math.abs(share - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / N));
      expect(worlds).toBe(Math.round(share * N));
    });
  });

  it('leave out worlds in which the assumption or an option is missing', () => {
    const gap = makeCriterion({
      ...criterion,
      worth: worth.map((column, option) =>
        column.map((value, world) => (option === 1 && type[world] === 2 ? Number.NaN : value)),
      ),
    });
    const some = type.map((one, world) => (world % 2 === 0 ? one : Number.NaN));
    const [half] = ranked([some], { kind: 'label' });
    const kept = choiceByCategory(gap, half!);
    expect(kept.map(({ category }) => category)).toEqual([0, 1]);
    expect(kept.reduce((sum, { worlds }) => sum + worlds, 0)).toBe(
      type.filter((one, world) => one !== 2 && world % 2 === 0).length,
    );
  });
});
