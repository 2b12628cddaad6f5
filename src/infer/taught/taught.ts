import type { Fault } from '../../kernel/kernel.ts';
import { pause } from '../../kernel/pause.ts';
import type { Model } from '../../model/model.ts';
import type { Place } from '../altered.ts';
import type { Hooks, Inferred, Settings } from '../infer.ts';
import { type View, viewerOf } from '../view.ts';
import { alternativesOf } from './alternatives.ts';
import { type Ask, DRAWS, firstDraws, type Questions } from './ask.ts';
import { besideOf } from './beside.ts';
import { differing, without } from './difference.ts';
import type { Alternative, MoveTaught, RowTaught, Taught } from './facts.ts';
import { inOrder } from './in-order.ts';
import { movesOf } from './parts.ts';
import { recodedRow } from './recoding.ts';
import { summaryOf } from './spread.ts';
import { unseenLines } from './unseen.ts';

/** Fewer draws are weighed where so many rows are looked at that single numbers of all would fill memory. */
const MOST_NUMBERS = 2 ** 24;
const LEAST_DRAWS = 1024;
/** More rows than these are not gone through one by one. */
const MOST_ROWS = 500;

/**
 * What each row of the evidence taught, by leaving it out (A. Gelman, X.-L. Meng, H. Stern, Stat. Sinica 6, 1996; by weights: A. Vehtari,
 * A. Gelman, J. Gabry, Stat. Comput. 27, 2017), and what would have been learned otherwise.
 */
export async function taughtBy(
  model: Model,
  inferred: Inferred,
  questions: Questions,
  settings: Settings,
  hooks: Hooks = {},
): Promise<Taught | Fault> {
  const viewer = viewerOf(model, settings.seed);
  if ('diagnostic' in viewer) return viewer;
  const many = inferred.observed.reduce((sum, one) => sum + one, 0);
  const affordable = Math.max(LEAST_DRAWS, Math.floor(MOST_NUMBERS / Math.max(1, many)));
  const count = Math.min(DRAWS, inferred.draws, affordable);
  const latents = firstDraws(inferred.latents, count);
  const ours = viewer(count, latents);
  if ('diagnostic' in ours) return ours;
  const effective = Math.max(1, (inferred.effective * count) / inferred.draws);
  const summaries = ours.quantities.map(({ values }) => summaryOf(values));
  const beside = besideOf(model, settings.seed, count, latents);
  if ('diagnostic' in beside) return beside;
  const ask: Ask = {
    model,
    inferred,
    viewer,
    ours,
    summaries,
    effective,
    latents,
    beside,
    questions,
    settings,
    hooks,
  };

  const asked = questions.inOrder && ours.rows.length > 0 && ours.rows.length <= MOST_ROWS;
  const order = asked ? await inOrder(model, ours.rows, settings, hooks) : undefined;
  if (order !== undefined && 'diagnostic' in order) return order;
  const cameOf = (places: readonly Place[]): { readonly came?: number } => {
    if (order === undefined) return {};
    const all = places.map((place) => order.bits(place));
    return all.some((one) => one === undefined)
      ? {}
      : { came: all.reduce<number>((sum, one) => sum + one!, 0) };
  };

  const rows: RowTaught[] = [];
  for (const { observation, row, logs } of ours.rows.slice(0, MOST_ROWS)) {
    await pause();
    hooks.signal?.throwIfAborted();
    const place = { observation, row };
    const left = await without([place], logs, ask);
    if ('diagnostic' in left) return left;
    const other = recodedRow(model, place);
    const different =
      other === undefined ? undefined : await differing(other, true, ask, beside.recoded(observation, row));
    if (different !== undefined && 'diagnostic' in different) return different;
    rows.push({
      ...place,
      left,
      predicted: -left.logEvidence,
      ...cameOf([place]),
      ...(different === undefined ? {} : { recoded: different }),
    });
  }

  const moves: MoveTaught[] = [];
  for (const move of movesOf(ask)) {
    const left = await without(move.rows, sumOf(move.rows, ours), ask);
    if ('diagnostic' in left) return left;
    moves.push({ ...move, left, ...cameOf(move.rows) });
  }

  const alternatives: Alternative[] = [];
  for (const { change, other, same, places, worth, inferred: known } of alternativesOf(ask)) {
    await pause();
    hooks.signal?.throwIfAborted();
    const difference =
      places === undefined
        ? await differing(other, same, ask, worth, known)
        : await without(places, sumOf(places, ours), ask);
    if ('diagnostic' in difference) return difference;
    if (change.kind === 'variant') {
      const view = viewerOf(other, settings.seed);
      const seen = 'diagnostic' in view ? view : view(1);
      if ('diagnostic' in seen) return seen;
      alternatives.push({ ...change, difference, observed: seen.rows.length });
    } else alternatives.push({ ...change, difference });
  }

  const unseen = await unseenLines(ask);
  return 'diagnostic' in unseen ? unseen : { rows, moves, alternatives, unseen: unseen.lines };
}

/** The log likelihood of some rows, by draw. */
function sumOf(places: readonly Place[], { rows, total }: View): Float64Array {
  const sum = new Float64Array(total.length);
  for (const { observation, row, logs } of rows) {
    if (!places.some((place) => place.observation === observation && place.row === row)) continue;
    for (let draw = 0; draw < sum.length; draw++) sum[draw] = sum[draw]! + logs[draw]!;
  }
  return sum;
}
