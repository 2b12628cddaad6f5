import { describe, expect, it } from 'vitest';
import { BLOCK } from '../../src/simulate/block.ts';
import { blocksOf, type Cut, cut, type Grain } from '../../src/simulate/cut.ts';
import type { Plan } from '../../src/simulate/plan.ts';
import type { Task } from '../../src/simulate/tasks.ts';
import { build, number } from '../reference/build.ts';

const model = build(() => ({ outcomes: { one: { is: number(1) } }, options: ['hold'] }));
const one: Plan = { seed: 1, runs: [{ model, options: [0] }] };
const two: Plan = { seed: 1, runs: [...one.runs, { variant: 'other', model, options: [0] }] };

/** All tasks, each answered before the next is cut; a block takes so many milliseconds, and so many doubles. */
function tasksOf(plan: Plan, grain: Grain, ms: (run: number) => number, doubles: number = 1): Task[] {
  const tasks = cut(plan, grain);
  return all(tasks, (task) => {
    const blocks = task.count / BLOCK;
    const worlds = new Float64Array(doubles * blocks);
    const played = { first: task.first, count: task.count, worlds, outcomes: [], checks: [], fans: [] };
    const digest = { worlds: new Float64Array(), outcomes: [], versus: [], verdicts: [], failures: [] };
    const found = { played, digest };
    tasks.learn(task, { index: task.index, found, ms: ms(task.run) * blocks, interpreted: 0 });
  });
}

function all(tasks: Cut, then: (task: Task) => void = () => undefined): Task[] {
  const found: Task[] = [];
  for (let task = tasks.next(); task !== undefined; task = tasks.next()) {
    found.push(task);
    then(task);
  }
  return found;
}

const blocksIn = (tasks: readonly Task[]): number[] => tasks.map(({ count }) => count / BLOCK);

describe('worlds cut into tasks', () => {
  it('are all there, stretch by stretch and in each run by run, with numbers of their own', () => {
    const worlds = 1000 * BLOCK + 7;
    const tasks = tasksOf(two, { worlds, threads: 2 }, () => 0.1);
    let expected = 0;
    tasks.forEach(({ index, run, first, count }, place) => {
      expect([index, run, first]).toEqual([place, place % 2, expected]);
      if (run === 1) expected += count;
    });
    expect(expected).toBe(worlds);
    expect(tasks.slice(0, -2).every(({ count }) => count % BLOCK === 0)).toBe(true);
  });

  it('begin with a block, and grow to some milliseconds of the run that takes longest', () => {
    const sizes = blocksIn(
      tasksOf(two, { worlds: 2000 * BLOCK, threads: 2 }, (run) => (run === 0 ? 0.1 : 0.5)),
    );
    expect(sizes.slice(0, 8)).toEqual([1, 1, 2, 2, 4, 4, 8, 8]);
    expect(Math.max(...sizes)).toBe(64);
  });

  it('stay single blocks where a block takes long or is large', () => {
    expect(new Set(blocksIn(tasksOf(one, { worlds: 40 * BLOCK, threads: 2 }, () => 50)))).toEqual(
      new Set([1]),
    );
    const large = tasksOf(one, { worlds: 40 * BLOCK, threads: 2 }, () => 0.01, 2 ** 19);
    expect(new Set(blocksIn(large))).toEqual(new Set([1]));
  });

  it('are short at the end, so that no thread is left over', () => {
    const sizes = blocksIn(tasksOf(one, { worlds: 400 * BLOCK, threads: 4 }, () => 0.01));
    expect(Math.max(...sizes)).toBeGreaterThan(16);
    expect(sizes.slice(-4)).toEqual([1, 1, 1, 1]);
  });

  it('keep apart what is looked at between two of them', () => {
    const tasks = tasksOf(one, { worlds: 200 * BLOCK, threads: 1, apart: 8 }, () => 0.01);
    const ends = tasks.map(({ first, count }) => (first + count) / BLOCK);
    for (let block = 8; block <= 200; block += 8) expect(ends).toContain(block);
    expect(Math.max(...blocksIn(tasks))).toBe(8);
  });

  it('fall into blocks, each in the runs from theirs on', () => {
    const parts = all(blocksOf({ index: 9, run: 1, first: 2 * BLOCK, count: BLOCK + 5 }, 3));
    expect(parts.map(({ run, first, count }) => [run, first, count])).toEqual([
      [1, 2 * BLOCK, BLOCK],
      [2, 2 * BLOCK, BLOCK],
      [1, 3 * BLOCK, 5],
      [2, 3 * BLOCK, 5],
    ]);
    expect(new Set([9, ...parts.map(({ index }) => index)]).size).toBe(5);
  });
});
