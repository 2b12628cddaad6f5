// What the page of the test can be asked for. It imports everything from the text of a scenario to the judged claims.
import type { Plan } from '../../../src/simulate/plan.ts';
import { webThreads } from '../../../src/simulate/web-threads.ts';
import { columnHash } from './column-hash.ts';
import { gathered } from './files.ts';
import { type Cut, playedInPieces } from './pieces.ts';
import { prepared } from './prepared.ts';
import { type Found, found } from './whole.ts';

/** How web workers are employed, where not as usual. */
interface Crew {
  readonly threads: number;
  readonly worker?: string;
  readonly patience?: number;
}

/** A scenario by its folder under `scenarios/`, and a seed. */
interface What {
  readonly scenario: string;
  readonly seed: number;
}

/** The functions of the page, and what they give. */
export interface Page {
  readonly whole: (what: What, worlds: number, crew: Crew) => Promise<Found & { warnings: string[] }>;
  readonly inPieces: (what: What, cut: Cut, threads: number) => Promise<string>;
  readonly abort: (what: What, threads: number) => Promise<{ readonly reason: string; readonly ms: number }>;
}

const USUAL = '/src/simulate/web-worker.js';
const PATIENCE = 60_000;

const url = (path: string): URL => new URL(path, import.meta.url);
const planOf = async ({ scenario, seed }: What): Promise<Plan> =>
  prepared(await gathered(async (path) => (await fetch(url(`/scenarios/${scenario}/${path}`))).text()), seed);

const page: Page = {
  whole: async (what, worlds, { threads, worker = USUAL, patience = PATIENCE }) => {
    const warnings: string[] = [];
    const warn = (message: string): void => void warnings.push(message);
    const plan = await planOf(what);
    const player = webThreads(plan, { count: threads, workerUrl: url(worker), patience, warn });
    return { ...(await found(plan, { stop: { worlds } }, player)), warnings };
  },
  inPieces: async (what, cut, threads) => {
    const plan = await planOf(what);
    const warn = (message: string): void => {
      throw new Error(message);
    };
    const player = webThreads(plan, { count: threads, workerUrl: url(USUAL), patience: PATIENCE, warn });
    try {
      return await columnHash(await playedInPieces(plan, cut, player));
    } finally {
      await player.close();
    }
  },
  abort: async (what, threads) => {
    const controller = new AbortController();
    let aborted = Number.NaN;
    const progress = (): void => {
      if (!Number.isNaN(aborted)) return;
      aborted = performance.now();
      controller.abort('enough');
    };
    const plan = await planOf(what);
    const warn = (): void => undefined;
    const player = webThreads(plan, { count: threads, workerUrl: url(USUAL), patience: PATIENCE, warn });
    const settings = { stop: { worlds: 10_000_000 }, memory: 0 };
    const { signal } = controller;
    const reason: unknown = await found(plan, settings, player, { progress, signal }).then(
      () => 'it came to its end',
      (thrown) => thrown,
    );
    return { reason: String(reason), ms: performance.now() - aborted };
  },
};
Object.assign(globalThis, { rubicon: page });
