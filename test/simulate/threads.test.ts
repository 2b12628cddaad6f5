import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Player } from '../../src/simulate/player.ts';
import { playing } from '../../src/simulate/playing.ts';
import { pool, type Terms } from '../../src/simulate/pool.ts';
import { type Hooks, simulate } from '../../src/simulate/simulate.ts';
import { summarise } from '../../src/simulate/summary.ts';
import { threads, workerThread } from '../../src/simulate/threads.ts';
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

const MANY = 60_000;
const plan = { seed: 3, runs: [{ model, options: [0, 1] }] };

/** Two workers, while the calling thread looks on. */
function workers(url: URL, terms: Partial<Terms> = {}): Player {
  return pool(plan, (listener) => workerThread(url, listener), {
    ...{ count: 2, patience: 30_000, warn: () => undefined },
    ...terms,
  });
}

async function found(
  player = threads(plan, { threads: 1 }),
  hooks: Hooks = {},
  worlds = 640,
): Promise<unknown> {
  const played = await simulate(plan, { stop: { worlds } }, player, hooks);
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
    const together = await found(workers(workerUrl, { patience, warn }));
    expect(together).toEqual(await found());
    expect(warnings).toContainEqual(expect.stringMatching(message));
  });

  it('that is sound answers every task', async () => {
    const warnings: string[] = [];
    const warn = (warning: string): void => void warnings.push(warning);
    const alone = await found();
    expect(await found(workers(sound.url, { warn }))).toEqual(alone);
    // Beside workers the calling thread plays, too.
    for (const count of [2, 3]) {
      expect(await found(threads(plan, { threads: count, workerUrl: sound.url, warn }))).toEqual(alone);
    }
    expect(warnings).toEqual([]);
  });

  it('that never comes up leaves the work to the calling thread', async () => {
    const warnings: string[] = [];
    let started = 0;
    let played = 0;
    let fail = (): void => undefined;
    const player = pool(
      plan,
      ({ failed }) => {
        started += 1;
        fail = () => failed('came to nothing');
        return { order: () => undefined, end: async () => undefined };
      },
      {
        ...{ count: 2, patience: 30_000, warn: (warning) => void warnings.push(warning) },
        own: (ready) => {
          const play = playing(ready);
          return (task, room) => {
            played += 1;
            // By then all tasks under way have been played here, those that the worker was handed last.
            if (played % 8 === 0) queueMicrotask(fail);
            return play(task, room);
          };
        },
      },
    );
    expect(await found(player, {}, MANY)).toEqual(await found(threads(plan, { threads: 1 }), {}, MANY));
    expect(started).toBe(3);
    expect(warnings).toEqual([
      expect.stringMatching(
        /^A worker came to nothing, while it played worlds 0 to 63\. Another takes its place\.$/,
      ),
      expect.stringMatching(/Another takes its place\.$/),
      expect.stringMatching(/3 workers have failed there; a thread less plays\.$/),
    ]);
  });

  it('that fails again and again on a task ends the run with what it said', async () => {
    const warnings: string[] = [];
    const hopeless = broken('hopeless', 99, "throw new Error('no luck')");
    const warn = (warning: string): void => void warnings.push(warning);
    await expect(found(workers(hopeless, { warn }))).rejects.toThrow(
      /^A worker ended with exit code 1: no luck, while it played worlds 0 to 63\. 3 workers have failed there\.$/,
    );
    expect(warnings.filter((warning) => warning.includes('worlds 0 to 63'))).toHaveLength(2);
  });

  it('whose code cannot be loaded ends the run', async () => {
    const workerUrl = new URL('./nowhere.js', sound.url);
    await expect(found(workers(workerUrl))).rejects.toThrow(/nowhere.*3 workers have failed there/s);
  });

  it('that hangs does not delay an abort', async () => {
    const controller = new AbortController();
    const player = workers(broken('endless', 99, 'for (;;);'));
    const start = performance.now();
    setTimeout(() => controller.abort(new Error('enough')), 300);
    await expect(found(player, { signal: controller.signal })).rejects.toThrow('enough');
    expect(performance.now() - start).toBeLessThan(30_000);
  });
});
