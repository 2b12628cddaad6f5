import type { Clock } from '../../model/model.ts';
import type { DateNode } from '../../syntax/expression.ts';
import { dateText } from '../calendar.ts';
import { type Context, refuse } from './context.ts';
import type { Found } from './found.ts';
import { remember } from './remember.ts';

/** `x[2025-07]` in what is read off a finished path: `x` in the record of the period that contains the date. */
export function inRecord(found: Found, date: DateNode, context: Context): Found | undefined {
  const { clock } = context.scope;
  if (!clock.given) return refuse(context, 'clock-absent', { name: dateText(date.days) }, date.span);
  const period = periodOf(date.days, clock);
  if (period === undefined) {
    const start = dateText(clock.starts[0] ?? clock.finish);
    const fields = { date: dateText(date.days), start, finish: dateText(clock.finish) };
    return refuse(context, 'date-outside-clock', fields, date.span);
  }
  return found.reach === 'period' ? recorded(found, period, context) : found;
}

/** A value as it stands in the record of one period. */
export function recorded(found: Found, period: number, context: Context): Found | undefined {
  const expr = remember(
    [found.expr],
    (rename) => ({ how: 'at', phase: 'record', period, of: rename(found.expr) }),
    found.span,
    context,
  );
  return expr === undefined ? undefined : { ...found, expr };
}

/** The period that contains a date: from its first day on, before the next one's. */
function periodOf(days: number, { starts, finish }: Clock): number | undefined {
  if (days >= finish) return undefined;
  const period = starts.findLastIndex((start) => start <= days);
  return period < 0 ? undefined : period;
}
