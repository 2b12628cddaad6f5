import { pause } from '../kernel/pause.ts';
import { employ, type Hand } from './idle.ts';
import { pathOf } from './sampler.ts';
import type { Ready, Target } from './target.ts';
import { type Before, type Outcome, perform, type Run, take, tasksOf, type Work } from './task.ts';

/** What a worker is given. */
export interface Duty {
  /** Tells answers to this from answers to an earlier one. */
  readonly number: number;
  readonly ready: Ready;
  readonly work: Work;
  /** Of each task who has taken it, 0 where nobody has; and who the worker is. */
  readonly takers: Int32Array;
  readonly who: number;
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
  /** Milliseconds without an answer after which a thread that has a run is taken for stuck, if that is longer than some runs here took. */
  readonly patience?: number;
  readonly signal?: AbortSignal;
  /** Told after each run. */
  readonly done?: (runs: number) => void;
  /** Told in a sentence when a worker thread has failed or is stuck, and another takes its place. */
  readonly warning?: (message: string) => void;
}

/** Milliseconds for which this thread hears nothing. */
const DEAF = 50;
/** Unless the crew says otherwise: runs take seconds. */
const PATIENCE = 60_000;
/** Other threads may be slower than this one, but not so many times. */
const SLOWER = 10;
/** So many threads take one place, one after the other; what the last leaves undone is done by the others. */
const TRIES = 3;
/** Who this thread is among the takers of tasks. */
const ME = 1;

/** Duties given out so far. */
let duties = 0;

/**
 * Does the work, in this thread and in others beside it; what they find does not depend on which. First a run of other luck finds the
 * way for all, while the other threads start. A thread that fails or is stuck is replaced, and what it left undone is free for all again. An
 * abort rejects with the signal's reason.
 *
 * @param target made of `ready`
 */
export async function doRuns(target: Target, ready: Ready, work: Work, crew: Crew): Promise<Results> {
  const { threads, signal, done, patience = PATIENCE } = crew;
  signal?.throwIfAborted();
  const tasks = tasksOf(work);
  const outcomes = new Map<number, Outcome<Run | Before>>();
  let ring: () => void = () => {};
  let runs = 0;
  const answered = (task: number, outcome: Outcome<Run | Before>): void => {
    if (outcomes.has(task)) return;
    outcomes.set(task, outcome);
    if (task < work.orders.length) done?.(++runs);
    ring();
  };
  let longest = 0;
  // When this thread began what it is doing: as long as it is not done itself, none is slow.
  let began: number | undefined = performance.now();
  const others = Math.max(0, Math.min(threads, tasks) - 1);
  // A page may have no memory to share, and infers in one thread of its own.
  const takers =
    others > 0
      ? new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT * tasks))
      : new Int32Array(tasks);
  const left = (who: number): number[] =>
    [...takers.keys()].filter((task) => Atomics.load(takers, task) === who && !outcomes.has(task));
  const workers = await hire(others, crew, {
    answered,
    left,
    patience: () => Math.max(patience, SLOWER * Math.max(longest, performance.now() - (began ?? Infinity))),
    lost: (who) => {
      for (const task of left(who)) Atomics.store(takers, task, 0);
      ring();
    },
  });
  let unfinished = true;
  const over = new AbortController();
  try {
    const breathe = pauses(signal);
    const path = await pathOf(target, work.scout, breathe);
    // Where the scout finds no way, each run looks for its own, and says what is the matter.
    const isPath = path !== undefined && !('diagnostic' in path);
    const orders = isPath ? work.orders.map((one) => ({ ...one, path })) : work.orders;
    const planned = { ...work, orders };
    workers.order({ number: ++duties, ready, work: planned, takers });
    const abort = aborted(signal, over.signal);
    for (;;) {
      for (let task = take(takers, ME); task !== undefined; task = take(takers, ME)) {
        const start = performance.now();
        began = start;
        answered(task, await perform(target, planned, task, breathe));
        longest = Math.max(longest, performance.now() - start);
      }
      began = undefined;
      if (outcomes.size === tasks) break;
      const rung = new Promise<void>((resolve) => {
        ring = resolve;
      });
      await Promise.race([rung, abort]);
    }
    unfinished = false;
  } finally {
    over.abort();
    // Who has answered all is ready for the next; who has not is not waited for.
    if (unfinished) workers.dismiss();
    else workers.release();
  }
  return {
    runs: work.orders.map((_, run) => outcomes.get(run) as Outcome<Run>),
    before: outcomes.get(work.orders.length) as Outcome<Before>,
  };
}

