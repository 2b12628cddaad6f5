import { diagnose } from '../diagnostics/diagnose.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Model } from '../model/model.ts';
import { type Footing, isThin } from '../settle/foresight/footing.ts';

/** The warning of options whose foresight rests on few worlds, told of the worst; none where all rest on enough. @param footings by option */
export function thinForesight(model: Model, footings: ReadonlyMap<number, Footing>): Diagnostic[] {
  const thin = [...footings].filter(([, footing]) => isThin(footing));
  const [first] = thin;
  if (first === undefined) return [];
  const [, { worlds, signed, terms }] = thin.reduce((a, b) => (b[1].signed < a[1].signed ? b : a), first);
  const options = thin.map(([option]) => `“${model.options[option]?.title ?? ''}”`).join(', ');
  return [diagnose('foresight-thin', { options, worlds, signed, terms })];
}
