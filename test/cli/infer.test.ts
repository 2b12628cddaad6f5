import { afterAll, describe, expect, it } from 'vitest';
import { makePlace } from './command.ts';

const scenario = `rubicon: 1
title: A coin
question: Is it fair?
tables:
  toss: {columns: {y: {as: yes/no}}, rows: {a: {y: yes}, b: {y: yes}, c: {y: no}, d: {y: yes}}}
assumptions:
  bias: {is: "beta(2, 2)", unit: share, about: Chance of yes, source: a made example}
evidence:
  tosses: {each: toss, observe: toss.y ~ bernoulli(bias)}
outcomes: {found: {is: bias, unit: share}}
claims:
  C: {says: It falls on yes more often than not., reading: The chance of yes is above one half., holds: found > 50%}
`;

const place = makePlace();
afterAll(() => place.remove());
place.write('coin.yaml', scenario);
place.write('plain.yaml', scenario.replace(/evidence:\n.*\n/, ''));

describe('the command infer', () => {
  it('prints assumptions before and after, and whether it can be relied on', () => {
    const { code, stdout, stderr } = place.rubicon(['infer', 'coin.yaml', '--threads', '1']);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/Evidence: 4 observations/);
    expect(stdout).toMatch(/bias +(49|50)(\.\d)? % \[.*\] +6\d(\.\d)? % \[.*\]/);
    expect(stdout).toMatch(/R-hat at most 1\.00/);
  });

  it('prints one JSON object', () => {
    const { stdout } = place.rubicon(['infer', 'coin.yaml', '--json', '--threads', '1']);
    const { inference } = JSON.parse(stdout);
    expect(inference.observations).toEqual([{ id: 'tosses', title: 'tosses', rows: 4 }]);
    expect(inference.learned[0]).toMatchObject({ id: 'bias', unit: 'share', share: true });
    expect(inference.rhat).toBeLessThanOrEqual(1.01);
    expect(inference.ess).toBeGreaterThan(2000);
  });

  it('finds nothing to infer without evidence', () => {
    const { code, stderr } = place.rubicon(['infer', 'plain.yaml']);
    expect(code).toBe(2);
    expect(stderr).toContain('evidence-none');
  });
});

describe('a run with evidence', () => {
  const share = (args: readonly string[]): number => {
    const { stdout } = place.rubicon([
      'run',
      'coin.yaml',
      '--worlds',
      '4000',
      '--threads',
      '1',
      '--json',
      ...args,
    ]);
    return JSON.parse(stdout).claims[0].share;
  };

  it('plays worlds drawn by it, or as they were thought before', () => {
    // Chances that Beta(5, 3) and Beta(2, 2) lie above one half: 99/128 and 1/2.
    const error = 4 * Math.sqrt(0.25 / 4000);
    expect(Math.abs(share([]) - 99 / 128)).toBeLessThan(error);
    expect(Math.abs(share(['--prior']) - 0.5)).toBeLessThan(error);
  });
});