/** Never resolves; rejects with the signal's reason. @param over ends listening: a run learns many times on one signal */
function aborted(signal: AbortSignal | undefined, over: AbortSignal): Promise<never> {
  const never = new Promise<never>((_, reject) => {
    if (signal?.aborted) reject(signal.reason);
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true, signal: over });
  });
  // It may come when nothing waits for it: then what was being done hears of it.
  never.catch(() => {});
  return never;
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

/** What workers are told of, and tell. */
interface Desk {
  readonly answered: (task: number, outcome: Answer['outcome']) => void;
  /** Tasks that a worker has taken and not answered. */
  readonly left: (who: number) => readonly number[];
  /** Milliseconds without an answer after which one that has a task is taken for stuck. */
  readonly patience: () => number;
  /** A worker is gone: what it left is free. */
  readonly lost: (who: number) => void;
}

interface Workers {
  /** Gives all of them this to do, those too that take the place of others later. */
  readonly order: (duty: Omit<Duty, 'who'>) => void;
  readonly dismiss: () => void;
  readonly release: () => void;
}

interface Place {
  readonly who: number;
  readonly hand: Hand<Duty>;
  /** Which thread this is that takes the place. */
  readonly tries: number;
  timer: ReturnType<typeof setTimeout> | undefined;
}

async function hire(count: number, { workerUrl, warning }: Crew, desk: Desk): Promise<Workers> {
  const places = new Set<Place>();
  let duty: Omit<Duty, 'who'> | undefined;
  let over = false;
  let last = ME;

  const fill = async (tries: number): Promise<void> => {
    const who = ++last;
    let place: Place | undefined;
    let failed: string | undefined;
    // Asked for where there are workers only: in a page no file stands beside this one.
    const url = workerUrl ?? new URL('./worker.js', import.meta.url);
    const hand = await employ<Duty, Answer>(url, {
      answered: ({ duty: number, task, outcome }) => {
        if (number !== duty?.number || place === undefined || !places.has(place)) return;
        watch(place);
        desk.answered(task, outcome);
      },
      ended: (failure) => {
        failed = `failed (${failure ?? 'it ended'})`;
        if (place !== undefined) lose(place, failed);
      },
    });
    place = { who, hand, tries, timer: undefined };
    if (over) return hand.end();
    places.add(place);
    if (failed !== undefined) return lose(place, failed);
    if (duty !== undefined) start(place, duty);
  };

  const start = (place: Place, given: Omit<Duty, 'who'>): void => {
    place.hand.order({ ...given, who: place.who });
    watch(place);
  };

  /** Waits for the next answer. */
  const watch = (place: Place): void => {
    clearTimeout(place.timer);
    const most = desk.patience();
    const look = (): void => {
      if (!places.has(place)) return;
      // It has nothing to do, or runs have turned out to take long.
      if (desk.left(place.who).length === 0 || desk.patience() > most) watch(place);
      else lose(place, `gave no answer for ${formatTime(most)}`);
    };
    // This thread may have been busy itself: an answer that has come meanwhile is heard first.
    place.timer = setTimeout(() => {
      place.timer = setTimeout(look, 0);
    }, most);
  };

  const lose = (place: Place, what: string): void => {
    if (over || !places.delete(place)) return;
    clearTimeout(place.timer);
    place.hand.end();
    const again = place.tries < TRIES;
    const then = again
      ? 'another takes its place'
      : `so did ${TRIES - 1} before it: its runs are left to the others`;
    warning?.(`A thread of the inference ${what}; ${then}.`);
    if (again) void fill(place.tries + 1);
    desk.lost(place.who);
  };

  const end = (then: (hand: Hand<Duty>) => void): void => {
    over = true;
    for (const { hand, timer } of places) {
      clearTimeout(timer);
      then(hand);
    }
  };

  for (let index = 0; index < count; index++) await fill(1);
  return {
    order: (given) => {
      duty = given;
      for (const place of places) start(place, given);
    },
    dismiss: () => end((hand) => hand.end()),
    release: () => end((hand) => hand.release()),
  };
}

function formatTime(ms: number): string {
  return ms < 1000 ? `${Math.round(ms)} ms` : `${Math.round(ms / 1000)} s`;
}
