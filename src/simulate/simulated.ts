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
  /** World by world; undefined where that did not fit into memory. Then quantiles come from sketches. */
  readonly columns?: Columns;
  /** Milliseconds in the kernel, of all threads together; threads; worlds times options of all runs. */
  readonly timing: { readonly kernelMs: number; readonly threads: number; readonly paths: number };
  readonly precision?: { readonly asked: number; readonly reached: boolean };
}
