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
  if ('diagnostic' in left || left.effective >= LEAST_EFFECTIVE) return left;
  await tell({ kind: 'learning', effective: left.effective, least: LEAST_EFFECTIVE });
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
