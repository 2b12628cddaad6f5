import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFormula } from '../../src/parse/formula.ts';
import { whole } from '../../src/parse/written.ts';
import { formulaLines, printFormula } from '../../src/print/formula.ts';
import type { Node } from '../../src/syntax/expression.ts';
import { show } from '../parse/show.ts';
import { FORMULA } from './random-formula.ts';

function parse(text: string): Node {
  const { value, diagnostics } = parseFormula(whole({ name: 'formula', text }));
  if (value === undefined)
    throw new Error(`${text}: ${diagnostics.map(({ message }) => message).join('; ')}`);
  return value;
}

describe('a formula printed from its tree', () => {
  it.each([
    ['a+b *  c', 'a + b * c'],
    ['((a))+(b)', 'a + b'],
    ['(a-b)-c', 'a - b - c'],
    ['a-(b-c)', 'a - (b - c)'],
    ['2*(a*b)', '2 * (a * b)'],
    ['(-2)^2', '(-2)^2'],
    ['-2 ^ 2', '-2^2'],
    ['(2 km)^2', '(2 km)^2'],
    ['4 million USD/month', '4 million USD / month'],
    ['0.50', '0.50'],
    ['3 %', '3%'],
    ['war or rung >= 6 and u < 0.2', 'war or (rung >= 6 and u < 0.2)'],
    ['(x == y) otherwise no', '(x == y) otherwise no'],
    ['not (a and b)', 'not (a and b)'],
    ['sum[k in side where k!=a](x[k])', 'sum[k in side where k != a](x[k])'],
    ['x[side.enemy,2024-07]', 'x[side.enemy, 2024-07]'],
    ['if a then b else (if c then d else e)', 'if a then b else if c then d else e'],
    ['(if a then b else c)*2', '(if a then b else c) * 2'],
    ['3%to 8 %', '3% to 8%'],
    ['truncated(2 to  5, 0,infinity)', 'truncated(2 to 5, 0, infinity)'],
    ['mixture(30 %,0, 70%, truncated( 2 to 5,0,9))', 'mixture(30%, 0, 70%, truncated(2 to 5, 0, 9))'],
  ])('%s', (given, printed) => {
    expect(printFormula(parse(given))).toBe(printed);
  });

  it('breaks where it is too long, at what binds least', () => {
    expect(
      formulaLines(
        parse(
          'if u_up < chance_up then min(6, rung + 1) else if u_down < support and tension < theta then 0 else rung',
        ),
        60,
      ),
    ).toEqual([
      'if u_up < chance_up then min(6, rung + 1)',
      'else if u_down < support and tension < theta then 0',
      'else rung',
    ]);
    expect(formulaLines(parse('alpha + beta * gamma + delta * epsilon'), 20)).toEqual([
      'alpha',
      '  + beta * gamma',
      '  + delta * epsilon',
    ]);
  });

  it('parses to the same tree, on one line and on many', () => {
    fc.assert(
      fc.property(FORMULA, fc.integer({ min: 1, max: 60 }), (node, width) => {
        expect(show(parse(printFormula(node)))).toBe(show(node));
        expect(show(parse(formulaLines(node, width).join('\n')))).toBe(show(node));
      }),
      { numRuns: 3000, seed: 7 },
    );
  });
});
