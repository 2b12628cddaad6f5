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
  /** Where the code of a worker stands, if not beside this one. */
  readonly workerUrl?: URL;
  /** Milliseconds without an answer after which threads that have a run are taken for stuck, if that is longer than some runs here took. */
  readonly patience?: number;
  readonly signal?: AbortSignal;
  /** Told after each run. */
  readonly done?: (runs: number) => void;
  /** Told in a sentence when a worker thread has failed or is stuck, and this one does its run again. */
  readonly warning?: (message: string) => void;
}

/** Milliseconds for which this thread hears nothing. */
const DEAF = 50;
/** Unless the crew says otherwise: runs take seconds. */
const PATIENCE = 60_000;
/** Other threads may be slower than this one, but not so many times. */
const SLOWER = 10;

/**
 * Does the runs, in this thread and in others beside it; what they find does not depend on which. What a thread that fails
 * or is stuck leaves undone is done here. An abort rejects with the signal's reason.
 */
export async function doRuns(ready: Ready, orders: readonly Orders[], crew: Crew): Promise<RunResult[]> {
  const { threads, signal, done, patience = PATIENCE, warning } = crew;
  signal?.throwIfAborted();
  const results = new Map<number, RunResult>();
  let completed: () => void = () => {};
  const complete = new Promise<void>((resolve) => {
    completed = resolve;
  });
  let heard = performance.now();
  const answered = (run: number, result: RunResult): void => {
    heard = performance.now();
    if (results.has(run)) return;
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
    let longest = 0;
    for (let run = Atomics.add(taken, 0, 1); run < orders.length; run = Atomics.add(taken, 0, 1)) {
      const began = performance.now();
      answered(run, await sample(target, orders[run]!, breathe));
      longest = Math.max(longest, performance.now() - began);
    }
    if (others > 0 && results.size < orders.length) {
      const most = Math.max(patience, SLOWER * longest);
      const silent = silence(() => heard, most);
      const isStuck = await Promise.race([complete, workers.ended, aborted(signal), silent.long]).finally(
        silent.stop,
      );
      if (isStuck === true) {
        workers.dismiss();
        warning?.(
          `Threads of the inference gave no answer for ${Math.round(most / 1000)} s; their runs are done again.`,
        );
      }
    }
    for (const [run, order] of orders.entries()) {
      if (!results.has(run)) answered(run, await sample(target, order, breathe));
    }
  } finally {
    workers.dismiss();
  }
  return orders.map((_, run) => results.get(run));
}

/** Resolves with true once nothing has been heard for so many milliseconds. */
function silence(
  heard: () => number,
  most: number,
): { readonly long: Promise<true>; readonly stop: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const long = new Promise<true>((resolve) => {
    const look = (): void => {
      const left = heard() + most - performance.now();
      if (left <= 0) resolve(true);
      else timer = setTimeout(look, left);
    };
    // This thread may have been busy itself: an answer that has come meanwhile is heard first.
    timer = setTimeout(look, most);
  });
  return { long, stop: () => clearTimeout(timer) };
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
    // Asked for where there are workers only: in a page no file stands beside this one.
    () => new Worker(workerUrl ?? new URL('./worker.js', import.meta.url), { workerData: duty }),
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
