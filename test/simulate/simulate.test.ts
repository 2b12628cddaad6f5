import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { diagnose } from '../../src/diagnostics/diagnose.ts';
import type { Model } from '../../src/model/model.ts';
import { failing } from '../../src/simulate/failures.ts';
import { fanQuantiles } from '../../src/simulate/fan.ts';
import { pair } from '../../src/simulate/paired.ts';
import type { Plan, Progress, Settings } from '../../src/simulate/plan.ts';
import type { Player } from '../../src/simulate/player.ts';
import { type Hooks, simulate } from '../../src/simulate/simulate.ts';
import type { Simulated } from '../../src/simulate/simulated.ts';
import { summarise, summariseWorld } from '../../src/simulate/summary.ts';
import type { Task } from '../../src/simulate/tasks.ts';
import { type Crew, threads as playerOf } from '../../src/simulate/threads.ts';
import { build, call, drawn, number, when } from '../reference/build.ts';
import { compiledWorker } from './compile.ts';

let worker: ReturnType<typeof compiledWorker>;
beforeAll(() => {
  worker = compiledWorker();
});
afterAll(() => worker.remove());

interface Kind {
  /** Chance that the event happens in a period. */
  readonly chance?: number;
  readonly faultFrom?: number;
  readonly before?: boolean;
}

/** Definition numbers of `scenario()` without `before`. */
const PUSH = 0;
const ACT = 2;
const X = 4;
const GONE = 6;
const WORSE = 7;
const HOLDS = 8;

/** A walk that an option pushes upwards, and a yes/no event that it makes likelier. Numbers in thousands. */
function scenario({ chance = 0.1, faultFrom, before = false }: Kind = {}): Model {
  return build(({ read }) => ({
    periods: 3,
    world: {
      ...(before ? { unrelated: { is: drawn('normal', 0, 1) } } : {}),
      push: { is: drawn('uniform', 0, 2000) },
      constant: { is: number(7000), reach: 'fixed' },
    },
    model: {
      act: { is: number(0), rules: [number(0), number(1)] },
      shock: { is: drawn('normal', 0, 500) },
      x: {
        is: number(0),
        next: call('add', read('x'), call('add', read('shock'), call('multiply', read('act'), read('push')))),
      },
      luck: { is: drawn('uniform', 0, 1) },
    },
    outcomes: {
      gone: {
        is: when(
          call('greater', read('push'), number(faultFrom ?? 3000)),
          call('divide', number(1), number(0)),
          read('x'),
        ),
        unit: { text: 'thousand', scale: 1000, dimension: {}, share: false },
        better: 'lower',
        matters: 500,
      },
      worse: {
        is: call(
          'less',
          read('luck'),
          call('add', number(chance), call('multiply', number(0.2), read('act'))),
        ),
        type: { kind: 'truth' },
      },
    },
    checks: { holds: { is: call('less', read('x'), number(4000)) } },
    fans: ['x'],
    options: ['hold', 'move'],
  }));
}

const SETTINGS: Settings = { stop: { worlds: 1000 } };
const ALONE: Crew = { threads: 1 };

function planOf(model: Model = scenario()): Plan {
  return { seed: 5, runs: [{ model, options: [0, 1] }] };
}

async function simulated(
  plan: Plan,
  settings: Partial<Settings> = {},
  hooks: Hooks = {},
  crew: Crew = ALONE,
): Promise<Simulated> {
  const found = await simulate(plan, { ...SETTINGS, ...settings }, playerOf(plan, crew), hooks);
  if ('diagnostic' in found) throw new Error(found.diagnostic.message);
  return found;
}

/** Everything that a simulation says, but how long it took. */
function said(found: Simulated): unknown {
  return {
    worlds: found.worlds,
    precision: found.precision,
    outcomes: [GONE, WORSE].map((definition) => [
      summarise(found, 0, definition, 0),
      summarise(found, 1, definition, 0),
      pair(found, 1, definition, 0),
    ]),
    push: summariseWorld(found, PUSH, 0),
    fans: [0, 1].map((option) => fanQuantiles(found, option, X, 0)),
    failing: failing(found, HOLDS),
    columns: [found.columns.outcome(undefined, 1, GONE, 0), found.columns.world(undefined, PUSH, 0)],
  };
}

