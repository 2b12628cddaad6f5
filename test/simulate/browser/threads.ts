// Stands on the page in the place of the worker threads of Node.
import type { Plan } from '../../../src/simulate/plan.ts';
import type { Player } from '../../../src/simulate/player.ts';
import { type WebCrew, webThreads } from '../../../src/simulate/web-threads.ts';

export function threads(plan: Plan, crew: WebCrew): Player {
  return webThreads(plan, crew);
}
