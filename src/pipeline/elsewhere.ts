import { overall } from '../assemble/overall.ts';
import { posteriorPlan } from '../assemble/posterior.ts';
import { judgeOne } from '../claims/judge.ts';
import type { Fault } from '../kernel/kernel.ts';
import type { ClaimElsewhere, ClaimResult } from '../result/result.ts';
import type { Plan } from '../simulate/plan.ts';
import type { Player } from '../simulate/player.ts';
import { simulate } from '../simulate/simulate.ts';
import type { Precedent } from './precedents.ts';

/** Most worlds that are played of another scenario. */
const MOST_WORLDS = 4000;

export interface PrecedentRequest {
  readonly worlds: number;
  readonly threads: number;
  readonly prior?: boolean;
}

/** Plays the scenarios in which claims are judged, without the settings of this run; by the claim, what was found in each. */
export async function playPrecedents(
  precedents: readonly Precedent[],
  { worlds, threads, prior }: PrecedentRequest,
  player: (plan: Plan) => Player,
  signal: AbortSignal | undefined,
): Promise<{ readonly found: ReadonlyMap<string, readonly ClaimElsewhere[]> } | Fault> {
  const aborting = signal === undefined ? {} : { signal };
  const count = Math.min(worlds, MOST_WORLDS);
  const found = new Map<string, ClaimElsewhere[]>();
  for (const { claim, id, model, plan: written } of precedents) {
    const learning = { worlds: count, threads, ...(prior === undefined ? {} : { prior }) };
    const posterior = await posteriorPlan(written, learning, aborting);
    if ('diagnostic' in posterior) return posterior;
    const { plan } = posterior;
    const played = await simulate(plan, { stop: { worlds: count } }, player(plan), aborting);
    if ('diagnostic' in played) return played;
    const judged = judgeOne(model.claims[0]!, model, played.columns);
    if ('diagnostic' in judged) return judged;
    const { verdict, reading, share, value, bound, mcse } = judged.result;
    const known = Object.entries({ reading, share, value, bound, mcse }).filter(
      ([, one]) => one !== undefined,
    );
    const one: ClaimElsewhere = { scenario: id, title: model.title, verdict, ...Object.fromEntries(known) };
    found.set(claim, [...(found.get(claim) ?? []), one]);
  }
  return { found };
}

/** A claim with what was found of it elsewhere, where that is where it is judged. */
export function withElsewhere<C extends Pick<ClaimResult, 'id' | 'kind' | 'verdict' | 'because'>>(
  claim: C,
  found: ReadonlyMap<string, readonly ClaimElsewhere[]>,
): Omit<C, 'because'> | C {
  const elsewhere = found.get(claim.id);
  if (elsewhere === undefined) return claim;
  const { because: _, ...rest } = claim;
  return { ...rest, kind: 'elsewhere', verdict: overall(elsewhere), elsewhere };
}
