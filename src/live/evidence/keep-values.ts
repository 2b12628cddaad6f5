import type { Latents } from '../../kernel/kernel.ts';
import { log } from '../../math/log.ts';
import { logit } from '../../math/logit.ts';
import type { Changes } from '../change.ts';
import { type Handle, type Handled, lawUnder } from '../handles.ts';

/** The same values of assumptions under other priors. */
export interface Kept {
  readonly latents: Latents;
  /** Logarithm of how much more likely the draws are than those they were made of, up to a constant. */
  readonly logs: Float64Array;
}

/** Laws of which a function is normal. */
const NORMAL: Readonly<Record<string, (x: number) => number>> = {
  normal: (x) => x,
  lognormal: log,
  logitnormal: logit,
};

/** No standard draw lies farther from 0: a world that would be there weighs nothing. */
const FARTHEST = 8.5;

/**
 * Moves draws so that assumptions whose prior was changed keep their values: with x = g(m + s z) before and x = g(m' + s' z') after,
 * z' = (m + s z − m') / s'. The map is affine, so that its Jacobian is the same everywhere, and a draw counts φ(z') / φ(z).
 * Undefined where no prior was changed from one range to another.
 */
export function keptValues(
  handled: Handled,
  latents: Latents,
  before: Changes,
  after: Changes,
): Kept | undefined {
  const places = new Map(latents.names.map((name, place) => [name, place]));
  const values = [...latents.values];
  const logs = new Float64Array(values[0]?.length ?? 0);
  let some = false;
  for (const [name, handle] of handled.handles) {
    if (before[name] === after[name]) continue;
    const own = places.get(name);
    const [from, to] = [lineOf(handled, handle, before, name), lineOf(handled, handle, after, name)];
    if (own === undefined || from === undefined || to === undefined) continue;
    const { scores } = handled.model.definitions[handle.definition]!;
    const weight = scores === undefined ? 1 : scores[handle.row]!.find((one) => one.name === name)?.weight;
    if (weight === undefined || weight === 0) continue;
    const standard = standardDraw(
      scores === undefined ? [{ name, weight: 1 }] : scores[handle.row]!,
      places,
      values,
    );
    if (standard === undefined) continue;
    const old = values[own]!;
    values[own] = Float64Array.from(old, (draw, i) => {
      const z = standard[i]!;
      const wanted = draw + ((from.middle + from.spread * z - to.middle) / to.spread - z) / weight;
      const moved = Math.min(FARTHEST, Math.max(-FARTHEST, wanted));
      logs[i] = logs[i]! + 0.5 * (draw * draw - moved * moved);
      return moved;
    });
    some = true;
  }
  return some ? { latents: { names: latents.names, values }, logs } : undefined;
}

/** Where the normal law behind an assumption lies, and how wide it is; undefined where it is fixed or has another law. */
function lineOf(
  { model }: Handled,
  handle: Handle,
  changes: Changes,
  name: string,
): { readonly middle: number; readonly spread: number } | undefined {
  const change = changes[name];
  if (handle.range === undefined || change?.kind === 'fixed') return undefined;
  const { scale } = model.definitions[handle.definition]!.unit;
  const [location, spread] = lawUnder(handle, change, scale) ?? [];
  const middle = location === undefined ? undefined : NORMAL[handle.range.distribution]?.(location);
  return middle === undefined || spread === undefined || !(spread > 0) ? undefined : { middle, spread };
}

/** The standard draws behind an assumption: sums of named draws, by weight. */
function standardDraw(
  scores: readonly { readonly name: string; readonly weight: number }[],
  places: ReadonlyMap<string, number>,
  values: readonly Float64Array[],
): Float64Array | undefined {
  const sum = new Float64Array(values[0]?.length ?? 0);
  for (const { name, weight } of scores) {
    const draws = values[places.get(name) ?? -1];
    if (draws === undefined) return undefined;
    for (let i = 0; i < sum.length; i++) sum[i] = sum[i]! + weight * draws[i]!;
  }
  return sum;
}
