import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page as Tab } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { referenceKernel } from '../../src/reference/kernel.ts';
import { BLOCK } from '../../src/simulate/block.ts';
import { ownThread } from '../../src/simulate/own-thread.ts';
import type { Plan } from '../../src/simulate/plan.ts';
import type { Player } from '../../src/simulate/player.ts';
import { executablePath, launched } from '../browser.ts';
import { columnHash } from './browser/column-hash.ts';
import { compiled } from './browser/compiled.ts';
import { gathered } from './browser/files.ts';
import type { Page } from './browser/page.ts';
import { type Cut, playedInPieces } from './browser/pieces.ts';
import { prepared } from './browser/prepared.ts';
import { type Served, serve } from './browser/serve.ts';
import { type Found, found } from './browser/whole.ts';

if (executablePath === undefined) console.warn('No Chromium here: nothing is simulated in a browser.');

const ROOT = join(import.meta.dirname, '..', '..');
/** The flagship, of which two blocks are played. */
const LARGE = { scenario: 'contractors-2024', seed: 2 };
const WORLDS = 128;
/** A scenario that is played faster, for how workers are employed. */
const SMALL = { scenario: 'teaching/toy-escalation', seed: 2 };
const MANY = 20 * BLOCK;

/** All worlds of the flagship at a time. */
const FORWARD: Cut = { worlds: WORLDS, chunk: WORLDS, order: 'forward' };

/** An import map says where the one package stands. */
const HTML = `<!doctype html><title>Rubicon</title>
<script type="importmap">{"imports": {"yaml": "/yaml/index.js"}}</script>
<script type="module" src="/test/simulate/browser/page.js"></script>`;

const WORKER = `import '/src/simulate/web-worker.js';`;
/** Plays its first task, and fails in its second. */
const CRASHING = `${WORKER}
let tasks = 0;
addEventListener('message', ({ data: { kind } }) => {
  if (kind === 'task') tasks += 1;
  if (tasks === 2) throw new Error('out of order');
});`;
/** Fails in its first task. */
const HOPELESS = `addEventListener('message', ({ data: { kind } }) => {
  if (kind === 'task') throw new Error('out of order');
});`;
/** Never comes back from its first task. */
const STUCK = `addEventListener('message', ({ data: { kind } }) => {
  while (kind === 'task');
});`;

/** What a simulation comes to in Node, in one thread. */
async function foundHere(what: typeof LARGE, worlds: number): Promise<Found> {
  const plan = await planOf(what);
  return found(plan, { stop: { worlds } }, ownThread(plan, console.warn));
}

async function planOf({ scenario, seed }: typeof LARGE): Promise<Plan> {
  const read = async (path: string): Promise<string> =>
    readFileSync(join(ROOT, 'scenarios', scenario, path), 'utf8');
  return prepared(await gathered(read), seed);
}

/** A page that is one text when first asked for, and the sound worker from then on. */
function once(broken: string): () => string {
  let asked = 0;
  return () => {
    asked += 1;
    return asked === 1 ? broken : WORKER;
  };
}

