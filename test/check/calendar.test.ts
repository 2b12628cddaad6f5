import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths, civilFromDays, dateText, daysFromCivil } from '../../src/check/calendar.ts';

/** The platform's proleptic Gregorian calendar (ECMA-262, "Time Values and Time Range") is the oracle. */
function utc(year: number, month: number, day: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getTime() / 86_400_000;
}

describe('the calendar', () => {
  it('counts days as the platform does, from the year −1000 to 4000', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000, max: 750_000 }), (days) => {
        const date = new Date(days * 86_400_000);
        const civil = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
        expect(civilFromDays(days)).toEqual(civil);
        expect(daysFromCivil(civil)).toBe(days);
      }),
      { numRuns: 2000, seed: 1 },
    );
  });

  it('knows leap days', () => {
    expect(
      daysFromCivil({ year: 2024, month: 3, day: 1 }) - daysFromCivil({ year: 2024, month: 2, day: 28 }),
    ).toBe(2);
    expect(
      daysFromCivil({ year: 2100, month: 3, day: 1 }) - daysFromCivil({ year: 2100, month: 2, day: 28 }),
    ).toBe(1);
    expect(
      daysFromCivil({ year: 2000, month: 3, day: 1 }) - daysFromCivil({ year: 2000, month: 2, day: 28 }),
    ).toBe(2);
  });

  it('stays at the end of short months', () => {
    const start = utc(2024, 1, 31);
    expect([1, 2, 3, 13].map((months) => dateText(addMonths(start, months)))).toEqual([
      '2024-02-29',
      '2024-03-31',
      '2024-04-30',
      '2025-02-28',
    ]);
    expect(dateText(addMonths(utc(2024, 1, 15), -13))).toBe('2022-12-15');
  });
});
