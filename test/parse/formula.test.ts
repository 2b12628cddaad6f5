import { describe, expect, it } from 'vitest';
import { parseFormula } from '../../src/parse/formula.ts';
import { whole } from '../../src/parse/written.ts';
import type { Node } from '../../src/syntax/expression.ts';
import { partsOf, show } from './show.ts';

function parse(text: string): Node {
  const { value, diagnostics } = parseFormula(whole({ name: 'formula', text }));
  expect(diagnostics).toEqual([]);
  if (value === undefined) throw new Error('no tree');
  return value;
}

describe('the tree of a formula', () => {
  it.each([
    // literals
    ['12', '12'],
    ['0.5', '0.5'],
    ['1e-3', '0.001'],
    ['3%', '0.03 percent'],
    ['3 %', '0.03 percent'],
    ['17.3%', '0.173 percent'],
    ['4 million USD', '4000000 USD'],
    ['1.1 million', '1100000'],
    ['800 thousand people', '800000 people'],
    ['2 trillion', '2000000000000'],
    ['100 km^2', '100 km^2'],
    ['5 m', '5 m'],
    ['3km', '3 km'],
    ['2024-07', '2024-07-01 to the month'],
    ['2024-02-29', '2024-02-29 to the day'],
    ['0044-03', '0044-03-01 to the month'],
    ['"a b"', '"a b"'],
    ["'it'", '"it"'],
    ['yes', 'yes'],
    ['no', 'no'],
    ['missing', 'missing'],
    ['infinity', 'infinity'],
    ['aid.taken', 'aid.taken'],
    ['million', 'million'],
    // what looks like a date and is a difference
    ['2024 - 7', '(2024 - 7)'],
    ['2000-500', '(2000 - 500)'],
    ['2-3', '(2 - 3)'],
    // number and unit bind before any operator
    ['3%/month', '(0.03 percent / month)'],
    ['4 million USD / 2 months', '(4000000 USD / 2 months)'],
    ['x / month', '(x / month)'],
    ['100 km^2 ^ 2', '(100 km^2 ^ 2)'],
    ['2 ^ 3 km', '(2 ^ 3 km)'],
    // ranks
    ['a + b * c', '(a + (b * c))'],
    ['a - b - c', '((a - b) - c)'],
    ['a / b / c', '((a / b) / c)'],
    ['a * b / c', '((a * b) / c)'],
    ['-2^2', '(- (2 ^ 2))'],
    ['2^-3^2', '(2 ^ (- (3 ^ 2)))'],
    ['a^b^c', '(a ^ (b ^ c))'],
    ['--a', '(- (- a))'],
    ['a * -b', '(a * (- b))'],
    ['a - -b', '(a - (- b))'],
    ['-a * b', '((- a) * b)'],
    ['a < b + c', '(a < (b + c))'],
    ['not a == b', '(not (a == b))'],
    ['not not a', '(not (not a))'],
    ['a or b and not c', '(a or (b and (not c)))'],
    ['a and b or c', '((a and b) or c)'],
    ['a or b otherwise c', '((a or b) otherwise c)'],
    ['a otherwise b otherwise c', '(a otherwise (b otherwise c))'],
    ['a otherwise if b then c else d', '(a otherwise (if b then c else d))'],
    ['if a then b else if c then d else e', '(if a then b else (if c then d else e))'],
    ['if a then b else c otherwise d', '(if a then b else (c otherwise d))'],
    ['if if a then b else c then d else e', '(if (if a then b else c) then d else e)'],
    ['(a + b) * c', '((a + b) * c)'],
    ['((a))', 'a'],
    ['1 to 2', '(1 to 2)'],
    ['-3 to -0.3', '((- 3) to (- 0.3))'],
    ['0.3% to 3%', '(0.003 percent to 0.03 percent)'],
    ['a to if b then c else d', '(a to (if b then c else d))'],
    // picks, calls, folds
    ['fires[side.enemy]', 'fires[side.enemy]'],
    ['x[a][2024-07]', 'x[a][2024-07-01 to the month]'],
    ['value[west, probe]', 'value[west, probe]'],
    ['x[a]^2', '(x[a] ^ 2)'],
    ['(a + b)[c]', '(a + b)[c]'],
    ['clamp(x, 0, 100%)', 'clamp(x, 0, 1 percent)'],
    ['max(0, x)', 'max(0, x)'],
    ['now()', 'now()'],
    ['log(x)[a]', 'log(x)[a]'],
    ['beta(1, 2)', 'beta(1, 2)'],
    ['sum[side](dead)', 'sum[side in side](dead)'],
    [
      'sum[k in class where k <= class and known(G[k])](G[k])',
      'sum[k in class where ((k <= class) and known(G[k]))](G[k])',
    ],
    ['count[step where aid.taken]', 'count[step in step where aid.taken]'],
    ['count[step]', 'count[step in step]'],
    ['max[s in reaction.links](p)', 'max[s in reaction.links](p)'],
    ['argmin[t where c](o) otherwise no', '(argmin[t in t where c](o) otherwise no)'],
    ['sum[t](x) + 1', '(sum[t in t](x) + 1)'],
    ['all[a](any[b](x[a, b]))', 'all[a in a](any[b in b](x[a, b]))'],
    ['sum', 'sum'],
    // space and line breaks mean nothing
    ['\n a\n  +\u00a0b ', '(a + b)'],
  ])('%s', (text, meant) => {
    expect(show(parse(text))).toBe(meant);
  });

  it('rounds a percentage and a scale once, to the nearest number', () => {
    // 17.3 / 100 and 4.35 * 1e6 are rounded twice and end a unit in the last place away.
    for (const percent of ['0.7', '1.1', '5.7', '17.3', '29', '99.9']) {
      expect(parse(`${percent}%`)).toMatchObject({ value: Number(`${percent}e-2`) });
    }
    expect(parse('4.35 million')).toMatchObject({ value: 4_350_000 });
    expect(parse('1.005 thousand')).toMatchObject({ value: 1005 });
  });

  it('counts days as the Gregorian calendar does', () => {
    // Days since 1970-01-01 of dates whose Unix time is well known: 2000-01-01 and 2038-01-19.
    expect(parse('2000-01')).toMatchObject({ days: 946_684_800 / 86_400 });
    expect(parse('2038-01-19')).toMatchObject({ days: 24_855 });
    expect(parse('1969-12-31')).toMatchObject({ days: -1 });
  });

  it('knows where each part stands', () => {
    const text = 'if ready then 4 million USD * x[west] else sum[k in t](-y)';
    const places: [string, string][] = [];
    const walk = (node: Node): void => {
      places.push([node.kind, text.slice(node.span.start, node.span.end)]);
      partsOf(node).forEach(walk);
    };
    walk(parse(text));
    expect(places).toEqual([
      ['if', text],
      ['name', 'ready'],
      ['binary', '4 million USD * x[west]'],
      ['number', '4 million USD'],
      ['pick', 'x[west]'],
      ['name', 'x'],
      ['name', 'west'],
      ['fold', 'sum[k in t](-y)'],
      ['unary', '-y'],
      ['name', 'y'],
    ]);
  });

  it('includes brackets in what they stand in', () => {
    const text = '(a + b) * (c)';
    expect(parse(text).span).toMatchObject({ start: 0, end: text.length });
  });

  it('points at units, tables and functions', () => {
    expect(parse('100 km^2')).toMatchObject({ unit: { span: { start: 4, end: 8 } } });
    expect(parse('sum[k in class](1)')).toMatchObject({ tableSpan: { start: 9, end: 14 } });
    expect(parse(' log(2)')).toMatchObject({ nameSpan: { start: 1, end: 4 } });
  });

  it('reads 190 operations inside one another', () => {
    expect(show(parse(`${'('.repeat(190)}x${')'.repeat(190)}`))).toBe('x');
    expect(show(parse('-'.repeat(190) + 1)).length).toBeGreaterThan(500);
    expect(show(parse(`1${' + 1'.repeat(190)}`)).length).toBeGreaterThan(500);
  });
});
