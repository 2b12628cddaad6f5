import type { Fault } from '../kernel/kernel.ts';
import type { Run } from '../simulate/plan.ts';
import { type Foreknown, type Foretell, foretoldAmong, foretoldHere } from './foretelling.ts';
import type { WebWorker } from './web-worker.ts';

/** Workers of this name find what actors foresee; they have the code of all others. */
export const TELLER = 'rubicon-foresight';
/** Each holds the worlds of its options in memory. */
const MOST = 4;

/** What a worker is asked, once. */
export interface TellerCall {
  readonly run: Run;
  readonly seed: number;
}

/** What it says. */
export type TellerReply =
  | { readonly kind: 'progress'; readonly option: number; readonly of: number }
  | { readonly kind: 'found'; readonly found: Foreknown | Fault }
  | { readonly kind: 'failed'; readonly message: string };

/** The worker's side. */
export async function tell({ run, seed }: TellerCall, reply: (message: TellerReply) => void): Promise<void> {
  try {
    const progress = (option: number, of: number): void => reply({ kind: 'progress', option, of });
    reply({ kind: 'found', found: await foretoldHere(run, seed, { progress }) });
  } catch (error) {
    reply({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
}

/**
 * Finds what actors foresee in threads of its own, so that whoever answers meanwhile is not held up: to find it takes long between two
 * moments at which others can be heard. They end with what they find, or at once when nobody waits for it any more.
 *
 * @param start starts a worker of that name
 */
export function foretoldBeside(threads: number, start: () => WebWorker): Foretell {
  return async (run, seed, hooks) => {
    const count = Math.min(MOST, threads, run.options.length);
    const workers = started(count, start);
    if (workers === undefined) return foretoldHere(run, seed, hooks);
    try {
      return await foretoldAmong(workers.map(asked))(run, seed, hooks);
    } finally {
      for (const worker of workers) worker.terminate();
    }
  };
}

/** Undefined where workers cannot be started. */
function started(count: number, start: () => WebWorker): WebWorker[] | undefined {
  const workers: WebWorker[] = [];
  try {
    for (let k = 0; k < count; k++) workers.push(start());
  } catch {
    for (const worker of workers) worker.terminate();
    return undefined;
  }
  return workers;
}

function asked(worker: WebWorker): Foretell {
  return (run, seed, { progress, signal }) =>
    new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
      worker.onmessage = ({ data }) => {
        const said = data as TellerReply;
        if (said.kind === 'progress') progress?.(said.option, said.of);
        else if (said.kind === 'found') resolve(said.found);
        else reject(new Error(said.message));
      };
      worker.onerror = (event) => {
        event.preventDefault();
        reject(new Error(event.message ?? 'what actors foresee could not be found'));
      };
      const call: TellerCall = { run, seed };
      worker.postMessage(call);
    });
}
