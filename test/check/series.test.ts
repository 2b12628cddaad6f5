import { describe, expect, it } from 'vitest';
import { checkScenario } from '../../src/check/check.ts';
import { compiledKernel } from '../../src/compile/kernel.ts';
import { inOrder } from '../../src/diagnostics/order.ts';
import type { Model } from '../../src/model/model.ts';
import { readScenario } from '../../src/parse/read.ts';
import { referenceKernel } from '../../src/reference/kernel.ts';
import { difference } from '../compile/same-bits.ts';
import { shelf } from '../parse/shelf.ts';
import { definition, described, shown, sourceOf } from './checking.ts';

const FILE = `month,price,grade
2023-12,1.5,low
2024-02,2,high
2024-04-10,3.25,low
`;

/** A scenario over a series of prices; the outcome `end` is `formula`. */
function scenario(
  formula: string,
  { file = FILE, more = '' }: { file?: string; more?: string } = {},
): ReturnType<typeof checkScenario> {
  const text = `rubicon: 1
title: Series
as_of: 2024-03-01
time: {start: 2024-01, period: 1 month, count: 6}
units: {barrels: {}}
tables:
  grade: {ordered: yes, rows: [low, high]}
  place: [north, south]
  oil:
    from: oil.csv
    dated: month
    columns: {month: {as: date}, price: {unit: USD/barrels}, grade: {as: grade}}
assumptions:
  lag: {is: "uniform(0, 90)", unit: days, source: judgement, because: test}
${more}
outcomes:
  end: ${formula}
`;
  const { value, diagnostics } = readScenario(sourceOf(text), 'test', shelf({ 'oil.csv': file }));
  return value === undefined ? { diagnostics } : checkScenario(value.scenario, []);
}

function modelOf(formula: string, more = ''): Model {
  const { value, diagnostics } = scenario(formula, { more });
  if (value === undefined) throw new Error(diagnostics.map(described).join('\n'));
  return value;
}

/** The outcome in each of some worlds, which the two kernels must agree on. */
function ends(model: Model, worlds = 50): number[] {
  const batch = { seed: 7, first: 0, count: worlds, options: [0] };
  const reference = referenceKernel(model);
  const played = reference.play(batch);
  expect(difference(compiledKernel(model, reference).play(batch), played)).toBeUndefined();
  if ('diagnostic' in played) throw new Error(played.diagnostic.message);
  return [...(played.outcomes[0] as Float64Array)].slice(0, worlds);
}

describe('a date in brackets behind a column of a series', () => {
  it('that is written picks the last row at or before it, once for all', () => {
    for (const [date, row] of [
      ['2023-12', 0],
      ['2024-01-31', 0],
      ['2024-02', 1],
      ['2024-04-09', 1],
      ['2024-04-10', 2],
      ['2031-01', 2],
      ['as_of', 1],
      ['as_of - 2 months', 0],
    ] as const) {
      const model = modelOf(`oil.price[${date}]`);
      const { body } = definition(model, 'end');
      expect(body.kind === 'same' && shown(body.expr, model)).toBe(`oil.price[${row}]`);
    }
  });

  it('that the clock moves is looked up for every period beforehand', () => {
    // April begins before the 10th, so the row of that day is picked from May on.
    const model = modelOf('total(spent)', 'model: {spent: "oil.price[now] * (1 barrels/month)"}');
    const spent = definition(model, 'spent');
    expect(spent.mayBeMissing).toBe(false);
    expect(JSON.stringify(spent.body)).toContain('"timed","values":[0,1,1,1,2,2]');
    const months = [1.5, 2, 2, 2, 3.25, 3.25].reduce((sum, price) => sum + price, 0);
    for (const end of ends(model)) expect(end).toBeCloseTo(months, 12);
  });

  it('before the first row is missing, and `otherwise` says what then', () => {
    const model = modelOf(
      'total(spent)',
      'model: {spent: "(oil.price[now - 60 days] otherwise (1 USD/barrels)) * (1 barrels/month)"}',
    );
    // Sixty days before the months' beginnings, the first two of them before December.
    const months = [1, 1.5, 1.5, 2, 2, 2].reduce((sum, price) => sum + price, 0);
    expect(months).toBe(10);
    for (const end of ends(model)) expect(end).toBeCloseTo(10, 12);
  });

  it('that is drawn is looked up in each world', () => {
    const model = modelOf('oil.price[start + lag]');
    const found = ends(model, 400);
    // From 2024-01-01: February begins 31 days later, so the share of the lower price is 31/90.
    expect(new Set(found)).toEqual(new Set([1.5, 2]));
    const share = found.filter((price) => price === 1.5).length / found.length;
    expect(Math.abs(share - 31 / 90)).toBeLessThan(4 * Math.sqrt(((31 / 90) * (59 / 90)) / 400));
  });

  it('picks for any quantity over the series, and gives labels too', () => {
    expect(
      ends(
        modelOf(
          '(if oil.grade[finish] == low then double[2024-02] else (0 USD/barrels))',
          'model: {double: {over: oil, is: 2 * oil.price}}',
        ),
      )[0],
    ).toBe(4);
  });

  it('picks beside a row of another table', () => {
    const more = 'model: {both: {over: [place, oil], is: "oil.price * (if place == north then 1 else 10)"}}';
    expect(ends(modelOf('both[south, 2024-02]', more))[0]).toBe(20);
    expect(ends(modelOf('both[2024-02, north]', more))[0]).toBe(2);
  });
});

describe('a mistake with a series', () => {
  const codes = (formula: string, how: { file?: string; more?: string } = {}): string[] =>
    inOrder(scenario(formula, how).diagnostics, sourceOf(''))
      .filter(({ severity }) => severity === 'error')
      .map(described);

  it.each([
    ['rows out of order', '2023-12,1,low\n2024-02,2,low\n2024-01,3,low\n', 'series-order at «2024-01»'],
    ['a date twice', '2023-12,1,low\n2023-12-01,2,low\n', 'series-order at «2023-12-01»'],
  ])('%s', (_what, rows, told) => {
    expect(codes('oil.price[now]', { file: `month,price,grade\n${rows}` })).toEqual([told]);
  });

  it('a written date before the first row', () => {
    expect(codes('oil.price[2023-11]')).toEqual(['series-before at «2023-11»']);
  });

  it('a column that cannot date rows', () => {
    const inline = (dated: string): string =>
      `rubicon: 1\ntitle: T\ntables:\n  oil: {dated: ${dated}, columns: {day: {as: date}, price: {}, late: {as: date}}, rows: {a: {day: 2024-01, price: 1, late: missing}}}\nassumptions: {x: {is: "oil.price[a]", source: a test}}\n`;
    const told = (dated: string): string[] => {
      const read = readScenario(sourceOf(inline(dated)), 'test').value;
      return (read === undefined ? [] : checkScenario(read.scenario, []).diagnostics)
        .filter(({ severity }) => severity === 'error')
        .map(described);
    };
    expect(told('day')).toEqual([]);
    expect(told('dya')).toEqual(['series-unknown at «dya»']);
    expect(told('price')).toEqual(['series-undated at «price»']);
    expect(told('late')).toEqual(['series-undated at «late»']);
  });

  it('a wrong unit is told in the file', () => {
    expect(codes('oil.price[now]', { file: 'month,price,grade\n2023-12,3 km,low\n' })).toEqual([
      'unit-declared at «3 km»',
    ]);
  });

  it('a label that does not exist is told in the file', () => {
    expect(codes('oil.price[now]', { file: 'month,price,grade\n2023-12,3,middling\n' })).toEqual([
      'unknown-label at «middling»',
    ]);
  });
});
