import type { Cut } from './cut.ts';
import type { Player } from './player.ts';
import type { Done, Task } from './tasks.ts';

/**
 * Has all tasks played and gives what they come to in their order, whichever is done first. Tasks under way and answers
 * that wait for their turn are together no more than the player takes, however slow one of them is, so memory is
 * bounded. Throws the signal's reason once it is aborted, and a player's error in its turn.
 */
export async function* inOrder(
  tasks: Cut,
  player: Player,
  signal?: AbortSignal,
): AsyncGenerator<{ readonly task: Task; readonly done: Done }> {
  const underWay: { readonly task: Task; readonly done: Promise<Done> }[] = [];
  for (;;) {
    while (underWay.length < player.capacity) {
      const task = tasks.next();
      if (task === undefined) break;
      const done = player.play(task);
      done.catch(() => undefined); // it is heard of in its turn
      underWay.push({ task, done });
    }
    const first = underWay.shift();
    if (first === undefined) return;
    signal?.throwIfAborted();
    const done = await unlessAborted(first.done, signal);
    signal?.throwIfAborted();
    tasks.learn(first.task, done);
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
