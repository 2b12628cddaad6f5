import { describe, expect, it } from 'vitest';
import { run } from '../../src/pipeline.ts';
import { unmoved } from '../../src/result/unmoved.ts';

const TEXT = `rubicon: 1
title: What options change
actors: {west: {title: West}}
assumptions:
  price: {is: 2 to 8, source: judgement, because: for the test}
  luck: {is: "normal(0, 1)", source: judgement, because: for the test}
decisions:
  demand: {by: west, choices: 0 to 1, default: 0}
options:
  wait: {title: Wait}
  ask: {title: Ask, do: {demand: 1}}
outcomes:
  cost: price
  twice: price + demand
  # The same on average in worlds enough, but not world by world.
  shaken: if demand > 0 then -luck else luck
  # Of the same spread wherever it is there, but missing where something is asked.
  seen: if demand > 0 and luck > 0 then missing else price
  never: if price < 0 then price else missing
  sure: price > 0
`;

describe('outcomes that no option changes', () => {
  it('are those that agree world by world, not those that only look alike', async () => {
    const source = { name: 'change.yaml', text: TEXT };
    const ran = await run(source, 'change', { worlds: 400, seed: 1, threads: 1, set: [] }, {});
    if (ran.kind !== 'ran') throw new Error(ran.kind);
    const { outcomes, options } = ran.result;
    const found = outcomes.filter((outcome) => unmoved(outcome, options)).map(({ id }) => id);
    expect(found).toEqual(['cost', 'sure']);
    expect(outcomes.filter((outcome) => unmoved(outcome, options.slice(0, 1)))).toEqual([]);
  });
});
