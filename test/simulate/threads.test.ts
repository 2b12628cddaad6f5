import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Hooks, simulate } from '../../src/simulate/simulate.ts';
import { summarise } from '../../src/simulate/summary.ts';
import { type Crew, threads } from '../../src/simulate/threads.ts';
import { build, call, drawn, number } from '../reference/build.ts';
import { compiledWorker } from './compile.ts';

const model = build(({ read }) => ({
  periods: 2,
  world: { push: { is: drawn('normal', 0, 1) } },
  model: {
    act: { is: number(0), rules: [number(0), number(1)] },
    x: { is: number(0), next: call('add', read('x'), call('multiply', read('act'), read('push'))) },
  },
  outcomes: { gone: { is: read('x') } },
  options: ['hold', 'move'],
}));
const GONE = 3;

let sound: ReturnType<typeof compiledWorker>;
let folder: string;
beforeAll(() => {
  sound = compiledWorker();
  folder = mkdtempSync(join(tmpdir(), 'rubicon-broken-'));
});
afterAll(() => {
  sound.remove();
  rmSync(folder, { recursive: true, force: true });
});

/**
 * A worker that does something else when it is given its first task, and those started after it too, `times` in all. Each
 * takes a ticket that no other can have taken; a sound one starts when the tickets are gone, so that a broken one has a task.
 */
function broken(name: string, times: number, what: string): URL {
  const path = join(folder, `${name}.mjs`);
  const tickets = Array.from({ length: times }, (_, index) => join(folder, `${name}.${index}`));
  writeFileSync(
    path,
    `import { writeFileSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
const takes = (ticket) => {
  try {
    writeFileSync(ticket, '', { flag: 'wx' });
    return true;
  } catch {
    return false;
  }
};
if (${JSON.stringify(tickets)}.some(takes)) {
  parentPort.on('message', ({ kind }) => { if (kind === 'task') { ${what} } });
} else await import(${JSON.stringify(sound.url.href)});
`,
  );
  return pathToFileURL(path);
}

async function found(crew: Crew = { threads: 1 }, hooks: Hooks = {}): Promise<unknown> {
  const plan = { seed: 3, runs: [{ model, options: [0, 1] }] };
  const played = await simulate(plan, { stop: { worlds: 640 } }, threads(plan, crew), hooks);
  if ('diagnostic' in played) throw new Error(played.diagnostic.message);
  return [0, 1].map((option) => [
    summarise(played, option, GONE, 0),
    played.columns.outcome(undefined, option, GONE, 0),
  ]);
}

describe('a worker thread', () => {
  it.each([
    [
      'ends',
      'process.exit(7)',
      /^A worker ended with exit code 7, while it played worlds \d+ to \d+\. Another/,
    ],
    ['throws', "throw new Error('out of order')", /^A worker ended with exit code 1: out of order, while/],
    ['hangs', 'for (;;);', /^A worker gave no answer for 3 s, while it played worlds/],
    ['is silent', 'setInterval(() => {}, 1000)', /^A worker gave no answer for/],
    ['answers wrongly', 'parentPort.postMessage({ index: -1 })', /^A worker answered what it was not asked/],
  ])('that %s is replaced, told of, and changes nothing', async (name, what, message) => {
    const warnings: string[] = [];
    const workerUrl = broken(name, 1, what);
    const patience = name === 'hangs' || name === 'is silent' ? 3000 : 30_000;
    const warn = (warning: string): void => void warnings.push(warning);
    const together = await found({ threads: 2, workerUrl, patience, warn });
    expect(together).toEqual(await found());
    expect(warnings).toContainEqual(expect.stringMatching(message));
  });

  it('that is sound answers every task', async () => {
    const warnings: string[] = [];
    const warn = (warning: string): void => void warnings.push(warning);
    const together = await found({ threads: 2, workerUrl: sound.url, warn });
    expect(together).toEqual(await found());
    expect(warnings).toEqual([]);
  });

  it('that fails again and again on a task ends the run with what it said', async () => {
    const warnings: string[] = [];
    const crew = {
      threads: 2,
      workerUrl: broken('hopeless', 99, "throw new Error('no luck')"),
      patience: 30_000,
      warn: (warning: string): void => void warnings.push(warning),
    };
    await expect(found(crew)).rejects.toThrow(
      /^A worker ended with exit code 1: no luck, while it played worlds 0 to 63\. 3 workers have failed there\.$/,
    );
    expect(warnings.filter((warning) => warning.includes('worlds 0 to 63'))).toHaveLength(2);
  });

  it('whose code cannot be loaded ends the run', async () => {
    const workerUrl = new URL('./nowhere.js', sound.url);
    await expect(found({ threads: 2, workerUrl })).rejects.toThrow(/nowhere.*3 workers have failed there/s);
  });

  it('that hangs does not delay an abort', async () => {
    const controller = new AbortController();
    const crew = { threads: 2, workerUrl: broken('endless', 99, 'for (;;);') };
    const start = performance.now();
    setTimeout(() => controller.abort(new Error('enough')), 300);
    await expect(found(crew, { signal: controller.signal })).rejects.toThrow('enough');
    expect(performance.now() - start).toBeLessThan(30_000);
  });
});
