import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shellCommand } from '../../src/brief/command.ts';
import { longDate } from '../../src/brief/day.ts';
import { AXIS, along, roundScale, tightScale } from '../../src/brief/scale.ts';
import { timeTicks } from '../../src/brief/time-ticks.ts';
import type { Summary } from '../../src/result/result.ts';
import { fixture } from './fixture.ts';
import { pageOf, words } from './page.ts';

describe('a tight scale', () => {
  it.each([
    [[-0.24, 9.87], -2, 10],
    [[-3, 6], -4, 8],
    [[0.1, 0.9], 0.1, 0.9],
    [[2, 2], 2, 4],
    [[Number.NaN], 0, 1],
  ])('of %j runs from %d to %d', (values, low, high) => {
    const scale = tightScale(values);
    expect(scale.low).toBeCloseTo(low, 12);
    expect(scale.high).toBeCloseTo(high, 12);
  });

  it('holds all values and uses more than half of itself', () => {
    const value = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(fc.array(value, { minLength: 2, maxLength: 8 }), (values) => {
        const span = Math.max(...values) - Math.min(...values);
        fc.pre(span > 1e-3);
        const { low, high } = tightScale(values);
        const slack = (high - low) * 1e-6;
        expect(Math.min(...values)).toBeGreaterThanOrEqual(low - slack);
        expect(Math.max(...values)).toBeLessThanOrEqual(high + slack);
        expect(span / (high - low)).toBeGreaterThan(0.5);
      }),
      { seed: 11, numRuns: 500 },
    );
  });
});

describe('a round scale', () => {
  const value = fc.double({ min: -1e9, max: 1e9, noNaN: true });

  it('holds all values, wastes less than four parts in five, and maps its ends to the ends of the axis', () => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 8 }), (values) => {
        const scale = roundScale(values);
        const slack = (scale.high - scale.low) * 1e-6;
        for (const one of values) {
          expect(one).toBeGreaterThanOrEqual(scale.low - slack);
          expect(one).toBeLessThanOrEqual(scale.high + slack);
        }
        const span = Math.max(...values) - Math.min(...values);
        if (span > 1e-3) expect(span / (scale.high - scale.low)).toBeGreaterThan(0.2);
        expect([along(scale, scale.low), along(scale, scale.high)]).toEqual([0, AXIS]);
      }),
      { seed: 7, numRuns: 500 },
    );
  });

  it.each([
    [[0.171, 0.219], 0.16, 0.24],
    [[87, 206], 50, 250],
    [[0, 1], 0, 1],
    [[-3, 5], -5, 5],
    [[-3, 6], -5, 15],
    [[Number.NaN], 0, 1],
  ])('of %j runs from %d to %d', (values, low, high) => {
    const scale = roundScale(values);
    expect(scale.low).toBeCloseTo(low, 12);
    expect(scale.high).toBeCloseTo(high, 12);
  });
});

describe('the ticks of a time axis', () => {
  const told = (first: string, last: string): string[] => {
    const { at, words: say } = timeTicks(new Date(first), new Date(last));
    return at.map(say);
  };

  it('are days, months or years, by how far apart the ends are', () => {
    expect(told('2024-07-01', '2024-07-29')).toEqual(['1 Jul', '8 Jul', '15 Jul', '22 Jul', '29 Jul']);
    expect(told('2024-07-31', '2026-12-31')).toEqual(['2025', 'Jul', '2026', 'Jul']);
    expect(told('2024-07-31', '2025-03-31')).toEqual(['Sep', 'Nov', '2025', 'Mar']);
    expect(told('1990-01-31', '2024-12-31')).toEqual(['1990', '2000', '2010', '2020'].slice(1));
  });
});

describe('dates in words', () => {
  it.each([
    ['2024-06-30', '30 June 2024'],
    ['2024-06', 'June 2024'],
    ['Summer 2024', 'Summer 2024'],
    ['2024-13-01', '2024-13-01'],
  ])('%s is %s', (iso, said) => expect(longDate(iso)).toBe(said));
});

describe('the command', () => {
  it('gives file, worlds, seed and what was set', () => {
    expect(shellCommand(fixture())).toBe(
      'rubicon run scenarios/contractors-2024/scenario.yaml --worlds 20000 --seed 2024 --set repair_gain=10%',
    );
  });

  it('quotes what the shell would read otherwise', () => {
    const result = fixture();
    const odd = {
      ...result,
      scenario: { ...result.scenario, file: "it's $(here).yaml" },
      set: [{ name: 'gap[attack]', value: '1 to 2' }],
    };
    expect(shellCommand(odd)).toBe(
      `rubicon run 'it'\\''s $(here).yaml' --worlds 20000 --seed 2024 --set 'gap[attack]=1 to 2'`,
    );
  });
});

