import { describe, expect, it } from 'vitest';
import { played, shipped } from './playing.ts';

/**
 * Means of the toy's equations as computed by independent programs in C, numpy and JavaScript, which agree; each with half of
 * its last digit.
 */
const KNOWN = [
  ['C', 13.51, 0.005],
  ['H', 10.5, 0.005],
  ['E', 5.203, 0.0005],
  ['W', 0.733, 0.0005],
] as const;

describe('the toy of escalation', () => {
  it('has the means of its equations in other languages', async () => {
    const { result } = await played(shipped('teaching/toy-escalation'), { worlds: 40_000 });
    for (const [outcome, mean, digit] of KNOWN) {
      const found = result.options[0]?.outcomes[outcome];
      if (found === undefined) throw new Error(`${outcome} is not there`);
      expect(Math.abs(found.mean - mean), outcome).toBeLessThan(4 * found.mcse + digit);
      // Twice the Monte-Carlo error of forty thousand worlds must be small against what would be another model.
      expect(2 * found.mcse, outcome).toBeLessThan(0.02 * mean);
    }
  });
});
