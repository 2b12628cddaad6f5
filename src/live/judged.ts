import type { Judged } from '../claims/judge.ts';
import type { Columns } from '../kernel/columns.ts';
import type { Fault } from '../kernel/kernel.ts';
import type { Model } from '../model/model.ts';
import { judgeAlone, readsVariants } from './found.ts';
import { PENDING } from './pending.ts';

export interface JudgedAlone {
  readonly judged: readonly Judged['result'][];
  /** Of world claims: see `Judged`. */
  readonly indicators: ReadonlyMap<string, Float64Array>;
}

/**
 * Claims that need no variant are judged; of the others what was found of them before stays. Undefined where it is told not to go on.
 *
 * @param breathe is waited for between claims, and tells whether to go on
 */
export async function judgedAlone(
  model: Model,
  columns: Columns,
  before: readonly Judged['result'][] | undefined,
  breathe: () => Promise<boolean>,
): Promise<JudgedAlone | Fault | undefined> {
  const judged: Judged['result'][] = [];
  const indicators = new Map<string, Float64Array>();
  for (const [place, claim] of model.claims.entries()) {
    if (readsVariants(claim)) {
      const { id, says, kind } = claim;
      judged.push(before?.[place] ?? { id, says, kind, verdict: 'not_judged', because: PENDING });
      continue;
    }
    const one = judgeAlone(claim, model, columns);
    if ('diagnostic' in one) return one;
    judged.push(one.result);
    if (one.indicator !== undefined) indicators.set(claim.id, one.indicator);
    if (!(await breathe())) return undefined;
  }
  return { judged, indicators };
}
