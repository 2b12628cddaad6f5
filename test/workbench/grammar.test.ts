import { describe, expect, it } from 'vitest';
import { scenarioLanguage } from '../../src/workbench/grammar.ts';

/** What stands in a line, piece by piece, with the class of each. */
function coloured(text: string, line: number): string[] {
  const from = text.split('\n').slice(0, line).join('\n').length + (line === 0 ? 0 : 1);
  const to = from + (text.split('\n')[line]?.length ?? 0);
  const pieces: string[] = [];
  scenarioLanguage.parser.parse(text).iterate({
    from,
    to,
    enter: ({ name, from: start, to: end }) => {
      if (start >= from && end <= to && start < end && name !== 'Document')
        pieces.push(`${name} ${text.slice(start, end)}`);
    },
  });
  return pieces;
}

const TEXT = `rubicon: 1
about: >-
  It is thought of what follows: no step # of these
  leads on. The measure is {not} a formula: 3 of 4.
assumptions:
  gain:
    about: >-
      Of one year: the least.
    is: 0.3 to 0.5 # wide
claims:
  C1:
    holds: >-
      mean(gain) > 0.2
`;

describe('the colours of a scenario', () => {
  it('leave folded words whole, whatever stands in them', () => {
    expect(coloured(TEXT, 2)).toEqual(['string It is thought of what follows: no step # of these']);
    expect(coloured(TEXT, 3)).toEqual(['string leads on. The measure is {not} a formula: 3 of 4.']);
    expect(coloured(TEXT, 7)).toEqual(['string Of one year: the least.']);
  });

  it('tell fields, values and comments behind them apart', () => {
    const value = coloured(TEXT, 8);
    expect(value[0]).toBe('propertyName is');
    expect(value).toContain('number 0.3');
    expect(value.at(-1)).toBe('comment # wide');
    expect(coloured(TEXT, 5)[0]).toBe('variableName.definition gain');
  });

  it('show a folded formula as a formula', () => {
    const formula = coloured(TEXT, 12);
    expect(formula[0]).toBe('variableName.function mean');
    expect(formula).toContain('number 0.2');
  });
});
