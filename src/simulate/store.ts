import type { Column, KernelLayout, Played } from '../kernel/kernel.ts';
import { sampleQuantiles } from '../math/sample-quantiles.ts';
import type { Definition } from '../model/model.ts';
import { tableLength, VERDICT } from './digest.ts';
import { FAN_P } from './fan-p.ts';
import { FINE, type Gathered, gather, keeper, passer } from './gathered.ts';
import type { Run } from './plan.ts';
import { counted, GONE, kept, type Sample, spooled } from './sample.ts';
import { append, doubles, emptySeries, type Series } from './series.ts';
import type { Spool } from './spool.ts';
import type { Found } from './tasks.ts';
import { compareBlocks, keptDifferences, type Versus, versus } from './versus.ts';
import type { Wanted } from './wanted.ts';

/** All that has been read off the paths of one run, in the order of the worlds. Options stand as in `Run.options`. */
export interface Store {
  readonly run: Run;
  readonly layout: KernelLayout;
  readonly wanted: Wanted;
  /** By column of the layout; none where nobody asks for it (see `Wanted.unasked`). */
  readonly worlds: readonly (Gathered | undefined)[];
  /** By column of the layout, what is kept of the first worlds where not all are: columns that are to be ranked. */
  readonly heads: (Series | undefined)[];
  /** By option and column. */
  readonly outcomes: readonly (readonly Gathered[])[];
  /** By option and column: worlds in which the check did not hold. */
  readonly failures: readonly Float64Array[];
  /** By option and column; none for the first option, and none in a variant. */
  readonly versus: readonly (readonly Versus[])[];
  /** Of the first worlds (see `fanWorlds`): by option, then at fan column · periods + period. None in a variant. */
  readonly fans: readonly (readonly Series[])[];
  /** How many are the first worlds of fans. */
  readonly fanWorlds: number;
  /** The quantiles of fans, once there are as many worlds: by option and fan column, for `FAN_P`. The worlds themselves are let go of. */
  drawn: readonly (readonly (readonly number[])[])[] | undefined;
}

/** What is kept of columns world by world: everything, or no more than is wanted. Of the base model the rest is counted. */
export type Keep = 'all' | 'wanted';

/** How a store keeps worlds. */
export interface Keeping {
  readonly keep: Keep;
  /** Where columns go that are wanted, once no more than those are kept; into memory without. */
  readonly spool: Spool | undefined;
  /** Worlds expected, where that is known. */
  readonly room: number;
  /** How many are the first worlds of fans. */
  readonly fanWorlds: number;
}

/** An empty store of a run. */
export function makeStore(
  run: Run,
  layout: KernelLayout,
  wanted: Wanted,
  { keep, spool: given, room, fanWorlds: first }: Keeping,
): Store {
  const base = run.variant === undefined;
  const all = keep === 'all';
  const spool = all ? undefined : given;
  const gatherer = (reads: boolean): Gathered => (all || reads ? keeper(room, spool) : passer(base));
  return {
    run,
    layout,
    wanted,
    worlds: layout.worlds.map((_, index) => {
      const reads = wanted.worlds.has(index);
      return wanted.unasked || reads ? gatherer(reads) : undefined;
    }),
    heads: layout.worlds.map((_, index) =>
      !all && wanted.ranked.has(index) ? emptySeries(Math.min(room, wanted.first)) : undefined,
    ),
    outcomes: run.options.map((_, option) =>
      layout.outcomes.map((_, index) => gatherer(reads(wanted, option, index))),
    ),
    failures: run.options.map(() => new Float64Array(layout.checks.length)),
    versus: run.options.map((_, option) =>
      option === 0 || !base ? [] : layout.outcomes.map(() => versus(all)),
    ),
    fans: emptyFans(
      run.options.length,
      base ? layout.fans.length * layout.periods : 0,
      Math.min(room, first),
    ),
    fanWorlds: first,
    drawn: undefined,
  };
}

/**
 * Empty series of fans, by option and column, in one piece of memory: so much at once goes back to the system when it is let go of, where
 * as much in small pieces leaves holes between what stays.
 */
function emptyFans(options: number, columns: number, room: number): Series[][] {
  const all = new Float64Array(options * columns * room);
  return Array.from({ length: options }, (_, option) =>
    Array.from({ length: columns }, (_, column) => {
      const from = (option * columns + column) * room;
      return { values: all.subarray(from, from + room), length: 0 };
    }),
  );
}

function reads({ outcomes }: Wanted, option: number, column: number): boolean {
  return outcomes[option]?.has(column) === true;
}

