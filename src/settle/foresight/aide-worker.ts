// The code of a worker thread of Node that learns from the second half of the worlds, first of the stakes and then of the talks.
import { parentPort } from 'node:worker_threads';
import { type HalfLearned, learnHalves } from '../stopping/halves.ts';
import { type Handed, taken } from './handed.ts';
import { learnTalks, talksOf } from './settle.ts';
import { type Foreseeing, stageOf } from './stage.ts';

/** What an aide is asked, in turn. */
export type AideOrder =
  | {
      readonly kind: 'stakes';
      readonly handed: Handed;
      readonly settings: Foreseeing;
      readonly goingOn: readonly Float64Array[];
    }
  | { readonly kind: 'talks'; readonly goingOn: readonly Float64Array[] };

const port = parentPort;
if (port === null) throw new Error('this file runs in a worker');
let goOn: ((goingOn: readonly Float64Array[]) => HalfLearned) | undefined;

port.on('message', (order: AideOrder) => {
  if (order.kind === 'stakes') {
    const { handed, settings, goingOn: ahead } = order;
    const unsigned = taken(handed);
    const stage = stageOf(unsigned, settings);
    const [second] = learnHalves(stage.goingOn, [1], ahead) as [HalfLearned];
    goOn = (on) => learnTalks(talksOf(unsigned, stage, ahead), settings, [1], on)[0]!;
    port.postMessage(second);
    return;
  }
  if (goOn === undefined) throw new Error('the stakes come before the talks');
  port.postMessage(goOn(order.goingOn));
  goOn = undefined;
});
