import type { KernelLayout, Played } from '../kernel/kernel.ts';
import { type Gathered, gather, gatherer } from './gathered.ts';
import type { Run } from './plan.ts';
import { countedSample, keptSample, type Sample, take } from './sample.ts';
import { compareBlock, type Versus, versus } from './versus.ts';

/** All that has been read off the paths of one run, in the order of the worlds. Options stand as in `Run.options`. */
export interface Store {
  readonly run: Run;
  readonly layout: KernelLayout;
  /** By column of the layout. */
  readonly worlds: readonly Gathered[];
  /** By option and column. */
  readonly outcomes: readonly (readonly Gathered[])[];
  /** By option and column: worlds in which the check did not hold. */
  readonly failures: readonly Float64Array[];
  /** By option and column; none for the first option, and none in a variant. */
  readonly versus: readonly (readonly Versus[])[];
  /** By option, then at fan column · periods + period. */
  readonly fans: readonly (readonly Sample[])[];
}

/** What is kept world by world, and what is only counted. */
export interface Keep {
  readonly columns: boolean;
  readonly fans: boolean;
}

/** Bits of the sketches of fans that are not kept: errors of one part in 512, finer than a chart shows. */
const FAN_BITS = 8;

/** An empty store of a run. `room`: worlds expected, where that is known. */
export function makeStore(run: Run, layout: KernelLayout, keep: Keep, room: number): Store {
  const gathered = (columns: readonly unknown[]): Gathered[] =>
    columns.map(() => gatherer(keep.columns, room));
  const drawsFans = run.variant === undefined;
  return {
    run,
    layout,
    worlds: gathered(layout.worlds),
    outcomes: run.options.map(() => gathered(layout.outcomes)),
    failures: run.options.map(() => new Float64Array(layout.checks.length)),
    versus: run.options.map((_, option) =>
      option === 0 || run.variant !== undefined ? [] : layout.outcomes.map(() => versus(keep.columns, room)),
    ),
    fans: run.options.map(() =>
      Array.from({ length: drawsFans ? layout.fans.length * layout.periods : 0 }, () =>
        keep.fans ? keptSample(room) : countedSample(FAN_BITS),
      ),
    ),
  };
}

/** Takes in the next block of worlds. */
export function store(into: Store, { count, worlds, outcomes, checks, fans }: Played): void {
  const column = (block: Float64Array | undefined, index: number): Float64Array => {
    if (block === undefined) throw new Error('the kernel played other options than it was asked to');
    return block.subarray(index * count, (index + 1) * count);
  };
  into.worlds.forEach((gathered, index) => void gather(gathered, column(worlds, index)));
  into.outcomes.forEach((list, option) => {
    list.forEach((gathered, index) => void gather(gathered, column(outcomes[option], index)));
  });
  into.failures.forEach((list, option) => {
    for (let index = 0; index < list.length; index++) {
      const failing = column(checks[option], index).filter((held) => held !== 1).length;
      list[index] = (list[index] as number) + failing;
    }
  });
  into.versus.forEach((list, option) => {
    list.forEach((pair, index) => {
      const definition = into.run.model.definitions[into.layout.outcomes[index]?.definition ?? -1];
      if (definition === undefined) throw new Error('the layout names a definition that is not there');
      compareBlock(pair, column(outcomes[option], index), column(outcomes[0], index), definition);
    });
  });
  into.fans.forEach((list, option) => {
    list.forEach((sample, index) => void take(sample, column(fans[option], index)));
  });
}

/** Bytes that a world takes where all is kept: its columns, and its fans. */
export function bytesOfWorld(
  run: Run,
  layout: KernelLayout,
): { readonly columns: number; readonly fans: number } {
  const options = run.options.length;
  const base = run.variant === undefined;
  const paired = base ? (options - 1) * layout.outcomes.length : 0;
  return {
    columns: 8 * (layout.worlds.length + options * layout.outcomes.length + paired),
    fans: base ? 8 * options * layout.fans.length * layout.periods : 0,
  };
}
