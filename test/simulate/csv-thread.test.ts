import { afterAll, beforeAll, expect, it } from 'vitest';
import { csvTables, outcomesCsv, worldsCsv } from '../../src/simulate/csv.ts';
import { csvThread } from '../../src/simulate/csv-thread.ts';
import type { Plan } from '../../src/simulate/plan.ts';
import { build, drawn, missing, number, row, when } from '../reference/build.ts';
import { compiledWorker } from './compile.ts';
import { played, text } from './written.ts';

let worker: ReturnType<typeof compiledWorker>;
beforeAll(() => {
  worker = compiledWorker('csv-worker');
});
afterAll(() => worker.remove());

const model = build(({ read }) => ({
  tables: { t: ['a', 'say "b", c'] },
  world: { luck: { is: drawn('normal', 0, 1) } },
  outcomes: {
    dead: { is: read('luck'), unit: { text: 'thousand', scale: 1000, dimension: {}, share: false } },
    which: { is: row(0), over: [0], type: { kind: 'label', table: 0 } },
    when: { is: number(19_905), type: { kind: 'date' } },
    seldom: { is: when(read('lucky'), missing, read('luck')), mayBeMissing: true },
    lucky: { is: drawn('bernoulli', 0.3), type: { kind: 'truth' } },
  },
  options: ['hold', 'move'],
}));
const plan: Plan = {
  seed: 1,
  runs: [
    { model, options: [0, 1] },
    { variant: 'other', model, options: [1] },
  ],
};

it('writes in another thread what this one would have written', async () => {
  const found = await played(plan, 700);
  const written = await csvThread(csvTables(found), worker.url).written;
  const texts = written?.map((pieces) => Buffer.concat(pieces).toString());
  expect(texts).toEqual([await text(outcomesCsv(found)), await text(worldsCsv(found))]);
  expect(texts?.[0]).toContain('say ""b""');
});

it.each([
  ['fails', 'throw new Error("no more");'],
  ['ends', 'process.exit(3);'],
  ['hangs', 'for (;;);'],
])('leaves the tables to others where the thread %s', async (_, code) => {
  const url = new URL(`data:text/javascript,${encodeURIComponent(code)}`);
  expect(await csvThread(csvTables(await played(plan, 700)), url, 1000).written).toBeUndefined();
});
