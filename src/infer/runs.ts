import type { Worker } from 'node:worker_threads';
import type { Fault } from '../kernel/kernel.ts';
import { pause } from '../kernel/pause.ts';
import { type Orders, type Sampled, sample } from './sampler.ts';
import { type Ready, targetOf } from './target.ts';

/** What a run comes to; undefined where no particle was possible. */
export type RunResult = Sampled | Fault | undefined;

/** What a worker is given at its start, and then run by run. */
export interface Answer {
  readonly run: number;
  readonly result: RunResult;
}

/** How runs are done. */
export interface Crew {
  readonly threads: number;
  readonly workerUrl: URL;
  readonly signal?: AbortSignal;
  /** Told after each run. */
  readonly done?: (runs: number) => void;
}

/**
 * Does the runs, in this thread or in so many worker threads; what they find does not depend on which. An abort rejects with the
 * signal's reason, a worker that fails with an error.
 */
export async function doRuns(ready: Ready, orders: readonly Orders[], crew: Crew): Promise<RunResult[]> {
  const { threads, signal, done } = crew;
  signal?.throwIfAborted();
  if (threads > 1 && orders.length > 1) return inWorkers(ready, orders, crew);
  const target = targetOf(ready);
  const results: RunResult[] = [];
  for (const order of orders) {
    await pause();
    signal?.throwIfAborted();
    results.push(sample(target, order));
    done?.(results.length);
  }
  return results;
}

async function inWorkers(
  ready: Ready,
  orders: readonly Orders[],
  { threads, workerUrl, signal, done }: Crew,
): Promise<RunResult[]> {
  const results = new Array<RunResult>(orders.length).fill(undefined);
  const workers: Worker[] = [];
  let next = 0;
  let finished = 0;
  // A browser, which has no such module, infers in one thread of its own.
  const { Worker: Thread } = await import('node:worker_threads');
  return new Promise<RunResult[]>((resolve, reject) => {
    const end = (): void => {
      for (const worker of workers) void worker.terminate();
      signal?.removeEventListener('abort', abort);
    };
    const fail = (error: unknown): void => {
      end();
      reject(error);
    };
    const abort = (): void => fail(signal?.reason);
    signal?.addEventListener('abort', abort);
    const give = (worker: Worker): void => {
      const order = orders[next++];
      if (order !== undefined) worker.postMessage(order);
    };
    for (let thread = 0; thread < Math.min(threads, orders.length); thread++) {
      const worker = new Thread(workerUrl, { workerData: ready });
      workers.push(worker);
      worker.on('message', ({ run, result }: Answer) => {
        results[orders.findIndex((order) => order.run === run)] = result;
        finished++;
        done?.(finished);
        if (finished === orders.length) {
          end();
          resolve(results);
        } else give(worker);
      });
      worker.on('error', fail);
      worker.on('exit', (code) => {
        if (finished < orders.length)
          fail(new Error(`a thread of the inference ended with exit code ${code}`));
      });
      give(worker);
    }
  });
}
