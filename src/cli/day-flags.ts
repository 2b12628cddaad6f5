import { diagnose } from '../diagnostics/diagnose.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { daysOf } from '../parse/dates.ts';

/** The days that a flag names, each once and in their order, or what is wrong with them. */
export function daysGiven(
  flag: string,
  given: readonly string[],
): { readonly dates: number[] } | { readonly diagnostics: Diagnostic[] } {
  const wrong: Diagnostic[] = [];
  const dates = given.flatMap((text) => {
    const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
    const days = year === undefined ? undefined : daysOf(Number(year), Number(month), Number(day));
    if (days !== undefined) return [days];
    const fields = { flag, given: text, expected: 'a date', mend: `Write \`${flag} 2024-06-30\`.` };
    wrong.push(diagnose('bad-flag', fields));
    return [];
  });
  return wrong.length > 0 ? { diagnostics: wrong } : { dates: [...new Set(dates)].sort((a, b) => a - b) };
}
