import { beforeAll, describe, expect, it } from 'vitest';
import { checkFile } from '../../src/pipeline.ts';
import type { Result } from '../../src/result/result.ts';
import { altered, type Played, played, records, settings, shipped, summaryOf } from './playing.ts';

const scenario = shipped('missile-costs-2025');

const OPTIONS = ['present', 'expand', 'cheap', 'send_more', 'save', 'race'];
const WEAPONS = ['ballistic', 'cruise', 'drone', 'decoy'];
const ACCOUNTINGS = ['outlay', 'us_inputs', 'parity', 'export'];

let plain: Played;
let result: Result;
beforeAll(async () => {
  plain = await played(scenario, { worlds: 96 });
  result = plain.result;
});

/** The scenario down to its outcomes; variants, claims and checks, its last sections, are not needed for one figure. */
const bare = {
  ...scenario,
  source: { ...scenario.source, text: scenario.source.text.split('\nvariants:\n')[0] ?? '' },
};

/** The mean of an outcome on the present course, where all that it rests on is set. */
async function fixed(set: Readonly<Record<string, number | string>>, outcome: string): Promise<number> {
  const one = await played(bare, { worlds: 2, set: settings(set) });
  const { mean, q05, q95 } = summaryOf(one.result, 'present', outcome);
  expect(q95 - q05, `${outcome} differs between worlds`).toBeCloseTo(0, 9);
  return mean;
}

/** The same value for every row of a table. */
function rows(
  name: string,
  labels: readonly string[],
  value: number | string,
): Record<string, number | string> {
  return Object.fromEntries(labels.map((label) => [`${name}[${label}]`, value]));
}

describe('what a missile costs', () => {
  it('has neither mistakes nor warnings', () => {
    expect(checkFile(scenario.source, scenario.id).diagnostics).toEqual([]);
    expect(result.warnings).toEqual([]);
  });

  it('plays six courses of action month by month from November 2025 for two years', () => {
    expect(result.options.map(({ id }) => id)).toEqual(OPTIONS);
    expect(result.scenario).toMatchObject({
      id: 'missile-costs-2025',
      as_of: '2025-10-31',
      time: { start: '2025-11-01', count: 24 },
    });
  });

  it('judges the four claims of the argument, and their parts', () => {
    const verdicts = new Map(result.claims.map(({ id, verdict }) => [id, verdict]));
    for (const id of ['D1', 'D2', 'D3', 'D4']) expect(verdicts.get(id)).toMatch(/^(holds|fails|open)$/);
    expect([...verdicts].filter(([, verdict]) => verdict === 'not_judged')).toEqual([
      ['D1_use', 'not_judged'],
    ]);
    for (const claim of result.claims) {
      if (claim.verdict === 'not_judged') expect(claim.because).toMatch(/^\w.+\.$/);
      else expect(claim.reading).toMatch(/\.$/);
    }
  });

  it('keeps missiles and interceptors, and shares in bounds', () => {
    expect(result.checks.length).toBe(8);
    expect(result.checks.filter(({ holds }) => !holds)).toEqual([]);
  });

  it('reads off shares that are shares and counts that are counts', async () => {
    let read = 0;
    for (const row of await records(plain.outcomesCsv())) {
      read++;
      const number = (name: string): number => Number(row[name]);
      if (row.variant === 'quiet') expect(number('loss')).toBe(0);
      if (row.variant === '') {
        for (const name of ['unmet', 'leak_share[ballistic]', 'leak_share[cruise]', 'leak_share[drone]']) {
          expect(number(name)).toBeGreaterThanOrEqual(0);
          expect(number(name)).toBeLessThanOrEqual(1);
        }
        for (const accounting of ACCOUNTINGS) {
          expect(number(`yearly_bill[${accounting}]`)).toBeGreaterThan(0);
          expect(number(`exchange_all[${accounting}]`)).toBeGreaterThan(0);
        }
      }
    }
    // Six options, the same without salvos, and the present course in fewer nights and without decoys.
    expect(read).toBe(96 * (6 + 6 + 1 + 1));
  });
});

