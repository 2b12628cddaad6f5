// The code of a worker thread of Node that judges claims and tells of targets: each order is answered one by one, and then with `done`.
import { parentPort } from 'node:worker_threads';
import { taken } from '../explore/handed.ts';
import type { TargetFacts } from '../result/exploration.ts';
import { type JudgingAlong, judgeNext, type Told } from './judging.ts';
import { type TellingAlong, tellNext } from './tell.ts';

/** What is asked of an aide. */
export type AideOrder = { readonly tell: TellingAlong } | { readonly judge: JudgingAlong };

/** What an aide says: what it found of a target or a claim, or that there is none left. */
export type AideAnswer =
  | { readonly number: number; readonly facts: TargetFacts }
  | { readonly number: number; readonly told: Told }
  | 'done';

const port = parentPort;
if (port === null) throw new Error('this file runs in a worker');
const say = (answer: AideAnswer): void => port.postMessage(answer);

port.on('message', (order: AideOrder) => {
  // Whoever comes too late need not prepare.
  if ('tell' in order) {
    const { tell } = order;
    if (Atomics.load(tell.next, 0) < tell.targets.length) {
      tellNext(tell, taken(tell.inputs), (number, facts) => say({ number, facts }));
    }
  } else {
    const { judge } = order;
    if (Atomics.load(judge.next, 0) < judge.model.claims.length) {
      judgeNext(judge, (number, told) => say({ number, told }));
    }
  }
  say('done');
});
