import type { Plan } from './plan.ts';
import type { Player } from './player.ts';
import { type Listener, pool, type Terms, type Worker } from './pool.ts';
import type { Done } from './tasks.ts';
import { memoryIn } from './transfer.ts';

/** How web workers are to be employed. */
export interface WebCrew extends Terms {
  /** Where the code of a worker stands (`web-worker.js`, or that with all it imports in one). */
  readonly workerUrl: URL;
}

/**
 * Plays in so many web workers, which leaves the page's thread to the page, even where it is one. They are replaced as
 * worker threads are. A browser does not tell of a worker that it has ended for want of memory: such a one is found by
 * its silence. One that is ended in the middle of a task may go on for a while unheard; Chromium grants two seconds.
 */
export function webThreads(plan: Plan, { workerUrl, ...terms }: WebCrew): Player {
  return pool(plan, (listener) => hire(workerUrl, listener), terms);
}

function hire(url: URL, { answered, failed }: Listener): Worker {
  const worker = new (webWorker())(url, { type: 'module' });
  worker.onmessage = ({ data }) => answered(data as Done);
  worker.onmessageerror = () => failed('gave an answer that cannot be read');
  // A browser lets a worker live after an error, but it owes an answer since. No message: the code could not be loaded.
  worker.onerror = (event) => {
    event.preventDefault();
    failed(event.message ? `failed: ${event.message}` : `could not be started from ${url.href}`);
  };
  return {
    order: (order) => worker.postMessage(order, memoryIn(order)),
    end: async () => worker.terminate(),
  };
}

/** What is used here of a browser's worker (HTML Standard, section 10.2.6, Dedicated workers). */
interface WebWorker {
  onmessage: (event: { readonly data: unknown }) => void;
  onmessageerror: () => void;
  onerror: (event: { readonly message?: string; readonly preventDefault: () => void }) => void;
  readonly postMessage: (message: unknown, transfer: readonly ArrayBuffer[]) => void;
  readonly terminate: () => void;
}

function webWorker(): new (url: URL, options: { readonly type: 'module' }) => WebWorker {
  return (globalThis as unknown as { readonly Worker: ReturnType<typeof webWorker> }).Worker;
}
