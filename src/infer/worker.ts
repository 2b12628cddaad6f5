// The code of a worker: it is given the model made ready and the orders of all runs, takes one that nobody has taken until there is none,
// and answers each with what the run found.
import { parentPort, workerData } from 'node:worker_threads';
import type { Answer, Duty } from './runs.ts';
import { sample } from './sampler.ts';
import { targetOf } from './target.ts';

const port = parentPort;
if (port === null) throw new Error('this file runs in a worker');
const { ready, orders, taken } = workerData as Duty;
const target = targetOf(ready);

for (;;) {
  const run = Atomics.add(taken, 0, 1);
  const order = orders[run];
  if (order === undefined) break;
  const answer: Answer = { run, result: await sample(target, order) };
  port.postMessage(answer);
}
