import type { Columns } from '../kernel/columns.ts';
import type { Played } from '../kernel/kernel.ts';
import type { Model } from '../model/model.ts';
import { columnName } from '../simulate/column-name.ts';
import { fixedByName } from '../simulate/fixed-by-name.ts';
import type { LiveRun, Turned } from './ready.ts';

/** The worlds of one run as they come in, column by column, in base units. */
export interface Gathering {
  readonly turned: Turned;
  readonly worlds: readonly Float64Array[];
  /** By option of the run. */
  readonly outcomes: readonly (readonly Float64Array[])[];
  /** By option: fan row f in period t is column `f * periods + t`. The first worlds only. */
  readonly fans: readonly (readonly Float64Array[])[];
  /** By option and check, in how many of the first worlds it does not hold. */
  readonly failures: readonly Float64Array[];
}

/** Room for so many worlds, and for the fans of so many; what is shared with an earlier one is taken over. */
export function gathering(turned: Turned, room: number, fansRoom: number, before?: Gathering): Gathering {
  const { layout, handled } = turned.run;
  const { options } = handled.model;
  const block = (columns: number, length: number): Float64Array[] => {
    const buffer = new Float64Array(columns * length);
    return Array.from({ length: columns }, (_, c) => buffer.subarray(c * length, (c + 1) * length));
  };
  const made = {
    turned,
    worlds: block(layout.worlds.length, room),
    outcomes: options.map(() => block(layout.outcomes.length, room)),
    fans: before?.fans ?? options.map(() => block(layout.fans.length * layout.periods, fansRoom)),
    failures: before?.failures ?? options.map(() => new Float64Array(layout.checks.length)),
  };
  const copy = (from: readonly Float64Array[], into: readonly Float64Array[]): void =>
    from.forEach((column, place) => {
      into[place]!.set(column);
    });
  if (before !== undefined) {
    copy(before.worlds, made.worlds);
    before.outcomes.forEach((columns, option) => {
      copy(columns, made.outcomes[option]!);
    });
  }
  return made;
}

/** Takes in a stretch of worlds. */
export function take(into: Gathering, played: Played): void {
  put(into.worlds, played.worlds, played);
  played.outcomes.forEach((block, option) => {
    put(into.outcomes[option]!, block, played);
  });
  played.fans.forEach((block, option) => {
    put(into.fans[option]!, block, played);
  });
  played.checks.forEach((block, option) => {
    const counts = into.failures[option]!;
    for (let at = 0; at < block.length; at++) {
      if (block[at] !== 1) counts[Math.floor(at / played.count)]!++;
    }
  });
}

function put(columns: readonly Float64Array[], block: Float64Array, { first, count }: Played): void {
  if (block.length === 0) return;
  for (let c = 0; c < columns.length; c++) columns[c]!.set(block.subarray(c * count, (c + 1) * count), first);
}

/**
 * The columns of single worlds, to be asked for by the numbers of the base model, as `kernel/columns.ts` says.
 *
 * @param gathered of each run that has been played
 */
export function columnsOf(base: Model, gathered: readonly Gathering[], worlds: number): Columns {
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
    if (found === undefined) throw new Error('the column was not played');
    return found.subarray(0, worlds);
  };
  const world = (variant: string | undefined, definition: number, row: number): Float64Array | number => {
    const { turned, worlds: columns } = of(variant);
    const name = columnName(base, { definition, row });
    const column = columns[turned.run.worlds.get(name) ?? -1];
    if (column !== undefined) return column.subarray(0, worlds);
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
    outcome,
    outcomeAt: (...place) => at(outcome(...place)),
    world: (...place) => filled(world(...place)),
    worldAt: (...place) => at(world(...place)),
  };
}
