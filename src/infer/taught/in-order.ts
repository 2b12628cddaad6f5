import type { Fault } from '../../kernel/kernel.ts';
import type { Model } from '../../model/model.ts';
import { fixedValues } from '../../reference/fixed.ts';
import { type Place, withoutRows } from '../altered.ts';
import { type Hooks, infer, type Settings } from '../infer.ts';
import { reweighed } from '../reweighed.ts';
import { type View, viewerOf } from '../view.ts';
import { DRAWS, firstDraws } from './ask.ts';

/** What rows taught as they came. */
export interface InOrder {
  /** Bits learned from a row given those before it; undefined where it was not observed. */
  readonly bits: (place: Place) => number | undefined;
}

/** Draws that are weighed at first, when nothing is known. */
const FIRST_DRAWS = 32_768;
/** Where weights leave fewer of the draws effective, the posterior of the rows so far is inferred. */
const LEAST_SHARE = 0.1;

/**
 * Goes through the rows by the dates on which they became known (in the order of the file where there are none): of each the relative
 * entropy of the posterior that knows it to that which does not yet. Draws are weighed by row after row; where the weights will
 * not do any more, the posterior of the rows so far is inferred, and weighed from there (sequential importance sampling with renewal:
 * N. Chopin, "A sequential particle filter method for static models", Biometrika 89, 2002, with the renewal by a sampler of its own).
 */
export async function inOrder(
  model: Model,
  observed: readonly Place[],
  settings: Settings,
  hooks: Hooks,
): Promise<InOrder | Fault> {
  const fixed = fixedValues(model);
  if ('diagnostic' in fixed) return fixed;
  const dated = observed.map(({ observation, row }) => {
    const { knownOn } = model.observations[observation]!;
    return { observation, row, known: knownOn === undefined ? 0 : (fixed.at(knownOn, row) ?? 0) };
  });
  const order = dated.sort((a, b) => a.known - b.known || a.observation - b.observation || a.row - b.row);
  const viewer = viewerOf(model, settings.seed);
  if ('diagnostic' in viewer) return viewer;
  const found = new Map<string, number>();

  let state = viewer(FIRST_DRAWS);
  if ('diagnostic' in state) return state;
  let effective = FIRST_DRAWS;
  let logs: Float64Array = new Float64Array(FIRST_DRAWS);
  let before = 0;
  for (let at = 0; at < order.length; at++) {
    hooks.signal?.throwIfAborted();
    const place = order[at]!;
    const tried = weigh(state, logs, place, effective);
    let step = tried;
    if (!tried.sound && at > 0) {
      const renewed = await infer(withoutRows(model, order.slice(at)), { ...settings, worlds: 1 }, hooks);
      if (!('diagnostic' in renewed)) {
        const count = Math.min(DRAWS, renewed.draws);
        const view = viewer(count, firstDraws(renewed.latents, count));
        if ('diagnostic' in view) return view;
        state = view;
        effective = (renewed.effective * count) / renewed.draws;
        logs = new Float64Array(count);
        before = 0;
        step = weigh(state, logs, place, effective);
      }
    }
    // The mean of the row's own log likelihood under the posterior that knows it, less the growth of the evidence's.
    found.set(keyOf(place), Math.max(0, (step.mean - (step.logMean - before)) / Math.LN2));
    logs = step.logs;
    before = step.logMean;
  }
  return { bits: (place) => found.get(keyOf(place)) };
}

function weigh(
  state: View,
  before: Float64Array,
  place: Place,
  effective: number,
): {
  readonly logs: Float64Array;
  readonly logMean: number;
  readonly mean: number;
  readonly sound: boolean;
} {
  const own = state.rows.find(
    ({ observation, row }) => observation === place.observation && row === place.row,
  );
  if (own === undefined) throw new Error('a row that was observed is not there');
  const logs = before.map((one, draw) => one + own.logs[draw]!);
  const { weights, logMean, khat, limit } = reweighed(logs, effective);
  let [mean, squares] = [0, 0];
  for (let draw = 0; draw < weights.length; draw++) {
    const weight = weights[draw]!;
    if (weight === 0) continue;
    mean += weight * own.logs[draw]!;
    squares += weight * weight;
  }
  return { logs, logMean, mean, sound: khat <= limit && 1 / squares >= LEAST_SHARE * weights.length };
}

function keyOf({ observation, row }: Place): string {
  return `${observation} ${row}`;
}
