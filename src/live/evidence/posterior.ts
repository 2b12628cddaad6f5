import type { Compile } from '../../compile/compile.ts';
import { type InferProgress, type Inferred, infer } from '../../infer/infer.ts';
import type { Fault, Latents } from '../../kernel/kernel.ts';
import type { Changes } from '../change.ts';
import type { Handled } from '../handles.ts';
import type { Hands } from '../hands.ts';
import { type LiveRun, type Turned, valuesOf } from '../ready.ts';
import { type Drawn, drawnAgain } from './drawn.ts';
import { guessed } from './guessed.ts';
import { keptValues } from './keep-values.ts';
import { logLikelihoods, type WeighedRun, weighedRun } from './weighed-run.ts';
import { type Weights, weightsOf } from './weights.ts';

/** Below so many effective draws nothing is told of them, and the evidence is learned from again: the floor of the inference itself. */
export const LEAST_EFFECTIVE = 400;

/** Draws from what the evidence leaves of a model with moved assumptions. */
export interface Reweighed {
  readonly drawn: Drawn;
  /** Independent draws that these are worth, and that were worth before anything was moved. */
  readonly effective: number;
  readonly of: number;
  /** Where they are weighed, the shape of the weights' tail. */
  readonly khat?: number;
  /** Whether they do to tell of: there are enough, and their weights can be relied on. */
  readonly enough: boolean;
  /** Whether they were learned anew for what was moved. */
  readonly again: boolean;
  /** What was learned, where the draws stand as they were made. */
  readonly inferred?: Inferred;
  /** What was learned of the model as written. */
  readonly written: Inferred;
}

/** What the evidence teaches of one run, kept as draws. */
export interface Posterior {
  /**
   * The kept draws, weighed for what the run was turned to, and handed out among worlds.
   *
   * @param many how many of the draws are looked at; all, unless given
   */
  readonly reweighed: (turned: Turned, changes: Changes, many?: number) => Promise<Reweighed | Fault>;
  /** Learns from the evidence again, for what the run was turned to. An abort rejects. */
  readonly learn: (turned: Turned, changes: Changes, signal: AbortSignal) => Promise<Fault | undefined>;
}

export interface PosteriorSettings {
  readonly seed: number;
  /** Worlds that will be played at most. */
  readonly worlds: number;
  readonly compile: Compile;
}

export interface PosteriorHooks {
  readonly signal?: AbortSignal;
  readonly progress?: (progress: InferProgress) => void;
}

/** Draws that were made for some changes. */
interface Kept {
  readonly changes: Changes;
  /** Of the inputs of the likelihood. */
  readonly values: readonly number[];
  readonly inferred: Inferred;
  /** Of each draw, under those changes. */
  readonly logs: Float64Array;
  /** What draws gain where some assumptions are fixed, by their names. */
  readonly guesses: Map<string, Float64Array>;
}

/** Weights that leave so much of the draws are as good as any other way of weighing would give. */
const GOOD = 0.8;

/**
 * Learns from the evidence of a run as it was written. What is moved later reweighs these draws, in whichever way leaves
 * most of them: where a prior was changed, draws keep their values and weigh as the prior has changed, or keep their standard
 * draws and weigh as the likelihood has; where a value was fixed, the assumption's own draw may be given another law. All are
 * importance weights of the same posterior, so that which is taken changes only how many draws they are worth.
 *
 * @param number by which players will know its likelihood
 */
