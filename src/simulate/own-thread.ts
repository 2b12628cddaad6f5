import { setImmediate } from 'node:timers/promises';
import type { Plan } from './plan.ts';
import { onKernels, type Player } from './player.ts';

/** Plays in the calling thread; between tasks the event loop goes round once, so that timers and signals are heard. */
export function ownThread(plan: Plan): Player {
  const { play } = onKernels(plan);
  return {
    capacity: 1,
    play: async (task) => {
      await setImmediate();
      return play(task);
    },
    close: async () => undefined,
  };
}
