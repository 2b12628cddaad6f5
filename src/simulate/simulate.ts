import type { Fault, KernelLayout, Played } from '../kernel/kernel.ts';
import { layoutOf } from '../reference/layout.ts';
import { BLOCK } from './block.ts';
import { columnsOf } from './columns.ts';
import { blocksOf, cut } from './cut.ts';
import { fanWorlds } from './fan-worlds.ts';
import { locator } from './locate.ts';
import { inOrder } from './order.ts';
import type { Gauge, Plan, Progress, Run, Settings } from './plan.ts';
import type { Player } from './player.ts';
import { CHECKPOINT, isPrecise } from './precision.ts';
import type { Simulated } from './simulated.ts';
import { type Slab, slabOfPlayed, slabOfStores } from './slab.ts';
import type { Spool } from './spool.ts';
import { bytesOfWorld, type Keep, makeStore, shed, store } from './store.ts';
import type { Task } from './tasks.ts';
import { wantedOf } from './wanted.ts';

/** What a caller may listen to, ask for and do while it is played. */
export interface Hooks {
  /** Told after each task: some blocks of worlds of a run. */
  readonly progress?: (progress: Progress) => void;
  /** Further means that must be precise before a run with a precision may stop, as they stand so far. */
  readonly gauges?: (soFar: Simulated) => readonly Gauge[];
  /**
   * Asked for once memory no longer holds every column. From then on it is given all worlds in their order, those
   * already played first, and is waited for, so that what it does with them bounds what is under way.
   */
  readonly spill?: () => Promise<Spill>;
  /**
   * Asked for at the same time: where the columns go that the plan demands, to be read back as long as what is found is read.
   * Without it they stay in memory.
   */
  readonly spool?: () => Spool;
  readonly signal?: AbortSignal;
}

/** Where raw columns go that memory does not hold. */
export interface Spill {
  readonly take: (slab: Slab) => Promise<void>;
  /** After the last world. */
  readonly finish: () => Promise<void>;
}

/** Bytes for single worlds, unless the settings say otherwise: what else a run needs has to fit beside them into a gibibyte. */
const MEMORY = 448 * 2 ** 20;
/** Bytes for single worlds that are demanded, and for what is made of them one formula after the other. */
const MEMORY_DEMANDED = 2 ** 30;
/** Bytes that a formula takes for each world where it is judged: the worlds' numbers, those given, two columns of values. */
const JUDGED = 24;
/** Worlds that are handed to a spill at a time where they were kept before. */
const SLAB = 64 * BLOCK;

/**
 * Plays every run's options in the same worlds and gathers what is read off the paths. The result depends on the plan, the
 * count of worlds played and the memory, never on the player, which is closed in the end.
 *
 * A value that may not be gives the first fault in the order of the blocks and, within one, of the runs. An abort rejects
 * with the signal's reason, a task on which worker after worker fails with an error. In both cases nothing goes on playing.
 */
export async function simulate(
  plan: Plan,
  settings: Settings,
  player: Player,
  hooks: Hooks = {},
): Promise<Simulated | Fault> {
  try {
    return await playedOut(plan, settings, player, hooks);
  } finally {
    await player.close();
  }
}

