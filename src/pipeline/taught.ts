import type { LearnHooks, LearnRequest } from '../assemble/posterior.ts';
import type { Inferred } from '../infer/infer.ts';
import type { Taught } from '../infer/taught/facts.ts';
import { taughtBy } from '../infer/taught/taught.ts';
import { weighing } from '../infer/weighing.ts';
import type { Fault } from '../kernel/kernel.ts';
import type { Model } from '../model/model.ts';

/**
 * What single pieces of evidence taught, and what variants that change its meaning would have made of it.
 *
 * @param known what variants have learned already, by their names
 * @param thorough whether what weights cannot tell is inferred anew, and the rows are gone through as they came
 */
export async function taughtIn(
  model: Model,
  variants: ReadonlyMap<string, Model>,
  inferred: Inferred,
  known: ReadonlyMap<string, Inferred>,
  {
    seed,
    threads,
    particles,
    thorough = false,
  }: Omit<LearnRequest, 'worlds'> & { readonly seed: number; readonly thorough?: boolean },
  { signal, warning }: LearnHooks,
): Promise<Taught | Fault> {
  const own = weighing(model);
  const others = [...variants].flatMap(([id, other]) =>
    other.observations.length > 0 && weighing(other) !== own
      ? [{ id, model: other, ...present(known.get(id)) }]
      : [],
  );
  return await taughtBy(
    model,
    inferred,
    { refit: thorough, inOrder: thorough, variants: others },
    { seed, threads, worlds: 1, ...(particles === undefined ? {} : { particles }) },
    { ...(signal === undefined ? {} : { signal }), ...(warning === undefined ? {} : { warning }) },
  );
}

function present(inferred: Inferred | undefined): { readonly inferred?: Inferred } {
  return inferred === undefined ? {} : { inferred };
}
