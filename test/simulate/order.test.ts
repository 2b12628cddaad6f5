import { setTimeout as wait } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import type { Played } from '../../src/kernel/kernel.ts';
import { BLOCK } from '../../src/simulate/block.ts';
import { type Cut, cut } from '../../src/simulate/cut.ts';
import type { Digest } from '../../src/simulate/digest.ts';
import { inOrder } from '../../src/simulate/order.ts';
import type { Plan } from '../../src/simulate/plan.ts';
import type { Player } from '../../src/simulate/player.ts';
import type { Done, Task } from '../../src/simulate/tasks.ts';
import { build, number } from '../reference/build.ts';

const model = build(() => ({ outcomes: { one: { is: number(1) } }, options: ['hold'] }));
const plan: Plan = { seed: 1, runs: [{ model, options: [0] }] };

interface Watched extends Player {
  /** Tasks given out whose answer has not been asked on, now and at most. */
  given: number;
}

/** A player whose tasks take what `delay` says, in milliseconds. */
function player(capacity: number, delay: (task: Task) => number): Watched {
  const watched: Watched = {
    threads: 1,
    capacity,
    given: 0,
    play: async (task): Promise<Done> => {
      watched.given += 1;
      await wait(delay(task));
      return { index: task.index, found: { played: answer(task), digest: NOTHING }, ms: 0, interpreted: 0 };
    },
    close: async () => undefined,
  };
  return watched;
}

const NOTHING: Digest = { worlds: new Float64Array(), outcomes: [], versus: [], verdicts: [], failures: [] };

function answer({ first, count }: Task): Played {
  return { first, count, worlds: new Float64Array(), outcomes: [], checks: [], fans: [] };
}

/** So many blocks, one a task. */
function blocks(count: number): Cut {
  return { ...cut(plan, { worlds: BLOCK * count, threads: 1 }), learn: () => undefined };
}

function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}

describe('tasks in order', () => {
  it('come in order, whichever is done first', async () => {
    const indices: number[] = [];
    const uneven = player(5, ({ index }) => (index * 7) % 4);
    for await (const { task, done } of inOrder(blocks(40), uneven)) {
      expect(done.index).toBe(task.index);
      indices.push(task.index);
    }
    expect(indices).toEqual(Array.from({ length: 40 }, (_, index) => index));
  });

  it('are never more than the player takes, though the first is slow and all others done', async () => {
    const slow = player(6, ({ index }) => (index === 0 ? 60 : 0));
    let taken = 0;
    for await (const _ of inOrder(blocks(200), slow)) {
      // What was given and not taken is under way or waits for its turn.
      expect(slow.given - taken).toBeLessThanOrEqual(6);
      if (taken === 0) expect(slow.given).toBe(6);
      taken += 1;
    }
    expect(taken).toBe(200);
  });

  it('let go of answers that were taken, also where they can be aborted', async () => {
    const { signal } = new AbortController();
    const large = player(4, () => 0);
    const play = large.play;
    const lost: WeakRef<object>[] = [];
    const holding: Player = {
      ...large,
      play: async (task) => {
        const done = await play(task);
        lost.push(new WeakRef(done));
        return done;
      },
    };
    for await (const _ of inOrder(blocks(300), holding, signal)) {
      // Nothing is kept of what comes by.
    }
    await wait(1);
    collectGarbage();
    expect(lost.filter((one) => one.deref() !== undefined).length).toBeLessThan(10);
  });

  it('end at once when they are aborted, however long they take', async () => {
    const controller = new AbortController();
    const endless = player(2, () => 60_000);
    setTimeout(() => controller.abort(new Error('enough')), 20);
    const start = performance.now();
    const all = async (): Promise<void> => {
      for await (const _ of inOrder(blocks(10), endless, controller.signal)) throw new Error('too early');
    };
    await expect(all()).rejects.toThrow('enough');
    expect(performance.now() - start).toBeLessThan(30_000);
  });
});
