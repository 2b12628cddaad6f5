import type { Fault } from '../../kernel/kernel.ts';
import type { Model } from '../../model/model.ts';
import { type Place, withoutRows } from '../altered.ts';
import { type Inferred, infer } from '../infer.ts';
import { reweighed } from '../reweighed.ts';
import { readyOf } from '../target.ts';
import { type Quantity, type View, viewerOf } from '../view.ts';
import { type Ask, DRAWS, firstDraws } from './ask.ts';
import type { Worth } from './beside.ts';
import type { Difference, Moved } from './facts.ts';
import { ascending, meanOf, spreadOf } from './spread.ts';

/** Quantities other than lines are told from so many standard deviations on. */
const LEAST_SHIFT = 0.1;

/** The posterior beside that without some rows. @param logs their log likelihood, by draw */
export async function without(
  places: readonly Place[],
  logs: Float64Array,
  ask: Ask,
): Promise<Difference | Fault> {
  const found = weighedDifference(
    logs.map((one) => -one),
    ask,
  );
  if (found !== undefined) return found;
  const rest = ask.ours.rows.length - places.length;
  const other = { model: withoutRows(ask.model, places), ratios: logs.map((one) => -one), bare: rest === 0 };
  return await refitted(other, true, ask);
}

/**
 * The posterior beside that of another model of the same draws.
 *
 * @param same whether its quantities are the model's
 * @param worth of the draws in the other model, where that is known already and its quantities are the model's
 * @param known its posterior, where that has been inferred already
 */
export async function differing(
  model: Model,
  same: boolean,
  ask: Ask,
  worth?: Worth,
  known?: Inferred,
): Promise<Difference | Fault> {
  // What was weighed beside the model differs from it in its rows alone.
  const alike = same || worth !== undefined || drawnAlike(ask.model, model);
  if (typeof alike !== 'boolean') return alike;
  const anew = known === undefined ? {} : { known };
  if (!alike) return await refitted({ model, bare: false, ...anew }, same, ask);
  const view = worth ?? viewOf(model, ask);
  if ('diagnostic' in view) return view;
  const ratios = view.total.map((one, draw) => one - ask.ours.total[draw]!);
  const found = weighedDifference(ratios, ask, same || !('rows' in view) ? undefined : view);
  const bare = 'rows' in view ? view.rows.length === 0 : view.bare;
  return found ?? (await refitted({ model, ratios, bare, ...anew }, same, ask));
}

/** Whether draws that two models have in common are of one kind in both: a uniform draw is no normal one, and weighs nothing there. */
function drawnAlike(one: Model, other: Model): boolean | Fault {
  const [ours, theirs] = [readyOf(one), readyOf(other)];
  if ('diagnostic' in ours) return ours;
  if ('diagnostic' in theirs) return theirs;
  const kinds = new Map(ours.latents.map(({ name, kind }) => [name, kind]));
  return theirs.latents.every(({ name, kind }) => (kinds.get(name) ?? kind) === kind);
}

/** What another model makes of our draws. */
function viewOf(model: Model, { settings, ours, latents }: Ask): View | Fault {
  const viewer = viewerOf(model, settings.seed);
  return 'diagnostic' in viewer ? viewer : viewer(ours.total.length, latents);
}

/** By weights; undefined where they will not do. */
function weighedDifference(ratios: Float64Array, ask: Ask, view?: View): Difference | undefined {
  const { weights, logMean, khat, limit } = reweighed(ratios, ask.effective);
  if (khat > limit) return undefined;
  const mean = ratios.reduce((sum, one) => sum + one, 0) / ratios.length;
  return {
    bits: Math.max(0, (logMean - mean) / Math.LN2),
    error: errorOf(ratios, weights, ask.effective),
    khat,
    found: 'weighed',
    logEvidence: logMean,
    moved: movedBy(ask, (quantity) => ({
      values: view?.quantities.find(({ id }) => id === quantity.id)?.values ?? quantity.values,
      weights,
    })),
  };
}

/** Standard error of the logarithm of the ratios' mean less the mean of their logarithms, by the delta method, in bits. */
function errorOf(ratios: Float64Array, weights: Float64Array, effective: number): number {
  const count = ratios.length;
  const mean = ratios.reduce((sum, one) => sum + one, 0) / count;
  let squares = 0;
  for (let draw = 0; draw < count; draw++) {
    squares += (weights[draw]! * count - 1 - (ratios[draw]! - mean)) ** 2;
  }
  return Math.sqrt(squares / count / effective) / Math.LN2;
}

