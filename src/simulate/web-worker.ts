// The code of a web worker: it carries out orders, and answers each task with what was played.
import { type Order, servant } from './orders.ts';
import { memoryOf } from './transfer.ts';

/** What is used here of a worker's own side (HTML Standard, DedicatedWorkerGlobalScope). */
interface Scope {
  readonly addEventListener: (type: 'message', listener: (event: { readonly data: unknown }) => void) => void;
  readonly postMessage: (message: unknown, transfer: readonly ArrayBuffer[]) => void;
}

const scope = globalThis as unknown as Scope;
const carryOut = servant();

scope.addEventListener('message', ({ data }) => {
  const done = carryOut(data as Order);
  if (done !== undefined) scope.postMessage(done, memoryOf(done));
});