describe('a simulation', () => {
  it('summarises what was played, in the unit of the outcome', async () => {
    const found = await simulated(planOf(), { stop: { worlds: 4000 } });
    const hold = summarise(found, 0, GONE, 0);
    const move = summarise(found, 1, GONE, 0);
    const difference = pair(found, 1, GONE, 0);
    // Three shocks of sd 0.5: sd √0.75. The push is 0 to 2, three times: mean 3, sd √3.
    expect(hold.sd).toBeCloseTo(Math.sqrt(0.75), 1);
    expect(hold.mcse).toBeCloseTo(hold.sd / Math.sqrt(4000), 10);
    expect(Math.abs(hold.mean)).toBeLessThan(4 * hold.mcse);
    expect(Math.abs(move.mean - 3)).toBeLessThan(4 * move.mcse);
    expect(Math.abs(difference.mean - 3)).toBeLessThan(4 * difference.mcse);
    expect(difference.mean).toBeCloseTo(move.mean - hold.mean, 10);
    // On common luck the difference is three pushes, uniform from 0 to 6; less than half a thousand does not matter.
    expect(difference.q05).toBeCloseTo(0.3, 0);
    expect(difference.q95).toBeCloseTo(5.7, 0);
    expect(Math.abs((difference.same ?? 1) - 0.5 / 6)).toBeLessThan(4 * Math.sqrt(0.0764 / 4000));
    expect(difference.better).toBe(0);
    expect((difference.same ?? 0) + (difference.worse ?? 0)).toBeCloseTo(1, 12);
    // The worst hundredth of a normal law lies 2.665 standard deviations above its mean.
    expect(Math.abs((hold.tail ?? 0) - 2.665 * hold.sd)).toBeLessThan(0.35 * hold.sd);
    expect(hold.histogram?.counts.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(3900);
    expect(hold.missing).toBe(0);
    const chance = summarise(found, 0, WORSE, 0);
    expect(Math.abs(chance.mean - 0.1)).toBeLessThan(4 * Math.sqrt(0.09 / 4000));
    expect(chance.histogram).toBeUndefined();
    expect(pair(found, 1, WORSE, 0)).not.toHaveProperty('better');
    const push = summariseWorld(found, PUSH, 0);
    expect(Math.abs((push?.mean ?? 0) - 1000)).toBeLessThan(4 * (push?.mcse ?? 0));
    expect(summariseWorld(found, PUSH + 1, 0)).toBeUndefined();
  });

  it('keeps the columns of single worlds, by the numbers of the base model', async () => {
    const variant = scenario({ before: true });
    const plan: Plan = {
      seed: 5,
      runs: [
        { model: scenario(), options: [0, 1] },
        { variant: 'more', model: variant, options: [1] },
      ],
      demand: { reads: [{ variant: 'more', definition: PUSH, row: 0 }], ranked: [], first: 0 },
    };
    const { columns } = await simulated(plan, { stop: { worlds: 100 } });
    expect(columns.outcome('more', 1, GONE, 0)).toEqual(columns.outcome(undefined, 1, GONE, 0));
    expect(columns.outcome('more', 1, GONE, 0)).not.toEqual(columns.outcome(undefined, 0, GONE, 0));
    expect(columns.world('more', PUSH, 0)).toEqual(columns.world(undefined, PUSH, 0));
    expect(columns.world(undefined, PUSH + 1, 0)).toEqual(new Float64Array(100).fill(7000));
    expect(() => columns.outcome('more', 0, GONE, 0)).toThrow('option hold was not played');
    expect(() => columns.outcome('less', 0, GONE, 0)).toThrow('less was not played');
    expect(() => columns.world(undefined, ACT, 0)).toThrow('act is not fixed in a world');
  });

  it('counts failing checks', async () => {
    const found = await simulated(planOf());
    const columns = [0, 1].map((option) => found.columns.outcome(undefined, option, GONE, 0));
    const failed = columns.flatMap((column) => [...column]).filter((x) => !(x < 4000)).length;
    expect(failed).toBeGreaterThan(0);
    expect(failing(found, HOLDS)).toBe(failed / 2000);
  });

  it('says nearly the same from sketches, where memory does not hold the worlds', async () => {
    const all = await simulated(planOf());
    const counted = await simulated(planOf(), { memory: 0 });
    expect([all.whole, counted.whole]).toEqual([true, false]);
    expect(() => counted.columns.outcome(undefined, 1, GONE, 0)).toThrow('the single worlds were not kept');
    const [exact, close] = [all, counted].map((found) => summarise(found, 1, GONE, 0));
    for (const key of ['q05', 'q25', 'q50', 'q75', 'q95', 'tail'] as const) {
      const [a, b] = [exact?.[key] ?? 0, close?.[key] ?? 1];
      expect(Math.abs(a - b), key).toBeLessThanOrEqual(Math.abs(a) * 2 ** -11);
    }
    expect(close?.mean).toBe(exact?.mean);
    expect(close?.mcse).toBe(exact?.mcse);
    const [fan, rough] = [all, counted].map((found) => fanQuantiles(found, 1, X, 0));
    fan?.forEach((line, k) => {
      line.forEach((value, period) => {
        const other = rough?.[k]?.[period] ?? Number.NaN;
        expect(Math.abs(value - other)).toBeLessThanOrEqual(Math.abs(value) * 2 ** -8 + 2);
      });
    });
  });

  it('tells how far it has come', async () => {
    const told: Progress[] = [];
    await simulated(planOf(), { stop: { worlds: 200 } }, { progress: (progress) => told.push(progress) });
    const counts = told.map(({ worlds }) => worlds);
    expect([counts[0], counts.at(-1)]).toEqual([64, 200]);
    expect(counts).toEqual(counts.toSorted((a, b) => a - b));
    expect(told.every(({ of, rate, left }) => of === 200 && rate > 0 && left >= 0)).toBe(true);
    expect(told.at(-1)?.left).toBe(0);
  });

  it('gives the first fault in the order of blocks', async () => {
    const pushes = (await simulated(planOf())).columns.world(undefined, PUSH, 0);
    // Divides by zero in worlds whose push is above that of the first hundred.
    const faultFrom = Math.max(...pushes.subarray(0, 100));
    const model = scenario({ faultFrom });
    const first = pushes.findIndex((push) => push > faultFrom);
    expect(first).toBeGreaterThan(100);
    for (const threads of [1, 2]) {
      const plan = planOf(model);
      const found = await simulate(plan, SETTINGS, playerOf(plan, { threads, workerUrl: worker.url }));
      expect('diagnostic' in found ? found.diagnostic.message : 'no fault').toBe(
        `gone: 1 / 0 is not a finite number, in world ${first}, option hold, period 3 (1972-09-29).`,
      );
    }
  });

  it('gives the first fault in the order of blocks, though an earlier run has one in a later block of the same task', async () => {
    const options = [0];
    const runs = [
      { model: scenario(), options },
      { variant: 'sooner', model: scenario(), options },
    ];
    const plan: Plan = { seed: 5, runs };
    const sound = playerOf(plan, ALONE);
    const faulty = [400, 250];
    const played: Task[] = [];
    const player: Player = {
      ...sound,
      play: async (task) => {
        played.push(task);
        const done = await sound.play(task);
        const world = faulty[task.run] ?? -1;
        const isFaulty = task.first <= world && world < task.first + task.count;
        const diagnostic = diagnose('evidence-none', {});
        // Nothing seems to take any time, so that tasks grow.
        return {
          ...done,
          ms: 0,
          ...(isFaulty ? { found: { diagnostic: { ...diagnostic, message: `run ${task.run}` } } } : {}),
        };
      },
    };
    const found = await simulate(plan, SETTINGS, player);
    const both = ({ first, count }: Task): boolean => first <= 250 && 400 < first + count;
    expect(played.some(both)).toBe(true);
    expect('diagnostic' in found ? found.diagnostic.message : 'no fault').toBe('run 1');
  });
});

describe('threads', () => {
  it('change nothing', async () => {
    const plan: Plan = {
      seed: 5,
      runs: [
        { model: scenario(), options: [0, 1] },
        { variant: 'more', model: scenario({ before: true }), options: [1, 0] },
      ],
    };
    const alone = said(await simulated(plan));
    for (const threads of [2, 3]) {
      expect(said(await simulated(plan, {}, {}, { threads, workerUrl: worker.url }))).toEqual(alone);
    }
  });

  it('do not decide when it is precise enough', async () => {
    const stop = { precision: 0.0185, limit: 20_000 };
    const alone = await simulated(planOf(), { stop });
    const together = await simulated(planOf(), { stop }, {}, { threads: 2, workerUrl: worker.url });
    expect(said(together)).toEqual(said(alone));
    expect(alone.precision).toEqual({ asked: 0.0185, reached: true });
    // The option's chance of 0.3 needs 613 worlds; the next look is after 1024.
    expect(alone.worlds).toBe(1024);
  });
});

describe('a run stops', () => {
  it('at its limit, and says that precision was not reached', async () => {
    const found = await simulated(planOf(), { stop: { precision: 0.001, limit: 700 } });
    expect(found.worlds).toBe(700);
    expect(found.precision).toEqual({ asked: 0.001, reached: false });
  });

  it('not before what the caller asks about is precise', async () => {
    const seen: number[] = [];
    const found = await simulated(
      planOf(),
      { stop: { precision: 0.05, limit: 20_000 } },
      {
        gauges: ({ worlds, columns }) => {
          seen.push(worlds);
          expect(columns.outcome(undefined, 0, GONE, 0).length).toBe(worlds);
          return [{ mcse: 30 / Math.sqrt(worlds), sd: 20 }];
        },
      },
    );
    // 30 / √n ≤ 0.05 · 20 from n = 900 on.
    expect(found.worlds).toBe(1024);
    expect(seen.slice(0, 2)).toEqual([512, 1024]);
  });

  it('not because an event was not seen in the first worlds', async () => {
    const plan: Plan = { seed: 5, runs: [{ model: scenario({ chance: 0 }), options: [0] }] };
    const found = await simulated(plan, { stop: { precision: 0.002, limit: 512 } });
    expect(summarise(found, 0, WORSE, 0)).toMatchObject({ mean: 0, mcse: 0 });
    expect(found.precision?.reached).toBe(false);
  });

  it.each([1, 2])('when it is aborted, with %i threads', async (threads) => {
    const controller = new AbortController();
    const plan = planOf();
    const settings = { stop: { worlds: 10_000_000 }, memory: 0 };
    const player = (): Player => playerOf(plan, { threads, workerUrl: worker.url });
    const reason = new Error('enough');
    let told = 0;
    const progress = (): void => {
      told += 1;
      if (told === 3) controller.abort(reason);
    };
    await expect(simulate(plan, settings, player(), { progress, signal: controller.signal })).rejects.toBe(
      reason,
    );
    expect(told).toBe(3);
    await expect(simulate(plan, settings, player(), { signal: controller.signal })).rejects.toBe(reason);
  });
});
