// Stands on the page in the place of the calling thread, which a page keeps for itself.
import type { Plan } from '../../../src/simulate/plan.ts';
import type { Player } from '../../../src/simulate/player.ts';
import { webThreads } from '../../../src/simulate/web-threads.ts';

export function ownThread(plan: Plan): Player {
  const workerUrl = new URL('../../../src/simulate/web-worker.js', import.meta.url);
  return webThreads(plan, { count: 1, workerUrl, patience: 60_000, warn: () => undefined });
}
