import type { Columns } from '../kernel/columns.ts';
import type { Picked, Played } from '../kernel/kernel.ts';
import type { Model } from '../model/model.ts';
import { columnName } from '../simulate/column-name.ts';
import { fixedByName } from '../simulate/fixed-by-name.ts';
import type { Drawn } from './evidence/drawn.ts';
import type { LiveRun, Turned } from './ready.ts';
import { type Memory, nothing, placesOf, type Standing, turn } from './standing.ts';

/** The worlds of one run as they come in, column by column, in base units. Columns that are not kept are empty. */
export interface Gathering
  extends Pick<Standing, 'count' | 'kept' | 'worlds' | 'outcomes' | 'fans' | 'failures'> {
  readonly turned: Turned;
  /** Draws that are given, where there is evidence. */
  readonly drawn?: Drawn;
  /** Numbers of the options that are to be played: of the others it stands already what they come to. */
  readonly wanted: readonly number[];
  /** Whether columns of worlds are to be played, also where no option is. */
  readonly wantsWorlds: boolean;
  readonly standing: Standing;
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
    known?.count === worlds ? known : nothing(turned, worlds, fans, room.kept ?? everything(turned));
  memory.set(key, standing);
  turn(standing, turned, drawn);
  const { count, kept, outcomes } = standing;
  const wanted = placesOf(standing.options.length).filter((option) => !standing.options[option]);
  const shared = before ?? standing;
  if (before === undefined) for (const option of wanted) standing.failures[option]!.fill(0);
  else {
    const copy = (
      to: readonly Float64Array[],
      from: readonly Float64Array[],
      places: readonly number[],
      since: Uint32Array,
    ) => {
      for (const place of places)
        if (write(to[place]!, 0, from[place]!, 0, before.count)) since[place] = standing.question;
    };
    copy(standing.worlds, before.worlds, kept.worlds, standing.since.worlds);
    for (const option of wanted)
      copy(outcomes[option]!, before.outcomes[option]!, kept.outcomes, standing.since.outcomes[option]!);
  }
  return {
    ...{ turned, count, kept, worlds: standing.worlds, outcomes, wanted, wantsWorlds: !standing.world },
    standing,
    ...{ fans: shared.fans, failures: shared.failures },
    ...(drawn === undefined ? {} : { drawn }),
  };
}

function everything({ run: { layout } }: Turned): Picked {
  return { worlds: placesOf(layout.worlds.length), outcomes: placesOf(layout.outcomes.length) };
}

/** All that was wanted has been played. */
export function settle({ standing, wanted }: Gathering): void {
  standing.world = true;
  for (const option of wanted) standing.options[option] = true;
}

/** Takes in a stretch of worlds, of the options that are wanted. @param bare whether only the columns to be kept were read off */
export function take(into: Gathering, played: Played, bare: boolean): void {
  const { kept, turned, wanted, standing } = into;
  const { since, question } = standing;
  /** @param isBare whether the block holds those columns alone, in their order */
  const put = (
    columns: readonly Float64Array[],
    places: readonly number[],
    block: Float64Array,
    isBare: boolean,
    changed: (place: number) => void,
  ): void => {
    const { first, count } = played;
    if (block.length === 0) return;
    for (let c = 0; c < places.length; c++) {
      const place = places[c]!;
      if (write(columns[place]!, first, block, (isBare ? c : place) * count, count)) changed(place);
    }
  };
  put(into.worlds, kept.worlds, played.worlds, bare, (place) => {
    since.worlds[place] = question;
  });
  played.outcomes.forEach((block, at) => {
    const option = wanted[at]!;
    put(into.outcomes[option]!, kept.outcomes, block, bare, (place) => {
      since.outcomes[option]![place] = question;
    });
  });
  if (bare) return;
  const { fans, periods } = turned.run.layout;
  const every = placesOf(fans.length * periods);
  played.fans.forEach((block, at) => {
    const option = wanted[at]!;
    put(into.fans[option]!, every, block, true, (place) => {
      since.fans[option]![Math.floor(place / periods)] = question;
    });
  });
  played.checks.forEach((block, place) => {
    const counts = into.failures[wanted[place]!]!;
    for (let at = 0; at < block.length; at++) {
      if (block[at] !== 1) counts[Math.floor(at / played.count)]!++;
    }
  });
}

/** Writes some values into a column; tells whether any differs from what stood there. */
function write(
  column: Float64Array,
  first: number,
  values: Float64Array,
  from: number,
  count: number,
): boolean {
  let k = 0;
  while (k < count && Object.is(column[first + k], values[from + k])) k++;
  // A stretch is short: a loop is done before the engine has copied it.
  for (let rest = k; rest < count; rest++) column[first + rest] = values[from + rest]!;
  return k < count;
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