/** Takes in the next blocks of worlds. */
export function store(into: Store, { played, digest }: Found): void {
  const { count, worlds, outcomes } = played;
  const length = tableLength(count);
  const column = (block: Float64Array | undefined, index: number): Float64Array => {
    if (block === undefined) throw new Error('the kernel played other options than it was asked to');
    return block.subarray(index * count, (index + 1) * count);
  };
  let from = 0;
  into.worlds.forEach((gathered, index) => {
    if (gathered === undefined) return;
    gather(gathered, column(worlds, index), digest?.worlds, from, from + length);
    from += length;
  });
  into.heads.forEach((head, index) => {
    if (head !== undefined) append(head, column(worlds, index).subarray(0, into.wanted.first - head.length));
  });
  into.outcomes.forEach((list, option) => {
    const table = digest?.outcomes[option];
    list.forEach((gathered, index) => {
      gather(gathered, column(outcomes[option], index), table, index * length, (index + 1) * length);
    });
  });
  takeFans(into, played);
  if (digest === undefined) return;
  into.failures.forEach((list, option) => {
    const failed = digest.failures[option] ?? NOTHING;
    for (let index = 0; index < list.length; index++) (list[index] as number) += failed[index] as number;
  });
  into.versus.forEach((list, option) => {
    const table = digest.versus[option] ?? NOTHING;
    const counts = digest.verdicts[option] ?? NOTHING;
    list.forEach((pair, index) => {
      const both = { option: column(outcomes[option], index), baseline: column(outcomes[0], index) };
      const moments = { table, from: index * length, to: (index + 1) * length };
      compareBlocks(pair, moments, { counts, at: VERDICT * index }, both);
    });
  });
}

function takeFans(into: Store, { first, count, fans }: Played): void {
  const { fans: lists, fanWorlds: most } = into;
  const taken = Math.min(count, most - first);
  if (taken <= 0) return;
  lists.forEach((list, option) => {
    const block = fans[option] ?? NOTHING;
    list.forEach((series, index) => {
      append(series, block.subarray(index * count, index * count + taken));
    });
  });
  if (first + taken < most) return;
  into.drawn = lists.map((list) => list.map((series) => sampleQuantiles(doubles(series), FAN_P)));
  for (const list of lists) for (const series of list) Object.assign(series, emptySeries(0));
}

const NOTHING = new Float64Array();

/** Lets go of single worlds that were kept so far, as if no more had ever been; puts what is wanted into a spool, if there is one. */
export function shed(store: Store, spool: Spool | undefined): void {
  // While the worlds of both sides are still there.
  store.versus.forEach((list, option) => {
    list.forEach((pair, column) => {
      pair.differences = counted(differencesOf(store, option, column), FINE);
    });
  });
  store.worlds.forEach((gathered, index) => {
    if (gathered?.sample.kind !== 'kept') return;
    const { series } = gathered.sample;
    if (store.wanted.ranked.has(index)) {
      const head = emptySeries(0);
      append(head, doubles(series, 0, Math.min(store.wanted.first, series.length)));
      store.heads[index] = head;
    }
    lighten(store, gathered, store.wanted.worlds.has(index), spool);
  });
  store.outcomes.forEach((list, option) => {
    list.forEach((gathered, column) => {
      lighten(store, gathered, reads(store.wanted, option, column), spool);
    });
  });
}

function lighten({ run }: Store, gathered: Gathered, wanted: boolean, spool: Spool | undefined): void {
  if (!wanted) gathered.sample = run.variant === undefined ? counted(gathered.sample, FINE) : GONE;
  else if (spool !== undefined) gathered.sample = spooled(gathered.sample, spool);
}

/** An option's outcome less the baseline's, as a sample; places as in the store. */
export function differencesOf({ versus: compared, outcomes }: Store, option: number, column: number): Sample {
  const [own, baseline] = [outcomes[option]?.[column], outcomes[0]?.[column]];
  if (own === undefined || baseline === undefined) throw new Error('the column was not played');
  return compared[option]?.[column]?.differences ?? keptDifferences(own.sample, baseline.sample);
}

/** What is kept of the first worlds of a column. */
export function headOf({ heads, worlds }: Store, column: number): Series {
  const head = heads[column];
  if (head !== undefined) return head;
  const gathered = worlds[column];
  if (gathered === undefined) throw new Error('the column was not played');
  return kept(gathered.sample);
}

/** Bytes that a world takes: its columns, and what of them is wanted however many worlds there are. Fans have room of their own. */
export function bytesOfWorld(
  run: Run,
  layout: KernelLayout,
  wanted: Wanted,
): { readonly columns: number; readonly wanted: number } {
  const bytes = (columns: readonly Column[], counts: (index: number) => boolean): number =>
    columns.reduce((sum, column, index) => sum + (counts(index) ? bytesOf(definitionIn(run, column)) : 0), 0);
  const worlds = (all: boolean): number =>
    bytes(layout.worlds, (index) => (wanted.unasked && all) || wanted.worlds.has(index));
  const outcomes = (all: boolean): number =>
    run.options.reduce(
      (sum, _, at) => sum + bytes(layout.outcomes, (index) => all || reads(wanted, at, index)),
      0,
    );
  return {
    columns: worlds(true) + outcomes(true),
    wanted: worlds(false) + outcomes(false),
  };
}

/** Yes and no, and labels of short tables, are bytes. */
function bytesOf({ type }: Definition): number {
  return type.kind === 'truth' ? Uint8Array.BYTES_PER_ELEMENT : Float64Array.BYTES_PER_ELEMENT;
}

function definitionIn({ model }: Run, { definition }: Column): Definition {
  const found = model.definitions[definition];
  if (found === undefined) throw new Error('the layout names a definition that is not there');
  return found;
}
