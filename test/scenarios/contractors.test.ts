import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { besideOnDisk } from '../../src/cli/beside.ts';
import { isRead, type ReadBeside } from '../../src/parse/beside.ts';
import { checkFile, run } from '../../src/pipeline.ts';
import type { AssumptionFacts, Result } from '../../src/result/result.ts';
import { flagship } from './flagship.ts';
import { altered, type Played, played, ROOT, records, type Shipped } from './playing.ts';

const JUDGED = ['A1', 'A2', 'A3', 'A5', 'A6', 'A7', 'A8', 'A9', 'A12', 'A15'];
/** Neighbouring classes of reaction, milder before graver. */
const CLASSES = [
  ['diplomatic', 'conventional'],
  ['conventional', 'nuclear_signal'],
  ['nuclear_signal', 'covert'],
  ['covert', 'attack'],
] as const;
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
  plain = await played(flagship, { worlds: 96, prior: true });
  result = plain.result;
}, 120_000);

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

  it('lists every claim of the argument in its order, nine of them judged and the others with a reason', () => {
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
      for (const [milder, graver] of CLASSES) {
        expect(row[`reached[${graver}]`] === '1' && row[`reached[${milder}]`] !== '1').toBe(false);
      }
      expect(row['reached[attack]'] === '1' && row.clash_ever !== '1').toBe(false);
      expect(row.troops_fight === '1' && row.pressed_ever !== '1').toBe(false);
      expect(number(row, 'support_end')).toBeLessThan(1);
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

describe('the record of steps', () => {
  const text = readFileSync(join(ROOT, 'scenarios/contractors-2024/evidence/steps.csv'), 'utf8').trimEnd();
  const lines = text.split('\n').slice(1);

  it('holds 56 steps, none from after the date of the worlds', () => {
    const dates = lines.map((line) => line.split(',')[1] ?? '');
    expect(dates).toHaveLength(56);
    expect(dates.toSorted().at(-1)).toBe('2024-06-25');
  });

  it('breaks a check where it holds one from after that date', async () => {
    const late = lines.find((line) => line.startsWith('S55,'))?.replace('S55,2024-06-24', 'S99,2024-07-18');
    const beside: ReadBeside = (path, from, reach) => {
      const found = besideOnDisk(path, from, reach);
      return isRead(found) && path === 'evidence/steps.csv'
        ? { ...found, text: `${text}\n${late}\n` }
        : found;
    };
    const ran = await run(
      flagship.source,
      flagship.id,
      { worlds: 8, seed: 1, threads: 1, set: [] },
      { beside },
    );
    const failing = ran.kind === 'ran' ? ran.result.checks.filter(({ holds }) => !holds) : [];
    expect(failing).toMatchObject([{ id: 'steps_known', failing: 1 }]);
  });
});
