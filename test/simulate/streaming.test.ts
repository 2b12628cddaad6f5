import { describe, expect, it } from 'vitest';
import { failing } from '../../src/simulate/failures.ts';
import { fanQuantiles, worldsOfFans } from '../../src/simulate/fan.ts';
import { pair } from '../../src/simulate/paired.ts';
import type { Plan, Stop } from '../../src/simulate/plan.ts';
import { sketchOf } from '../../src/simulate/sample.ts';
import { type Hooks, type Spill, simulate, worldsThatFit } from '../../src/simulate/simulate.ts';
import type { Simulated } from '../../src/simulate/simulated.ts';
import type { Slab } from '../../src/simulate/slab.ts';
import { summarise, summariseWorld } from '../../src/simulate/summary.ts';
import { threads } from '../../src/simulate/threads.ts';
import { build, call, drawn, missing, number, when } from '../reference/build.ts';
import { memorySpool } from './spool.ts';

const model = build(({ read }) => ({
  periods: 3,
  world: { push: { is: drawn('uniform', 0, 2) }, pull: { is: drawn('normal', 0, 1) } },
  model: {
    act: { is: number(0), rules: [number(0), number(1)] },
    shock: { is: drawn('normal', 0, 0.5) },
    x: {
      is: number(0),
      next: call('add', read('x'), call('add', read('shock'), call('multiply', read('act'), read('push')))),
    },
  },
  outcomes: {
    gone: { is: read('x'), better: 'lower', matters: 0.5 },
    worse: { is: call('less', read('x'), read('pull')), type: { kind: 'truth' } },
    perhaps: {
      is: when(call('less', read('pull'), number(0)), missing, read('x')),
      mayBeMissing: true,
      better: 'higher',
    },
  },
  checks: { holds: { is: call('less', read('x'), number(3)) } },
  fans: ['x'],
  options: ['hold', 'move'],
}));
const [PUSH, PULL, X, GONE, WORSE, PERHAPS, HOLDS] = [0, 1, 4, 5, 6, 7, 8];
const FIRST = 100;
const plan: Plan = {
  seed: 4,
  runs: [
    { model, options: [0, 1] },
    { variant: 'other', model, options: [1] },
  ],
  demand: {
    reads: [
      { option: 1, definition: GONE, row: 0 },
      { option: 0, definition: WORSE, row: 0 },
      { variant: 'other', option: 1, definition: WORSE, row: 0 },
      { variant: 'other', definition: PULL, row: 0 },
    ],
    ranked: [{ definition: PUSH, row: 0 }],
    first: FIRST,
  },
};
const WORLDS = 1500;

async function played(
  memory: number | undefined,
  hooks: Hooks = {},
  stop: Stop = { worlds: WORLDS },
): Promise<Simulated> {
  const settings = { stop, ...(memory === undefined ? {} : { memory }) };
  const found = await simulate(plan, settings, threads(plan, { threads: 1 }), hooks);
  if ('diagnostic' in found) throw new Error(found.diagnostic.message);
  return found;
}

/** Everything that is a count or a mean, which no sketch may change. */
function exact(found: Simulated): unknown {
  const summaries = [GONE, WORSE, PERHAPS].flatMap((definition) =>
    [0, 1].map((option) => summarise(found, option, definition, 0)),
  );
  const pairs = [GONE, WORSE, PERHAPS].map((definition) => pair(found, 1, definition, 0));
  return {
    worlds: found.worlds,
    summaries: summaries.map(({ mean, mcse, sd, missing }) => ({ mean, mcse, sd, missing })),
    pairs: pairs.map(({ mean, mcse, better, same, worse }) => ({ mean, mcse, better, same, worse })),
    push: summariseWorld(found, PUSH, 0)?.mean,
    failing: failing(found, HOLDS),
  };
}

/** Everything there is to say. */
function said(found: Simulated): unknown {
  return {
    exact: exact(found),
    summaries: [GONE, WORSE, PERHAPS].flatMap((definition) =>
      [0, 1].map((option) => summarise(found, option, definition, 0)),
    ),
    pairs: [GONE, WORSE, PERHAPS].map((definition) => pair(found, 1, definition, 0)),
    fans: [0, 1].map((option) => fanQuantiles(found, option, X, 0)),
    gone: found.columns.outcome(undefined, 1, GONE, 0),
    ranked: found.ranked.world(undefined, PUSH, 0),
  };
}

