import type { Fault } from '../kernel/kernel.ts';
import { pause } from '../kernel/pause.ts';
import { type Orders, type Sampled, sample } from './sampler.ts';
import { type Ready, targetOf } from './target.ts';

/** What a run comes to; undefined where no particle was possible. */
export type RunResult = Sampled | Fault | undefined;

/** What a worker is given at its start. */
export interface Duty {
  readonly ready: Ready;
  readonly orders: readonly Orders[];
  /** How many runs have been taken, by whichever thread. */
  readonly taken: Int32Array;
}

/** What a worker answers, run by run. */
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
  /** Told in a sentence when a worker thread has failed and this one does its run again. */
  readonly warning?: (message: string) => void;
}

/** Milliseconds for which this thread hears nothing. */
const DEAF = 50;

/**
 * Does the runs, in this thread and in others beside it; what they find does not depend on which. What a thread that fails
 * leaves undone is done here. An abort rejects with the signal's reason.
 */
export async function doRuns(ready: Ready, orders: readonly Orders[], crew: Crew): Promise<RunResult[]> {
  const { threads, signal, done } = crew;
  signal?.throwIfAborted();
  const results = new Map<number, RunResult>();
  let completed: () => void = () => {};
  const complete = new Promise<void>((resolve) => {
    completed = resolve;
  });
  const answered = (run: number, result: RunResult): void => {
    results.set(run, result);
    done?.(results.size);
    if (results.size === orders.length) completed();
  };
  const others = Math.max(0, Math.min(threads, orders.length) - 1);
  // A page may have no memory to share, and infers in one thread of its own.
  const taken = others > 0 ? new Int32Array(new SharedArrayBuffer(4)) : new Int32Array(1);
  const workers = await hire(others, { ready, orders, taken }, crew, answered);
  try {
    const target = targetOf(ready);
    const breathe = pauses(signal);
    for (let run = Atomics.add(taken, 0, 1); run < orders.length; run = Atomics.add(taken, 0, 1)) {
      answered(run, await sample(target, orders[run]!, breathe));
    }
    if (others > 0) await Promise.race([complete, workers.ended, aborted(signal)]);
    for (const [run, order] of orders.entries()) {
      if (!results.has(run)) answered(run, await sample(target, order, breathe));
    }
  } finally {
    workers.dismiss();
  }
  return orders.map((_, run) => results.get(run));
}

/** Never resolves; rejects with the signal's reason. */
function aborted(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

/** Lets other things happen now and then; an abort among them rejects. */
function pauses(signal: AbortSignal | undefined): () => Promise<void> {
  let heard = performance.now();
  return async () => {
    if (performance.now() - heard < DEAF) return;
    await pause();
    signal?.throwIfAborted();
    heard = performance.now();
  };
}

interface Workers {
  /** Resolves when every worker has ended, well or not. */
  readonly ended: Promise<unknown>;
  readonly dismiss: () => void;
}

async function hire(
  count: number,
  duty: Duty,
  { workerUrl, warning }: Crew,
  answered: (run: number, result: RunResult) => void,
): Promise<Workers> {
  if (count === 0) return { ended: new Promise(() => {}), dismiss: () => {} };
  const { Worker } = await import('node:worker_threads');
  let dismissed = false;
  const workers = Array.from(
    { length: Math.max(0, count) },
    () => new Worker(workerUrl, { workerData: duty }),
  );
  const ends = workers.map((worker) => {
    let failure: string | undefined;
    worker.on('message', ({ run, result }: Answer) => answered(run, result));
    worker.on('error', (error: unknown) => {
      failure = error instanceof Error ? error.message : String(error);
    });
    return new Promise<void>((resolve) => {
      worker.on('exit', (code) => {
        failure ??= code === 0 ? undefined : `exit code ${code}`;
        if (failure !== undefined && !dismissed) {
          warning?.(`A thread of the inference failed (${failure}); its run is done again.`);
        }
        resolve();
      });
    });
  });
  return {
    ended: Promise.all(ends),
    dismiss: () => {
      dismissed = true;
      for (const worker of workers) void worker.terminate();
    },
  };
}
