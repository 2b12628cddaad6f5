import { describe, expect, it } from 'vitest';
import { dateText } from '../../src/check/calendar.ts';
import type { Clock } from '../../src/model/model.ts';
import { check, described, modelOf } from './checking.ts';

const scenario = (time: string): string => `rubicon: 1\ntitle: Clock\n${time}\noutcomes: {end: 1}\n`;
const clock = (time: string): Clock => modelOf(scenario(`time: ${time}`)).clock;

describe('the clock', () => {
  it('follows the calendar by months, quarters and years', () => {
    const months = clock('{start: 2024-01-31, period: 1 month, count: 3}');
    expect([...months.starts, months.finish].map(dateText)).toEqual([
      '2024-01-31',
      '2024-02-29',
      '2024-03-31',
      '2024-04-30',
    ]);
    expect(months.length).toBe(365.25 / 12);
    expect(months.written).toBe('1 month');
    const quarters = clock('{start: 2023-11, period: 1 quarter, count: 2}');
    expect([...quarters.starts, quarters.finish].map(dateText)).toEqual([
      '2023-11-01',
      '2024-02-01',
      '2024-05-01',
    ]);
    const years = clock('{start: 2024-02-29, period: 1 year, count: 2}');
    expect([...years.starts, years.finish].map(dateText)).toEqual(['2024-02-29', '2025-02-28', '2026-02-28']);
    expect(dateText(clock('{start: 2024-07, period: 6 months, count: 2}').finish)).toBe('2025-07-01');
  });

  it('gives days, weeks and hours a fixed length', () => {
    const quarterDays = clock('{start: 2000-01-01, period: 0.25 day, count: 2400}');
    expect(quarterDays.length).toBe(0.25);
    expect(quarterDays.finish - (quarterDays.starts[0] ?? 0)).toBe(600);
    expect(clock('{start: 2000-01-01, period: 1 week, count: 2}').finish).toBe(10957 + 14);
  });

  it.each(['1', '2 people', '0 days', '-1 month', '1.5 months', '1 day^2', '5%', 'x'])(
    'refuses the period %s',
    (period) => {
      const { value, diagnostics } = check(scenario(`time: {start: 2024-07, period: ${period}, count: 3}`));
      expect(value).toBeUndefined();
      expect(diagnostics.map(described)).toEqual([`time-period at «${period}»`]);
    },
  );

  it('plays one period where no time is given', () => {
    expect(modelOf(scenario('')).clock).toMatchObject({ given: false, starts: [0] });
  });
});
