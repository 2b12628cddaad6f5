import { judge } from '../../../src/claims/judge.ts';
import { layoutOf } from '../../../src/reference/layout.ts';
import type { ClaimResult } from '../../../src/result/result.ts';
import type { Plan, Settings } from '../../../src/simulate/plan.ts';
import type { Player } from '../../../src/simulate/player.ts';
import { type Hooks, simulate } from '../../../src/simulate/simulate.ts';
import { columnHash } from './column-hash.ts';

/** What a simulation comes to: the hash of every outcome column of every option, and the claims judged on them. */
export interface Found {
  readonly hash: string;
  /** Worlds of all runs that the interpreter played. */
  readonly interpreted: number;
  readonly claims: readonly Omit<ClaimResult, 'decisive' | 'turns'>[];
}

/** Simulates and judges. */
export async function found(
  plan: Plan,
  settings: Settings,
  player: Player,
  hooks: Hooks = {},
): Promise<Found> {
  const simulated = await simulate(plan, settings, player, hooks);
  if ('diagnostic' in simulated) throw new Error(simulated.diagnostic.message);
  const { columns } = simulated;
  const model = plan.runs[0]?.model;
  if (model === undefined) throw new Error('the plan has no runs');
  const judged = judge(model, columns);
  if ('diagnostic' in judged) throw new Error(judged.diagnostic.message);
  const inBase = (id: string | undefined): number => model.options.findIndex((option) => option.id === id);
  const outcomes = plan.runs.flatMap(({ variant, model: { options: laid }, options }) =>
    options.flatMap((option) =>
      layoutOf(model).outcomes.map(({ definition, row }) =>
        columns.outcome(variant, inBase(laid[option]?.id), definition, row),
      ),
    ),
  );
  return {
    hash: await columnHash(outcomes),
    interpreted: simulated.timing.interpreted,
    claims: judged.judged.map(({ result }) => result),
  };
}
