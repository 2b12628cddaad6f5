import { beforeAll, describe, expect, it } from 'vitest';
import { besideOnDisk } from '../../src/cli/beside.ts';
import { checkFile } from '../../src/pipeline.ts';
import type { AssumptionFacts, ClaimResult, Result } from '../../src/result/result.ts';
import { altered, type Played, played, records, type Shipped, shipped } from './playing.ts';

const flagship = shipped('contractors-2024');

const JUDGED = ['A1', 'A2', 'A6', 'A8', 'A9', 'A12', 'A15'];
const LISTED = Array.from({ length: 15 }, (_, index) => `A${index + 1}`);

/** Codes of what is told of a text, with the lines at which it is told. */
function told({ source, id }: Shipped): string[] {
  return checkFile(source, id, besideOnDisk).diagnostics.map(({ code, span }) => {
    const line = source.text.slice(0, span?.start).split('\n').length;
    return `${code} in “${source.text.split('\n')[line - 1]?.trim()}”`;
  });
}

let plain: Played;
let result: Result;
beforeAll(async () => {
  plain = await played(flagship, { worlds: 96 });
  result = plain.result;
});

describe('the flagship scenario', () => {
  it('has neither mistakes nor warnings', () => {
    expect(told(flagship)).toEqual([]);
    expect(result.warnings).toEqual([]);
  });

  it('plays nine courses of action, month by month from July 2024 for thirty months', () => {
    expect(result.options.map(({ id }) => id)).toEqual([
      'hold',
      'probe',
      'surge',
      'contractors',
      'troops',
      'scale_down',
      'talk',
      'contractors_talk',
      'scale_down_talk',
    ]);
    expect(result.scenario).toMatchObject({
      id: 'contractors-2024',
      as_of: '2024-06-30',
      time: { start: '2024-07-01', count: 30 },
    });
  });

  it('lists every claim of the argument in its order, seven of them judged and the others with a reason', () => {
    const main = result.claims.filter(({ id }) => LISTED.includes(id));
    expect(main.map(({ id }) => id)).toEqual(LISTED);
    for (const claim of main) {
      expect(claim.verdict === 'not_judged').toBe(!JUDGED.includes(claim.id));
      if (claim.verdict === 'not_judged') expect(claim.because).toMatch(/^\w.+\.$/);
      else expect(claim.reading).toMatch(/\.$/);
    }
  });

  it('reads off shares that are shares and counts that are counts', async () => {
    const number = (row: Record<string, string>, name: string): number => Number(row[name]);
    for (const row of await records(plain.outcomesCsv())) {
      expect(number(row, 'front_end')).toBeGreaterThanOrEqual(0);
      expect(number(row, 'front_end')).toBeLessThanOrEqual(1);
      expect(number(row, 'support_end')).toBeGreaterThan(0);
      for (const name of ['dead[ukraine]', 'dead[russia]', 'in_service_mean', 'cost', 'months_of_war']) {
        expect(number(row, name)).toBeGreaterThan(0);
      }
      expect(number(row, 'months_of_war')).toBeLessThanOrEqual(30);
      if (row.variant === '') expect(row.struck === '1' && row.struck_at_all !== '1').toBe(false);
      expect(row.troops_fight === '1' && row.option === 'hold' && row.clash_ever !== '1').toBe(false);
    }
  });
});

describe('every assumption of the flagship', () => {
  const named = (): readonly AssumptionFacts[] => result.assumptions;

  it('has a unit, and a source or the word judgement with a reason', () => {
    const keys = new Set(result.scenario.sources.map(({ key }) => key));
    expect(named().length).toBeGreaterThan(50);
    for (const { id, unit, sources, because = '' } of named()) {
      expect(unit, id).not.toBe('');
      expect(sources.length, id).toBeGreaterThan(0);
      if (sources.includes('judgement')) expect(because, id).toMatch(/\.$/);
      for (const source of sources) {
        // A citation in words says when; a short one is the key of a source.
        expect(keys.has(source) || source === 'judgement' || /\d{4}/.test(source), `${id}: ${source}`).toBe(
          true,
        );
      }
    }
  });

  it('has a range, but for what is nothing by definition', () => {
    const fixed = named().filter(({ q05, q95 }) => !(q05 < q95));
    expect(fixed.map(({ id, written }) => [id, written])).toEqual([
      ['by_weapon[none]', '0'],
      ['background[rhetoric]', '0'],
    ]);
  });

  it('and every source is known by the date of the scenario', () => {
    expect(result.scenario.sources.length).toBeGreaterThan(5);
    for (const { key, date = '' } of result.scenario.sources) {
      expect(date, key).not.toBe('');
      expect(date <= '2024-06-30', key).toBe(true);
    }
  });

  it.each([
    ['2024-07-01', 'refused'],
    ['2024-07', 'refused'],
    ['2031-01-01', 'refused'],
    ['2024-06-30', 'taken'],
    ['2024-06', 'taken'],
  ])('that rests on a source of %s is %s', (date, what) => {
    const dated = altered(flagship, ['date: 2024-04-25', `date: ${date}`]);
    // Two assumptions name this source.
    const late = 'source-late in “source: [P003, judgement]”';
    expect(told(dated)).toEqual(what === 'refused' ? [late, late] : []);
    expect(checkFile(dated.source, dated.id, besideOnDisk).value === undefined).toBe(what === 'refused');
  });

  it.each([
    ['without a source', ['    source: judgement\n    because: No precedent.\n', ''], 'source-missing'],
    ['with a source that is not listed', ['[P068, judgement]', '[P069, judgement]'], 'source-unknown'],
    ['judged without a reason', ['    because: No precedent.\n', ''], 'reason-missing'],
  ] as const)('%s is told', (_how, change, code) => {
    expect(told(altered(flagship, change)).map((each) => each.split(' ')[0])).toEqual([code]);
  });
});

