import { type InferProgress, type Inferred, infer } from '../infer/infer.ts';
import { weighing } from '../infer/weighing.ts';
import type { Fault } from '../kernel/kernel.ts';
import type { Plan, Run } from '../simulate/plan.ts';

/** How a posterior is asked for. */
export interface LearnRequest {
  readonly worlds: number;
  readonly threads: number;
  /** Play worlds as they were thought before the evidence. */
  readonly prior?: boolean;
  /** Particles of each run of the inference, unless it shall choose. */
  readonly particles?: number;
}

export interface LearnHooks {
  readonly signal?: AbortSignal;
  /** Told of the inference that comes before worlds are played, where there is evidence. */
  readonly inferring?: (progress: InferProgress) => void;
  /** Told in a sentence when a worker thread has failed and its work is done again. */
  readonly warning?: (message: string) => void;
}

/** A plan whose worlds are drawn given the evidence, and what that taught of the base model where there is any. */
export interface Posterior {
  readonly plan: Plan;
  readonly inferred?: Inferred;
  /** What variants that change the evidence's meaning learned for themselves, by their names. */
  readonly others: ReadonlyMap<string, Inferred>;
}

/**
 * The plan with worlds drawn from the posterior, run by run: a variant for which what was observed means the same shares the draws
 * of the base model, so that the two stay paired; one that changes it learns for itself. An abort rejects with its reason.
 */
export async function posteriorPlan(
  plan: Plan,
  { worlds, threads, prior, particles }: LearnRequest,
  { signal, inferring, warning }: LearnHooks,
): Promise<Posterior | Fault> {
  const settings = { seed: plan.seed, threads, worlds, ...(particles === undefined ? {} : { particles }) };
  const hooks = {
    ...(signal === undefined ? {} : { signal }),
    ...(inferring === undefined ? {} : { progress: inferring }),
    ...(warning === undefined ? {} : { warning }),
  };
  const learned = new Map<string, Inferred>();
  const others = new Map<string, Inferred>();
  const runs: Run[] = [];
  for (const run of plan.runs) {
    if (prior === true || run.before === true || run.model.observations.length === 0) {
      runs.push(run);
      continue;
    }
    const key = weighing(run.model);
    const inferred = learned.get(key) ?? (await infer(run.model, settings, hooks));
    if ('diagnostic' in inferred) return inferred;
    learned.set(key, inferred);
    if (run.variant !== undefined) others.set(run.variant, inferred);
    runs.push({ ...run, latents: inferred.latents });
  }
  const [base] = plan.runs;
  const isLearned = base !== undefined && base.model.observations.length > 0;
  const inferred = isLearned ? learned.get(weighing(base.model)) : undefined;
  return { plan: { ...plan, runs }, others, ...(inferred === undefined ? {} : { inferred }) };
}
