import { describe, expect, it } from 'vitest';
import type { InferenceFacts } from '../../src/result/result.ts';
import { fixture } from './fixture.ts';
import { pageOf, words } from './page.ts';

const facts: InferenceFacts = {
  log_marginal: -7.84,
  error: 0.03,
  meaning: '0123456789abcdef',
  bits: 1.18,
  observations: [
    { id: 'reactions', title: 'Reactions', about: 'Coded by <June> 2024.', rows: 7 },
    { id: 'statements', title: 'Statements', rows: 1 },
  ],
  learned: [
    {
      id: 'russia_type',
      unit: '1',
      share: false,
      prior: { q05: 0, q50: 1, q95: 2 },
      posterior: { q05: 0, q50: 0, q95: 1 },
      labels: [
        { id: 'seeker', prior: 0.5, posterior: 0.9 },
        { id: 'taker', prior: 0.5, posterior: 0.1 },
      ],
      bits: 0.53,
      ess: 4000,
      rhat: 1.001,
    },
    {
      id: 'blur',
      about: 'How far readings stray',
      unit: 'rung',
      share: false,
      prior: { q05: 0.2, q50: 0.45, q95: 0.99 },
      posterior: { q05: 0.16, q50: 0.33, q95: 0.65 },
      bits: 0.33,
      ess: 3900,
      rhat: 1.002,
    },
    {
      id: 'line[attack]',
      unit: 'rung',
      share: false,
      prior: { q05: 2, q50: 3.6, q95: 7.2 },
      posterior: { q05: 2, q50: 3.6, q95: 7.2 },
      bits: 0.01,
      ess: 4096,
      rhat: 1,
    },
  ],
  runs: 8,
  particles: 512,
  draws: 4096,
  ess: 3900,
  rhat: 1.002,
  acceptance: 0.8,
  sweeps: 49,
  tempering: [{ power: 1, ess: 300, sweeps: 12 }],
  taught: { rows: [], moves: [], otherwise: [], unseen: [] },
};

const said = (result: Parameters<typeof pageOf>[0]): string => {
  const [section] = pageOf(result).all('#evidence');
  return section === undefined ? '' : words(section);
};

describe('the evidence on the page', () => {
  it('is told with assumptions before and after, and with what rests on the prior alone', () => {
    const text = said({ ...fixture(), inference: facts });
    expect(text).toContain('8 observations');
    expect(text).toContain('Coded by <June> 2024.');
    const rows = pageOf({ ...fixture(), inference: facts }).all('#evidence tbody tr');
    const cells = rows.map((row) => [...row.querySelectorAll('th, td')].map(words));
    expect(cells).toEqual([
      ['russia_type', 'seeker 50 %, taker 50 %', 'seeker 90 %, taker 10 %', '', '0.53'],
      ['How far readings stray blur', '0.45 0.2 to 0.99', '0.33 0.16 to 0.65', 'rung', '0.33'],
    ]);
    expect(text).toMatch(
      /next to nothing, so what is thought of it rests on the prior alone: line\[attack\]/,
    );
    expect(text).toMatch(/R-hat at most 1\.002/);
  });

  it('is said to be left out where it is, and is no section where there is none', () => {
    expect(said({ ...fixture(), prior: true })).toContain('this run leaves it out');
    expect(said(fixture())).toBe('');
  });
});
