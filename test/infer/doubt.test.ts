import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { infer } from '../../src/infer/infer.ts';
import { draws, learnedFrom, modelOf, momentsOf } from './learning.ts';

const SLOW = 60_000;

/** The code and message of what stops an inference. */
async function stopped(sections: string, particles = 512): Promise<{ code: string; message: string }> {
  const found = await infer(modelOf(sections), { seed: 1, threads: 1, worlds: 1, particles });
  if (!('diagnostic' in found)) throw new Error('something was learned');
  const { code, message } = found.diagnostic;
  return { code, message };
}

describe('an inference that cannot be relied on', () => {
  it(
    'names the rows that no world can have given',
    async () => {
      const { code, message } = await stopped(`
tables: {row: {columns: {n: {}}, rows: {a: {n: 0.5}, b: {n: -2}, c: {n: 9000}}}}
assumptions: {rate: {is: 1 to 5, source: a made example}}
evidence: {counts: {each: row, observe: "row.n ~ uniform(0, rate)"}}
outcomes: {found: rate}`);
      expect(code).toBe('evidence-impossible');
      expect(message).toContain('counts[b], counts[c]');
    },
    SLOW,
  );

  it(
    'names two rows that cannot both be true',
    async () => {
      const { code, message } = await stopped(`
tables: {row: {columns: {x: {}}, rows: {a: {x: 0.2}, b: {x: 0.4}, c: {x: 0.9}}}}
assumptions: {middle: {is: "uniform(0, 1)", source: a made example}}
evidence: {seen: {each: row, observe: "row.x ~ uniform(middle - 0.2, middle + 0.2)"}}
outcomes: {found: middle}`);
      expect(code).toBe('evidence-contradicts');
      expect(message).toContain('seen[a] and seen[c]');
    },
    SLOW,
  );

  it(
    'names rows of which any two can be true, but not all three',
    async () => {
      const { code, message } = await stopped(`
tables:
  side: [left, middle, right]
  row: {columns: {ruled_out: {as: side}}, rows: {z: {ruled_out: left}, a: {ruled_out: left}, b: {ruled_out: middle}, c: {ruled_out: right}}}
assumptions: {which: {is: "discrete(left, 1, middle, 1, right, 1)", as: side, source: a made example}}
evidence: {seen: {each: row, observe: "yes ~ bernoulli(if which == row.ruled_out then 0% else 100%)"}}
outcomes: {found: which == left}`);
      expect(code).toBe('evidence-contradicts');
      expect(message).toContain('seen[a], seen[b] and seen[c]');
    },
    SLOW,
  );

  const same = (observe: string): string => `
tables: {row: {columns: {y: {}}, rows: {${Array.from({ length: 30 }, (_, i) => `r${i}: {y: 2}`).join(', ')}}}}
assumptions:
  centre: {is: "normal(0, 5)", source: a made example}
  spread: {is: 0.01 to 3, source: a made example}
evidence: {seen: {each: row, observe: "${observe}"}}
outcomes: {found: centre}`;

  it(
    'says of measurements that are all the same what that means, where it makes a law too narrow',
    async () => {
      const { code, message } = await stopped(same('row.y ~ normal(centre, spread)'), 128);
      expect(code).toBe('evidence-constant');
      expect(message).toContain('all 30 rows of `seen` are 2');
    },
    SLOW,
  );

  it(
    'learns from measurements that are all the same where their law has a least width',
    async () => {
      const model = modelOf(same('row.y ~ normal(centre, spread + 0.5)'));
      const { mean, sd } = momentsOf(draws(model, await learnedFrom(model), 'centre'));
      expect(Math.abs(mean - 2)).toBeLessThan(0.05);
      // The mean of thirty rows is known to about half a unit over the root of thirty.
      expect(sd).toBeLessThan(0.15);
    },
    SLOW,
  );

  it(
    'is not told where the runs end in different places',
    async () => {
      // A target that particles hit by luck alone: a spike of a millionth of the prior beside a wide hill.
      const { code, message } = await stopped(
        `
assumptions: {x: {is: "uniform(0, 1)", source: a made example}}
evidence:
  seen:
    observe: 0 ~ normal(if abs(x - 0.3) < 0.0004 then 0 else 4 + x, 0.3)
outcomes: {found: x}`,
        256,
      );
      expect(code).toBe('evidence-unsure');
      expect(message).toMatch(/disagree|effective draws|hardly moved/);
    },
    SLOW,
  );

  it(
    'refuses luck of single periods',
    async () => {
      const { code, message } = await stopped(`
time: {start: 2024-01, period: 1 month, count: 3}
assumptions: {drift: {is: 0 to 1, source: a made example}}
model:
  luck: normal(drift, 1)
  walk: {start: 0, next: walk + luck}
evidence: {seen: "2 ~ normal(walk, 1)"}
outcomes: {found: walk}`);
      expect(code).toBe('evidence-luck');
      expect(message).toContain('`luck`');
    },
    SLOW,
  );
});

