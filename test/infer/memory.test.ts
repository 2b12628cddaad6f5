import { describe, expect, it } from 'vitest';
import { draws, expectMoments, learnedFrom, modelOf } from './learning.ts';

describe('evidence about assumptions', () => {
  it('is weighed without playing a path, whatever the rest of the model remembers', async () => {
    const model = modelOf(`
time: {start: 2024-01, period: 1 month, count: 3}
assumptions:
  effect: {is: "normal(0, 1)", source: judgement, because: for the test}
model:
  luck: normal(0, 1)
  high: ever(luck > 1)
  late: before(luck, 1 month, 0)
outcomes:
  seen: {is: high and late > effect}
evidence:
  x: 1.2 ~ normal(effect, 1)
`);
    expect(model.cells.length).toBeGreaterThan(0);
    // A normal prior of variance 1 and one observation of variance 1: half the observation, half the variance.
    expectMoments(draws(model, await learnedFrom(model), 'effect'), 0.6, Math.sqrt(0.5));
  });
});
