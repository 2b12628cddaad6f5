// The code of a worker: it is given the plan once, then tasks, and answers each with what was played.
import { parentPort, workerData } from 'node:worker_threads';
import type { Plan } from './plan.ts';
import { onKernels } from './player.ts';
import type { Task } from './tasks.ts';
import { buffersOf } from './transfer.ts';

const port = parentPort;
if (port === null) throw new Error('this file runs in a worker');
const { play } = onKernels(workerData as Plan);

port.on('message', (task: Task) => {
  const done = play(task);
  port.postMessage(done, buffersOf(done));
});
