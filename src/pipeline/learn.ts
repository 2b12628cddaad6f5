import { inferenceFacts, meaningOf } from '../assemble/inference.ts';
import { posteriorPlan } from '../assemble/posterior.ts';
import type { Fault, Latents } from '../kernel/kernel.ts';
import type { InferenceFacts } from '../result/result.ts';
import type { Plan } from '../simulate/plan.ts';
import type { Prepared } from './prepare.ts';
import type { Request, RunHooks } from './request.ts';
import { taughtIn } from './taught.ts';

/** What was learned from the evidence of a model, as far as a run needs it further. */
export interface LearnedFrom {
  readonly latents: Latents;
  /** How many independent draws those of the worlds are worth. */
  readonly effective: number;
  /**
   * Tells what the evidence taught. Once only: the draws of every quantity, of which there are as many as worlds, are let go of then. An abort of the
   * signal that it is given rejects with its reason.
   */
  readonly tell: (signal: AbortSignal | undefined) => Promise<{ readonly facts: InferenceFacts } | Fault>;
}

/** A plan whose worlds are drawn given the evidence, with what that taught of the base model where there is any. */
export interface LearnedPlan {
  readonly plan: Plan;
  readonly learned?: LearnedFrom;
}

/** Learns from the evidence of a run's models. An abort rejects with its reason. */
export async function learn(
  { model, variants, plan }: Pick<Prepared, 'model' | 'variants' | 'plan'>,
  request: Request,
  hooks: RunHooks,
): Promise<LearnedPlan | Fault> {
  const posterior = await posteriorPlan(plan, request, hooks);
  if ('diagnostic' in posterior) return posterior;
  const { inferred, others } = posterior;
  if (inferred === undefined) return { plan: posterior.plan };
  const { latents, effective } = inferred;
  const { warning } = hooks;
  let left: { readonly inferred: typeof inferred; readonly others: typeof others } | undefined = {
    inferred,
    others,
  };
  const tell: LearnedFrom['tell'] = async (signal) => {
    if (left === undefined) throw new Error('what was learned has been told');
    const own = left;
    left = undefined;
    const taught = await taughtIn(model, variants, own.inferred, own.others, request, {
      ...(signal === undefined ? {} : { signal }),
      ...(warning === undefined ? {} : { warning }),
    });
    if ('diagnostic' in taught) return taught;
    return { facts: inferenceFacts(model, own.inferred, meaningOf(model), taught) };
  };
  return { plan: posterior.plan, learned: { latents, effective, tell } };
}
