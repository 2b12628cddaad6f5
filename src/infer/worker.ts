// The code of a worker: whenever it is given the model made ready and what has to be done, it takes a task that nobody has taken until
// there is none, and answers each with what came of it.
import { parentPort } from 'node:worker_threads';
import type { Answer, Duty } from './runs.ts';
import { targetOf } from './target.ts';
import { perform, tasksOf } from './task.ts';

const port = parentPort;
if (port === null) throw new Error('this file runs in a worker');

port.on('message', async ({ number, ready, work, taken }: Duty) => {
  const target = targetOf(ready);
  for (;;) {
    const task = Atomics.add(taken, 0, 1);
    if (task >= tasksOf(work)) break;
    const answer: Answer = { duty: number, task, outcome: await perform(target, work, task) };
    port.postMessage(answer);
  }
});