interface Other {
  readonly model: Model;
  /** The likelihood of our draws in it over that in the model; absent where they are no draws of it. */
  readonly ratios?: Float64Array;
  /** Nothing is observed: its posterior is the prior. */
  readonly bare: boolean;
  readonly known?: Inferred;
}

async function refitted(
  { model, ratios, bare, known }: Other,
  same: boolean,
  ask: Ask,
): Promise<Difference | Fault> {
  const khat = ratios === undefined ? Number.NaN : reweighed(ratios, ask.effective).khat;
  const none: Difference = {
    bits: Number.NaN,
    error: Number.NaN,
    khat,
    found: 'not',
    moved: [],
    logEvidence: Number.NaN,
  };
  if (!ask.questions.refit && known === undefined) return none;
  const { seed } = ask.settings;
  const viewer = same ? ask.viewer : viewerOf(model, seed);
  if ('diagnostic' in viewer) return viewer;
  let logMarginal = 0;
  let logError = 0;
  let latents: Inferred['latents'] | undefined;
  let count = DRAWS;
  if (!bare) {
    const inferred = known ?? (await infer(model, { ...ask.settings, worlds: 1 }, ask.hooks));
    // What cannot be inferred is not told; the rest still is.
    if ('diagnostic' in inferred) return none;
    logMarginal = inferred.logMarginal.value;
    logError = inferred.logMarginal.error;
    count = Math.min(DRAWS, inferred.draws);
    latents = firstDraws(inferred.latents, count);
  }
  const view = viewer(count, latents);
  if ('diagnostic' in view) return view;
  const logEvidence = logMarginal - ask.inferred.logMarginal.value;
  const mean = ratios === undefined ? Number.NaN : ratios.reduce((sum, one) => sum + one, 0) / ratios.length;
  return {
    // Where the other rules a draw out that the posterior has, there is no end to what they differ by.
    bits: Math.max(0, (logEvidence - mean) / Math.LN2),
    error: Math.hypot(logError, ask.inferred.logMarginal.error) / Math.LN2,
    khat,
    found: 'refitted',
    logEvidence,
    moved: movedBy(ask, (quantity) => {
      const values = view.quantities.find(({ id }) => id === quantity.id)?.values;
      return values === undefined ? undefined : { values };
    }),
  };
}

/** Quantities of red lines, and others that move, under the posterior and under another law. */
function movedBy(
  { ours: { quantities }, model, summaries }: Ask,
  otherwise: (
    quantity: Quantity,
  ) => { readonly values: Float64Array; readonly weights?: Float64Array } | undefined,
): Moved[] {
  const lines = new Set(model.redLines.map(({ line }) => line));
  return quantities.flatMap((quantity, index): Moved[] => {
    const found = otherwise(quantity);
    if (found === undefined) return [];
    const ours = summaries[index]!;
    const { id, definition, row, values } = quantity;
    const { type } = model.definitions[definition]!;
    if (type.kind === 'label') {
      const labels = model.tables[type.table]?.rows ?? [];
      const moved = labels.map((_, label) => labelMoved(label, values, found));
      const most = moved.reduce(
        (a, b, label) => (Math.abs(b.shift) > Math.abs(moved[a]!.shift) ? label : a),
        0,
      );
      const one = moved[most];
      if (one === undefined || Math.abs(one.shift) < LEAST_SHIFT) return [];
      return [{ id: `${id}: ${labels[most]!.label}`, definition, row, ...one }];
    }
    const mean = meanOf(found.values, found.weights);
    const shift = ours.sd > 0 ? (mean - ours.mean) / ours.sd : 0;
    if (!lines.has(definition) && Math.abs(shift) < LEAST_SHIFT) return [];
    const order = found.values === values ? ours.order : ascending(found.values);
    const other = spreadOf(found.values, order, found.weights);
    return [{ id, definition, row, ours: ours.spread, other, shift }];
  });
}

/** By how much the share of a label moves, in standard deviations of whether it is that label. */
function labelMoved(
  label: number,
  values: Float64Array,
  other: { readonly values: Float64Array; readonly weights?: Float64Array },
): Pick<Moved, 'ours' | 'other' | 'shift'> {
  const is = (all: Float64Array): Float64Array => all.map((value) => (value === label ? 1 : 0));
  const [before, after] = [meanOf(is(values)), meanOf(is(other.values), other.weights)];
  const sd = Math.sqrt(before * (1 - before));
  const at = (share: number): Moved['ours'] => ({ q05: share, q50: share, q95: share });
  return { ours: at(before), other: at(after), shift: sd > 0 ? (after - before) / sd : 0 };
}
