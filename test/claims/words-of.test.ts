import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../src/claims/words-of.ts';
import { modelClaiming } from './scenario.ts';

/** What the left side of the claim's comparison is called. */
function words(left: string): string | undefined {
  const model = modelClaiming(`holds: "${left} > 0"`);
  const holds = model.claims[0]?.holds;
  if (holds?.op !== 'apply' || holds.args[0] === undefined) throw new Error('no comparison');
  return wordsOf(holds.args[0], model);
}

describe('an aggregate in words', () => {
  it.each([
    ['mean(war[act])', 'chance of “war” (Act)'],
    ['mean(cost[hold])', 'mean of “cost” (Hold)'],
    ['mean(dead[hold, east] / (1 person))', undefined],
    ['mean(war[act, calm])', 'chance of “war” (Act, Without the heat)'],
    ['sd(front[act])', 'standard deviation of “front” (Act)'],
    ['mcse(war[act])', 'Monte-Carlo error of “war” (Act)'],
    ['quantile(front[act], 50%)', 'median of “front” (Act)'],
    ['quantile(front[act], 2.5%)', 'the value that “front” (Act) stays below in 2.5 % of worlds'],
    ['first_order(cost[act], gain)', 'part of the spread of “cost” (Act) that “gain” would explain'],
    [
      'first_order(cost[act], gain, rate)',
      'part of the spread of “cost” (Act) that “gain” and “rate” would explain',
    ],
  ])('is told: %s', (formula, told) => {
    expect(words(formula)).toBe(told);
  });

  it.each([
    ['looks at some worlds only', 'mean(cost[act], vote)'],
    ['is made of more than one quantity', 'mean(cost[act] - cost[hold])'],
    ['is reckoned with', '2 * mean(cost[act])'],
  ])('is left to its formula where it %s', (_where, formula) => {
    expect(words(formula)).toBeUndefined();
  });
});