describe('the flagship’s own checks', () => {
  it('keep people and systems, and shares within bounds', () => {
    const held = Object.fromEntries(result.checks.map(({ id, holds }) => [id, holds]));
    expect(held).toMatchObject({ people_kept: true, systems_kept: true, front_is_a_share: true });
    expect(Object.values(held)).not.toContain(false);
  });

  it('hold where recruits run out', async () => {
    const few = ['recruits_left=500', 'intake_ceiling=60', 'loss_rate=5%'];
    const { checks } = (await played(flagship, { worlds: 24, set: few })).result;
    expect(checks.filter(({ holds }) => !holds).map(({ id }) => id)).toEqual([]);
  });

  it('fail where somebody or something gets lost, or a step costs something after all', async () => {
    const leaking = altered(
      flagship,
      ['start: recruits_left, change: -intake}', 'start: recruits_left, change: -0.9 * intake}'],
      ['start: abroad_at_start, change: sent - returned}', 'start: abroad_at_start, change: sent}'],
      [
        '      manned: min(in_service, crews)\n      aid_cost: aid * aid_cost_at_start\n',
        '      manned: min(in_service, crews)\n',
      ],
    );
    const { checks } = (await played(leaking, { worlds: 8 })).result;
    const failing = checks.filter(({ holds }) => !holds).map(({ id }) => id);
    expect(failing).toEqual([
      'people_kept',
      'systems_kept',
      'steps_off_contractors',
      'steps_off_probe',
      'steps_off_surge',
    ]);
  });

  it('are right that with every effect of a step at nothing the courses agree exactly', async () => {
    const checked = altered(flagship, [
      '  steps_off_surge:',
      '  steps_off_troops: front_end[troops, no_steps] == front_end[hold, no_steps]\n  steps_off_surge:',
    ]);
    const rows = await records((await played(checked, { worlds: 24 })).outcomesCsv());
    const of = (option: string, variant: string): Record<string, string>[] =>
      rows
        .filter((row) => row.option === option && row.variant === variant)
        .map(({ option: _option, steps_taken: _taken, ...others }) => others);
    expect(of('hold', 'no_steps')).toHaveLength(24);
    for (const option of ['probe', 'surge', 'contractors', 'troops']) {
      expect(of(option, 'no_steps')).toEqual(of('hold', 'no_steps'));
      expect(of(option, '')).not.toEqual(of('hold', ''));
    }
  });
});

describe('every judged claim of the flagship', () => {
  // Steps that work and cost little against money, lines far below the steps, no clash without a step, a war of manpower
  // that goes badly, terms that are dear to refuse, a force that is ready.
  const HOLDING = [
    'repair_gain=40%',
    'parts=1000',
    'repair_at_home=2%',
    'sent_abroad=0',
    'site_hit_rate=0',
    'untried=100',
    'widening=100%',
    'background[attack]=0',
    'price_of_money=100%',
    'price_of_terms[ukraine]=-100%',
    'readiness=200%',
    'arms_since_2022=200%',
  ];
  // Steps that do nothing and provoke nobody, a front that moves back, terms that cost everything,
  // a force that is spent.
  const FAILING = [
    'repair_gain=0',
    'untried=-1000',
    'widening=0',
    'creep=0',
    'price_of_money=0%',
    'fatigue=0',
    'price_of_retreat=0%',
    'price_of_terms[ukraine]=100%',
    'readiness=5%',
    'standstill=5',
  ];
  // Clashes that always widen and come from steps alone, or strikes on sites that always come and always draw in.
  const LINES_DECIDE = ['widening=100%', 'creep=0', 'background[attack]=0'];
  const SITES_DECIDE = ['widening=1%', 'creep=100%', 'site_hit_rate=100%'];
  // Russia gains, going back is dear, money is no matter, steps help and provoke nobody, support sinks and is enough.
  const DILEMMA = [
    'standstill=-1',
    'tempo=1%',
    'fires_weight=1',
    'price_of_retreat=1000%',
    'price_of_money=0%',
    'us_drift=-30%',
    'support_floor=1%',
    'untried=-1000',
    'widening=0',
    'creep=0',
  ];

  const judged = async (set: readonly string[]): Promise<ReadonlyMap<string, ClaimResult>> => {
    const { claims } = (await played(flagship, { worlds: 96, set })).result;
    return new Map(claims.map((claim) => [claim.id, claim]));
  };

  it.each([
    ['holds', ['A1', 'A6', 'A6_contractors', 'A8', 'A12', 'A15'], HOLDING],
    ['fails', ['A1', 'A6', 'A6_contractors', 'A8', 'A9', 'A12', 'A15'], FAILING],
    ['holds', ['A2'], LINES_DECIDE],
    ['fails', ['A2'], SITES_DECIDE],
    ['holds', ['A9'], DILEMMA],
  ] as const)('%s somewhere: %j', async (verdict, claims, set) => {
    const found = await judged(set);
    expect(claims.map((id) => [id, found.get(id)?.verdict])).toEqual(claims.map((id) => [id, verdict]));
  });

  it('leaves A8 to its reason: steps at no cost turn it', async () => {
    const a8 = (await judged([])).get('A8');
    const equal = a8?.without?.find(({ variant }) => variant === 'equal_aid');
    expect(a8?.without?.map(({ variant }) => variant)).toEqual(['no_manpower', 'no_escalation', 'equal_aid']);
    expect(equal?.share).toBeLessThan(a8?.share ?? 0);
  });
});
