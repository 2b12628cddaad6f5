import { Worker } from 'node:worker_threads';
import type { Plan } from './plan.ts';
import type { Player } from './player.ts';
import type { Done, Task } from './tasks.ts';

/** Tasks given out for each worker, so that none waits for the next while an earlier one is still being played. */
const AHEAD = 4;

interface Hand {
  readonly worker: Worker;
  readonly waiting: Map<
    number,
    { readonly resolve: (done: Done) => void; readonly reject: (error: Error) => void }
  >;
}

/**
 * Plays in so many worker threads. If a worker crashes, the tasks it held are rejected with what it said, and so is
 * every task given to it later.
 */
export function threads(plan: Plan, count: number, workerUrl: URL): Player {
  let closed = false;
  const hands = Array.from({ length: count }, (): Hand => {
    const worker = new Worker(workerUrl, { workerData: plan });
    const waiting: Hand['waiting'] = new Map();
    const fail = (error: Error): void => {
      for (const { reject } of waiting.values()) reject(error);
      waiting.clear();
    };
    worker.on('message', (done: Done) => {
      waiting.get(done.index)?.resolve(done);
      waiting.delete(done.index);
    });
    worker.on('error', (error) =>
      fail(new Error(`A worker thread failed: ${error.message}`, { cause: error })),
    );
    worker.on('exit', (code) => {
      if (!closed) fail(new Error(`A worker thread ended with exit code ${code}.`));
    });
    return { worker, waiting };
  });
  const idlest = (): Hand => hands.reduce((a, b) => (b.waiting.size < a.waiting.size ? b : a));
  return {
    capacity: count * AHEAD,
    play: (task: Task) =>
      new Promise<Done>((resolve, reject) => {
        const { worker, waiting } = idlest();
        if (worker.threadId < 0) {
          reject(new Error('A worker thread has ended.'));
          return;
        }
        waiting.set(task.index, { resolve, reject });
        worker.postMessage(task);
      }),
    close: async () => {
      closed = true;
      await Promise.all(hands.map(({ worker }) => worker.terminate()));
    },
  };
}
