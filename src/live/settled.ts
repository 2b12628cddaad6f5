import type { Fault } from '../kernel/kernel.ts';
import type { Asked } from './asked.ts';
import { LEAST_EFFECTIVE, type Posterior, type Reweighed } from './evidence/posterior.ts';
import type { Evidenced } from './question.ts';
import type { Turned } from './ready.ts';

/** The draws that are told of, learned anew if those that there are do not do; undefined where nobody waits any more. */
export async function settledOn(
  posterior: Posterior,
  laid: Turned,
  { question: { changes }, tell, signal }: Asked,
): Promise<Reweighed | Fault | undefined> {
  const left = await posterior.reweighed(laid, changes);
  if (signal.aborted) return undefined;
  if ('diagnostic' in left || left.enough) return left;
  const { effective, khat } = left;
  const tail = khat === undefined ? {} : { khat };
  await tell({ kind: 'learning', effective, least: LEAST_EFFECTIVE, ...tail });
  try {
    const fault = await posterior.learn(laid, changes, signal);
    if (fault !== undefined) return fault;
  } catch (error) {
    if (signal.aborted) return undefined;
    throw error;
  }
  const learned = await posterior.reweighed(laid, changes);
  return signal.aborted ? undefined : learned;
}

/** What a reader is told of the draws. */
export function evidenced(left: Reweighed | undefined): Evidenced | undefined {
  if (left === undefined) return undefined;
  const { effective, of, again } = left;
  return { effective, of, again };
}

/** What a stint is given of it. */
export function given(left: Reweighed | undefined): { readonly drawn?: Reweighed['drawn'] } {
  return left === undefined ? {} : { drawn: left.drawn };
}

/**
 * How many times larger Monte-Carlo errors are than those of as many independent worlds, where worlds share draws that are weighed: of
 * what depends on those alone the variance of a mean is its spread's square over the effective draws, beside that of worlds drawn from them.
 * Of what depends on other luck, too, it is less, so that nothing is told for surer than it is.
 */
export function excessOf(left: Reweighed | undefined, worlds: number): number {
  return left === undefined || left.inferred !== undefined ? 1 : Math.sqrt(1 + worlds / left.effective);
}
