import { compiler } from '../compile/compile.ts';
import { type Image, imageOf } from '../compile/image.ts';
import { runsVectors } from '../compile/wasm/support.ts';
import type { KernelLayout, Latents } from '../kernel/kernel.ts';
import type { Model } from '../model/model.ts';
import { onlyOptions } from '../model/only-options.ts';
import { layoutOf } from '../reference/layout.ts';
import { fanWorlds } from './fan-worlds.ts';
import type { Plan, Run } from './plan.ts';
import type { Done, Task } from './tasks.ts';
import { wantedOf } from './wanted.ts';

/** Plays tasks, in this thread or in others. */
export interface Player {
  /** How many threads play. */
  readonly threads: number;
  /** How many tasks it can be given before it has done the first. */
  readonly capacity: number;
  readonly play: (task: Task) => Promise<Done>;
  /** Told that what a task came to is no longer read: another may be put into its memory. */
  readonly release?: (done: Done) => void;
  /** Ends it, whatever it is doing. */
  readonly close: () => Promise<void>;
}

/** A run of a plan, ready to be played in any thread: plain data, and a module where there is one. */
export interface Ready {
  readonly seed: number;
  /** It has the options alone that are played. */
  readonly model: Model;
  /** Draws that are made anew. */
  readonly anew: readonly string[];
  readonly latents?: Latents;
  /** Columns of worlds that are summed up, beside all else; absent where nothing is, as in variants. */
  readonly digested?: readonly number[];
  /** Of the first so many worlds fans are read off. */
  readonly fanWorlds: number;
  /** See `Plan.fansInto`. */
  readonly fansInto?: readonly Float64Array[];
  /** The model compiled; absent where the machine cannot run that, and the interpreter plays. */
  readonly image?: Image;
}

/** Makes the runs of a plan ready, each once, one after the other as they are first asked for. */
export interface Preparation {
  readonly ready: (run: number) => Promise<Ready>;
  /** Nothing more is made ready; who waits for it waits in vain. */
  readonly end: () => void;
}

/** What is said where the interpreter has to play. */
const SLOW =
  'WebAssembly with vectors is not to be had here. The interpreter plays: the numbers are the same, but it takes 20 to 100 times as long.';

/**
 * Compiles the runs of a plan, once for all threads; between two the event loop goes round, so that answers of the first are
 * heard while the last is compiled. Variants draw no fans, and have the options alone that are played. Where vectors cannot be had, `warn` is told and nothing compiled.
 */
export function preparation(plan: Plan, warn: (message: string) => void): Preparation {
  const { seed, runs } = plan;
  const compiles = runsVectors();
  if (!compiles) warn(SLOW);
  const made = new Map<number, Promise<Ready>>();
  // Variants have most formulas in common with the scenario. What is remembered of them is let go of with the last run.
  let compile = compiler();
  let left = runs.length;
  let turn: Promise<unknown> = Promise.resolve();
  let ended = false;
  /** Runs may differ in their draws alone. */
  const known: (Pick<Ready, 'model' | 'image'> & { readonly run: Run })[] = [];
  const compiled = (run: Run): Pick<Ready, 'model' | 'image'> => {
    const found = known.find((one) => serves(one.run, run));
    if (found !== undefined) return found;
    const chosen = onlyOptions(run.model, run.options);
    const model = run.variant === undefined ? chosen : { ...chosen, fans: [] };
    const fresh = { run, model, ...(compiles ? { image: imageOf(compile(model)) } : {}) };
    known.push(fresh);
    return fresh;
  };
  const make = (run: number): Ready => {
    const asked = runs[run];
    if (asked === undefined) throw new Error(`the plan has no run ${run}`);
    const { model, image } = compiled(asked);
    if (--left === 0) compile = compiler();
    const { anew = [], latents } = asked;
    const { fansInto } = plan;
    const given = {
      ...(latents === undefined ? {} : { latents }),
      ...(fansInto === undefined || asked.variant !== undefined ? {} : { fansInto }),
    };
    const layout = layoutOf(model);
    const digested = asked.variant === undefined ? { digested: askedOf(plan, asked, layout) } : {};
    return {
      ...{
        seed,
        model,
        anew,
        ...given,
        ...digested,
        fanWorlds: asked.variant === undefined ? fanWorlds(plan, layout, asked.options.length) : 0,
      },
      ...(image === undefined ? {} : { image }),
    };
  };
  const inTurn = (run: number): Promise<Ready> => {
    const found = turn.then(
      () =>
        new Promise<Ready>((resolve, reject) => {
          setTimeout(() => {
            if (ended) return;
            try {
              resolve(make(run));
            } catch (error) {
              reject(error);
            }
          }, 0);
        }),
    );
    turn = found.catch(() => undefined);
    return found;
  };
  return {
    ready: (run) => {
      const ready = made.get(run) ?? inTurn(run);
      made.set(run, ready);
      return ready;
    },
    end: () => {
      ended = true;
    },
  };
}

/** Columns of worlds that somebody asks for. */
function askedOf(plan: Plan, run: Run, layout: KernelLayout): number[] {
  const { unasked, worlds } = wantedOf(plan, run, layout);
  return layout.worlds.flatMap((_, column) => (unasked || worlds.has(column) ? [column] : []));
}

/** Whether what was compiled for one run serves another, which may differ in its draws alone. What a variant was compiled to knows no fans. */
function serves(one: Run, other: Run): boolean {
  const hasFans = one.variant === undefined || other.variant !== undefined;
  return one.model === other.model && hasFans && one.options.join() === other.options.join();
}