describe('every assumption', () => {
  it('has a unit, a range, and a source or the word judgement with a reason', () => {
    const keys = new Set(result.scenario.sources.map(({ key }) => key));
    expect(result.assumptions.length).toBeGreaterThan(70);
    for (const { id, unit, sources, because = '', q05, q95 } of result.assumptions) {
      expect(unit, id).not.toBe('');
      expect(sources.length, id).toBeGreaterThan(0);
      if (sources.includes('judgement')) expect(because, id).toMatch(/\.$/);
      for (const source of sources)
        expect(keys.has(source) || source === 'judgement', `${id}: ${source}`).toBe(true);
      // Ballistic missiles are taken to be immune to jamming.
      expect(q05 < q95, id).toBe(id !== 'jammed[ballistic]');
    }
  });

  it('rests on sources that were public by the date of the scenario and are used', () => {
    const used = new Set(result.assumptions.flatMap(({ sources }) => sources));
    for (const { key, date, url, note = '' } of result.scenario.sources) {
      expect(used.has(key), key).toBe(true);
      if (date !== undefined) expect(date <= '2025-10-31', key).toBe(true);
      else expect(note, key).toMatch(/^20\d\d.*, months? not recorded/);
      if (url === undefined) expect(note, key).toMatch(/page/);
    }
  });

  it('is refused where its source came later', () => {
    const late = altered(scenario, ['date: 2025-10-12', 'date: 2025-11-12']);
    const codes = checkFile(late.source, late.id).diagnostics.map(({ code }) => code);
    expect(new Set(codes)).toEqual(new Set(['source-late']));
  });
});

// Worked figures for one missile, one shot and one stock, each a line of arithmetic: a cost of L roubles is L / e dollars at the market rate,
// and θ L / e + (1 − θ) L / ppp where the share θ is imported and the rest is worth its purchasing power, ppp = e / price level.
describe('one missile is priced', () => {
  const cost = { 'rouble_cost[cruise]': 300, market_rate: 90, price_level: 3 };

  it.each([
    ['outlay', '30%', 3.3333],
    ['parity', '0%', 10],
    ['parity', '30%', 8],
    ['parity', '60%', 6],
    ['parity', '100%', 3.3333],
  ])('as %s with %s imported at %f million dollars', async (accounting, imported, price) => {
    const set = { ...cost, 'imported[cruise]': imported };
    expect(await fixed(set, `price[cruise,${accounting}]`)).toBeCloseTo(price, 4);
  });

  it.each([
    ['ballistic', 'top', 4, 0.035, 1, 114.2857],
    ['ballistic', 'top', 4, 0.035, 2, 228.5714],
    ['ballistic', 'top', 4, 3, 2, 2.6667],
    ['drone', 'low', 0.05, 0.035, 1, 1.4286],
  ])(
    '%s and %s: a round of %f against a target of %f, %i each, exchange %f',
    async (weapon, layer, round, target, shots, ratio) => {
      const set = {
        [`export_price[${weapon}]`]: target,
        [`round_price[${layer}]`]: round,
        [`shots[${weapon}]`]: shots,
      };
      expect(await fixed(set, `exchange[${weapon},export]`)).toBeCloseTo(ratio, 4);
    },
  );

  // Of two budgets, 2000 for missiles at 1 and 4000 for two rounds of 2 each, the second covers half the missiles; all where a missile costs 3.
  it.each([
    [1, 0.5],
    [3, 1],
  ])('so that at %f a budget covers the share %f', async (target, covered) => {
    const set = { 'export_price[ballistic]': target, 'round_price[top]': 2, 'shots[ballistic]': 2 };
    const exchange = await fixed(set, 'exchange[ballistic,export]');
    expect(Math.min(1, 4000 / 2000 / exchange)).toBeCloseTo(covered, 9);
  });

  it('at a burden that does not depend on purchasing power where nothing is imported', async () => {
    const set = { ...rows('imported', WEAPONS, '0%'), ...UNMOVED, ...rows('rouble_cost', WEAPONS, 100) };
    for (const price_level of [1, 2.5]) {
      const one = { ...set, price_level, market_rate: 80, spending: 15 };
      expect(await fixed(one, 'burden[parity]')).toBeCloseTo(await fixed(one, 'burden[outlay]'), 9);
    }
    // A hundred of each kind a month at 100 million roubles, of 15 trillion a year; a month is 1/12 of 365.25 days and two years have 730.
    const share = (4 * 100 * 12 * 100e6) / 15e12;
    expect(await fixed({ ...set, market_rate: 80, spending: 15 }, 'burden[outlay]')).toBeCloseTo(
      (share * 730.5) / 730,
      9,
    );
  });
});

