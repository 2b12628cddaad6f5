import { describe, expect, it } from 'vitest';
import type { ClaimResult } from '../../src/result/result.ts';
import { fixture } from './fixture.ts';
import { pageOf, type Read, words } from './page.ts';

const result = fixture();
const { all, one } = pageOf(result);
const items = all('#claims li.claim');

/** The claim's part of the page. */
function item(id: string): Read {
  const found = items[result.claims.findIndex((claim) => claim.id === id)];
  if (found === undefined) throw new Error(`No claim ${id} on the page`);
  return found;
}

describe('the claims', () => {
  it('stand in the order of the argument, in their own words', () => {
    expect(items.map((claim) => words(claim.querySelector('h3') as Read))).toEqual(
      result.claims.map(({ id, says }) => `${id} ${says}`),
    );
  });

  it('are counted by verdict', () => {
    expect(words(one('.tally'))).toBe('Of 15 claims, 3 hold, 2 fail, 2 are open and 8 are not judged.');
  });

  it('are seen at a glance: a line a claim with its verdict, its parts and scenarios that judge it beside it, each a link to the claim', () => {
    const [first, second] = result.claims as [ClaimResult, ClaimResult];
    const judged = (claim: ClaimResult): ClaimResult => ({
      ...claim,
      kind: 'elsewhere',
      verdict: 'holds',
      elsewhere: [{ scenario: 'other', title: 'Another', verdict: 'holds' }],
    });
    const page = pageOf({
      ...result,
      claims: [
        ...result.claims.map((claim) => (claim.id === 'A3' ? judged(claim) : claim)),
        { ...second, id: 'A1_lasting', verdict: 'fails' },
      ],
    });
    const lines = page.all('.told li');
    expect(lines.length).toBe(15);
    expect(words(lines[0] as Read)).toBe(`✓ HoldsA1 ${first.says}✕ Fails A1_lasting`);
    expect(words(lines[2] as Read)).toMatch(/^✓ HoldsA3 .*judged in other$/);
    expect([...(lines[0] as Read).querySelectorAll('a')].map((link) => link.getAttribute('href'))).toEqual([
      '#claim-1',
      '#claim-16',
    ]);
    expect(pageOf({ ...result, claims: result.claims.slice(0, 3) }).all('.told').length).toBe(0);
  });

  it.each([
    ['A1', 'Holds'],
    ['A2', 'Open'],
    ['A3', 'Not judged'],
    ['A6', 'Fails'],
  ])('%s says its verdict in a word: %s', (id, word) => {
    expect(words(item(id).querySelector('.verdict') as Read)).toMatch(new RegExp(` ${word}$`));
  });

  it('give share, word, error, bound and undecided worlds of a claim about single worlds', () => {
    const answer = words(item('A6').querySelector('.answer') as Read);
    expect(answer).toContain('17.3 % of worlds: very unlikely');
    expect(answer).toContain(
      'Monte-Carlo error 0.27 points. It holds from 95 % (“almost certain”). Undecided in 3.1 %.',
    );
  });

  it('give value against bound of a claim about averages, with its unit', () => {
    const answer = words(item('A12').querySelector('.answer') as Read);
    expect(answer).toContain('1.42 thousand people against 0.8 thousand people');
    expect(answer).toContain('mean(dead[hold, ukraine]) / 100 > 0.8 thousand people');
    expect(words(item('A2').querySelector('.answer') as Read)).toContain(
      'Part of the spread of “Western forces fight” (Contractors) that “line_gap” would explain.',
    );
    expect(answer).toContain('Monte-Carlo error 0.003.');
  });

  it('say how they are read and what turns them before anything opens', () => {
    for (const claim of result.claims.filter(({ kind }) => kind !== 'not_judged')) {
      const before = [...item(claim.id).querySelectorAll('.words > p')].map(words);
      expect(before).toEqual([`Read as. ${claim.reading}`, `What turns it. ${claim.turns}`]);
    }
  });

  it('say why they are not judged, and then have nothing to open', () => {
    for (const claim of result.claims.filter(({ kind }) => kind === 'not_judged')) {
      expect(words(item(claim.id))).toContain(`Why it is not judged here. ${claim.because}`);
      expect(item(claim.id).querySelector('details')).toBeNull();
    }
  });

  it('keep formula, comparisons, what decides and variants in the part that opens', () => {
    const open = item('A8').querySelector('details.more') as Read;
    expect(open.getAttribute('open')).toBeNull();
    expect(words(open)).toContain('value[west, probe] > value[west, surge]');
    expect(words(open)).toContain(
      'Weight of a clash in what the West values clash_weight[west]33 % 25.4 to 40.6 %',
    );
    expect(words(open)).toContain(
      'It holds in 38 % of the worlds where it is lowest, 86 % where it is highest.',
    );
    expect(words(open)).toContain('Manpower left out: holds (60.4 % ± 0.35 points); the verdict stays.');
    expect(words(open)).toContain('Reactions left out: fails (34.2 % ± 0.34 points); the verdict changes.');
    const comparisons = words(item('A2').querySelector('details.more') as Read);
    expect(comparisons).toContain('mean(troops_fight[contractors]) > 1%1.29 %0.08 points1 %yes');
  });

  it('say so where no world decides', () => {
    const undecided = {
      ...result.claims[0],
      verdict: 'open',
      share: Number.NaN,
      undecided: 1,
    } as ClaimResult;
    const page = pageOf({ ...result, claims: [undecided] });
    expect(words(page.one('.answer'))).toBe('? OpenNo world decides it.');
    expect(page.all('.gauge')).toEqual([]);
  });

  it('may be none at all', () => {
    const page = pageOf({ ...result, claims: [] });
    expect(words(page.one('.tally'))).toBe('The scenario states no claim.');
  });
});
