import { explained } from '../assemble/explained.ts';
import { judgeChecks } from '../claims/checks.ts';
import { type Held, marksOf } from '../claims/held.ts';
import { judgeOne } from '../claims/judge.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Ranked } from '../explore/input.ts';
import { makeResamples } from '../explore/resamples.ts';
import { pause } from '../kernel/pause.ts';
import type { Model } from '../model/model.ts';
import type { CheckResult, ClaimResult } from '../result/result.ts';
import { failing } from '../simulate/failures.ts';
import type { Simulated } from '../simulate/simulated.ts';

/**
 * Judges claims and checks, and looks for the assumptions behind each verdict. Claim by claim, because what an explanation
 * starts from takes memory for every world; between claims an abort is heard, and rejects with its reason.
 *
 * @param inputs over the simulation's ranked worlds
 */
export async function judgeAll(
  model: Model,
  simulated: Simulated,
  inputs: readonly Ranked[],
  seed: number,
  signal: AbortSignal | undefined,
): Promise<
  | {
      readonly claims: readonly ClaimResult[];
      readonly checks: readonly CheckResult[];
      readonly held: Held;
    }
  | { readonly diagnostic: Diagnostic }
> {
  const { columns, ranked } = simulated;
  const resamples = makeResamples(seed);
  const claims: ClaimResult[] = [];
  const held = new Map<string, Uint8Array>();
  for (const claim of model.claims) {
    await pause();
    signal?.throwIfAborted();
    const found = judgeOne(claim, model, columns);
    if ('diagnostic' in found) return found;
    if (found.indicator !== undefined) held.set(claim.id, marksOf(found.indicator));
    claims.push(explained(found, { inputs, worlds: ranked.worlds, resamples }));
  }
  const checked = judgeChecks(model, columns, (definition) => failing(simulated, definition));
  return 'diagnostic' in checked ? checked : { claims, checks: checked.checks, held };
}
