import type { Fault } from '../kernel/kernel.ts';
import { layoutOf } from '../reference/layout.ts';
import { columnsOf } from './columns.ts';
import { locator } from './locate.ts';
import { inOrder } from './order.ts';
import { ownThread } from './own-thread.ts';
import type { Gauge, Plan, Progress, Settings } from './plan.ts';
import { CHECKPOINT, isPrecise } from './precision.ts';
import type { Simulated } from './simulated.ts';
import { bytesOfWorld, type Keep, makeStore, store } from './store.ts';
import { BLOCK } from './tasks.ts';
import { threads } from './threads.ts';

/** What a caller may listen to, ask for and do while it is played. */
export interface Hooks {
  /** Told after each block of each run. */
  readonly progress?: (progress: Progress) => void;
  /** Further means that must be precise before a run with a precision may stop, as they stand so far. */
  readonly gauges?: (soFar: Simulated) => readonly Gauge[];
  readonly signal?: AbortSignal;
}

/** Bytes for single worlds, unless the settings say otherwise. */
const MEMORY = 2 ** 30;

/**
 * Plays every run's options in the same worlds and gathers what is read off the paths. The result depends on the plan,
 * the stop and the memory, never on the threads.
 *
 * A value that may not be gives the first fault in the order of the blocks and, within one, of the runs. An abort rejects
 * with the signal's reason, a crashed worker with an error. In both cases nothing goes on playing.
 */
export async function simulate(
  plan: Plan,
  settings: Settings,
  hooks: Hooks = {},
): Promise<Simulated | Fault> {
  const { stop } = settings;
  const limit = 'worlds' in stop ? stop.worlds : stop.limit;
  const layouts = plan.runs.map(({ model, variant }) =>
    layoutOf(variant === undefined ? model : { ...model, fans: [] }),
  );
  const keep = whatToKeep(plan, layouts, limit, settings.memory ?? MEMORY);
  const room = 'worlds' in stop ? limit : Math.min(limit, BLOCK * CHECKPOINT);
  const stores = plan.runs.map((run, index) =>
    makeStore(run, layouts[index] as (typeof layouts)[number], keep, room),
  );
  const locate = locator(plan, stores);
  const optionsPlayed = plan.runs.reduce((sum, { options }) => sum + options.length, 0);
  let worlds = 0;
  let kernelMs = 0;

  const soFar = (): Simulated => ({
    plan,
    worlds,
    stores,
    locate,
    ...(keep.columns ? { columns: columnsOf(plan, locate, worlds) } : {}),
    timing: { kernelMs, threads: settings.threads, paths: worlds * optionsPlayed },
  });
  const isReached = (precision: number): boolean =>
    isPrecise(precision, stores, hooks.gauges?.(soFar()) ?? []);

  hooks.signal?.throwIfAborted();
  const player =
    settings.threads === 1
      ? ownThread(plan)
      : threads(plan, settings.threads, settings.workerUrl ?? new URL('./worker.js', import.meta.url));
  const start = performance.now();
  try {
    for await (const { task, done } of inOrder(plan, limit, player, hooks.signal)) {
      kernelMs += done.ms;
      if ('diagnostic' in done.played) return done.played;
      const into = stores[task.run];
      if (into === undefined) throw new Error(`the plan has no run ${task.run}`);
      store(into, done.played);
      const inAllRuns = task.first + (task.count * (task.run + 1)) / plan.runs.length;
      const rate = inAllRuns / ((performance.now() - start) / 1000);
      hooks.progress?.({ worlds: Math.floor(inAllRuns), of: limit, rate, left: (limit - inAllRuns) / rate });
      if (task.run < plan.runs.length - 1) continue;
      worlds = task.first + task.count;
      const isCheckpoint = worlds % (BLOCK * CHECKPOINT) === 0;
      if ('precision' in stop && isCheckpoint && isReached(stop.precision)) break;
    }
  } finally {
    await player.close();
  }
  if ('worlds' in stop) return soFar();
  return { ...soFar(), precision: { asked: stop.precision, reached: isReached(stop.precision) } };
}

/** How many worlds of a plan can be kept one by one, which is what claims are judged on. */
export function worldsThatFit(plan: Plan, memory: number = MEMORY): number {
  const bytes = plan.runs.reduce((sum, run) => sum + bytesOfWorld(run, layoutOf(run.model)).columns, 0);
  return bytes === 0 ? Number.POSITIVE_INFINITY : Math.floor(memory / bytes);
}

/** Columns before fans: claims need single worlds, fans do not. */
function whatToKeep(
  plan: Plan,
  layouts: readonly ReturnType<typeof layoutOf>[],
  limit: number,
  memory: number,
): Keep {
  let columns = 0;
  let fans = 0;
  for (const [index, run] of plan.runs.entries()) {
    const bytes = bytesOfWorld(run, layouts[index] as (typeof layouts)[number]);
    columns += bytes.columns * limit;
    fans += bytes.fans * limit;
  }
  return { columns: columns <= memory, fans: columns + fans <= memory };
}
