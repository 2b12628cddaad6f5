import { pause } from '../kernel/pause.ts';
import type { Order } from './orders.ts';
import type { Plan } from './plan.ts';
import { type Player, preparation, type Ready } from './player.ts';
import type { Play } from './playing.ts';
import type { Done, Task } from './tasks.ts';
import { roomOf } from './transfer.ts';

/** Tasks under way for each thread, so that none waits for the next while an earlier one is still being played. */
const AHEAD = 4;
/** Of these, how many a worker is handed: few, so that in the end none has several left while others have nothing to do. */
const HANDED = 2;
/** How often a task is tried. */
const TRIES = 3;

/** How workers are to be employed. */
export interface Terms {
  /** How many threads play. */
  readonly count: number;
  /**
   * How the calling thread plays a run, if it is one of them: whenever it has nothing else to do, from the start on, when workers are
   * still being started. Without it there are workers alone.
   */
  readonly own?: (ready: Ready) => Play;
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
  /** Whether the calling thread has taken it up. */
  own: boolean;
}

/** A place for a worker, who plays the jobs in their order. */
interface Hand {
  worker: Worker | undefined;
  /** Runs that the worker has been given. */
  readonly runs: Set<number>;
  /** What it has been handed, at most HANDED. */
  readonly jobs: Job[];
  /** Whether the worker has answered yet: it takes a while to start. */
  isHeard: boolean;
  /** How many workers have failed here since the last answer. */
  failures: number;
  timer: ReturnType<typeof setTimeout> | undefined;
}

/**
 * Plays a plan in so many workers, of whatever kind. They start at once, and are given each run when it is compiled. Tasks wait in one line for all,
 * from which a worker is handed the next before it needs it. A worker that fails or is stuck is replaced and its tasks are played again;
 * a task on which three workers have failed is rejected with what the last one said. As a task gives the same whoever
 * plays it, that changes nothing of what is found.
 *
 * @param start starts a worker
 */
export function pool(
  plan: Plan,
  start: (listener: Listener) => Worker,
  { count, own, patience, warn }: Terms,
): Player {
  const hands = Array.from(
    { length: own === undefined ? count : count - 1 },
    (): Hand => ({
      worker: undefined,
      runs: new Set(),
      jobs: [],
      isHeard: false,
      failures: 0,
      timer: undefined,
    }),
  );
  const prepared = preparation(plan, warn);
  let closed = false;

  /** Memory that nobody reads any more. */
  const rooms: ArrayBuffer[] = [];
  /** Tasks that nobody has taken up yet. */
  const waiting: Job[] = [];
  const handOn = (): void => {
    handOut();
    if (own !== undefined) void playHere(own);
  };

  const handOut = (): void => {
    while (hands.length > 0) {
      const hand = hands.reduce((a, b) => (b.jobs.length < a.jobs.length ? b : a));
      if (hand.jobs.length >= HANDED) return;
      const job = waiting.shift();
      if (job === undefined) return;
      order(hand, job);
    }
  };

  const order = (hand: Hand, job: Job): void => {
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
    const room = rooms.pop();
    hand.worker.order({ kind: 'task', task, ...(room === undefined ? {} : { room }) });
  };

  const runs = new Map<number, Play>();
  let isPlaying = false;
  /**
   * What no worker has been handed; and before anyone waits, what one has been handed that is still starting: the tasks behind it may not
   * be given out before its own are done, and whoever does them first is heard.
   */
  const nextHere = (): Job | undefined =>
    waiting.shift() ??
    hands
      .filter(({ isHeard }) => !isHeard)
      .flatMap(({ jobs }) => jobs)
      .find(({ own }) => !own);

  /** Plays in the calling thread, a task at a time; between two, all that waits is heard. */
  const playHere = async (playing: (ready: Ready) => Play): Promise<void> => {
    if (isPlaying) return;
    isPlaying = true;
    for (;;) {
      await pause();
      const job = closed ? undefined : nextHere();
      if (job === undefined) break;
      job.own = true;
      const { task, ready } = job;
      try {
        const play = runs.get(task.run) ?? playing(ready);
        runs.set(task.run, play);
        job.resolve(play(task, rooms.pop()));
      } catch (error) {
        job.reject(error);
      }
    }
    isPlaying = false;
  };

  const hire = (hand: Hand): Worker => {
    const worker = start({
      answered: (done) => {
        if (hand.worker !== worker || closed) return;
        const [job] = hand.jobs;
        if (job?.task.index !== done.index) return dismiss(hand, worker, 'answered what it was not asked');
        hand.jobs.shift();
        hand.isHeard = true;
        hand.failures = 0;
        watch(hand);
        handOut();
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
    hand.isHeard = false;
    hand.runs.clear();
    clearTimeout(hand.timer);
    void worker.end();
    const jobs = hand.jobs.splice(0);
    const [first] = jobs;
    if (first === undefined) return;
    first.failures += 1;
    hand.failures += 1;
    const failed = `A worker ${what}, while it played ${worldsOf(first.task)}`;
    if (first.own && hand.failures >= TRIES) {
      warn(`${failed}. ${TRIES} workers have failed there; a thread less plays.`);
      hands.splice(hands.indexOf(hand), 1);
    } else if (first.own) warn(`${failed}. Another takes its place.`);
    else if (first.failures < TRIES) warn(`${failed}. Another plays them again.`);
    else first.reject(new WorkersFailed(`${failed}. ${TRIES} workers have failed there.`));
    // They were handed out before all that waits.
    waiting.unshift(...jobs.filter(({ own: isHere, failures }) => !isHere && failures < TRIES));
    handOn();
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
        if (closed) return;
        waiting.push({ task, ready, resolve, reject, failures: 0, own: false });
        handOn();
      });
    },
    release: (done) => {
      const room = roomOf(done);
      if (room !== undefined && rooms.length < HANDED * count) rooms.push(room);
    },
    close: async () => {
      closed = true;
      prepared.end();
      for (const { timer } of hands) clearTimeout(timer);
      // One that has nothing left to do goes on with nothing while it ends.
      const ends = hands.map(async ({ worker, jobs }) => {
        const ended = worker?.end();
        if (jobs.length > 0) await ended;
      });
      await Promise.all(ends);
    },
  };
}

function worldsOf({ first, count }: Task): string {
  return `worlds ${first} to ${first + count - 1}`;
}

function formatTime(ms: number): string {
  return ms < 1000 ? `${ms} ms` : `${Math.round(ms / 1000)} s`;
}