async function playedOut(
  plan: Plan,
  settings: Settings,
  player: Player,
  hooks: Hooks,
): Promise<Simulated | Fault> {
  const { stop, memory = MEMORY } = settings;
  const limit = 'worlds' in stop ? stop.worlds : stop.limit;
  const bytes = bytesOf(plan);
  const keepOf = (count: number): Keep => (count * bytes.columns <= memory ? 'all' : 'wanted');
  const room = 'worlds' in stop ? limit : Math.min(limit, BLOCK * CHECKPOINT);
  let keep = keepOf('worlds' in stop ? limit : Math.min(limit, BLOCK));
  let spool = keep === 'wanted' ? hooks.spool?.() : undefined;
  const stores = plan.runs.map((run) => {
    const layout = layoutFor(run);
    const fans = plan.fansInto === undefined ? fanWorlds(plan, layout, run.options.length) : 0;
    const keeping = { keep, spool, room, fanWorlds: fans };
    return makeStore(run, layout, wantedOf(plan, run, layout), keeping);
  });
  const locate = locator(plan, stores);
  const optionsPlayed = plan.runs.reduce((sum, { options }) => sum + options.length, 0);
  let worlds = 0;
  let kernelMs = 0;
  let interpreted = 0;
  let spill: Spill | undefined;
  let slab: Played[] = [];

  const soFar = (): Simulated => {
    const whole = keep === 'all';
    const first = whole ? worlds : Math.min(worlds, plan.demand?.first ?? 0);
    return {
      plan,
      worlds,
      stores,
      locate,
      whole,
      columns: columnsOf(plan, locate, worlds),
      ranked: columnsOf(plan, locate, first, true),
      timing: { kernelMs, threads: player.threads, paths: worlds * optionsPlayed, interpreted },
    };
  };
  const isReached = (precision: number): boolean =>
    isPrecise(precision, stores, () => hooks.gauges?.(soFar()) ?? []);
  /** Makes room for more worlds, and begins to spill if that means to let go of columns. */
  const makeRoom = async (more: number): Promise<void> => {
    const next = keepOf('worlds' in stop ? limit : worlds + more);
    if (next === 'wanted' && spill === undefined && hooks.spill !== undefined) {
      spill = await hooks.spill();
      for (let first = 0; first < worlds; first += SLAB) {
        await spill.take(slabOfStores(stores, first, Math.min(SLAB, worlds - first)));
      }
    }
    if (next === keep) return;
    spool = hooks.spool?.();
    for (const one of stores) shed(one, spool);
    keep = next;
  };

  hooks.signal?.throwIfAborted();
  const start = performance.now();
  const tasks = cut(plan, {
    worlds: limit,
    threads: player.threads,
    ...('worlds' in stop ? {} : { apart: CHECKPOINT }),
  });
  for await (const { task, done } of inOrder(tasks, player, hooks.signal)) {
    kernelMs += done.ms;
    interpreted += done.interpreted;
    if ('diagnostic' in done.found) return await firstFault(plan, player, task, done.found, hooks.signal);
    const into = stores[task.run];
    if (into === undefined) throw new Error(`the plan has no run ${task.run}`);
    if (task.run === 0) await makeRoom(task.count);
    store(into, done.found);
    if (spill === undefined) player.release?.(done);
    else slab.push(done.found.played);
    const inAllRuns = task.first + (task.count * (task.run + 1)) / plan.runs.length;
    const rate = inAllRuns / ((performance.now() - start) / 1000);
    hooks.progress?.({ worlds: Math.floor(inAllRuns), of: limit, rate, left: (limit - inAllRuns) / rate });
    if (task.run < plan.runs.length - 1) continue;
    await spill?.take(slabOfPlayed(slab));
    slab = [];
    worlds = task.first + task.count;
    const isCheckpoint = worlds % (BLOCK * CHECKPOINT) === 0;
    if ('precision' in stop && isCheckpoint && isReached(stop.precision)) break;
  }
  await spill?.finish();
  if ('worlds' in stop) return soFar();
  return { ...soFar(), precision: { asked: stop.precision, reached: isReached(stop.precision) } };
}

/**
 * The first fault in the order of the blocks and, within one, of the runs. A task of several blocks that has met one may have met it in a later
 * block than a run behind it would, so from there on they are played block by block.
 */
async function firstFault(
  plan: Plan,
  player: Player,
  task: Task,
  found: Fault,
  signal: AbortSignal | undefined,
): Promise<Fault> {
  if (task.count <= BLOCK || task.run === plan.runs.length - 1) return found;
  for await (const { done } of inOrder(blocksOf(task, plan.runs.length), player, signal)) {
    if ('diagnostic' in done.found) return done.found;
  }
  throw new Error('a fault has not come again');
}

/** How many worlds of a plan can be played: what it demands of them must fit into memory. */
export function worldsThatFit(plan: Plan, memory: number = MEMORY_DEMANDED): number {
  const { wanted } = bytesOf(plan);
  return wanted === 0 ? Number.POSITIVE_INFINITY : Math.floor(memory / (wanted + JUDGED));
}

/** Bytes that a world takes in all runs. */
function bytesOf(plan: Plan): ReturnType<typeof bytesOfWorld> {
  const sum = { columns: 0, wanted: 0 };
  for (const run of plan.runs) {
    const layout = layoutFor(run);
    const bytes = bytesOfWorld(run, layout, wantedOf(plan, run, layout));
    sum.columns += bytes.columns;
    sum.wanted += bytes.wanted;
  }
  return sum;
}

/** Variants draw no fans. */
function layoutFor({ model, variant }: Run): KernelLayout {
  return layoutOf(variant === undefined ? model : { ...model, fans: [] });
}
