import type { Columns } from '../kernel/columns.ts';
import type { Locator } from './locate.ts';
import type { Plan } from './plan.ts';
import type { Store } from './store.ts';

/** What a simulation found; `summary.ts`, `paired.ts` and `fan.ts` say it in the outcomes' own units. */
export interface Simulated {
  readonly plan: Plan;
  /** Worlds played in every run. */
  readonly worlds: number;
  /** As in the plan. */
  readonly stores: readonly Store[];
  readonly locate: Locator;
  /** Whether every world of every column was kept. Where not, quantiles of what was not kept come from sketches. */
  readonly whole: boolean;
  /** World by world: all that was played or, where that did not fit into memory, what the plan demands. */
  readonly columns: Columns;
  /** Of what is fixed in a world, all worlds or the first of them, at least as many as the plan demands where memory did not hold all. */
  readonly ranked: Columns;
  readonly timing: Timing;
  readonly precision?: { readonly asked: number; readonly reached: boolean };
}

/** What playing took. */
export interface Timing {
  /** Milliseconds in the kernel by the clock, of all threads together: where threads wait for a processor, that counts too. */
  readonly kernelMs: number;
  readonly threads: number;
  /** Worlds times options, of all runs. */
  readonly paths: number;
  /** Worlds that the interpreter played, a world of two runs counting twice. */
  readonly interpreted: number;
}
