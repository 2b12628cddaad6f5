import { pause } from '../kernel/pause.ts';
import type { Plan } from './plan.ts';
import { type Player, preparation } from './player.ts';
import { type Play, playing } from './playing.ts';
import { roomOf } from './transfer.ts';

/** Plays in the calling thread; between tasks the event loop goes round once, so that timers and signals are heard. */
export function ownThread(plan: Plan, warn: (message: string) => void): Player {
  const prepared = preparation(plan, warn);
  const runs = new Map<number, Play>();
  let room: ArrayBuffer | undefined;
  return {
    threads: 1,
    capacity: 1,
    play: async (task) => {
      await pause();
      const play = runs.get(task.run) ?? playing(await prepared.ready(task.run));
      runs.set(task.run, play);
      const done = play(task, room);
      room = undefined;
      return done;
    },
    release: (done) => {
      room = roomOf(done);
    },
    close: async () => prepared.end(),
  };
}