/** A hundred of each kind fired every month, all that is made, with no luck in it. */
const UNMOVED: Readonly<Record<string, number | string>> = {
  ...rows('made_at_start', WEAPONS, 100),
  ...rows('stock_at_start', WEAPONS, 100),
  reserve_held: '100%',
  made_growth: 0,
  firing_spread: 0,
  ...rows('jammed', WEAPONS, '0%'),
  ...rows('in_reach', WEAPONS, '100%'),
  ...rows('planned_growth', ['top', 'middle', 'low'], 0),
};

describe('salvos and interceptors', () => {
  const AMPLE = {
    ...rows('rounds_at_start', ['top', 'middle', 'low'], 1e6),
    ...rows('ready', ['top', 'middle', 'low'], 1e6),
  };
  const DUEL = { ...UNMOVED, ...rows('made_at_start', ['cruise', 'drone', 'decoy'], 0) };

  // n shots that each stop with chance p let (1 − p)^n through: of 8 missiles, two shots each of 0.7, 0.72.
  it.each([
    [8, 2, 0.7, 0.72],
    [8, 1, 0.7, 2.4],
    [10, 3, 0.8, 0.08],
    [10, 4, 0.5, 0.625],
  ])('%i missiles, %i shots each at %f: %f get through a month', async (missiles, shots, kill, leaked) => {
    const set = {
      ...DUEL,
      ...AMPLE,
      'made_at_start[ballistic]': missiles,
      'shots[ballistic]': shots,
      'kill_chance[ballistic]': kill,
    };
    expect((await fixed(set, 'missiles_leaked')) / 24).toBeCloseTo(leaked, 9);
    expect(await fixed(set, 'leak_share[ballistic]')).toBeCloseTo((1 - kill) ** shots, 9);
  });

  // A stock of S rounds lasts S / (n λ − r) months at λ targets, n shots and r rounds delivered a month; month by month, what is left in the
  // month in which it runs out fires too, and from then on what was delivered the month before.
  it.each([
    { stock: 300, shots: 2, targets: 10, delivered: 5, lasts: 20 },
    { stock: 150, shots: 1, targets: 20, delivered: 5, lasts: 10 },
    { stock: 300, shots: 2, targets: 10, delivered: 20, lasts: Number.POSITIVE_INFINITY },
  ])('a stock of $stock lasts $lasts months', async ({ stock, shots, targets, delivered, lasts }) => {
    const set = {
      ...DUEL,
      ...AMPLE,
      'made_at_start[ballistic]': targets,
      'shots[ballistic]': shots,
      'rounds_at_start[top]': stock,
      'made_to_stop[top]': delivered,
      enough: 1000,
      'sent_share[top]': '100%',
    };
    expect(stock / (shots * targets - delivered)).toBe(lasts);
    // The first month short of a fifth is the one that begins with less than 0.8 n λ in stock.
    const full = Math.min(
      24,
      Math.floor((stock - 0.8 * shots * targets) / (shots * targets - delivered)) + 1,
    );
    expect(await fixed(set, 'short')).toBeCloseTo(24 - full, 2);
    if (lasts < 24) expect(24 - full).toBeGreaterThanOrEqual(24 - lasts - 1);
  });

  it('launchers within reach cap what a salvo meets, and fewer, larger salvos meet less', async () => {
    const set = {
      ...DUEL,
      ...AMPLE,
      'shots[ballistic]': 2,
      'ready[top]': 10,
      'nights[top]': 8,
      ...rows('ready_grows', ['top'], 0),
    };
    // Of 200 shots wanted a month 80 can be fired.
    expect(await fixed(set, 'unmet')).toBeCloseTo(1 - 80 / 200, 9);
    expect(await fixed({ ...set, 'nights[top]': 4 }, 'unmet')).toBeCloseTo(1 - 40 / 200, 9);
  });

  it('a dearer layer takes what a cheaper one leaves, as far as it may and can', async () => {
    const set = {
      ...UNMOVED,
      ...AMPLE,
      ...rows('made_at_start', ['ballistic', 'cruise', 'decoy'], 0),
      'shots[drone]': 1,
      'kill_chance[drone]': 0.5,
      'ready[low]': 2,
      'nights[low]': 20,
      ...rows('ready_grows', ['low'], 0),
    };
    const { result: both } = await played(bare, { worlds: 2, set: settings(set) });
    // 40 of 100 are met by the low layer, 30 % of the other 60 by the middle one; half of those met are stopped.
    expect(summaryOf(both, 'present', 'leak_share[drone]').mean).toBeCloseTo(1 - 0.5 * (0.4 + 0.6 * 0.3), 9);
    expect(summaryOf(both, 'save', 'leak_share[drone]').mean).toBeCloseTo(1 - 0.5 * 0.4, 9);
  });

  it('an order brings nothing before its lead time, and both sides have one', async () => {
    const set = {
      ...DUEL,
      ...AMPLE,
      'made_to_stop[top]': 60,
      'sent_share[top]': '50%',
      'lead_time[top]': 18,
      russian_lead_time: 12,
      'home_stock_at_start[top]': 1000,
      'rounds_at_start[top]': 0,
      'shots[ballistic]': 2,
      enough: 6,
    };
    const { result: both } = await played(bare, { worlds: 2, set: settings(set) });
    const home = (option: string): number => summaryOf(both, option, 'home_end').mean;
    expect(home('present')).toBeCloseTo(1000 + 24 * 30, 6);
    // Six of the 24 months at twice the output.
    expect(home('expand')).toBeCloseTo(1000 + (18 + 2 * 6) * 30, 6);
    expect(home('send_more')).toBeCloseTo(1000, 6);
    // Twice as many in the second year, but for its first month: what a month makes can be fired in the next.
    expect(summaryOf(both, 'race', 'lasting').mean).toBeCloseTo((1 + 11 * 2) / 12, 6);
    expect(summaryOf(both, 'present', 'lasting').mean).toBeCloseTo(1, 6);
  });
});

