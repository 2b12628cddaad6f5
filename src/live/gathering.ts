import type { Columns } from '../kernel/columns.ts';
import type { Picked, Played } from '../kernel/kernel.ts';
import type { Model } from '../model/model.ts';
import { columnName } from '../simulate/column-name.ts';
import { fixedByName } from '../simulate/fixed-by-name.ts';
import type { Drawn } from './evidence/drawn.ts';
import { type LiveRun, reachedBetween, type Turned } from './ready.ts';

/** The worlds of one run as they come in, column by column, in base units. Columns that are not kept are empty. */
export interface Gathering {
  readonly turned: Turned;
  /** Draws that are given, where there is evidence. */
  readonly drawn?: Drawn;
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
  /** What is still to be played: of the others stands what was played before, as nothing that was moved since bears on it. */
  readonly wanted: Wanted;
  readonly standing: Standing;
}

/** What has been played for one purpose, and of what it is still true. */
interface Standing extends Pick<Gathering, 'count' | 'kept' | 'worlds' | 'outcomes' | 'fans' | 'failures'> {
  /** How the run was turned when it was asked for last. */
  values: readonly number[];
  drawn: Drawn | undefined;
  /** Whether columns of worlds, and an option's, have been played to their end since something was moved that bears on them. */
  world: boolean;
  readonly options: boolean[];
}

/** Numbers of options, and whether columns of worlds are wanted where no option is. */
export interface Wanted {
  readonly world: boolean;
  readonly options: readonly number[];
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

export interface Room {
  /** Which of a question's gatherings this is. */
  readonly purpose: string;
  readonly memory: Memory;
  readonly worlds: number;
  /** Draws that are given, where there is evidence. */
  readonly drawn?: Drawn;
  /** Worlds whose fans are kept; none unless given. */
  readonly fans?: number;
  /** The columns to keep; all unless given. */
  readonly kept?: Picked;
  /** An earlier one, which has been played; what is shared with it is taken over. */
  readonly before?: Gathering;
}

/** Room for worlds of a run. */
export function gathering(turned: Turned, room: Room): Gathering {
  const { purpose, memory, worlds, fans = 0, drawn, before } = room;
  const key = `${purpose} ${turned.run.number}`;
  const known = memory.get(key);
  const standing =
    known?.count === worlds ? known : blank(turned, worlds, fans, room.kept ?? everything(turned));
  memory.set(key, standing);
  outdate(standing, turned, drawn);
  const { count, kept, outcomes } = standing;
  const wanted = {
    world: !standing.world,
    options: placesOf(standing.options.length).filter((option) => !standing.options[option]),
  };
  const shared = before ?? standing;
  if (before === undefined) for (const option of wanted.options) standing.failures[option]!.fill(0);
  else {
    for (const place of kept.worlds) standing.worlds[place]!.set(before.worlds[place]!);
    for (const option of wanted.options)
      for (const place of kept.outcomes) outcomes[option]![place]!.set(before.outcomes[option]![place]!);
  }
  return {
    ...{ turned, count, kept, worlds: standing.worlds, outcomes, wanted, standing },
    ...{ fans: shared.fans, failures: shared.failures },
    ...(drawn === undefined ? {} : { drawn }),
  };
}

function blank(turned: Turned, count: number, fans: number, kept: Picked): Standing {
  const { layout, handled } = turned.run;
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
    count,
    kept,
    worlds: block(kept.worlds, layout.worlds.length, count),
    outcomes: options.map(() => block(kept.outcomes, layout.outcomes.length, count)),
    fans: options.map(() => block(placesOf(every), every, fans)),
    failures: options.map(() => new Float64Array(layout.checks.length)),
    values: turned.values,
    drawn: undefined,
    world: false,
    options: options.map(() => false),
  };
}

/** Takes note of what is not true any more, now that a run is turned otherwise. */
function outdate(standing: Standing, { run, values }: Turned, drawn: Drawn | undefined): void {
  const reached = alike(standing.drawn, drawn) ? reachedBetween(run, standing.values, values) : undefined;
  standing.world &&= reached?.world === false;
  for (const option of standing.options.keys())
    standing.options[option] &&= reached?.options[option] === false;
  standing.values = values;
  standing.drawn = drawn;
}

