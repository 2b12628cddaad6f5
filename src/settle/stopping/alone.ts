import { type Foreseen, playBackward } from './backward.ts';
import { type Bounds, boundsOf } from './bounds.ts';
import type { Play } from './play.ts';

/** The stopping problem of one actor who may stop when it likes. Columns have a value for each world. */
export interface Alone {
  readonly worlds: number;
  readonly dates: number;
  /** As in `Play`. */
  readonly features: (date: number) => readonly Float64Array[];
  readonly shocks?: (date: number) => readonly Float64Array[];
  readonly flow?: (date: number) => Float64Array;
  readonly never: Float64Array;
  /** What stopping is worth, known at the date; missing (NaN) where one cannot stop. */
  readonly stopping: (date: number) => Float64Array;
}

export interface StoppedAlone {
  readonly foreseen: Foreseen;
  readonly bounds: Bounds;
}

/** When to stop, and what that is worth: it stops where stopping is worth at least what going on is. */
export function stopAlone(problem: Alone): StoppedAlone {
  const { worlds, dates, never, stopping, flow, shocks } = problem;
  const stops = new Uint8Array(worlds);
  const play: Play = {
    worlds,
    dates,
    actors: 1,
    informed: [0],
    features: (_, date) => problem.features(date),
    never: () => never,
    ...(flow === undefined ? {} : { flow: (_, date) => flow(date) }),
    ...(shocks === undefined ? {} : { shocks }),
    decide: (date, [goingOn]) => {
      const worth = stopping(date);
      for (let i = 0; i < worlds; i++) stops[i] = worth[i]! >= goingOn![i]! ? 1 : 0;
      return { stops, worth: [worth], best: [worth] };
    },
  };
  const foreseen = playBackward(play);
  return { foreseen, bounds: boundsOf(foreseen.actors[0]!) };
}
