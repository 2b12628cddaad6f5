import type { Fault } from '../kernel/kernel.ts';
import { type Orders, type Sampled, sample } from './sampler.ts';
import type { Target } from './target.ts';

/** What has to be done, in tasks: first the runs, by their numbers, and last what was thought before the evidence. */
export interface Work {
  /** The run that finds the way for the others. */
  readonly scout: Orders;
  readonly orders: readonly Orders[];
  /** What is read off worlds: columns of the kernel's layout. */
  readonly columns: readonly number[];
  /** Worlds drawn before the evidence. */
  readonly before: { readonly seed: number; readonly worlds: number };
}

/** What a run found, read off its draws. */
export interface Run extends Sampled {
  readonly columns: readonly Float64Array[];
}

/** What a task comes to; undefined where no particle of a run was possible. */
export type Outcome<Found> = Found | Fault | undefined;

/** Columns, in the order in which they were asked for. */
export type Before = readonly Float64Array[];

/** How many tasks there are. */
export function tasksOf({ orders }: Work): number {
  return orders.length + 1;
}

/** Takes the first task that nobody has taken. @param takers of each task who has taken it, 0 where nobody has */
export function take(takers: Int32Array, who: number): number | undefined {
  for (let task = 0; task < takers.length; task++) {
    if (Atomics.compareExchange(takers, task, 0, who) === 0) return task;
  }
  return undefined;
}

/** Does one of them. @param pause is waited for between moves */
export async function perform(
  target: Target,
  { orders, columns, before }: Work,
  task: number,
  pause?: () => Promise<void>,
): Promise<Outcome<Run | Before>> {
  const own = orders[task];
  if (own === undefined) return target.read(before.seed, before.worlds, columns);
  const sampled = await sample(target, own, pause);
  if (sampled === undefined || 'diagnostic' in sampled) return sampled;
  const { positions, count } = sampled.draws;
  const read = target.read(own.seed, count, columns, target.latentsAt(positions, count));
  return 'diagnostic' in read ? read : { ...sampled, columns: read };
}
