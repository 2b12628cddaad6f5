import { describe, expect, it } from 'vitest';
import { type Designed, type Target, targetFacts } from '../../src/assemble/target.ts';
import { rankInputs } from '../../src/explore/input.ts';
import { computed, uniforms } from '../explore/draws.ts';

const N = 4000;
const yes = (name: string): Float64Array => uniforms(51, name, N).map((u) => Number(u < 0.3));
const label = (name: string): Float64Array => uniforms(51, name, N).map((u) => Math.floor(3 * u));
const f = (y = 0, l = 0): number => 3 * y + (l === 1 ? 1 : 0);
const unit = { text: '1', scale: 1 };
const before = { yes: yes('a'), label: label('b') };
const after = { yes: yes('c'), label: label('d') };
const values = computed([before.yes, before.label], f);
const target: Target = {
  id: 't',
  title: 't',
  values,
  sought: { of: 'worst', interest: values.map((value) => Number(value > 3)) },
};
const designed: Designed = {
  worlds: N,
  ordinary: values,
  anew: computed([after.yes, after.label], f),
  swapped: [
    { id: 'yes', target: computed([after.yes, before.label], f), before: before.yes, after: after.yes },
    { id: 'label', target: computed([before.yes, after.label], f), before: before.label, after: after.label },
  ],
};
const inputs = rankInputs([
  { id: 'yes', values: before.yes, kind: 'truth', unit, movesWith: ['other'] },
  { id: 'label', values: before.label, kind: 'label', labels: ['a', 'b', 'c'], unit },
]);

describe('a design with categories', () => {
  const { indices } = targetFacts(target, inputs, 1, designed, 1);
  const of = (id: string) => indices.find(({ assumption }) => assumption === id)!;

  it('has totals that are the shares of variance, for there is no interaction', () => {
    // Variances 9 · 0.21 and 2/9.
    const share = (9 * 0.21) / (9 * 0.21 + 2 / 9);
    const error = ({ low, high }: { low: number; high: number }): number => (high - low) / 3.29;
    expect(Math.abs(of('yes').total!.value - share)).toBeLessThan(4 * error(of('yes').total!));
    expect(Math.abs(of('label').total!.value - (1 - share))).toBeLessThan(4 * error(of('label').total!));
  });

  it('has the effect of yes against no, and none across labels, which have no order', () => {
    expect(of('yes').effect?.value).toBeCloseTo(3, 12);
    expect(of('yes').direction?.value).toBeCloseTo(3, 12);
    expect(of('label').effect).toBeUndefined();
    expect(of('label').direction).toBeUndefined();
  });

  it('says what an assumption moves with', () => {
    expect(of('yes').moves_with).toEqual(['other']);
    expect(of('label').moves_with).toBeUndefined();
  });
});