describe.skipIf(executablePath === undefined)('a simulation in a browser', () => {
  let build: ReturnType<typeof compiled>;
  let served: Served;
  let browser: Browser;
  let tab: Tab;
  let large: Found;
  let small: Found;

  beforeAll(async () => {
    build = compiled(['test/simulate/browser/page.ts', 'src/simulate/web-worker.ts']);
    const pages = {
      '/': HTML,
      '/crashing.js': once(CRASHING),
      '/stuck.js': once(STUCK),
      '/hopeless.js': HOPELESS,
    };
    const folders = {
      src: join(build.folder, 'src'),
      scenarios: join(ROOT, 'scenarios'),
      test: join(build.folder, 'test'),
      yaml: join(ROOT, 'node_modules/yaml/browser'),
    };
    served = await serve(pages, folders);
    browser = await launched();
    tab = await opened(browser);
    large = await foundHere(LARGE, WORLDS);
    small = await foundHere(SMALL, MANY);
  });

  afterAll(async () => {
    await browser?.close();
    served?.close();
    build?.remove();
  });

  /** The page in a tab of its own, ready to be asked. */
  async function opened(browser: Browser): Promise<Tab> {
    const complaints: string[] = [];
    const tab = await browser.newPage();
    tab.on('pageerror', (error) => complaints.push(error.message));
    tab.on('console', (message) => complaints.push(message.text()));
    await tab.goto(served.url);
    await tab
      .waitForFunction('globalThis.rubicon !== undefined', undefined, { timeout: 20_000 })
      .catch(() => {
        throw new Error(`the page does not load: ${complaints.join('; ')}`);
      });
    return tab;
  }

  /** Calls a function of the page. */
  function ask<Name extends keyof Page>(
    name: Name,
    ...args: Parameters<Page[Name]>
  ): Promise<Awaited<ReturnType<Page[Name]>>> {
    return askIn(tab, name, ...args);
  }

  function askIn<Name extends keyof Page>(
    tab: Tab,
    name: Name,
    ...args: Parameters<Page[Name]>
  ): Promise<Awaited<ReturnType<Page[Name]>>> {
    return tab.evaluate(`rubicon['${name}'](...${JSON.stringify(args)})`);
  }

  it('gives the bits that the interpreter gives in Node', async () => {
    const plan = await planOf(LARGE);
    expect(large.hash).toBe(await columnHash(await playedInPieces(plan, FORWARD, interpreted(plan))));
  });

  it.each([1, 2])('with %i web workers: the bits and the claims of Node', async (threads) => {
    const there = await ask('whole', LARGE, WORLDS, { threads });
    expect(there.hash).toBe(large.hash);
    expect(there.claims).toEqual(large.claims);
    expect(there.claims.length).toBeGreaterThan(3);
    expect(there.warnings).toEqual([]);
    expect(there.interpreted).toBe(0);
  });

  it('with 2 web workers, from the last chunk of 37 to the first: the same bits', async () => {
    expect(await ask('inPieces', LARGE, { worlds: WORLDS, chunk: 37, order: 'backward' }, 2)).toBe(
      large.hash,
    );
  });

  it.each<[number, Cut['order'], number]>([
    [1, 'backward', 300],
    [2, 'forward', 1],
    [2, 'backward', 101],
    [3, 'by run', 64],
  ])('with %i web workers, %s in chunks of %i: the same bits', async (threads, order, chunk) => {
    const plan = await planOf(SMALL);
    const whole: Cut = { worlds: 300, chunk: 300, order: 'forward' };
    const alone = await columnHash(await playedInPieces(plan, whole, interpreted(plan)));
    expect(await ask('inPieces', SMALL, { worlds: 300, chunk, order }, threads)).toBe(alone);
  });

  // V8 has vectors on x64 only where the processor has SSE 4.1.
  it.skipIf(process.arch !== 'x64')('gives the same bits where WebAssembly has no vectors', async () => {
    const old = await launched(['--js-flags=--no-enable-sse4-1 --no-enable-avx']);
    try {
      const there = await askIn(await opened(old), 'whole', SMALL, MANY, { threads: 2 });
      expect(there.hash).toBe(small.hash);
      expect(there.claims).toEqual(small.claims);
      expect(there.warnings).toEqual([expect.stringContaining('The interpreter plays')]);
      expect([there.interpreted, small.interpreted]).toEqual([MANY, 0]);
    } finally {
      await old.close();
    }
  });

  it('gives other bits for another seed', async () => {
    const other = { ...SMALL, seed: SMALL.seed + 1 };
    const { hash } = await ask('whole', other, MANY, { threads: 2 });
    expect(hash).not.toBe(small.hash);
    expect(hash).toBe((await foundHere(other, MANY)).hash);
    expect(await ask('inPieces', { ...LARGE, seed: LARGE.seed + 1 }, { ...FORWARD, chunk: 64 }, 2)).not.toBe(
      large.hash,
    );
  });

  it('replaces a worker that fails in mid-run, and finds the same', async () => {
    const there = await ask('whole', SMALL, MANY, { threads: 2, worker: '/crashing.js' });
    expect(there.hash).toBe(small.hash);
    expect(there.warnings).toEqual([
      expect.stringMatching(
        /^A worker failed: .*out of order, while it played worlds .*Another plays them again\.$/,
      ),
    ]);
  });

  it('replaces a worker that is stuck, and finds the same', async () => {
    const there = await ask('whole', SMALL, MANY, { threads: 2, worker: '/stuck.js', patience: 3000 });
    expect(there.hash).toBe(small.hash);
    expect(there.warnings).toEqual([expect.stringMatching(/^A worker gave no answer for 3 s, /)]);
  });

  it.each([
    ['/hopeless.js', /out of order.*3 workers have failed there/],
    ['/nowhere.js', /could not be started from .*nowhere\.js.*3 workers have failed there/],
  ])('gives up when worker after worker fails: %s', async (worker, message) => {
    await expect(ask('whole', SMALL, MANY, { threads: 2, worker })).rejects.toThrow(message);
    await noneLeft();
  });

  it.each([1, 2])('ends at once when it is aborted, with %i web workers', async (threads) => {
    const { reason, ms } = await ask('abort', LARGE, threads);
    expect(reason).toBe('enough');
    expect(ms).toBeLessThan(500);
    await noneLeft();
  });

  /** Chromium lets a worker that is ended finish its task, or two seconds go by. */
  async function noneLeft(): Promise<void> {
    await expect.poll(() => tab.workers(), { timeout: 10_000 }).toEqual([]);
  }
});

/** Plays on the interpreter that defines the language, in this thread. */
function interpreted({ seed, runs }: Plan): Player {
  const kernels = runs.map(({ model, options }) => ({ kernel: referenceKernel(model), options }));
  return {
    threads: 1,
    capacity: 1,
    play: async ({ index, run, first, count }) => {
      const found = kernels[run];
      if (found === undefined) throw new Error(`the plan has no run ${run}`);
      const played = found.kernel.play({ seed, first, count, options: found.options });
      const digest = { worlds: new Float64Array(), outcomes: [], versus: [], verdicts: [], failures: [] };
      return {
        index,
        ms: 0,
        interpreted: count,
        found: 'diagnostic' in played ? played : { played, digest },
      };
    },
    close: async () => undefined,
  };
}
