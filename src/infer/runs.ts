import { pause } from '../kernel/pause.ts';
import { employ, type Hand } from './idle.ts';
import type { Ready, Target } from './target.ts';
import { type Before, type Outcome, perform, type Run, tasksOf, type Work } from './task.ts';

/** What a worker is given. */
export interface Duty {
  /** Tells answers to this from answers to an earlier one. */
  readonly number: number;
  readonly ready: Ready;
  readonly work: Work;
  /** How many tasks have been taken, by whichever thread. */
  readonly taken: Int32Array;
}

/** What a worker answers, task by task. */
export interface Answer {
  readonly duty: number;
  readonly task: number;
  readonly outcome: Outcome<Run | Before>;
}

/** What all tasks came to. */
export interface Results {
  readonly runs: readonly Outcome<Run>[];
  readonly before: Outcome<Before>;
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

/** Duties given out so far. */
let duties = 0;

/**
 * Does the work, in this thread and in others beside it; what they find does not depend on which. What a thread that fails
 * or is stuck leaves undone is done here. An abort rejects with the signal's reason.
 *
 * @param target made of `ready`
 */
export async function doRuns(target: Target, ready: Ready, work: Work, crew: Crew): Promise<Results> {
  const { threads, signal, done, patience = PATIENCE, warning } = crew;
  signal?.throwIfAborted();
  const tasks = tasksOf(work);
  const outcomes = new Map<number, Outcome<Run | Before>>();
  let completed: () => void = () => {};
  const complete = new Promise<void>((resolve) => {
    completed = resolve;
  });
  let heard = performance.now();
  let runs = 0;
  const answered = (task: number, outcome: Outcome<Run | Before>): void => {
    heard = performance.now();
    if (outcomes.has(task)) return;
    outcomes.set(task, outcome);
    if (task < work.orders.length) done?.(++runs);
    if (outcomes.size === tasks) completed();
  };
  const others = Math.max(0, Math.min(threads, tasks) - 1);
  // A page may have no memory to share, and infers in one thread of its own.
  const taken = others > 0 ? new Int32Array(new SharedArrayBuffer(4)) : new Int32Array(1);
  const workers = await hire(others, { number: ++duties, ready, work, taken }, crew, answered);
  let unfinished = true;
  try {
    const breathe = pauses(signal);
    let longest = 0;
    for (let task = Atomics.add(taken, 0, 1); task < tasks; task = Atomics.add(taken, 0, 1)) {
      const began = performance.now();
      answered(task, await perform(target, work, task, breathe));
      longest = Math.max(longest, performance.now() - began);
    }
    if (others > 0 && outcomes.size < tasks) {
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
    unfinished = outcomes.size < tasks;
    for (let task = 0; task < tasks; task++) {
      if (!outcomes.has(task)) answered(task, await perform(target, work, task, breathe));
    }
  } finally {
    // Who has answered all is ready for the next; who has not is not waited for.
    if (unfinished) workers.dismiss();
    else workers.release();
  }
  return {
    runs: work.orders.map((_, run) => outcomes.get(run) as Outcome<Run>),
    before: outcomes.get(work.orders.length) as Outcome<Before>,
  };
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
  readonly release: () => void;
}

async function hire(
  count: number,
  duty: Duty,
  { workerUrl, warning }: Crew,
  answered: (task: number, outcome: Answer['outcome']) => void,
): Promise<Workers> {
  if (count === 0) return { ended: new Promise(() => {}), dismiss: () => {}, release: () => {} };
  // Asked for where there are workers only: in a page no file stands beside this one.
  const url = workerUrl ?? new URL('./worker.js', import.meta.url);
  const hands: Hand<Duty>[] = [];
  const ends: Promise<void>[] = [];
  for (let index = 0; index < count; index++) {
    let gone: () => void = () => {};
    ends.push(
      new Promise((resolve) => {
        gone = resolve;
      }),
    );
    const hand = await employ<Duty, Answer>(url, {
      answered: ({ duty: number, task, outcome }) => {
        if (number === duty.number) answered(task, outcome);
      },
      ended: (failure) => {
        if (failure !== undefined) {
          warning?.(`A thread of the inference failed (${failure}); its run is done again.`);
        }
        gone();
      },
    });
    hand.order(duty);
    hands.push(hand);
  }
  return {
    ended: Promise.all(ends),
    dismiss: () => {
      for (const hand of hands) hand.end();
    },
    release: () => {
      for (const hand of hands) hand.release();
    },
  };
}