describe('a simulation that does not fit into memory', () => {
  it('finds the same counts and means to the last bit', async () => {
    const [all, streamed] = [await played(undefined), await played(0)];
    expect([all.whole, streamed.whole]).toEqual([true, false]);
    expect(exact(streamed)).toEqual(exact(all));
  });

  it('finds quantiles within the error of its sketches, and those of columns it keeps exactly', async () => {
    const [all, streamed] = [await played(undefined), await played(0)];
    for (const [option, definition] of [
      [0, GONE],
      [1, PERHAPS],
    ] as const) {
      const gathered = streamed.stores[0]?.outcomes[option]?.[definition - GONE];
      if (gathered?.sample.kind !== 'counted') throw new Error('it is kept');
      const error = 2 ** -sketchOf(gathered.sample).bits;
      const there = summarise(all, option, definition, 0);
      const here = summarise(streamed, option, definition, 0);
      for (const key of ['q05', 'q25', 'q50', 'q75', 'q95', 'tail'] as const) {
        // What lies between two order statistics may be off by the error of either.
        expect(Math.abs((here[key] ?? 0) - (there[key] ?? 1)), key).toBeLessThanOrEqual(
          2 * error * Math.abs(there[key] ?? 0),
        );
      }
      const counts = here.histogram?.counts.reduce((sum, count) => sum + count, 0);
      expect(counts).toBe(there.histogram?.counts.reduce((sum, count) => sum + count, 0));
    }
    expect(summarise(streamed, 1, GONE, 0)).toEqual(summarise(all, 1, GONE, 0));
    const apart = pair(streamed, 1, PERHAPS, 0).q50 - pair(all, 1, PERHAPS, 0).q50;
    expect(Math.abs(apart)).toBeLessThan(0.01);
  });

  it('keeps what is demanded, and nothing else', async () => {
    const [all, streamed] = [await played(undefined), await played(0)];
    for (const [variant, option, definition] of [
      [undefined, 1, GONE],
      [undefined, 0, WORSE],
      ['other', 1, WORSE],
    ] as const) {
      const column = streamed.columns.outcome(variant, option, definition, 0);
      expect(column).toEqual(all.columns.outcome(variant, option, definition, 0));
      const at = streamed.columns.outcomeAt(variant, option, definition, 0);
      expect(Float64Array.from({ length: WORLDS }, (_, world) => at(world))).toEqual(column);
    }
    expect(streamed.columns.world('other', PULL, 0)).toEqual(all.columns.world('other', PULL, 0));
    expect(() => streamed.columns.outcome(undefined, 0, GONE, 0)).toThrow('not kept');
    expect(() => streamed.columns.world(undefined, PUSH, 0)).toThrow('not kept');
    expect(() => all.columns.world('other', PUSH, 0)).toThrow('not kept');
    expect([all.ranked.worlds, streamed.ranked.worlds]).toEqual([WORLDS, FIRST]);
    expect(streamed.ranked.world(undefined, PUSH, 0)).toEqual(
      all.columns.world(undefined, PUSH, 0).subarray(0, FIRST),
    );
    expect(() => streamed.ranked.world(undefined, PULL, 0)).toThrow('not kept');
  });

  it('says the same however it came to stream: from the first world on, or once memory was full', async () => {
    // A world takes 2 columns of worlds, 3 options of 2 numbers and a truth, and a wanted column of the variant.
    const bytes = 8 * (2 + 3 * 2 + 1) + 3;
    const memory = bytes * 700;
    const fixed = await played(memory, {}, { worlds: 1024 });
    const grown = await played(memory, {}, { precision: 1e-9, limit: 1024 });
    expect([fixed.whole, grown.whole]).toEqual([false, false]);
    expect(said(grown)).toEqual(said(fixed));
    const small = await played(memory, {}, { precision: 1e-9, limit: 640 });
    expect(small.whole).toBe(true);
    expect(said(small)).toEqual(said(await played(memory, {}, { worlds: 640 })));
  });

  it('finds the same with a spool, and what is demanded is there', async () => {
    // A stretch is 4,096 worlds.
    const stop = { worlds: 2 * 4096 + 100 };
    const [all, held] = [await played(undefined, {}, stop), await played(0, {}, stop)];
    const spool = memorySpool();
    const found = await played(0, { spool: () => spool }, stop);
    expect(said(found)).toEqual(said(held));
    // Two stretches of a number and two truths, and of a number of the variant's worlds.
    expect(spool.size()).toBe(2 * 4096 * (8 + 1 + 1 + 8));
    for (const [variant, option, definition] of [
      [undefined, 1, GONE],
      [undefined, 0, WORSE],
      ['other', 1, WORSE],
    ] as const) {
      const column = all.columns.outcome(variant, option, definition, 0);
      expect(found.columns.outcome(variant, option, definition, 0)).toEqual(column);
      const at = found.columns.outcomeAt(variant, option, definition, 0);
      expect(Float64Array.from(column, (_, world) => at(world))).toEqual(column);
    }
    expect(found.columns.world('other', PULL, 0)).toEqual(all.columns.world('other', PULL, 0));
    expect(summarise(found, 1, GONE, 0)).toEqual(summarise(all, 1, GONE, 0));
  });

  it('draws fans from the first worlds alone, however many there are and whatever memory holds', async () => {
    // Of 3 periods under 2 options: 8,192 worlds.
    const fans = (found: Simulated): unknown => [0, 1].map((option) => fanQuantiles(found, option, X, 0));
    const first = await played(undefined, {}, { worlds: 8192 });
    const [all, streamed] = [
      await played(undefined, {}, { worlds: 8300 }),
      await played(0, {}, { worlds: 8300 }),
    ];
    expect([first, all, streamed].map(worldsOfFans)).toEqual([8192, 8192, 8192]);
    expect([fans(all), fans(streamed)]).toEqual([fans(first), fans(first)]);
    const few = await played(undefined, {}, { worlds: 8000 });
    expect(worldsOfFans(few)).toBe(8000);
    expect(fans(few)).not.toEqual(fans(first));
  });

  it('takes a spool once memory is full, for what it has played before too', async () => {
    const [limit, memory] = [2 * 4096, 80 * 5000];
    const spool = memorySpool();
    const grown = await played(memory, { spool: () => spool }, { precision: 1e-9, limit });
    expect(spool.size()).toBe(2 * 4096 * (8 + 1 + 1 + 8));
    expect(said(grown)).toEqual(said(await played(memory, {}, { worlds: limit })));
  });

  it('asks for no spool where memory holds everything, and ends where one fails', async () => {
    const spool = (): never => {
      throw new Error('the disk is full');
    };
    expect((await played(undefined, { spool })).whole).toBe(true);
    await expect(played(0, { spool })).rejects.toThrow('the disk is full');
  });

  it('plays as many worlds as leave room for what is demanded', () => {
    // One number and two truths, and a number of the variant's worlds; 24 bytes for judging.
    expect(worldsThatFit(plan, 4200)).toBe(100);
    expect(worldsThatFit({ ...plan, demand: { reads: [], ranked: [], first: 0 } })).toBe(Infinity);
  });
});

