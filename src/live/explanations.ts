import { mainChoices } from '../assemble/choice.ts';
import { mainCriteriaFacts } from '../assemble/criteria-facts.ts';
import { explanationOf } from '../assemble/explained.ts';
import type { Judged } from '../claims/judge.ts';
import { assumptionInputs, rankInputs } from '../explore/input.ts';
import { makeResamples } from '../explore/resamples.ts';
import type { Columns } from '../kernel/columns.ts';
import { pause } from '../kernel/pause.ts';
import type { Model } from '../model/model.ts';
import type { ClaimResult, Result } from '../result/result.ts';

/** What is found last. */
export interface Explained extends Pick<Result, 'choices' | 'criteria'> {
  readonly claims: readonly ClaimResult[];
}

/** Finds what comes last; a page that does not show it does not carry what finds it. */
export type Explain = typeof explanations;

/** Claims with what decides them, and how the options stand to one another; undefined where nobody waits any more. */
export async function explanations(
  model: Model,
  columns: Columns,
  judged: readonly Judged[],
  told: readonly Judged['result'][],
  { seed, worlds, signal }: { readonly seed: number; readonly worlds: number; readonly signal: AbortSignal },
): Promise<Explained | undefined> {
  const inputs = rankInputs(assumptionInputs(model, columns));
  const grounds = { inputs, worlds, resamples: makeResamples(seed) };
  const found: ClaimResult[] = [];
  for (const [place, one] of judged.entries()) {
    await pause();
    if (signal.aborted) return undefined;
    const explanation = explanationOf(one, grounds);
    const claim = told[place]!;
    // A sentence of what turns a claim is of the verdict that it was found for.
    const same = claim.verdict === one.result.verdict;
    found.push({
      ...claim,
      ...(same ? explanation : { decisive: explanation.decisive }),
    });
  }
  await pause();
  if (signal.aborted) return undefined;
  const criteria = mainCriteriaFacts(model, columns, seed);
  await pause();
  if (signal.aborted) return undefined;
  const choices = mainChoices(model, columns, inputs);
  return { claims: found, choices, ...(criteria === undefined ? {} : { criteria }) };
}