export async function posteriorOf(
  run: LiveRun,
  number: number,
  settings: PosteriorSettings,
  hands: Hands,
  unmoved: Turned,
  hooks: PosteriorHooks,
): Promise<Posterior | Fault> {
  const weighed = weighedRun(run.whole, number, settings.compile);
  if ('diagnostic' in weighed) return weighed;
  hands.know(number, weighed.model, weighed.image);
  const first = await keep(weighed, unmoved, {}, settings, hands, hooks);
  if ('diagnostic' in first) return first;
  const { inferred: written } = first;
  const of = written.effective;
  /** The draws as written stay; of those learned anew the last. */
  let kept: readonly Kept[] = [first];
  return {
    reweighed: async (turned, changes, many) => {
      const values = valuesOf(weighed.inputs, turned.numbers);
      const same = kept.find((one) => one.values.every((value, place) => Object.is(value, values[place])));
      if (same !== undefined) {
        const { inferred } = same;
        const again = same !== first;
        const { effective, latents } = inferred;
        return { drawn: { latents }, effective, of, enough: true, again, inferred, written };
      }
      const best = await bestOf(kept, run, weighed, turned, changes, many ?? Number.POSITIVE_INFINITY, hands);
      if ('diagnostic' in best) return best;
      const { weights, latents, effective, again } = best;
      const enough = effective >= LEAST_EFFECTIVE && weights.sound;
      const places = drawnAgain(weights.weights, settings.worlds, settings.seed);
      return { drawn: { latents, places }, effective, of, khat: weights.khat, enough, again, written };
    },
    learn: async (turned, changes, signal) => {
      const found = await keep(weighed, turned, changes, settings, hands, { signal });
      if ('diagnostic' in found) return found;
      kept = [first, found];
      return undefined;
    },
  };
}

async function keep(
  weighed: WeighedRun,
  turned: Turned,
  changes: Changes,
  { seed, worlds }: PosteriorSettings,
  hands: Hands,
  hooks: PosteriorHooks,
): Promise<Kept | Fault> {
  const inferred = await infer(turned.whole(), { seed, threads: 1, worlds }, hooks);
  if ('diagnostic' in inferred) return inferred;
  const logs = await logLikelihoods(weighed, turned, inferred.latents, inferred.draws, hands);
  if ('diagnostic' in logs) return logs;
  return { changes, values: valuesOf(weighed.inputs, turned.numbers), inferred, logs, guesses: new Map() };
}

interface Best {
  readonly weights: Weights;
  readonly latents: Latents;
  readonly effective: number;
  readonly again: boolean;
}

/** The way of weighing that leaves most effective draws. */
async function bestOf(
  kept: readonly Kept[],
  run: LiveRun,
  weighed: WeighedRun,
  turned: Turned,
  changes: Changes,
  many: number,
  hands: Hands,
): Promise<Best | Fault> {
  let best: Best | undefined;
  // Those learned last are most like what is asked for now.
  for (const one of [...kept].reverse()) {
    const { inferred, logs } = one;
    const count = Math.min(many, inferred.draws);
    const values = keptValues(run.whole, inferred.latents, one.changes, changes);
    const free = freed(one, run.whole, weighed, changes);
    for (const way of values === undefined ? [undefined] : [values, undefined]) {
      const latents = way?.latents ?? inferred.latents;
      const now = await logLikelihoods(weighed, turned, latents, count, hands);
      if ('diagnostic' in now) return now;
      for (const more of free === undefined ? [undefined] : [free, undefined]) {
        const weights = weightsOf(
          now.map((log, i) => log - logs[i]! + (way?.logs[i] ?? 0) + (more?.[i] ?? 0)),
          (inferred.effective * count) / inferred.draws,
        );
        const effective = weights.share * inferred.effective;
        const found = { weights, latents, effective, again: one !== kept[0] };
        if (best === undefined || isBetter(found, best)) best = found;
        if (weights.sound && weights.share >= GOOD) return best;
      }
    }
  }
  return best!;
}

/** Weights that can be relied on come before those that cannot. */
function isBetter(a: Best, b: Best): boolean {
  return a.weights.sound === b.weights.sound ? a.effective > b.effective : a.weights.sound;
}

/** What draws gain whose own value counts no more, because the assumption has been fixed since they were made. */
function freed(
  { inferred, changes: before, guesses }: Kept,
  { model, handles }: Handled,
  { kinds }: WeighedRun,
  changes: Changes,
): Float64Array | undefined {
  const { latents } = inferred;
  const fixed = Object.entries(changes).flatMap(([name, change]) => {
    const handle = handles.get(name);
    if (handle === undefined || change.kind !== 'fixed' || before[name]?.kind === 'fixed') return [];
    // Draws that others move with go on to count.
    const { scores } = model.definitions[handle.definition]!;
    return scores === undefined && latents.names.includes(name) ? [name] : [];
  });
  if (fixed.length === 0) return undefined;
  const key = JSON.stringify(fixed);
  const known =
    guesses.get(key) ??
    guessed(
      latents,
      latents.names.map((name) => kinds.get(name) ?? 'normal'),
      new Set(fixed),
    );
  guesses.set(key, known);
  return known;
}
