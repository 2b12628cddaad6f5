import { describe, expect, it } from 'vitest';
import { settlementSection } from '../../src/brief/settlement/section.ts';
import { fixture } from './fixture.ts';
import { SETTLEMENT } from './fixture-settlement.ts';
import { pageOf, words } from './page.ts';

describe('a settlement on the page', () => {
  it('is not there where the scenario has none', () => {
    const { settlement: _, ...rest } = fixture();
    expect(settlementSection(rest)).toBeUndefined();
  });

  it('tells who has to accept, what is signed under each option, and what a reader has to know first', () => {
    const { all } = pageOf(fixture());
    expect(words(all('#settlement > p')[0]!)).toContain('unless Russia and Ukraine accept');
    expect(all('#settlement .in-short li').map(words)).toEqual([
      'Is anything signed? Under “Hold the course” in 0 % of worlds; most under “Hold and talk”, in 40 %.',
      'What does the first period of waiting cost? With the terms nearest to agreement: United States and allies +1 point (± 0.1 points), Russia +1 point (± 0.1 points) and Ukraine +1 point (± 0.1 points); below 0 waiting pays.',
    ]);
    const [options, packages] = all('#settlement > .scroll, #settlement > .wide > .scroll').map(cells);
    expect(options).toEqual([
      ['Hold the course', 'never', '0 % ± 0.0', '–', '–'],
      ['Hold and talk', '67 %', '40 % ± 1.5', 'August 2024', 'September 2024'],
    ]);
    expect(packages).toEqual([
      ['Present line', '–', '35 %'],
      ['Line of 2021', '–', '5 %'],
    ]);
  });

  it('says who refuses what lies nearest, and what would end the war, under the first option', () => {
    const [hold, talk] = SETTLEMENT.options;
    const { all } = pageOf({ ...fixture(), settlement: { ...SETTLEMENT, options: [talk!, hold!] } });
    const told = all('#settlement .in-short li').map(words);
    expect(told.find((line) => line.startsWith('Who refuses?'))).toBe(
      'Who refuses? The package that most worlds have all accept in August 2024, “Present line”, is refused by Russia in 30 % and Ukraine in 10 %. What costs Ukraine most in it is “Status”.',
    );
    expect(told.find((line) => line.startsWith('Why is there war'))).toBe(
      'Why is there war at all? By what single difference would do most under “Hold and talk”: in August 2024 30 % of the worlds without acceptable terms would have some if terms could not break down (commitment).',
    );
  });

  it('draws a cell for each date, and says who refuses most', () => {
    const items = pageOf(fixture()).all('#settlement .acceptance details[open] li').slice(2);
    expect(items.map((item) => [...item.querySelectorAll('.name, .value')].map(words))).toEqual([
      ['Present line', '0 % → 20 % Russia refuses in 63 %'],
      ['Line of 2021', '0 % → 5 % Russia refuses in 73 %'],
    ]);
    expect(items.map((item) => [...item.querySelectorAll('rect')].length)).toEqual([3, 3]);
  });

  it('draws how far each would go on what they are most opposed over, where it breaks off too, and how fast that moves', () => {
    const { all } = pageOf(fixture());
    const [panel] = all('#settlement .moving .panel svg');
    expect(panel!.getAttribute('aria-label')?.replaceAll('\u00a0', ' ')).toBe(
      'Hold the course: least of Russia 15 % at first, 16 % at last; most of Ukraine 20 % at first, – at last.',
    );
    expect(all('#settlement .moving .panel .actor-2:not(.band)')[0]!.getAttribute('d')).not.toContain('NaN');
    const [, , russia, ukraine] = all('#settlement .part tbody tr').filter((row) =>
      words(row).includes('asks more'),
    );
    expect(words(russia!)).toContain('Russia+0.5 points −0.1 to 1 %; asks more in 70 %');
    expect(words(ukraine!)).toContain('Ukraine−1 points −2 to 0 %; asks more in 80 %–');
  });

  it('draws what all would accept of an issue with a range, and what waiting costs, with their data', () => {
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
    expect(all('#settlement .waiting .panel')).toHaveLength(2);
    const costs = cells(all('#settlement .waiting .data')[0]!).at(-1);
    expect(costs).toEqual(['Hold and talk', 'Ukraine', '2024-08-01', '−0.2 %', '0.1 %', '40 %', '−0.1 %']);
  });

  it('says which reason would unblock most', () => {
    const { all } = pageOf(fixture());
    expect(all('#settlement .why td b').map(words)).toEqual(['30 %']);
    expect(words(all('#settlement .why')[0]!)).toContain('Ukraine 10 % / 30 %');
  });

  it('says who stands in the way of what, and what would change it', () => {
    const { all } = pageOf(fixture());
    const told = all('#settlement > details').find((part) => words(part).includes('Most often by'))!;
    expect(words(told)).toContain(
      'In 60 % of worlds no package is acceptable to all. There “Present line” is most often nearest (in 75 % of them): a side payment worth 1.3 % would do',
    );
    expect(cells(told)).toEqual([
      [
        ...['Present line', '70 %', 'Ukraine in 40 %', 'Status −2 %', '3 %'],
        ...['Line −2.1 points in 50 % of these', '2.5 % to be had in 85 %'],
      ],
      [
        ...['Line of 2021', '90 %', 'Russia in 90 %', 'going on, not one issue', '10 %'],
        ...['none does', '10 % to be had in 20 %'],
      ],
    ]);
  });

  it('draws the frontier with the points between, and tells the bounds of what talks are worth', () => {
    const { all } = pageOf(fixture());
    const [plot] = all('#settlement svg.trade-off');
    expect(plot!.getAttribute('aria-label')?.replaceAll('\u00a0', ' ')).toBe(
      'Terms on the frontier: Hold and talk, August 2024: Nash 2 % and 3 %; Kalai–Smorodinsky 3 % and 2 %.',
    );
    const bounds = all('#settlement > details').find((part) => words(part).includes('Gap over spread'))!;
    expect(cells(bounds)).toEqual([
      ['Hold and talk', 'Russia', '1 % ± 0.1 points', '1.2 % ± 0.1 points', '0.2 %', '10 %', '2 %'],
    ]);
    expect(words(bounds)).toContain('in 10 % of worlds all would accept another package, too');
    expect(words(bounds)).toContain('were all revealed, something would be signed in 55 % of worlds');
  });

  it('leaves out what was not looked at, and says when it does not follow what is moved', () => {
    const [, talk] = SETTLEMENT.options;
    const { bounds: _, moments: __, reservations: ___, ...rest } = talk!;
    const settlement = { ...SETTLEMENT, as_written: true as const, options: [rest] };
    const { all } = pageOf({ ...fixture(), settlement });
    expect(words(all('#settlement .as-published')[0]!)).toContain(
      'As written, until what the actors foresee has been found for what is moved.',
    );
    expect(all('#settlement svg.trade-off, #settlement .moving')).toHaveLength(0);
    expect(words(all('#settlement')[0]!)).not.toContain('Gap over spread');
  });
});