/** Whether every world has the same draw. */
function alike(a: Drawn | undefined, b: Drawn | undefined): boolean {
  if (a?.latents !== b?.latents || a?.places?.length !== b?.places?.length) return false;
  return a?.places === b?.places || a!.places!.every((place, world) => place === b!.places![world]);
}

/** All that was wanted has been played. */
export function settle({ standing, wanted }: Gathering): void {
  standing.world = true;
  for (const option of wanted.options) standing.options[option] = true;
}

function everything({ run: { layout } }: Turned): Picked {
  return { worlds: placesOf(layout.worlds.length), outcomes: placesOf(layout.outcomes.length) };
}

function placesOf(count: number): number[] {
  return Array.from({ length: count }, (_, place) => place);
}

/** Takes in a stretch of worlds, of the options that are wanted. @param bare whether only the columns to be kept were read off */
export function take(into: Gathering, played: Played, bare: boolean): void {
  const { kept, turned, wanted } = into;
  put(into.worlds, kept.worlds, played.worlds, played, bare);
  played.outcomes.forEach((block, place) => {
    put(into.outcomes[wanted.options[place]!]!, kept.outcomes, block, played, bare);
  });
  if (bare) return;
  const every = placesOf(turned.run.layout.fans.length * turned.run.layout.periods);
  played.fans.forEach((block, place) => {
    put(into.fans[wanted.options[place]!]!, every, block, played, true);
  });
  played.checks.forEach((block, place) => {
    const counts = into.failures[wanted.options[place]!]!;
    for (let at = 0; at < block.length; at++) {
      if (block[at] !== 1) counts[Math.floor(at / played.count)]!++;
    }
  });
}

/** @param bare whether the block holds the kept columns alone, in their order */
function put(
  columns: readonly Float64Array[],
  places: readonly number[],
  block: Float64Array,
  { first, count }: Played,
  bare: boolean,
): void {
  if (block.length === 0) return;
  for (let c = 0; c < places.length; c++) {
    const place = places[c]!;
    const column = columns[place]!;
    const from = (bare ? c : place) * count;
    // A stretch is short: a loop is done before the engine has copied it.
    for (let k = 0; k < count; k++) column[first + k] = block[from + k]!;
  }
}

/**
 * The columns of single worlds, to be asked for by the numbers of the base model, as `kernel/columns.ts` says.
 *
 * @param gathered of each run that has been played
 * @param excess of Monte-Carlo errors, as the columns have it
 */
export function columnsOf(
  base: Model,
  gathered: readonly Gathering[],
  worlds: number,
  excess: number = 1,
): Columns {
  const of = (variant: string | undefined): Gathering => {
    const found = gathered.find(({ turned }) => turned.run.variant === variant);
    if (found === undefined) throw new Error(`the variant ${variant} has not been played`);
    return found;
  };
  const fixed = new Map<LiveRun, ReturnType<typeof fixedByName>>();
  const outcome = (
    variant: string | undefined,
    option: number,
    definition: number,
    row: number,
  ): Float64Array => {
    const { turned, outcomes } = of(variant);
    const id = base.options[option]?.id;
    const place = turned.model.options.findIndex((one) => one.id === id);
    const column = turned.run.outcomes.get(columnName(base, { definition, row })) ?? -1;
    const found = outcomes[place]?.[column];
    if (found === undefined || found.length === 0) throw new Error('the column was not played');
    return found.subarray(0, worlds);
  };
  const world = (variant: string | undefined, definition: number, row: number): Float64Array | number => {
    const { turned, worlds: columns } = of(variant);
    const name = columnName(base, { definition, row });
    const column = columns[turned.run.worlds.get(name) ?? -1];
    if (column !== undefined && column.length > 0) return column.subarray(0, worlds);
    if (column !== undefined) throw new Error(`${name} was not played`);
    const known = fixed.get(turned.run) ?? fixedByName(turned.model);
    fixed.set(turned.run, known);
    const value = known.get(name);
    if (value === undefined) throw new Error(`${name} is not fixed in a world`);
    return value;
  };
  const filled = (found: Float64Array | number): Float64Array =>
    typeof found === 'number' ? new Float64Array(worlds).fill(found) : found;
  const at = (found: Float64Array | number) =>
    typeof found === 'number' ? () => found : (place: number) => found[place]!;
  return {
    worlds,
    excess,
    outcome,
    outcomeAt: (...place) => at(outcome(...place)),
    world: (...place) => filled(world(...place)),
    worldAt: (...place) => at(world(...place)),
  };
}
