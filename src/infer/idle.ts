import type { Worker } from 'node:worker_threads';

/** What a thread tells those who have employed it. */
export interface Employer<Answer> {
  readonly answered: (answer: Answer) => void;
  /** It has ended. `failure` goes on from "A thread failed": what went wrong, if anything. */
  readonly ended: (failure: string | undefined) => void;
}

/** A thread that can be employed again and again. */
export interface Hand<Duty> {
  readonly order: (duty: Duty) => void;
  /** It has done what it was ordered: another may employ it, for some seconds. */
  readonly release: () => void;
  /** Ends it, whatever it is doing. */
  readonly end: () => void;
}

interface Kept {
  readonly thread: Worker;
  readonly url: string;
  employer: Employer<never> | undefined;
  timer: ReturnType<typeof setTimeout> | undefined;
}

/** Milliseconds for which a thread that has nothing to do waits: who infers often, infers soon again. */
const WAIT = 5000;

/** Threads that have nothing to do. To start one takes longer than many an inference, most of it until the engine has compiled what is called often. */
const waiting: Kept[] = [];

/** Employs a thread that runs this code: one that waits, or a new one. It keeps the process alive until it is released or ends. */
export async function employ<Duty, Answer>(url: URL, employer: Employer<Answer>): Promise<Hand<Duty>> {
  const place = waiting.findLastIndex((one) => one.url === url.href);
  const [found] = place < 0 ? [] : waiting.splice(place, 1);
  const kept = found ?? (await started(url));
  const { thread } = kept;
  clearTimeout(kept.timer);
  kept.employer = employer;
  thread.ref();
  return {
    order: (duty) => thread.postMessage(duty),
    release: () => {
      if (kept.employer !== employer) return;
      kept.employer = undefined;
      thread.unref();
      waiting.push(kept);
      kept.timer = setTimeout(() => {
        forget(kept);
        void thread.terminate();
      }, WAIT);
      kept.timer.unref();
    },
    end: () => {
      if (kept.employer !== employer) return;
      kept.employer = undefined;
      void thread.terminate();
    },
  };
}

async function started(url: URL): Promise<Kept> {
  // Asked for where there are threads only: a page has none of Node's.
  const { Worker: Thread } = await import('node:worker_threads');
  const thread = new Thread(url);
  const kept: Kept = { thread, url: url.href, employer: undefined, timer: undefined };
  let failure: string | undefined;
  thread.on('message', (answer: unknown) => kept.employer?.answered(answer as never));
  thread.on('error', (error: unknown) => {
    failure = error instanceof Error ? error.message : String(error);
  });
  thread.on('exit', (code) => {
    forget(kept);
    failure ??= code === 0 ? undefined : `exit code ${code}`;
    kept.employer?.ended(failure);
    kept.employer = undefined;
  });
  return kept;
}

function forget(kept: Kept): void {
  const place = waiting.indexOf(kept);
  if (place >= 0) waiting.splice(place, 1);
  clearTimeout(kept.timer);
}