describe('its own checks', () => {
  it('fail where missiles or interceptors get lost, are shot at nothing, or shares leave their bounds', async () => {
    const leaking = altered(
      scenario,
      ['    change: made - fired\n', '    change: 0.99 * made - fired\n'],
      ['    change: output - delivered\n', '    change: output\n'],
      ['    change: delivered - spent\n', '    change: delivered - 0.9 * spent\n'],
      ['    is: flying - stopped\n', '    is: flying\n'],
      [
        'is: if top_second > 0 then clamp((can_fire[top] - top_cover * wanted[ballistic]) / top_second, 0, 1) else 0%\n',
        'is: 200%\n',
      ],
    );
    const { checks } = (await played(leaking, { worlds: 8 })).result;
    expect(checks.filter(({ holds }) => !holds).map(({ id }) => id)).toEqual([
      'missiles_kept',
      'fired_is_accounted_for',
      'rounds_kept',
      'output_kept',
      'nothing_below_zero',
      'shares_are_shares',
    ]);
  });

  it('fail where something gets through or is shot at without a salvo', async () => {
    const haunted = altered(scenario, [
      '    is: fired * (1 - jammed)\n',
      '    is: fired * (1 - jammed) + 1 missile/month\n',
    ]);
    const { checks } = (await played(haunted, { worlds: 8 })).result;
    const failing = checks.filter(({ holds }) => !holds).map(({ id }) => id);
    expect(failing).toEqual(expect.arrayContaining(['no_salvo_no_leak', 'no_salvo_no_shot']));
  });

  it('hold where stocks run dry, launchers are few, and Russia makes more than can be met', async () => {
    const hard = [
      ...settings(rows('rounds_at_start', ['top', 'middle', 'low'], 0)),
      ...settings(rows('made_at_start', WEAPONS, 20000)),
      'ready[middle]=1',
      'drawdown=0.1',
    ];
    const { checks } = (await played(scenario, { worlds: 24, set: hard })).result;
    expect(checks.filter(({ holds }) => !holds).map(({ id }) => id)).toEqual([]);
  });
});

