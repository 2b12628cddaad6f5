import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Exploration, Interval } from '../../src/result/exploration.ts';
import { makePlace, type Place, ROOT } from './command.ts';
import { SMALL } from './small-scenario.ts';

let place: Place;
beforeAll(() => {
  place = makePlace();
  place.write('two-ways/scenario.yaml', SMALL);
});
afterAll(() => place.remove());

function found(args: readonly string[]): Exploration {
  const { code, stdout, stderr } = place.rubicon(['explore', ...args, '--json']);
  expect(stderr).toBe('');
  expect(code).toBe(0);
  return JSON.parse(stdout);
}

/** A 90 % interval is 2 × 1.645 standard errors wide. */
const errorOf = ({ low, high }: Interval): number => (high - low) / 3.29;

describe('rubicon explore', () => {
  it('ranks the options, tells what knowing is worth, and what decides each claim', () => {
    const { choices, targets, criteria } = found(['two-ways', '--worlds', '4000', '--by', 'loss[west]']);
    const [choice] = choices;
    expect(choice?.options.map(({ id }) => id)).toEqual(['wait', 'ask']);
    // Asking for less is never worse: it is best in every world, and nobody regrets it.
    expect(choice?.options[0]).toMatchObject({ best: 1, regret: { mean: 0, worst: 0 } });
    expect(choice?.options[0]?.dominates).toEqual([{ option: 'ask', order: 'first' }]);
    expect(choice?.knowing_all.value).toBe(0);
    expect(criteria.options[0]).toMatchObject({ id: 'wait', content: 1 });
    expect(criteria.options[1]).toMatchObject({ id: 'ask', dominated_by: 'wait' });
    // A small demand of 0.2 is refused where the line lies below it, and only there.
    const [mild] = targets;
    expect(mild).toMatchObject({
      id: 'mild',
      verdict: 'holds',
      box: { of: 'fails', coverage: 1, density: 1 },
    });
    expect(mild?.box?.conditions).toMatchObject([{ assumption: 'line', words: 'below 0.2' }]);
    expect(mild?.indices.map(({ assumption }) => assumption)).toEqual(['line']);
  });

  it('finds the indices of the Ishigami function, alone and in all', () => {
    const scenario = `${ROOT}/scenarios/teaching/ishigami`;
    const [y] = found([scenario, '--of', 'y[baseline]', '--worlds', '10000', '--design', '4096']).targets;
    expect(y?.design).toEqual({ worlds: 4096, runs: 5 });
    // Closed form for a = 7, b = 0.1 (Ishigami and Homma 1990), to six digits.
    const known = { x1: [0.313905, 0.557589], x2: [0.442411, 0.442411], x3: [0, 0.243684] };
    for (const { assumption, first, total } of y?.indices ?? []) {
      const [alone, inAll] = known[assumption as keyof typeof known];
      expect(Math.abs(first.value - (alone ?? 0))).toBeLessThan(4 * errorOf(first));
      expect(Math.abs((total?.value ?? 0) - (inAll ?? 0))).toBeLessThan(4 * errorOf(total!));
    }
    expect(y?.indices).toHaveLength(3);
  });

  it('tells what a named group is worth together: more than nothing, no more than everything', () => {
    const scenario = `${ROOT}/scenarios/contractors-2024`;
    const { choices } = found([
      scenario,
      '--worlds',
      '400',
      '--of',
      'A8',
      '--prior',
      '--know',
      'line_gap,talks_to_settling',
    ]);
    for (const { knowing_together, knowing_all } of choices) {
      const [group] = knowing_together ?? [];
      expect(group?.assumptions).toEqual(['line_gap', 'talks_to_settling']);
      expect(group?.value).toBeGreaterThanOrEqual(0);
      expect(group?.value).toBeLessThanOrEqual(knowing_all.value);
    }
    const { code, stderr } = place.rubicon(['explore', 'two-ways', '--know', 'lime']);
    expect(code).toBe(2);
    expect(stderr).toContain('Did you mean `line`?');
  });

  it('says the same at any number of threads', () => {
    const args = ['two-ways', '--worlds', '500', '--of', 'mild', '--design', '128'];
    expect(found([...args, '--threads', '1'])).toEqual(found([...args, '--threads', '2']));
  });

  it('makes no design of assumptions that move together, and says why', () => {
    place.write(
      'together/scenario.yaml',
      SMALL.replace('for the test}', 'for the test, moves_with: {delay: 0.5}}'),
    );
    const [mild] = found(['together', '--worlds', '500', '--of', 'mild', '--design', '128']).targets;
    expect(mild?.design).toBeUndefined();
    expect(mild?.no_design).toMatch(/^A design draws each assumption anew .* line moves with delay\.$/);
    expect(mild?.indices.find(({ assumption }) => assumption === 'line')?.moves_with).toEqual(['delay']);
    expect(mild?.indices.map(({ total }) => total)).toEqual(mild?.indices.map(() => undefined));
  });

  it('draws anew together what evidence made depend on one another', () => {
    place.write(
      'learned/scenario.yaml',
      `rubicon: 1
title: Learned
actors: {west: {}}
assumptions:
  a: {is: "normal(0, 1)", source: judgement, because: for the test}
  b: {is: "normal(0, 1)", source: judgement, because: for the test}
  c: {is: "normal(0, 1)", source: judgement, because: for the test}
evidence: {sum: {observe: "0.3 ~ normal(a + b, 0.5)"}}
outcomes: {worth: {is: "2 * a + b + c", better: higher}}
`,
    );
    const [worth] = found(['learned', '--of', 'worth[baseline]', '--design', '4096']).targets;
    expect(worth?.design).toMatchObject({ worlds: 4096, runs: 4, learned: { assumptions: ['a', 'b'] } });
    // Given the sum with error ½ the precision of (a, b) is I + 4 · 11ᵀ: variances 5/9, covariance −4/9, and the variance of 2a + b is
    // 4 · 5/9 + 5/9 − 4 · 4/9 = 1, as much as that of c. Before the evidence it were 5 of 6.
    const { first, total } = worth!.design!.learned!;
    const own = worth?.indices.find(({ assumption }) => assumption === 'c')?.total;
    for (const one of [first, total, own!]) {
      expect(Math.abs(one.value - 0.5)).toBeLessThan(4 * errorOf(one));
      expect(errorOf(one)).toBeLessThan(0.03);
    }
    const alone = worth?.indices.find(({ assumption }) => assumption === 'a');
    expect(alone?.total).toBeUndefined();
  });

  it('explains an aggregate claim, and says why no design is made for it', () => {
    const [dear] = found(['two-ways', '--worlds', '4000', '--of', 'dear', '--design', '128']).targets;
    // Under 0.2 both demands are refused, above 0.7 neither is: the loss of the larger one is more than twice the other's between.
    expect(dear).toMatchObject({ verdict: 'holds', no_design: expect.stringContaining('about all worlds') });
    expect(dear?.indices[0]?.assumption).toBe('line');
    expect(dear?.turns).toMatch(/^Fails where line is (below|at least) 0\.\d/);
    expect(dear?.turning_box).toMatchObject({ holds: false, conditions: [{ assumption: 'line' }] });
    expect(dear?.box).toBeUndefined();
  });

  it('takes formulas, of worlds and of all of them, and asks where an option is best', () => {
    const args = ['--worlds', '4000', '--by', 'loss[west]'];
    const asked = [
      '--of',
      'loss[ask, west] > 2',
      '--of',
      'mean(lasts[wait]) > 4 months',
      '--of',
      'best[ask]',
    ];
    const [dear, long, best] = found(['two-ways', ...args, ...asked]).targets;
    expect(dear).toMatchObject({ id: 'loss[ask, west] > 2', verdict: 'fails', box: { of: 'holds' } });
    expect(dear?.box?.conditions.map(({ assumption }) => assumption).sort()).toEqual(['cost[west]', 'line']);
    expect(long?.indices[0]?.assumption).toBe('delay');
    // Asking for more is as good where the line lies above both demands, or below both; the first has more worlds.
    expect(best).toMatchObject({ id: 'best[ask] by loss[west]', box: { of: 'best', density: 1 } });
    expect(best?.box?.conditions).toMatchObject([{ assumption: 'line', words: 'at least 0.7' }]);
    const { code, stderr } = place.rubicon(['explore', 'two-ways', '--of', 'los[ask, west] > 2']);
    expect(code).toBe(2);
    expect(stderr).toContain('Did you mean `loss`?');
  });

  it('tells in how many worlds each option keeps bounds of one’s own', () => {
    const bounds = ['--within', 'loss[east] <= 1', '--within', 'lasts >= 0 months'];
    const { within } = found(['two-ways', '--worlds', '4000', '--of', 'mild', ...bounds]);
    expect(within?.bounds).toEqual(['loss[east] <= 1', 'lasts >= 0 months']);
    // The East loses 2 where it refuses: where the line, anywhere from 0 to 1, lies below 0.2 or 0.7.
    for (const [option, share] of [0.8, 0.3].entries()) {
      const kept = within!.options[option]!;
      expect(Math.abs(kept.share - share)).toBeLessThan(4 * kept.mcse);
      expect(kept.broken?.bound).toBe('loss[east] <= 1');
      expect(kept.broken?.share).toBeCloseTo(1 - kept.share, 12);
    }
  });

  it('prints an account that can be pasted', () => {
    const { stdout } = place.rubicon(['explore', 'two-ways', '--by', 'loss', '--of', 'mild']);
    expect(stdout).toContain('Choosing by loss[east]');
    expect(stdout).toMatch(/It fails mostly where line is below 0\.2: in (over 99|100) % of these worlds/);
    expect(stdout).toContain('All 3 outcomes together');
    expect(stdout).toContain('Quasi-p-values');
    expect(stdout).toContain('Least regret on average: wait');
    expect(stdout).toMatch(/fails in {2}of worlds {2}where\n/);
  });

  it.each([
    [['--of', 'mil'], 'explore-unknown', 'Did you mean `mild`?'],
    [['--of', 'later'], 'explore-unjudged', 'Name a claim that has a formula'],
    [['--by', 'lasts'], 'explore-outcome', 'Name one of `refused`, `loss[west]`, `loss[east]`.'],
    [['--within', 'lasts'], 'explore-bound', 'Write an outcome, a comparison and a number'],
    [['--within', 'last < 3'], 'explore-bound-outcome', 'Did you mean `lasts`?'],
    [['--within', 'lasts < 3 years'], 'explore-bound-unit', 'the outcome’s own unit'],
    [['--within', 'refused < 1'], 'explore-bound-unit', 'yes or no'],
    [['--design', '3'], 'bad-flag', 'Write for instance `--design 1024`.'],
  ])('refuses %j with code 2 and a mend', (args, code, mend) => {
    const said = place.rubicon(['explore', 'two-ways', ...args]);
    expect(said.code).toBe(2);
    expect(said.stderr).toContain(code);
    expect(said.stderr).toContain(mend);
    expect(said.stdout).toBe('');
  });
});
