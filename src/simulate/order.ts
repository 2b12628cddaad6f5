import type { Plan } from './plan.ts';
import type { Player } from './player.ts';
import { type Done, type Task, taskAt } from './tasks.ts';

/**
 * Has all tasks played and gives what they come to in their order, whichever is done first. Tasks under way and answers
 * that wait for their turn are together no more than the player takes, however slow one of them is, so memory is
 * bounded. Throws the signal's reason once it is aborted, and a player's error in its turn.
 */
export async function* inOrder(
  plan: Plan,
  worlds: number,
  player: Player,
  signal?: AbortSignal,
): AsyncGenerator<{ readonly task: Task; readonly done: Done }> {
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
    signal?.throwIfAborted();
    const done = await unlessAborted(first.done, signal);
    signal?.throwIfAborted();
    yield { task: first.task, done };
  }
}

/**
 * The promise, or the signal's reason as soon as it is aborted. (A race with one promise that lives as long as the run would
 * keep every answer alive as long.)
 */
function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return promise;
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
