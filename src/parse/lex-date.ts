import { diagnose } from '../diagnostics/diagnose.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { daysOf } from './dates.ts';
import { matchAt } from './match-at.ts';
import type { DateToken, Taken } from './token.ts';
import { spanIn, type Written } from './written.ts';

const DATE = /(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?![\dA-Za-z_.%]|-\d)/y;
const MOMENT = /(\d{4})-(\d{2})-(\d{2})T[\d:.Z+]*/y;
const POINTED = /(\d{1,2})\.(\d{1,2})\.(\d{4})(?![\dA-Za-z_.%])/y;

/** A date at the offset, or what was meant as one: `2024-6`, `2024-02-30`, `15.07.2024`, `2024-07-15T12:00`. */
export function lexDate(
  written: Written,
  at: number,
  report: (diagnostic: Diagnostic) => void,
): Taken | undefined {
  const { text: formula } = written;
  const plain = matchAt(DATE, formula, at);
  const moment = plain === undefined ? matchAt(MOMENT, formula, at) : undefined;
  const pointed = plain === undefined && moment === undefined ? matchAt(POINTED, formula, at) : undefined;
  const found = plain ?? moment ?? pointed;
  if (found === undefined) return undefined;
  const [text, first = '', second = '', third] = found;
  const [year, month, day] = pointed === undefined ? [first, second, third] : [String(third), second, first];
  const end = at + text.length;
  const days = daysOf(Number(year), Number(month), Number(day ?? 1));
  const iso = [year, month.padStart(2, '0'), ...(day === undefined ? [] : [day.padStart(2, '0')])].join('-');
  if (days === undefined || iso !== text) {
    const mend = days === undefined ? instead(year, month, day) : iso;
    report(diagnose('formula-date', { found: text, mend }, spanIn(written, at, end)));
  }
  const precision = day === undefined ? 'month' : 'day';
  const token: DateToken = { kind: 'date', text, start: at, end, days: days ?? 0, precision };
  return { tokens: [token], end };
}

/** What may have been meant by a date that does not exist: the last day of the month, or a difference of numbers. */
function instead(year: string, month: string, day: string | undefined): string | undefined {
  if (day === undefined) return `${year} - ${Number(month)}`;
  for (let last = 31; last > 27; last--) {
    if (daysOf(Number(year), Number(month), last) !== undefined)
      return `${year}-${month.padStart(2, '0')}-${last}`;
  }
  return undefined;
}
