// The code of a worker: it is given the plan once, then tasks, and answers each with what was played.
import { parentPort, workerData } from 'node:worker_threads';
import type { Plan } from './plan.ts';
import { onKernels } from './player.ts';
import type { Done, Task } from './tasks.ts';

const port = parentPort;
if (port === null) throw new Error('this file runs in a worker');
const { play } = onKernels(workerData as Plan);

port.on('message', (task: Task) => {
  const done = play(task);
  port.postMessage(done, buffers(done));
});

/** The memory of what was played, which is handed over, not copied. */
function buffers({ played }: Done): ArrayBuffer[] {
  if ('diagnostic' in played) return [];
  const { worlds, outcomes, checks, fans } = played;
  return [worlds, ...outcomes, ...checks, ...fans].map(({ buffer }) => buffer as ArrayBuffer);
}
