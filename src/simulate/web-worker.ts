// The code of a web worker: it is given the plan once, then tasks, and answers each with what was played.
import type { Plan } from './plan.ts';
import { onKernels } from './player.ts';
import type { Task } from './tasks.ts';
import { buffersOf } from './transfer.ts';

/** What is used here of a worker's own side (HTML Standard, DedicatedWorkerGlobalScope). */
interface Scope {
  readonly addEventListener: (
    type: 'message',
    listener: (event: { readonly data: unknown }) => void,
    options?: { readonly once: true },
  ) => void;
  readonly postMessage: (message: unknown, transfer: readonly ArrayBuffer[]) => void;
}

const scope = globalThis as unknown as Scope;

const begin = ({ data: plan }: { readonly data: unknown }): void => {
  const { play } = onKernels(plan as Plan);
  scope.addEventListener('message', ({ data: task }) => {
    const done = play(task as Task);
    scope.postMessage(done, buffersOf(done));
  });
};
scope.addEventListener('message', begin, { once: true });
