import type { Judged } from '../claims/judge.ts';
import type { Picked } from '../kernel/kernel.ts';
import type { Drawn } from './evidence/drawn.ts';
import { reachedBetween, type Turned } from './ready.ts';
import type { RowSums } from './summaries.ts';

/**
 * What has been played of a run for one purpose, question after question: of most of it nothing bears on that was moved since, and it need
 * not be played again, nor looked at. Questions are counted.
 */
export interface Standing {
  /** How many worlds there is room for. */
  readonly count: number;
  /** Places of the columns that are kept. */
  readonly kept: Picked;
  readonly worlds: readonly Float64Array[];
  /** By option of the run. */
  readonly outcomes: readonly (readonly Float64Array[])[];
  /** By option: fan row f in period t is column `f * periods + t`. The first worlds only. */
  readonly fans: readonly (readonly Float64Array[])[];
  /** By option and check, in how many of the first worlds it does not hold. */
  readonly failures: readonly Float64Array[];
  /** The last question, and how the run was turned for it. */
  question: number;
  values: readonly number[];
  drawn: Drawn | undefined;
  /** Whether the columns of worlds, and those of an option, have been played to their end since something was moved that bears on them. */
  world: boolean;
  readonly options: boolean[];
  /** The last question for which a column of worlds, of an option's outcomes, or of one of its fans changed; and that moved anything. */
  readonly since: {
    readonly worlds: Uint32Array;
    readonly outcomes: readonly Uint32Array[];
    readonly fans: readonly Uint32Array[];
    all: number;
  };
  /** What outcome rows were summed up to, what fans came to by option, and what claims were judged to be, by their places. */
  readonly sums: (Known<RowSums> | undefined)[];
  readonly quantiles: (Known<readonly (readonly number[])[]> | undefined)[][];
  readonly judged: (Known<{ readonly judged: Judged; readonly reads: Reads }> | undefined)[];
}

/** Columns by their places; -1 of what is fixed in all worlds. */
export interface Reads {
  readonly outcomes: readonly (readonly [option: number, place: number])[];
  readonly worlds: readonly number[];
}

/** Something that was found, and for which question; and how much larger its errors are than those of as many independent worlds. */
export interface Known<T> {
  readonly question: number;
  readonly excess: number;
  readonly value: T;
}

/** What has been played, by what it is for. */
export type Memory = Map<string, Standing>;

/**
 * What has been played is kept for the next question, and its memory is used again: fresh pages cost more than what is written to them. One
 * question is answered at a time, and what is told of it holds on to no column.
 */
export function memory(): Memory {
  return new Map();
}

/** Room for worlds of a run in which nothing stands. @param fans worlds whose fans are kept */
export function nothing(
  { run: { layout, handled }, values }: Turned,
  count: number,
  fans: number,
  kept: Picked,
): Standing {
  const { options } = handled.model;
  const block = (places: readonly number[], columns: number, length: number): Float64Array[] => {
    const buffer = new Float64Array(places.length * length);
    const none = buffer.subarray(0, 0);
    const all = new Array<Float64Array>(columns).fill(none);
    for (const [c, place] of places.entries()) all[place] = buffer.subarray(c * length, (c + 1) * length);
    return all;
  };
  const every = layout.fans.length * layout.periods;
  return {
    ...{ count, kept, values },
    worlds: block(kept.worlds, layout.worlds.length, count),
    outcomes: options.map(() => block(kept.outcomes, layout.outcomes.length, count)),
    fans: options.map(() => block(placesOf(every), every, fans)),
    failures: options.map(() => new Float64Array(layout.checks.length)),
    question: 0,
    drawn: undefined,
    world: false,
    options: options.map(() => false),
    since: {
      worlds: new Uint32Array(layout.worlds.length),
      outcomes: options.map(() => new Uint32Array(layout.outcomes.length)),
      fans: options.map(() => new Uint32Array(layout.fans.length)),
      all: 0,
    },
    sums: [],
    quantiles: options.map(() => []),
    judged: [],
  };
}

/** A question turns the run: what it bears on is to be played again. */
export function turn(standing: Standing, { run, values }: Turned, drawn: Drawn | undefined): void {
  const { since, options } = standing;
  standing.question++;
  const { question } = standing;
  const reached = alike(standing.drawn, drawn) ? reachedBetween(run, standing.values, values) : undefined;
  const isMoved = values.some((value, place) => !Object.is(value, standing.values[place]));
  if (reached === undefined || isMoved) since.all = question;
  standing.world &&= reached?.world === false;
  for (const option of options.keys()) options[option] &&= reached?.options[option] === false;
  standing.values = values;
  standing.drawn = drawn;
}

/** Whether every world has the same draw. */
function alike(a: Drawn | undefined, b: Drawn | undefined): boolean {
  if (a?.latents !== b?.latents || a?.places?.length !== b?.places?.length) return false;
  return a?.places === b?.places || a!.places!.every((place, world) => place === b!.places![world]);
}

/** 0, 1, 2 … */
export function placesOf(count: number): number[] {
  return Array.from({ length: count }, (_, place) => place);
}
