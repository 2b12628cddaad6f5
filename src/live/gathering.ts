import type { Columns } from '../kernel/columns.ts';
import type { Picked, Played } from '../kernel/kernel.ts';
import type { Model } from '../model/model.ts';
import { columnName } from '../simulate/column-name.ts';
import { fixedByName } from '../simulate/fixed-by-name.ts';
import type { LiveRun, Turned } from './ready.ts';

/** The worlds of one run as they come in, column by column, in base units. Columns that are not kept are empty. */
export interface Gathering {
  readonly turned: Turned;
  /** Places of the columns that are kept. */
  readonly kept: Picked;
  readonly worlds: readonly Float64Array[];
  /** By option of the run. */
  readonly outcomes: readonly (readonly Float64Array[])[];
  /** By option: fan row f in period t is column `f * periods + t`. The first worlds only. */
  readonly fans: readonly (readonly Float64Array[])[];
  /** By option and check, in how many of the first worlds it does not hold. */
  readonly failures: readonly Float64Array[];
}

/** Memory for columns by what it is for; the same purpose has the same memory, whatever stood in it. */
export type Memory = (purpose: string, length: number) => Float64Array;

/**
 * Memory that is used again by the next question: fresh pages cost more than what is written to them. One question is answered at a time,
 * and what is told of it holds on to no column.
 */
export function memory(): Memory {
  const known = new Map<string, Float64Array>();
  return (purpose, length) => {
    const before = known.get(purpose);
    if (before?.length === length) return before;
    const made = new Float64Array(length);
    known.set(purpose, made);
    return made;
  };
}

export interface Room {
  /** Which of a question's gatherings this is. */
  readonly purpose: string;
  readonly memory: Memory;
  readonly worlds: number;
  /** Worlds whose fans are kept; none unless given. */
  readonly fans?: number;
  /** The columns to keep; all unless given. */
  readonly kept?: Picked;
  /** An earlier one; what is shared with it is taken over. */
  readonly before?: Gathering;
}

/** Room for worlds of a run. */
export function gathering(turned: Turned, room: Room): Gathering {
  const { purpose, memory, worlds, fans = 0, kept = everything(turned), before } = room;
  const { layout, handled, number } = turned.run;
  const { options } = handled.model;
  const block = (
    what: string,
    places: readonly number[],
    columns: number,
    length: number,
  ): Float64Array[] => {
    const buffer = memory(`${purpose} ${number} ${what}`, places.length * length);
    const none = buffer.subarray(0, 0);
    const all = new Array<Float64Array>(columns).fill(none);
    for (const [c, place] of places.entries()) all[place] = buffer.subarray(c * length, (c + 1) * length);
    return all;
  };
  const every = layout.fans.length * layout.periods;
  const made = {
    turned,
    kept,
    worlds: block('worlds', kept.worlds, layout.worlds.length, worlds),
    outcomes: options.map((_, option) =>
      block(`outcomes ${option}`, kept.outcomes, layout.outcomes.length, worlds),
    ),
    fans: before?.fans ?? options.map((_, option) => block(`fans ${option}`, placesOf(every), every, fans)),
    failures: before?.failures ?? options.map(() => new Float64Array(layout.checks.length)),
  };
  if (before !== undefined) {
    for (const place of kept.worlds) made.worlds[place]!.set(before.worlds[place]!);
    before.outcomes.forEach((columns, option) => {
      for (const place of kept.outcomes) made.outcomes[option]![place]!.set(columns[place]!);
    });
  }
  return made;
}

function everything({ run: { layout } }: Turned): Picked {
  return { worlds: placesOf(layout.worlds.length), outcomes: placesOf(layout.outcomes.length) };
}

function placesOf(count: number): number[] {
  return Array.from({ length: count }, (_, place) => place);
}

/** Takes in a stretch of worlds. @param bare whether only the columns to be kept were read off */
export function take(into: Gathering, played: Played, bare: boolean): void {
  const { kept, turned } = into;
  put(into.worlds, kept.worlds, played.worlds, played, bare);
  played.outcomes.forEach((block, option) => {
    put(into.outcomes[option]!, kept.outcomes, block, played, bare);
  });
  if (bare) return;
  const every = placesOf(turned.run.layout.fans.length * turned.run.layout.periods);
  played.fans.forEach((block, option) => {
    put(into.fans[option]!, every, block, played, true);
  });
  played.checks.forEach((block, option) => {
    const counts = into.failures[option]!;
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
