import { diagnose } from '../diagnostics/diagnose.ts';
import type { Outcome } from '../diagnostics/diagnostic.ts';
import type { Clock } from '../model/model.ts';
import type { Node } from '../syntax/expression.ts';
import type { TimeSyntax } from '../syntax/scenario.ts';
import { addMonths } from './calendar.ts';
import { builtinUnits } from './units/builtin.ts';
import { written } from './written.ts';

/** Durations that follow the calendar, in months. */
const MONTHS: ReadonlyMap<string, number> = new Map([
  ['month', 1],
  ['months', 1],
  ['quarter', 3],
  ['quarters', 3],
  ['year', 12],
  ['years', 12],
]);

/** The clock of a scenario without `time`: one period, in which no time passes that a formula could see. */
export const timeless: Clock = { given: false, starts: [0], finish: 0, length: 0, written: '' };

/**
 * The clock that `time` describes. Months, quarters and years follow the calendar, each period counted from the start,
 * so that a start on the 31st stays at the ends of months; weeks, days and hours have a fixed length.
 */
export function clockFrom(time: TimeSyntax): Outcome<Clock> {
  const count = time.count.value;
  const period = periodFrom(time.period);
  if (period === undefined) {
    return { diagnostics: [diagnose('time-period', { written: written(time.period) }, time.period.span)] };
  }
  const start = time.start.value.days;
  const at = (index: number): number =>
    period.months === undefined ? start + index * period.days : addMonths(start, index * period.months);
  return {
    value: {
      given: true,
      starts: Array.from({ length: count }, (_, index) => at(index)),
      finish: at(count),
      length: period.days,
      written: written(time.period),
    },
    diagnostics: [],
  };
}

/** A period's length in days and, where it follows the calendar, in months. */
function periodFrom(node: Node): { days: number; months?: number } | undefined {
  if (node.kind !== 'number' || node.unit === undefined || node.unit.power !== 1 || node.percent)
    return undefined;
  const unit = builtinUnits.get(node.unit.name);
  const days = node.value * (unit?.scale ?? Number.NaN);
  if (unit?.dimension.day !== 1 || !(node.value > 0) || !Number.isFinite(days)) return undefined;
  const calendar = MONTHS.get(node.unit.name);
  if (calendar === undefined) return { days };
  const months = node.value * calendar;
  return Number.isInteger(months) && months <= 12_000 ? { days, months } : undefined;
}
