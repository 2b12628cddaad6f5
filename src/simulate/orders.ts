import type { Ready } from './player.ts';
import { type Play, playing } from './playing.ts';
import type { Done, Task } from './tasks.ts';

/** What a worker is told: a run, once before its first task, and tasks. */
export type Order =
  | { readonly kind: 'run'; readonly run: number; readonly ready: Ready }
  | { readonly kind: 'task'; readonly task: Task; readonly room?: ArrayBuffer };

/** Carries out a worker's orders, in turn; a task is answered. */
export function servant(): (order: Order) => Done | undefined {
  const runs = new Map<number, Play>();
  return (order) => {
    if (order.kind === 'run') {
      runs.set(order.run, playing(order.ready));
      return undefined;
    }
    const play = runs.get(order.task.run);
    if (play === undefined) throw new Error(`the worker was not given run ${order.task.run}`);
    return play(order.task, order.room);
  };
}
