import { describe, expect, it } from 'vitest';
import { choosingSection } from '../../src/brief/choosing.ts';
import { claimItem } from '../../src/brief/claim.ts';
import type { BoxFacts, CriteriaFacts } from '../../src/result/exploration.ts';
import type { ClaimResult } from '../../src/result/result.ts';
import { fixture } from './fixture.ts';

const claim = fixture().claims.find(({ kind, verdict }) => kind === 'world' && verdict === 'fails')!;
const page = (more: Partial<ClaimResult>): string => claimItem({ ...claim, ...more }, 1).markup;

const BOX: BoxFacts = {
  of: 'holds',
  conditions: [{ assumption: 'a', about: 'What <a> is', words: 'below 3', quasi_p: 0.0004 }],
  coverage: 0.6,
  coverage_mcse: 0.02,
  density: 0.8,
  density_mcse: 0.03,
  base: 0.2,
  mass: 0.15,
};

describe('an explained claim', () => {
  it('shows its box with the quasi-p-value of each condition, and what could be had instead', () => {
    const trade_off = [
      { limits: 0, coverage: 1, density: 0.2, mass: 1 },
      { limits: 1, coverage: 0.5, density: 0.9, mass: 0.11 },
    ];
    const markup = page({ box: BOX, trade_off });
    expect(markup).toContain('It holds mostly where “What &lt;a&gt; is” (a) is below 3');
    expect(markup).toContain('quasi-p &lt; 0.001');
    expect(markup).toContain('The box told has a density of 80');
    expect(markup).toContain('data-tool="csv"');
    // Coverage falls to the left from all of it, density rises: the line goes from the right end of the plot.
    const [, line = ''] = /class="frontier" d="([^"]+)"/.exec(markup) ?? [];
    const [first, last] = line
      .slice(1)
      .split('L')
      .map((point) => point.split(' ').map(Number));
    expect(first![0]!).toBeGreaterThan(last![0]!);
    expect(first![1]!).toBeGreaterThan(last![1]!);
  });

  it('shows a box in which it turns as a whole, or why none is told', () => {
    const turning_box = {
      conditions: [{ assumption: 'a', words: 'at least 2' }],
      holds: true,
      inside: 3.1,
      inside_mcse: 0.1,
      rest: 2.2,
      bound: 3,
      unit: 'months',
      mass: 0.14,
    };
    expect(page({ turning_box })).toContain(
      'It holds where a is at least 2, which is so in 14 % of worlds: 3.1 months there (± 0.1 months) against 3 months, and 2.2 months in the rest.',
    );
    expect(page({ no_box: 'There is no world in which it holds.' })).toContain(
      'No box of assumptions is told. There is no world in which it holds.',
    );
  });

  it('draws each assumption from where it is lowest to where it is highest, with intervals', () => {
    const one = { assumption: 'a', index: 0.3, low: 0.2, high: 0.4, at_lowest: 0.8, at_highest: 0.2 };
    const markup = page({
      share: 0.5,
      decisive: [{ ...one, at_lowest_mcse: 0.02, at_highest_mcse: 0.01 }],
    });
    const drawn = markup.slice(markup.indexOf('swings'));
    // The axis ends at 0 and 1 whatever the intervals add; 300 units long.
    const ends = (name: string): number[] =>
      /M([\d.]+) 7H([\d.]+)/
        .exec(new RegExp(`class="${name}" d="[^"]+"`).exec(drawn)?.[0] ?? '')!
        .slice(1)
        .map(Number);
    const [inner, whisker] = [ends('inner'), ends('whisker')];
    const unit = (inner[1]! - inner[0]!) / 0.6;
    expect((inner[0]! - whisker[0]!) / unit).toBeCloseTo(1.6449 * 0.01, 2);
    expect((whisker[1]! - inner[1]!) / unit).toBeCloseTo(1.6449 * 0.02, 2);
    expect(drawn).toContain('class="against"');
    expect(page({ decisive: [] })).toContain('No single assumption tells beyond noise.');
  });
});

describe('the options held against all outcomes', () => {
  const whole = fixture();
  const ids = whole.options.map(({ id }) => id);
  const criteria: CriteriaFacts = {
    outcomes: ['dead', 'cost'],
    options: ids.map((id, i) => ({
      id,
      content: 1 / (i + 1),
      content_mcse: 0.01,
      ...(i === 1 ? { spoiler: { outcome: 'cost', share: 0.4 }, dominated_by: ids[0]! } : {}),
    })),
    weights: [
      { first: ids.map((_, i) => Number(i === 0)) },
      { sureness: 1, first: ids.map((_, i) => (i === 0 ? 0.7 : i === 1 ? 0.3 : 0)) },
    ],
  };

  it('stand in a table and in a chart of how often each comes first, both to be downloaded', () => {
    const { markup = '' } = choosingSection({ ...whole, criteria }) ?? {};
    expect(markup).toContain('All 2 outcomes together');
    expect(markup).toMatch(/With any weights: [^"]*70[^"]* and [^"]*30/);
    // Each table of the section has its own download.
    expect(markup.match(/data-tool="csv"/g)?.length).toBe(markup.match(/<table>/g)?.length);
    expect(choosingSection(whole)?.markup).not.toContain('outcomes together');
  });
});
