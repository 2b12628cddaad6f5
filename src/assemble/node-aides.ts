import { Worker } from 'node:worker_threads';
import type { AideAnswer, AideOrder } from './aide-worker.ts';
import type { Aides } from './tell.ts';

/**
 * So many worker threads of Node that judge claims and tell of targets; undefined for none. They start at once, so that they are ready when
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
  const ask = async (
    order: AideOrder,
    heard: (answer: Exclude<AideAnswer, 'done'>) => void,
  ): Promise<void> => {
    await Promise.all(
      workers.map(async ({ worker, gone }) => {
        const done = new Promise<void>((resolve) => {
          worker.on('message', (answer: AideAnswer) => {
            if (answer === 'done') resolve();
            else heard(answer);
          });
        });
        worker.ref();
        worker.postMessage(order);
        await Promise.race([done, gone]);
        worker.removeAllListeners('message');
        worker.unref();
      }),
    );
  };
  return {
    judge: (all, told) =>
      ask({ judge: all }, (answer) => {
        if ('told' in answer) told(answer.number, answer.told);
      }),
    tell: (all, told) =>
      ask({ tell: all }, (answer) => {
        if ('facts' in answer) told(answer.number, answer.facts);
      }),
    end: () => {
      for (const { worker } of workers) void worker.terminate();
    },
  };
}
