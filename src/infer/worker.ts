// The code of a worker: whenever it is given the model made ready and what has to be done, it takes a task that nobody has taken until
// there is none, and answers each with what came of it.
import { parentPort } from 'node:worker_threads';
import type { Answer, Duty } from './runs.ts';
import { targetOf } from './target.ts';
import { perform, take } from './task.ts';

const port = parentPort;
if (port === null) throw new Error('this file runs in a worker');

port.on('message', async ({ number, ready, work, takers, who }: Duty) => {
  const target = targetOf(ready);
  for (let task = take(takers, who); task !== undefined; task = take(takers, who)) {
    const answer: Answer = { duty: number, task, outcome: await perform(target, work, task) };
    port.postMessage(answer);
  }
});
