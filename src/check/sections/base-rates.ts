import { diagnose } from '../../diagnostics/diagnose.ts';
import type { BaseRate } from '../../model/model.ts';
import type { BaseRateSyntax, EvidenceSyntax } from '../../syntax/scenario.ts';
import { elaborate } from '../elaborate.ts';
import { present } from '../present.ts';
import { foundOf } from '../typing.ts';
import type { Work } from '../work.ts';
import { provenanceOf } from './provenance.ts';

/** The base rates of a piece of evidence; reports those that are no chance of anything that it tells of. */
export function baseRatesOf(evidence: EvidenceSyntax, work: Work): BaseRate[] {
  return evidence.baseRates.flatMap((rate) => {
    const chance = chanceOf(rate, work);
    const from = placeOf(rate, evidence, work);
    const { sources } = provenanceOf(rate, rate.name.value, rate.name.span, work);
    return chance === undefined || from === undefined
      ? []
      : [{ id: rate.name.value, ...present({ title: rate.title }), from, chance, sources }];
  });
}

function chanceOf({ is, name }: BaseRateSyntax, work: Work): number | undefined {
  const found = elaborate(is, { role: 'constant', over: [], draws: false }, work.scope);
  const chance = found?.expr.op === 'constant' ? found.expr.value : undefined;
  if (chance !== undefined && chance > 0 && chance < 1) return chance;
  if (found !== undefined) work.report(diagnose('base-rate-share', { name: name.value }, is.span));
  return undefined;
}

/** The least class that counts, as a row of the table of classes; of yes and no, yes. */
function placeOf(
  { from, name }: BaseRateSyntax,
  { observe }: EvidenceSyntax,
  work: Work,
): number | undefined {
  const data = observe.data.kind === 'name' ? observe.data.name : '';
  const draft = work.drafts.find((one) => one.name === data);
  const type = draft && foundOf(draft, work)?.type;
  if (type?.kind === 'truth' && from === undefined) return 1;
  const classes = type?.kind === 'label' ? work.tables[type.table] : undefined;
  const row = from === undefined ? undefined : classes?.rows.get(from.value);
  if (row !== undefined && row > 0 && classes?.table.ordered === true) return row;
  work.report(diagnose('base-rate-class', { name: name.value }, from?.span ?? name.span));
  return undefined;
}