describe('every judged claim', () => {
  // Dear targets as others see them and cheap as paid, dear rounds, many targets within reach, slow orders, much to save.
  const HOLDING = {
    strain: '8%',
    made_growth: '20%',
    ...rows('us_price', ['ballistic', 'cruise'], 8),
    'us_price[drone]': 0.3,
    'export_price[ballistic]': 6,
    ...rows('imported', WEAPONS, '50%'),
    'round_price[top]': 6,
    'round_price[middle]': 4,
    'in_reach[ballistic]': '90%',
    'lead_time[top]': 30,
    ...rows('damage', ['ballistic', 'cruise'], 100),
  };
  // Targets that cost what they are paid everywhere, a threshold nobody reaches, output that collapses, rounds that are cheap and many.
  const FAILING = {
    strain: '40%',
    made_growth: '-100%',
    ...rows('us_price', WEAPONS, 0.01),
    ...rows('export_price', WEAPONS, 0.01),
    ...rows('imported', WEAPONS, '1%'),
    'round_price[top]': 0.3,
    'round_price[middle]': 0.3,
    'round_price[low]': 0.004,
    'made_to_stop[top]': 2000,
    'ready[top]': 1000,
    ...rows('damage', WEAPONS, 0),
  };
  const FEW = { 'lead_time[top]': 2, 'sent_share[top]': '95%', 'in_reach[ballistic]': '90%' };

  const BOTH_WAYS = [
    'D1',
    'D1_victory',
    'D2',
    'D2_inputs',
    'D2_ballistic',
    'D3_missiles',
    'D3_short',
    'D3_worth',
    'D4',
    'D4_dollar',
  ];
  const cases = [
    ['holds', [...BOTH_WAYS, 'D2_export', 'D2_parity', 'D4_lead', 'D4_sending'], HOLDING],
    ['fails', [...BOTH_WAYS, 'D2_export', 'D2_parity', 'D3', 'D3_drones'], FAILING],
    ['holds', ['D3'], { 'in_reach[ballistic]': '80%' }],
    ['holds', ['D3_drones'], { 'round_price[low]': 0.1 }],
    ['fails', ['D4_lead', 'D4_sending'], FEW],
  ] as const;

  it.each(cases)('%s somewhere: %j', async (verdict, claims, set) => {
    const found = (await played(scenario, { worlds: 200, set: settings(set) })).result.claims;
    const verdicts = new Map(found.map((claim) => [claim.id, claim.verdict]));
    expect(claims.map((id) => [id, verdicts.get(id)])).toEqual(claims.map((id) => [id, verdict]));
  });

  it('is among these, both ways', () => {
    const judged = result.claims.filter(({ verdict }) => verdict !== 'not_judged').map(({ id }) => id);
    for (const way of ['holds', 'fails']) {
      const told = cases.filter(([verdict]) => verdict === way).flatMap(([, claims]) => claims);
      expect([...told].sort(), way).toEqual([...judged].sort());
    }
  });
});
