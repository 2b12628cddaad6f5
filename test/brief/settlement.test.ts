import { describe, expect, it } from 'vitest';
import { settlementSection } from '../../src/brief/settlement.ts';
import { fixture } from './fixture.ts';
import { SETTLEMENT } from './fixture-settlement.ts';
import { pageOf, words } from './page.ts';

describe('a settlement on the page', () => {
  it('is not there where the scenario has none', () => {
    const { settlement: _, ...rest } = fixture();
    expect(settlementSection(rest)).toBeUndefined();
  });

  it('tells who has to accept, and what is signed under each option', () => {
    const { all } = pageOf(fixture());
    expect(words(all('#settlement > p')[0]!)).toContain('unless Russia and Ukraine accept');
    const rows = all('#settlement > .scroll tbody')[0]!.querySelectorAll('tr');
    expect([...rows].map((row) => [...row.querySelectorAll('th, td')].map(words))).toEqual([
      ['Hold the course', '0 % ± 0.0', '–', '–', '–'],
      ['Hold and talk', '40 % ± 1.5', '2024-08-01', '2024-09-01', 'Present line 35 % and Line of 2021 5 %'],
    ]);
  });

  it('draws a cell for each date on which a package is on the table, and says who refuses most', () => {
    const items = pageOf(fixture()).all('#settlement .acceptance li');
    expect(items.map((item) => [...item.querySelectorAll('.name, .value')].map(words))).toEqual([
      ['Present line', '30 % → 20 % Russia refuses in 45 %'],
      ['Line of 2021', '30 % → 5 % Russia refuses in 60 %'],
    ]);
    expect(items.map((item) => [...item.querySelectorAll('rect')].length)).toEqual([2, 2]);
  });

  it('draws what all would accept of an issue with a range, with its data, and what waiting costs', () => {
    const { all } = pageOf(fixture());
    expect(all('#settlement .ranges .panel')).toHaveLength(1);
    const row = all('#settlement .ranges .data tbody tr')[1]!;
    expect([...row.querySelectorAll('th, td')].map(words)).toEqual([
      'Hold and talk',
      '2024-08-01',
      '60.0',
      '10 %',
      '15 %',
      '18 %',
      '17 %',
      '20 %',
      '24 %',
    ]);
    expect(words(all('#settlement > .scroll tbody tr:last-child').at(-1)!)).toContain('1 % ± 0.1 %');
  });

  it('says which reason would unblock most', () => {
    const { all } = pageOf(fixture());
    expect(all('#settlement td b').map(words)).toEqual(['30 %']);
    expect(words(all('#settlement')[0]!)).toContain('Ukraine 10 % to 30 %');
  });

  it('says where terms are never on the table', () => {
    const settlement = { ...SETTLEMENT, options: SETTLEMENT.options.slice(0, 1) };
    const { all } = pageOf({ ...fixture(), settlement });
    expect(words(all('#settlement')[0]!)).toContain('Under no option are terms ever on the table.');
  });
});