it('plays a run that differs in its draws alone with what was compiled for the base, whose fans are none of its own', async () => {
  const again: Plan = {
    seed: 4,
    runs: [
      { model, options: [0, 1] },
      { variant: 'again', model, options: [0, 1] },
      { variant: 'anew', model, options: [0, 1], anew: ['push'] },
    ],
  };
  const found = await simulate(again, { stop: { worlds: 200 } }, threads(again, { threads: 1 }));
  if ('diagnostic' in found) throw new Error(found.diagnostic.message);
  const { outcome, world } = found.columns;
  for (const option of [0, 1]) {
    expect(outcome('again', option, GONE, 0)).toEqual(outcome(undefined, option, GONE, 0));
  }
  expect(world('anew', PULL, 0)).toEqual(world(undefined, PULL, 0));
  expect(world('anew', PUSH, 0)).not.toEqual(world(undefined, PUSH, 0));
  expect(found.stores.map(({ fans }) => fans.map((list) => list.length))).toEqual([
    [3, 3],
    [0, 0],
    [0, 0],
  ]);
  expect(fanQuantiles(found, 1, X, 0).flat().every(Number.isFinite)).toBe(true);
});

describe('a spill', () => {
  interface Spilt {
    readonly push: number[];
    readonly other: number[];
    finished: boolean;
  }

  function collector(spilt: Spilt): Spill {
    return {
      take: async ({ first, count, world, outcome }: Slab) => {
        expect(first).toBe(spilt.push.length);
        spilt.push.push(...world(0));
        spilt.other.push(...outcome(1, 0, 0));
        expect(spilt.push).toHaveLength(first + count);
      },
      finish: async () => {
        spilt.finished = true;
      },
    };
  }

  it.each([
    ['from the first world on', 0, { worlds: WORLDS }],
    ['once memory is full, from the first world on too', 80 * 700, { precision: 1e-9, limit: WORLDS }],
  ] as const)('gets every world in order, %s', async (_, memory, stop) => {
    const spilt: Spilt = { push: [], other: [], finished: false };
    await played(memory, { spill: async () => collector(spilt) }, stop);
    const all = await played(undefined);
    expect(Float64Array.from(spilt.push)).toEqual(all.columns.world(undefined, PUSH, 0));
    expect(Float64Array.from(spilt.other)).toEqual(all.columns.outcome('other', 1, GONE, 0));
    expect(spilt.finished).toBe(true);
  });

  it('is not asked for where memory holds everything', async () => {
    const spill = (): never => {
      throw new Error('nobody asked');
    };
    expect((await played(undefined, { spill })).whole).toBe(true);
  });

  it('that fails ends the simulation', async () => {
    const spill = async (): Promise<Spill> => ({
      take: async () => {
        throw new Error('the disk is full');
      },
      finish: async () => undefined,
    });
    await expect(played(0, { spill })).rejects.toThrow('the disk is full');
  });
});
