// The code of a worker: it is given the model made ready once, then the orders of runs, and answers each with what the run found.
import { parentPort, workerData } from 'node:worker_threads';
import type { Answer } from './runs.ts';
import { type Orders, sample } from './sampler.ts';
import { type Ready, targetOf } from './target.ts';

const port = parentPort;
if (port === null) throw new Error('this file runs in a worker');
const target = targetOf(workerData as Ready);

port.on('message', (orders: Orders) => {
  const answer: Answer = { run: orders.run, result: sample(target, orders) };
  port.postMessage(answer);
});