describe('an inference', () => {
  it(
    'finds the same on one thread and on two',
    async () => {
      const model = modelOf(`
assumptions: {x: {is: "normal(0, 1)", source: a made example}}
evidence: {seen: "1 ~ normal(x, 1)"}
outcomes: {found: x}`);
      const workerUrl = new URL('../../dist/infer/worker.js', import.meta.url);
      const [one, two] = [await learnedFrom(model), await learnedFrom(model, { threads: 2, workerUrl })];
      expect(two.latents).toEqual(one.latents);
      expect(two.logMarginal).toEqual(one.logMarginal);
    },
    SLOW,
  );

  it.each([
    ['fails', 'process.exit(3);', 'failed (exit code 3)'],
    ['hangs', 'for (;;);', 'gave no answer for'],
  ])(
    'replaces a thread that %s with a run, and says so',
    async (_, then, words) => {
      const model = modelOf(`
assumptions: {x: {is: "normal(0, 1)", source: a made example}}
evidence: {seen: "1 ~ normal(x, 1)"}
outcomes: {found: x}`);
      // The first takes a run, and says nothing of it; this thread waits until it has. The second works.
      const folder = mkdtempSync(join(tmpdir(), 'rubicon-infer-'));
      const [sign, second] = [join(folder, 'taken'), join(folder, 'second')];
      const code = `
import { existsSync, writeFileSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
if (existsSync(${JSON.stringify(sign)})) {
  writeFileSync(${JSON.stringify(second)}, '');
  await import(${JSON.stringify(new URL('../../dist/infer/worker.js', import.meta.url).href)});
} else parentPort.once('message', ({ takers, who }) => {
  const free = takers.findIndex((_, task) => Atomics.compareExchange(takers, task, 0, who) === 0);
  writeFileSync(${JSON.stringify(sign)}, String(free));
  ${then}
});`;
      const workerUrl = new URL(`data:text/javascript,${encodeURIComponent(code)}`);
      const still = new Int32Array(new SharedArrayBuffer(4));
      const progress = (): void => {
        while (!existsSync(sign)) Atomics.wait(still, 0, 0, 5);
      };
      const told: string[] = [];
      const settings = { seed: 1, worlds: 1, workerUrl, patience: 300, particles: 4096 };
      const warning = (message: string): void => void told.push(message);
      const found = await infer(model, { ...settings, threads: 2 }, { warning, progress });
      expect(readFileSync(sign, 'utf8')).not.toBe('-1');
      // One that fails is replaced while this thread works; one that hangs is missed when there is nothing else to do.
      if (then.startsWith('process')) expect(existsSync(second)).toBe(true);
      rmSync(folder, { recursive: true });
      if ('diagnostic' in found) throw new Error(found.diagnostic.message);
      expect(found.latents).toEqual((await learnedFrom(model, { particles: 4096 })).latents);
      expect(told).toHaveLength(1);
      expect(told[0]).toContain(words);
      expect(told[0]).toMatch(/another takes its place\.$/);
    },
    SLOW,
  );

  const path = `
time: {start: 2024-01, period: 1 month, count: 6}
assumptions: {growth: {is: "normal(0, 1)", source: a made example}}
model:
  level: {start: 0, change: growth / month}
evidence: {seen: {observe: "9 ~ normal(level, 2)"}}
outcomes: {found: level}`;

  it(
    'reads paths under the first option',
    async () => {
      const model = modelOf(path);
      const found = await learnedFrom(model);
      // Six months of growth g are seen as 9 with error 2: a normal law again.
      const precision = 1 + 36 / 4;
      const { posterior } = found.learned[0] as (typeof found.learned)[number];
      const mean = posterior.reduce((sum, x) => sum + x, 0) / posterior.length;
      expect(Math.abs(mean - (6 * 9) / 4 / precision)).toBeLessThan(
        4 * Math.sqrt(1 / precision / found.effective),
      );
    },
    SLOW,
  );

  it(
    'gives the same draws whenever it is asked, and others for another seed',
    async () => {
      const model = modelOf(path);
      const [one, same, other] = [
        await learnedFrom(model),
        await learnedFrom(model),
        await learnedFrom(model, { seed: 2 }),
      ];
      expect(same.latents).toEqual(one.latents);
      expect(same.logMarginal).toEqual(one.logMarginal);
      expect(other.latents.values).not.toEqual(one.latents.values);
    },
    SLOW,
  );

  it(
    'draws as many worlds as are to be played',
    async () => {
      const { draws } = await learnedFrom(modelOf(path), { worlds: 10_000 });
      expect(draws).toBeGreaterThanOrEqual(10_000);
      expect(draws).toBeLessThan(20_000);
    },
    SLOW,
  );
});