function cells(table: ReturnType<ReturnType<typeof pageOf>['all']>[number]): string[][] {
  return [...table.querySelectorAll('tbody tr')].map((row) => [...row.querySelectorAll('th, td')].map(words));
}

describe('terms at other dates', () => {
  const TERMS = {
    worlds: 2000,
    ...{ date: '2022-04-01', last: '2023-09-01', some: [0.3, 0.1] as const },
    packages: [{ title: 'Line of 2021 <b>', all: [0.25, 0.05] as const }],
    levels: {
      ...{ issue: 'Line', unit: 'share' },
      actors: [
        { title: 'Russia', wants: 'more' as const, level: 0.15 },
        { title: 'Ukraine', wants: 'less' as const, level: 0.12 },
      ],
    },
    signed: [
      { title: 'Hold', share: 0.1, mcse: 0.01 },
      { title: 'Talk', share: 0.4, mcse: 0.01 },
    ],
  };
  const OTHER = {
    ...{ scenario: 'april', title: 'April', found: '2026-11-27', rubicon: '0.1.0', hash: '', seed: 1 },
    ...{ worlds: 2000, claims: [], terms: TERMS, unchanged: false },
  };

  it('stand beside those of the scenario itself, with how far each would have gone', () => {
    const { all } = pageOf({ ...fixture(), elsewhere: [OTHER] });
    const figure = all('#settlement .terms-at')[0]!;
    expect(words(figure)).toContain('least of Russia 15 %, the most of Ukraine 12 %');
    expect(words(figure)).toContain(
      'Something is signed under “Hold” in 10 % of worlds, most under “Talk” in 40 %.',
    );
    expect(words(figure)).toContain('that scenario has changed since');
    expect(cells(figure)).toEqual([
      ['April', 'Some package', '2022-04-01', '30.0', '2023-09-01', '10.0'],
      ['April', 'Line of 2021 <b>', '2022-04-01', '25.0', '2023-09-01', '5.0'],
    ]);
  });

  it('tell of every course at the first date and at the last', () => {
    const courses = [
      { title: 'Hold', some: [0.3, 0.1] as const },
      { title: 'Talk <i>', some: [0.32, 0.25] as const },
    ];
    const { all } = pageOf({ ...fixture(), elsewhere: [{ ...OTHER, terms: { ...TERMS, courses } }] });
    const figure = all('#settlement .terms-at')[0]!;
    expect(words(figure)).toContain('April 2022 (mark), then September 2023 (bar)');
    expect(words(figure)).toContain('32 %, then 25 %');
    expect(cells(figure).slice(2)).toEqual([
      ['April', 'Some package, “Hold”', '2022-04-01', '30.0', '2023-09-01', '10.0'],
      ['April', 'Some package, “Talk <i>”', '2022-04-01', '32.0', '2023-09-01', '25.0'],
    ]);
  });

  it('stand alone where a scenario has no terms of its own, and not at all where none has', () => {
    const { settlement: _, ...rest } = fixture();
    expect(pageOf({ ...rest, elsewhere: [OTHER] }).all('#settlement .terms-at')).toHaveLength(1);
    const { terms: __, ...without } = OTHER;
    expect(settlementSection({ ...rest, elsewhere: [without] })).toBeUndefined();
  });
});
