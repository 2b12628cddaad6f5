import type { Order } from './orders.ts';
import type { Plan } from './plan.ts';
import { type Player, preparation, type Ready } from './player.ts';
import type { Done, Task } from './tasks.ts';

/** Tasks given out for each worker, so that none waits for the next while an earlier one is still being played. */
const AHEAD = 4;
/** How often a task is tried. */
const TRIES = 3;

/** How workers are to be employed. */
export interface Terms {
  readonly count: number;
  /** Milliseconds without an answer after which a worker that has a task is taken for stuck. */
  readonly patience: number;
  /** Told in a sentence when a worker is replaced. */
  readonly warn: (message: string) => void;
}

/** A worker that has been started. It carries out its orders in turn. */
export interface Worker {
  readonly order: (order: Order) => void;
  /** Ends it, whatever it is doing. */
  readonly end: () => Promise<unknown>;
}

/** Who hears of a worker. Whatever comes after `failed`, or after its end, is ignored. */
export interface Listener {
  readonly answered: (done: Done) => void;
  /** It will not answer any more. `what` goes on from "A worker …": "ended with exit code 1". */
  readonly failed: (what: string) => void;
}

/** Rejects a task on which one worker after the other has failed. The message is for the user. */
export class WorkersFailed extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'WorkersFailed';
  }
}

interface Job {
  readonly task: Task;
  readonly ready: Ready;
  readonly resolve: (done: Done) => void;
  readonly reject: (error: unknown) => void;
  failures: number;
}

/** A place for a worker, who plays the jobs in their order. */
interface Hand {
  worker: Worker | undefined;
  /** Runs that the worker has been given. */
  readonly runs: Set<number>;
  readonly jobs: Job[];
  timer: ReturnType<typeof setTimeout> | undefined;
}

/**
 * Plays a plan in so many workers, of whatever kind. They start at once, and are given each run when it is compiled. A worker that fails or is stuck is replaced and its tasks are played again;
 * a task on which three workers have failed is rejected with what the last one said. As a task gives the same whoever
 * plays it, that changes nothing of what is found.
 *
 * @param start starts a worker
 */
export function pool(
  plan: Plan,
  start: (listener: Listener) => Worker,
  { count, patience, warn }: Terms,
): Player {
  const hands = Array.from(
    { length: count },
    (): Hand => ({ worker: undefined, runs: new Set(), jobs: [], timer: undefined }),
  );
  const prepared = preparation(plan, warn);
  let closed = false;

  const give = (job: Job): void => {
    const hand = hands.reduce((a, b) => (b.jobs.length < a.jobs.length ? b : a));
    try {
      hand.worker ??= hire(hand);
    } catch (error) {
      job.reject(error);
      return;
    }
    hand.jobs.push(job);
    if (hand.jobs.length === 1) watch(hand);
    const { task, ready } = job;
    if (!hand.runs.has(task.run)) hand.worker.order({ kind: 'run', run: task.run, ready });
    hand.runs.add(task.run);
    hand.worker.order({ kind: 'task', task });
  };

  const hire = (hand: Hand): Worker => {
    const worker = start({
      answered: (done) => {
        if (hand.worker !== worker || closed) return;
        const [job] = hand.jobs;
        if (job?.task.index !== done.index) return dismiss(hand, worker, 'answered what it was not asked');
        hand.jobs.shift();
        watch(hand);
        job.resolve(done);
      },
      failed: (what) => dismiss(hand, worker, what),
    });
    return worker;
  };

  /** Waits for the next answer, if a job is under way. */
  const watch = (hand: Hand): void => {
    clearTimeout(hand.timer);
    const { worker } = hand;
    const [job] = hand.jobs;
    if (worker === undefined || job === undefined) return;
    const isStuck = (): void => {
      if (hand.jobs[0] === job) dismiss(hand, worker, `gave no answer for ${formatTime(patience)}`);
    };
    // This thread may have been busy itself: an answer that has come meanwhile is heard first.
    hand.timer = setTimeout(() => {
      hand.timer = setTimeout(isStuck, 0);
    }, patience);
  };

  const dismiss = (hand: Hand, worker: Worker, what: string): void => {
    if (hand.worker !== worker || closed) return;
    hand.worker = undefined;
    hand.runs.clear();
    clearTimeout(hand.timer);
    void worker.end();
    const [first, ...rest] = hand.jobs.splice(0);
    if (first === undefined) return;
    first.failures += 1;
    const failed = `A worker ${what}, while it played ${worldsOf(first.task)}`;
    if (first.failures < TRIES) {
      warn(`${failed}. Another plays them again.`);
      give(first);
    } else first.reject(new WorkersFailed(`${failed}. ${TRIES} workers have failed there.`));
    for (const job of rest) give(job);
  };

  try {
    for (const hand of hands) hand.worker = hire(hand);
  } catch {
    // Whoever has a task will try again, and say why it failed.
  }

  return {
    threads: count,
    capacity: count * AHEAD,
    play: async (task) => {
      const ready = await prepared.ready(task.run);
      return new Promise<Done>((resolve, reject) => {
        if (!closed) give({ task, ready, resolve, reject, failures: 0 });
      });
    },
    close: async () => {
      closed = true;
      prepared.end();
      for (const { timer } of hands) clearTimeout(timer);
      await Promise.all(hands.map(({ worker }) => worker?.end()));
    },
  };
}

function worldsOf({ first, count }: Task): string {
  return `worlds ${first} to ${first + count - 1}`;
}

function formatTime(ms: number): string {
  return ms < 1000 ? `${ms} ms` : `${Math.round(ms / 1000)} s`;
}
