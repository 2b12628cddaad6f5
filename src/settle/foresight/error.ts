import { halfSampleError } from '../../math/half-sample-error.ts';
import { NONE } from '../acceptance/agree.ts';
import { type Foresight, foresee } from './foresee.ts';
import { halfSamples, ofWorlds, type Stretch } from './half-samples.ts';
import type { Foreseeing } from './stage.ts';
import type { Foreseeable } from './unsigned.ts';

/** What a half-sample teaches. */
export interface PartLearned {
  readonly stretches: readonly Stretch[];
  readonly learned: Foresight;
}

/** What each half-sample of some worlds teaches. */
export function learnedFromParts(all: Foreseeable, settings: Foreseeing = {}): PartLearned[] {
  return halfSamples(all.worlds).map((stretches) => ({
    stretches,
    learned: foresee(ofWorlds(all, stretches), settings),
  }));
}

/** The standard error of how often something is signed that comes of the worlds that foresight was learned from. */
export function foresightError({ agreed }: Foresight, parts: readonly PartLearned[]): number {
  return halfSampleError(
    parts.map(({ stretches, learned }) => {
      const { signed } = learned.agreed;
      let [at, sum, squares] = [0, 0, 0];
      for (const [from, to] of stretches) {
        for (let world = from; world < to; world++, at++) {
          const moved = Number(signed[at] !== NONE) - Number(agreed.signed[world] !== NONE);
          sum += moved;
          squares += moved ** 2;
        }
      }
      const difference = sum / at;
      return { difference, error: Math.sqrt((squares / at - difference ** 2) / at) };
    }),
  );
}
