import { Worker as Thread } from 'node:worker_threads';
import { ownThread } from './own-thread.ts';
import type { Plan } from './plan.ts';
import type { Player } from './player.ts';
import { playing } from './playing.ts';
import { type Listener, pool, type Worker } from './pool.ts';
import type { Done } from './tasks.ts';
import { memoryIn } from './transfer.ts';

/** How worker threads are to be employed. */
export interface Crew {
  /** The calling thread is one of them: it plays when it has nothing else to do, and lets the event loop run between tasks. */
  readonly threads: number;
  /** The calling thread has other work meanwhile: with more than one thread it is none of them. */
  readonly aside?: boolean;
  /** Told in a sentence when a worker is replaced, or where nothing can be compiled. */
  readonly warn?: (message: string) => void;
  /** Milliseconds after which a worker that does not answer is taken for stuck. */
  readonly patience?: number;
  /** Where the code of a worker stands, if not beside this one. */
  readonly workerUrl?: URL;
}

/** Unless the crew says otherwise: tasks take seconds at most. */
const PATIENCE = 600_000;

/** Plays in Node, in so many threads; all but the calling one are workers, which are replaced where they crash or are stuck. */
export function threads(plan: Plan, crew: Crew): Player {
  const { threads: count, aside = false, warn = () => undefined, patience = PATIENCE } = crew;
  if (count === 1) return ownThread(plan, warn);
  const { workerUrl = new URL('./worker.js', import.meta.url) } = crew;
  return pool(plan, (listener) => workerThread(workerUrl, listener), {
    ...{ count, patience, warn },
    ...(aside ? {} : { own: playing }),
  });
}

/** Mebibytes for a worker's short-lived objects, of which it makes few: what it plays lies outside its heap. */
const YOUNG = 4;

/** Starts a worker thread, whose code is at the address. */
export function workerThread(url: URL, { answered, failed }: Listener): Worker {
  const thread = new Thread(url, { resourceLimits: { maxYoungGenerationSizeMb: YOUNG } });
  let said = '';
  thread.on('message', (done: Done) => answered(done));
  thread.on('messageerror', ({ message }) => failed(`gave an answer that cannot be read (${message})`));
  thread.on('error', (error) => {
    said = `: ${error.message}`;
  });
  // Answers given before the end have been heard by now.
  thread.on('exit', (code) => failed(`ended with exit code ${code}${said}`));
  return {
    order: (order) => thread.postMessage(order, memoryIn(order)),
    end: () => thread.terminate(),
  };
}
