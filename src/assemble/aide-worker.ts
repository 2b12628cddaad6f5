// The code of a worker thread of Node that tells of targets: each order is answered target by target, and then with `done`.
import { parentPort } from 'node:worker_threads';
import { taken } from '../explore/handed.ts';
import type { TargetFacts } from '../result/exploration.ts';
import { type TellingAlong, tellNext } from './tell.ts';

/** What an aide says: what it found of a target, or that there is none left. */
export type AideAnswer = { readonly number: number; readonly facts: TargetFacts } | 'done';

const port = parentPort;
if (port === null) throw new Error('this file runs in a worker');
const say = (answer: AideAnswer): void => port.postMessage(answer);

port.on('message', (all: TellingAlong) => {
  // Whoever comes too late need not prepare.
  if (Atomics.load(all.next, 0) < all.targets.length) {
    tellNext(all, taken(all.inputs), (number, facts) => say({ number, facts }));
  }
  say('done');
});
