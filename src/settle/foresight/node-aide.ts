import { Worker } from 'node:worker_threads';
import type { HalfLearned } from '../stopping/halves.ts';
import type { AideOrder } from './aide-worker.ts';
import type { Aide } from './settle.ts';

/**
 * A worker thread of Node that settles along. It starts at once, so that it is ready when it is asked. One that fails is of no more use, and what it was
 * asked is left to the caller.
 *
 * @param workerUrl where the code of a worker stands, if not beside this one
 */
export function nodeAide(workerUrl: URL = new URL('./aide-worker.js', import.meta.url)): Aide {
  const worker = new Worker(workerUrl);
  // Nothing waits for an aide that was never asked.
  worker.unref();
  let isGone = false;
  const gone = new Promise<undefined>((resolve) => {
    const leave = (): void => {
      isGone = true;
      resolve(undefined);
    };
    worker.once('error', leave);
    worker.once('exit', leave);
  });
  const ask = async (order: AideOrder): Promise<HalfLearned | undefined> => {
    if (isGone) return undefined;
    worker.ref();
    let hear: ((learned: HalfLearned) => void) | undefined;
    const answered = new Promise<HalfLearned>((resolve) => {
      hear = resolve;
      worker.once('message', resolve);
    });
    worker.postMessage(order);
    const found = await Promise.race([answered, gone]);
    if (hear !== undefined) worker.off('message', hear);
    worker.unref();
    return found;
  };
  return {
    stakes: (handed, settings, goingOn) => ask({ kind: 'stakes', handed, settings, goingOn }),
    talks: (goingOn) => ask({ kind: 'talks', goingOn }),
    end: () => void worker.terminate(),
  };
}
