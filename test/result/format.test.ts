import { describe, expect, it } from 'vitest';
import {
  formatNumber,
  formatPercent,
  formatSpread,
  formatTogether,
  formatValue,
  formatWorlds,
} from '../../src/result/format.ts';
import { PROBABILITY_WORDS, wordFor } from '../../src/result/probability-word.ts';

describe('numbers for readers', () => {
  it('have three figures, thousands apart and no trailing zeros', () => {
    const written: readonly (readonly [number, string])[] = [
      [0, '0'],
      [-0, '0'],
      [12_345, '12,300'],
      [999_600, '1,000,000'],
      [1234, '1,230'],
      [3.14159, '3.14'],
      [2.5, '2.5'],
      [-0.012345, '−0.0123'],
      [0.000123, '0.000123'],
      [1.23e-9, '1.23 × 10^-9'],
      [2e20, '2 × 10^20'],
      [Infinity, '∞'],
      [-Infinity, '−∞'],
      [NaN, '–'],
    ];
    for (const [value, text] of written) expect(formatNumber(value)).toBe(text);
  });

  it('stand with their units', () => {
    const written: readonly (readonly [number, string, string])[] = [
      [0.3141, 'share', '31.4 %'],
      [0.04, '1/month', '4 %/month'],
      [12, '1/year', '12/year'],
      [0.5, 'share/year', '50 %/year'],
      [12_345, 'people', '12,300 people'],
      [4_200_000, 'USD', '4.2 million USD'],
      [-7.1e9, 'USD', '−7.1 billion USD'],
      [1500, 'thousand people', '1,500 thousand people'],
      [1_500_000, 'thousand people', '1,500,000 thousand people'],
      [2, '1', '2'],
      [2_000_000, '', '2,000,000'],
    ];
    for (const [value, unit, text] of written) expect(formatValue(value, unit)).toBe(text);
    expect(formatPercent(0.9996)).toBe('100 %');
  });

  it('are alike where they stand beside each other', () => {
    expect(formatSpread(0.141, 0.000506, 0.4, '1/month')).toBe('14.1 %/month [0.0506 %, 40 %]');
    expect(formatSpread(0.6, 0.2, 3, '1/month')).toBe('0.6/month [0.2, 3]');
    expect(formatSpread(0.314, 0.1, 0.9, 'share')).toBe('31.4 % [10 %, 90 %]');
    expect(formatSpread(3.2, 1, 5, 'rung')).toBe('3.2 rung [1, 5]');
    expect(formatTogether([0.5, 2], '1/year')).toEqual(['0.5', '2/year']);
    expect(formatTogether([0.05, 0.4], '1/year')).toEqual(['5 %', '40 %/year']);
  });

  it('never call a share of worlds none or all that is not', () => {
    expect([0, 0.0001, 0.01, 0.386, 0.9901, 1].map(formatWorlds)).toEqual([
      '0 %',
      'under 1 %',
      '1 %',
      '39 %',
      'over 99 %',
      '100 %',
    ]);
  });
});

describe('words of probability', () => {
  // Intelligence Community Directive 203 (2 January 2015), D.6.e(2)(a).
  it('are those of ICD 203', () => {
    const words = [0.03, 0.1, 0.3, 0.5, 0.7, 0.9, 0.97].map(wordFor);
    expect(words).toEqual(PROBABILITY_WORDS.map(({ word }) => word));
  });

  it('begin at the lower end of their range, and stop at 1 % and 99 %', () => {
    expect([0, 0.0099, 0.01, 0.05, 0.45, 0.55, 0.8, 0.95, 0.99, 0.9901, 1].map(wordFor)).toEqual([
      'under 1 %',
      'under 1 %',
      'almost no chance',
      'very unlikely',
      'roughly even',
      'likely',
      'very likely',
      'almost certain',
      'almost certain',
      'over 99 %',
      'over 99 %',
    ]);
  });
});
