import { compiledKernel } from '../compile/kernel.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { referenceKernel } from '../reference/kernel.ts';
import type { Plan } from './plan.ts';
import type { Done, Task } from './tasks.ts';

/** Plays tasks, in this thread or in others. */
export interface Player {
  /** How many tasks it can be given before it has done the first. */
  readonly capacity: number;
  readonly play: (task: Task) => Promise<Done>;
  /** Ends it, whatever it is doing. */
  readonly close: () => Promise<void>;
}

/**
 * The compiled kernels of a plan's runs, and a function that plays a task on them. Worlds with a value that may not be
 * are played again by the interpreter, which names it. Variants draw no fans.
 */
export function onKernels({ seed, runs }: Plan): {
  readonly kernels: readonly Kernel[];
  readonly play: (task: Task) => Done;
} {
  const kernels = runs.map(({ model, variant }) => {
    const played = variant === undefined ? model : { ...model, fans: [] };
    return compiledKernel(played, referenceKernel(played));
  });
  const play = ({ index, run, first, count }: Task): Done => {
    const kernel = kernels[run];
    const options = runs[run]?.options;
    if (kernel === undefined || options === undefined) throw new Error(`the plan has no run ${run}`);
    const start = performance.now();
    const played = kernel.play({ seed, first, count, options });
    return { index, played, ms: performance.now() - start };
  };
  return { kernels, play };
}
