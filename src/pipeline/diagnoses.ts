import type { LearnHooks, LearnRequest } from '../assemble/posterior.ts';
import { type Diagnosed, diagnosed, diagnosesIn } from '../infer/diagnoses.ts';
import type { Fault } from '../kernel/kernel.ts';
import type { Model } from '../model/model.ts';

/** Weighs the rival diagnoses of a model by its evidence; where that is left out, what was thought before is what is thought. */
export async function weighDiagnoses(
  model: Model,
  { seed, threads, prior, particles }: Omit<LearnRequest, 'worlds'> & { readonly seed: number },
  { signal, warning }: LearnHooks,
): Promise<{ readonly found: readonly Diagnosed[] } | Fault> {
  const weighed = prior === true ? { ...model, observations: [] } : model;
  const settings = { seed, threads, worlds: 1, ...(particles === undefined ? {} : { particles }) };
  const found: Diagnosed[] = [];
  for (const number of diagnosesIn(model)) {
    const one = await diagnosed(weighed, number, settings, {
      ...(signal === undefined ? {} : { signal }),
      ...(warning === undefined ? {} : { warning }),
    });
    if ('diagnostic' in one) return one;
    found.push(one);
  }
  return { found };
}
