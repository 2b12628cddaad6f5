import { Worker as Thread } from 'node:worker_threads';
import type { Plan } from './plan.ts';
import type { Player } from './player.ts';
import { type Listener, pool, type Terms, type Worker } from './pool.ts';
import type { Done } from './tasks.ts';

/** How worker threads are to be employed. */
export interface Crew extends Terms {
  /** Where the code of a worker stands. */
  readonly workerUrl: URL;
}

/** Plays in so many worker threads of Node, which are replaced where they crash or are stuck. */
export function threads(plan: Plan, { workerUrl, ...terms }: Crew): Player {
  return pool((listener) => hire(plan, workerUrl, listener), terms);
}

function hire(plan: Plan, url: URL, { answered, failed }: Listener): Worker {
  const thread = new Thread(url, { workerData: plan });
  let said = '';
  thread.on('message', (done: Done) => answered(done));
  thread.on('messageerror', ({ message }) => failed(`gave an answer that cannot be read (${message})`));
  thread.on('error', (error) => {
    said = `: ${error.message}`;
  });
  // Answers given before the end have been heard by now.
  thread.on('exit', (code) => failed(`ended with exit code ${code}${said}`));
  return {
    give: (task) => thread.postMessage(task),
    end: () => thread.terminate(),
  };
}