describe('the other parts', () => {
  const result = fixture();
  const { all, one } = pageOf(result);

  it('give every option against the baseline, and the tail beside every mean', () => {
    const [card] = all('.card').filter((figure) => words(figure).startsWith('Killed, Ukraine'));
    const table = words(card?.querySelector('table') as NonNullable<typeof card>);
    expect(table).toContain('5 %25 %Median75 %95 %Mean of the worst 1 %MeanMonte-Carlo error');
    expect([...(card?.querySelectorAll('.versus') ?? [])]).toHaveLength(result.options.length - 1);
    expect(all('.matrix tbody tr')).toHaveLength(result.outcomes.length);
    expect(all('.matrix tbody td')).toHaveLength(result.outcomes.length * result.options.length);
  });

  it('draw the first outcomes at once, and what has many rows together under what the rows have in common', () => {
    const [first] = result.outcomes;
    if (first === undefined) throw new Error('no outcomes');
    const rows = ['north', 'south', 'east', 'west'].map((row) => ({
      ...first,
      id: `signed[${row}]`,
      title: `Signed there: ${row}`,
    }));
    const many = pageOf({
      ...result,
      outcomes: [...result.outcomes, ...rows],
      options: result.options.map((option) => {
        const of = (facts: typeof option.outcomes): typeof option.outcomes => ({
          ...facts,
          ...Object.fromEntries(rows.map(({ id }) => [id, option.outcomes[first.id] as Summary])),
        });
        return { ...option, outcomes: of(option.outcomes) };
      }),
    });
    expect(many.all('.card')).toHaveLength(result.outcomes.length + rows.length);
    expect(many.all('.cards > .card')).toHaveLength(4);
    const lids = many.all('.cards > .part > summary').map(words);
    expect(lids).toContain(result.outcomes.at(-1)?.title);
    expect(lids.at(-1)).toBe('Signed there 4');
    expect(words(many.one('.glance .part'))).toMatch(/^Signed there 4.*north.*south.*east.*west/);
    expect(many.all('.glance .wide > .scroll tbody tr')).toHaveLength(result.outcomes.length);
  });

  it('show what no option changes once, apart from what the options do', () => {
    const [first] = result.outcomes;
    if (first === undefined) throw new Error('no outcomes');
    const constant = {
      ...result,
      options: result.options.map((option, place) => ({
        ...option,
        outcomes: { ...option.outcomes, [first.id]: result.options[0]?.outcomes[first.id] as Summary },
        versus:
          place === 0
            ? option.versus
            : { ...option.versus, [first.id]: { mean: 0, mcse: 0, q05: 0, q50: 0, q95: 0 } },
      })),
    };
    const page = pageOf(constant);
    const others = result.outcomes.length - 1;
    expect(page.all('.matrix tbody tr')).toHaveLength(others);
    expect(page.all('.card')).toHaveLength(others);
    expect(page.all('.matrix th, .card h4').map(words)).not.toContain(first.title);
    const [same] = page.all('#options .scroll').filter((part) => words(part).includes(first.title));
    expect(words(same as NonNullable<typeof same>)).toContain(first.title);
    expect(words(page.one('#options'))).toContain('The same whatever is done');
    expect(words(one('#options'))).not.toContain('The same whatever is done');
  });

  it('tell what is played before the claims, once', () => {
    const about = result.scenario.about ?? '';
    const claims = words(one('#claims'));
    expect(claims.indexOf(about)).toBeGreaterThan(0);
    expect(claims.indexOf(about)).toBeLessThan(claims.indexOf(words(one('#claim-1'))));
    expect(words(one('body')).split(about)).toHaveLength(2);
    const two = { ...result, scenario: { ...result.scenario, about: 'One thing.\nAnother.' } };
    expect(pageOf(two).all('#claims > p').map(words)).toEqual(
      expect.arrayContaining(['What is played. One thing.', 'Another.']),
    );
  });

  it('tell how far a chance differs from the baseline’s where no way is better', () => {
    const [first] = result.outcomes.filter(({ kind }) => kind === 'truth');
    if (first === undefined) throw new Error('no yes or no');
    const { better: _, ...neutral } = first;
    const difference = { mean: -0.351, mcse: 0.0079, q05: -1, q50: 0, q95: 0 };
    const page = pageOf({
      ...result,
      outcomes: [neutral],
      options: result.options.map((option, place) => ({
        ...option,
        versus: place === 0 ? {} : { [first.id]: difference },
      })),
    });
    const told = page.all('.diff').map(words);
    expect(told).toContain('−35.1 points');
    expect(told).toContain('difference −35.1 points ± 0.79 points');
    expect(told.every((each) => each.includes('−35.1 points'))).toBe(true);
  });

  it('list every assumption once, those set for the run apart and marked', () => {
    const rows = all('.assumptions tbody tr');
    expect(rows).toHaveLength(result.assumptions.length);
    const names = rows.map((row) => words(row.querySelector('th code') as NonNullable<typeof row>));
    expect(new Set(names)).toEqual(new Set(result.assumptions.map(({ id }) => id)));
    expect(names[0]).toBe('repair_gain');
    expect(all('.assumptions .tag').map(words)).toEqual(['set by --set']);
  });

  it('resolve sources to their entries, and leave judgement and citations as they stand', () => {
    const cells = all('.assumptions td.source').map(words);
    expect(cells).toContain('judgement No comparable programme is public.');
    expect(
      cells.some((cell) => cell.startsWith('Ukraine Support Tracker; A survey of 2023, told in words')),
    ).toBe(true);
    expect(all('#sources li')).toHaveLength(result.scenario.sources.length);
    expect(all('#sources a').map((link) => link.getAttribute('href'))).toEqual(
      result.scenario.sources.flatMap(({ url }) => url ?? []),
    );
  });

  it('say how the numbers came about, what fails and what was warned of', () => {
    const method = words(one('#method'));
    expect(method).toContain('played in 20,000 possible worlds under 9 options');
    expect(method).toContain('Not an oracle.');
    expect(method).toContain('front_is_a_share fails in <1 % of cases. front left 0 to 100 % in 8 worlds');
    expect(method).toContain('Line 3: The interval of repair_gain spans more than a factor of eight.');
    expect(method).toContain(result.scenario.hash);
    expect(all('.icd tbody tr')).toHaveLength(7);
  });
});
