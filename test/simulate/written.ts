import type { Plan } from '../../src/simulate/plan.ts';
import { simulate } from '../../src/simulate/simulate.ts';
import type { Simulated } from '../../src/simulate/simulated.ts';
import { threads } from '../../src/simulate/threads.ts';

/** So many worlds of a plan, played on one thread. */
export async function played(plan: Plan, worlds: number): Promise<Simulated> {
  const found = await simulate(plan, { stop: { worlds } }, threads(plan, { threads: 1 }));
  if ('diagnostic' in found) throw new Error(found.diagnostic.message);
  return found;
}

/** Lines in one piece. */
export async function text(lines: AsyncIterable<string>): Promise<string> {
  let all = '';
  for await (const line of lines) all += line;
  return all;
}
