import { Worker } from 'node:worker_threads';
import type { AideAnswer } from './aide-worker.ts';
import type { Aides } from './tell.ts';

/**
 * So many worker threads of Node that tell of targets; undefined for none. They start at once, so that they are ready when
 * they are asked. One that fails is of no more use, and what it took up is left to the caller.
 *
 * @param workerUrl where the code of a worker stands, if not beside this one
 */
export function nodeAides(
  count: number,
  workerUrl: URL = new URL('./aide-worker.js', import.meta.url),
): Aides | undefined {
  if (count < 1) return undefined;
  const workers = Array.from({ length: count }, () => {
    const worker = new Worker(workerUrl);
    // Nothing waits for an aide that was never asked.
    worker.unref();
    const gone = new Promise<void>((resolve) => {
      worker.once('error', () => resolve());
      worker.once('exit', () => resolve());
    });
    return { worker, gone };
  });
  return {
    tell: async (all, told) => {
      await Promise.all(
        workers.map(async ({ worker, gone }) => {
          const done = new Promise<void>((resolve) => {
            worker.on('message', (answer: AideAnswer) => {
              if (answer === 'done') resolve();
              else told(answer.number, answer.facts);
            });
          });
          worker.ref();
          worker.postMessage(all);
          await Promise.race([done, gone]);
          worker.removeAllListeners('message');
          worker.unref();
        }),
      );
    },
    end: () => {
      for (const { worker } of workers) void worker.terminate();
    },
  };
}
