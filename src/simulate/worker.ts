// The code of a worker thread of Node: it carries out orders, and answers each task with what was played.
import { parentPort } from 'node:worker_threads';
import { type Order, servant } from './orders.ts';
import { memoryOf } from './transfer.ts';

const port = parentPort;
if (port === null) throw new Error('this file runs in a worker');
const carryOut = servant();

port.on('message', (order: Order) => {
  const done = carryOut(order);
  if (done !== undefined) port.postMessage(done, memoryOf(done));
});
