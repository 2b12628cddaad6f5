import { diagnose } from '../../diagnostics/diagnose.ts';
import type { Span } from '../../diagnostics/diagnostic.ts';
import type { Provenance } from '../../syntax/scenario.ts';
import { dateText } from '../calendar.ts';
import { meant } from '../meant.ts';
import type { Work } from '../work.ts';

/** The word that stands where a source would, for what the author holds to be so. */
const JUDGEMENT = 'judgement';

/**
 * Where a number comes from. Without a source, or with the word `judgement` and no reason, it is warned about. A word
 * that is no key of `sources` is taken for a mistyped key where the scenario has sources; several words are a
 * citation. A source dated after `as_of` is refused: what it says was not known then.
 */
export function provenanceOf(
  entry: Provenance,
  name: string,
  span: Span,
  work: Work,
): { sources: string[]; because?: string } {
  const { asOf, sources } = work.scenario;
  const given = entry.source ?? [];
  if (given.length === 0) work.report(diagnose('source-missing', { name }, span));
  for (const { value, span: at } of given) {
    if (value === JUDGEMENT) {
      if (entry.because === undefined) work.report(diagnose('reason-missing', { name }, at));
      continue;
    }
    const source = work.sources.get(value);
    if (source === undefined && sources.length > 0 && !/\s/.test(value)) {
      const near = meant(value, [JUDGEMENT, ...work.sources.keys()], work);
      work.report(diagnose('source-unknown', { name: value, near }, at));
    }
    const date = source?.date?.value.days;
    if (date !== undefined && asOf !== undefined && date > asOf.value.days) {
      const dates = { date: dateText(date), asOf: dateText(asOf.value.days) };
      work.report(diagnose('source-late', { name: value, ...dates }, at));
    }
  }
  const values = given.map(({ value }) => value);
  return { sources: values, ...(entry.because === undefined ? {} : { because: entry.because }) };
}
