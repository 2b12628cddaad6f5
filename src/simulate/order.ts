import type { Plan } from './plan.ts';
import type { Player } from './player.ts';
import { type Done, type Task, taskAt } from './tasks.ts';

/**
 * Has all tasks played and gives what they come to in their order, whichever is done first. No more are under way than the
 * player takes, so memory is bounded. Throws the signal's reason once it is aborted, and a player's error in its turn.
 */
export async function* inOrder(
  plan: Plan,
  worlds: number,
  player: Player,
  signal?: AbortSignal,
): AsyncGenerator<{ readonly task: Task; readonly done: Done }> {
  const aborted = new Promise<never>((_, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  aborted.catch(() => undefined); // whoever is waiting hears of it
  const underWay: { readonly task: Task; readonly done: Promise<Done> }[] = [];
  let next = 0;
  for (;;) {
    for (let task = taskAt(plan, worlds, next); task !== undefined && underWay.length < player.capacity; ) {
      const done = player.play(task);
      done.catch(() => undefined); // it is heard of in its turn
      underWay.push({ task, done });
      next += 1;
      task = taskAt(plan, worlds, next);
    }
    const first = underWay.shift();
    if (first === undefined) return;
    const done = await Promise.race([first.done, aborted]);
    signal?.throwIfAborted();
    yield { task: first.task, done };
  }
}
