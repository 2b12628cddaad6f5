import type { Judged } from '../claims/judge.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Columns } from '../kernel/columns.ts';
import type { Model } from '../model/model.ts';
import { judgeAlone, readsVariants } from './found.ts';

/** Claims that need no variant are judged; of the others what was found of them before stays. */
export function judgedAlone(
  model: Model,
  columns: Columns,
  before: readonly Judged['result'][] | undefined,
): { readonly judged: readonly Judged['result'][] } | { readonly diagnostic: Diagnostic } {
  const judged: Judged['result'][] = [];
  for (const [place, claim] of model.claims.entries()) {
    if (readsVariants(claim)) {
      const { id, says, kind } = claim;
      judged.push(
        before?.[place] ?? { id, says, kind, verdict: 'not_judged', because: 'It is being worked out.' },
      );
      continue;
    }
    const one = judgeAlone(claim, model, columns);
    if ('diagnostic' in one) return one;
    judged.push(one.result);
  }
  return { judged };
}
