import { describe, expect, it } from 'vitest';
import { number, play, right, value } from './stage.ts';

const constants: readonly (readonly [formula: string, value: number])[] = [
  ['1 + 2 * 3', 7],
  ['-2^2', -4],
  ['2^-1', 0.5],
  ['7 / 2', 3.5],
  ['3%', 0.03],
  ['4 million USD', 4e6],
  ['1 week', 7],
  ['2 months', 60.875],
  ['1 year / month', 12],
  ['3 months + 1 week', 98.3125],
  ['2 km^2', 2],
  ['min(3, 1, 2)', 1],
  ['max(3, infinity)', Number.POSITIVE_INFINITY],
  ['clamp(7, 0, 5)', 5],
  ['floor(-1.5)', -2],
  ['sqrt(9 km^2) / km', 3],
  ['abs(-3 days) / day', 3],
  ['exp(0) + log(1) + sin(0) + cos(0)', 2],
  ['inverse_logit(0) + normal_cdf(0) + logit(0.5)', 1],
  ['2024-07 - 2024-06', 30],
  ['2024-07-01 + 2 weeks', 19919],
  ['2 weeks + 2024-07-01', 19919],
  ['2024-07 - 1 day', 19904],
  ['period', 30],
  ['finish - start', 360],
  ['as_of', 19000],
  ['if 1 < 2 then 3 else 4', 3],
  ['if not (1 < 2) then 3 else 4', 4],
  ['missing otherwise 4', 4],
  ['3 otherwise 4', 3],
  ['yes and 1 == 1', 1],
  ['no or 1 != 1', 0],
  ['known(missing)', 0],
  ['known(3)', 1],
  ['known(front)', 1],
  ['no and surging', 0],
  ['surging or yes', 1],
  ['2 <= 2 and 2 >= 2 and not (2 > 2)', 1],
  ['(missing + 1) > 1 otherwise no', 0],
  ['pi > 3.14', 1],
  ['count[step]', 3],
  ['ever(no)', 0],
  ['since(no)', Number.POSITIVE_INFINITY],
  ['since(yes) + first(yes)', 0],
  ['highest(3)', 3],
];

describe('what is known is computed when the scenario is checked', () => {
  it.each(constants)('%s is %d', (formula, expected) => {
    expect(value(formula)).toBeCloseTo(expected, 12);
  });

  it('keeps missing missing', () => {
    expect(value('missing')).toBeNaN();
    expect(value('missing + 3 months')).toBeNaN();
    expect(value('if missing then 1 else 2')).toBeNaN();
  });
});

describe('bare numbers take the declared unit', () => {
  const cases: readonly (readonly [formula: string, unit: string, value: number])[] = [
    ['3', 'months', 91.3125],
    ['-1/2', 'weeks', -3.5],
    ['600', 'thousand people', 600_000],
    ['3%', '1/month', 0.03 / 30.4375],
    ['2 weeks', 'months', 14],
    ['0', 'rung', 0],
    ['infinity', 'months', Number.POSITIVE_INFINITY],
    ['-infinity', 'rung', Number.NEGATIVE_INFINITY],
    ['min(3, 5)', 'weeks', 21],
    ['40%', 'share', 0.4],
  ];
  it.each(cases)('%s in %s is %d in base units', (formula, unit, expected) => {
    expect(value(formula, { role: 'assumption', unit })).toBeCloseTo(expected, 12);
  });

  it('leaves missing missing, with the declared type', () => {
    const { expr, type, mayBeMissing } = right('missing', { role: 'assumption', unit: 'months' });
    expect(expr).toEqual({ op: 'constant', value: Number.NaN });
    expect(type).toEqual(number({ day: 1 }));
    expect(mayBeMissing).toBe(true);
  });
});

describe('types', () => {
  const types: readonly (readonly [formula: string, type: unknown])[] = [
    ['soldiers[russia] / period', number({ person: 1, day: -1 })],
    ['soldiers[russia] * rate', number({ person: 1, day: -1 })],
    ['lag^2', number({ day: 2 })],
    ['sqrt(lag)', number({ day: 0.5 })],
    ['sqrt(lag)^2', number({ day: 1 })],
    ['lag / month', number({})],
    ['1 / rate', number({ day: 1 })],
    ['lag < 3 months', { kind: 'truth' }],
    ['0 + lag', number({ day: 1 })],
    ['if surging then 0 else lag', number({ day: 1 })],
    ['max(0, lag)', number({ day: 1 })],
    ['missing otherwise lag', number({ day: 1 })],
    ['now - start', number({ day: 1 })],
    ['now + lag', { kind: 'date' }],
    ['signed', { kind: 'date' }],
    ['sum[side](soldiers)', number({ person: 1 })],
    ['count[step where taken]', number({})],
    ['argmin[step](provocation)', { kind: 'label', table: 2 }],
    ['max[step where taken](answer)', { kind: 'label', table: 1 }],
    ['since(surging)', number({ day: 1 })],
    ['total(rate)', number({})],
    ['total(surging)', number({ day: 1 })],
    ['before(reaction, 1 month, rhetoric)', { kind: 'label', table: 1 }],
  ];
  it.each(types)('%s', (formula, type) => {
    expect(right(formula).type).toEqual(type);
  });
});

describe('warnings', () => {
  it('tells of numbers without a source in the model alone', () => {
    const codes = (formula: string, role: 'quantity' | 'assumption' | 'outcome'): string[] =>
      play(formula, { role }).warnings.map(({ code }) => code);
    expect(codes('front * 0.37 + 3 * front', 'quantity')).toEqual(['bare-number', 'bare-number']);
    expect(codes('(1 - front)^3 * 2 / 100 + 100%', 'quantity')).toEqual([]);
    expect(codes('soldiers[russia] / (100 thousand people)', 'quantity')).toEqual([]);
    expect(codes('front * 0.37', 'outcome')).toEqual([]);
    expect(codes('0.37', 'assumption')).toEqual([]);
  });

  it('tells of an interval that leaks past the bound it names', () => {
    const codes = (formula: string, isShare: boolean): string[] =>
      play(formula, { role: 'assumption', ...(isShare ? { unit: 'share' } : {}) }).warnings.map(
        ({ code }) => code,
      );
    expect(codes('0 to 4', false)).toEqual(['interval-leaks']);
    expect(codes('-0.2 to 0', false)).toEqual(['interval-leaks']);
    expect(codes('50% to 100%', true)).toEqual(['interval-leaks']);
    expect(codes('0.5 to 1', false)).toEqual([]);
    expect(codes('1% to 99%', true)).toEqual([]);
    expect(codes('-1 to 2', false)).toEqual([]);
    expect(codes('0 to 0', false)).toEqual([]);
  });
});
