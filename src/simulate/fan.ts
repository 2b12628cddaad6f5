import { sampleQuantiles } from '../math/sample-quantiles.ts';
import { FAN_P } from './fan-p.ts';
import { doubles } from './series.ts';
import type { Simulated } from './simulated.ts';

/** From how many of the first worlds fans are drawn. */
export function worldsOfFans({ locate, worlds }: Simulated): number {
  return Math.min(worlds, locate.store(undefined).fanWorlds);
}

/** Quantiles of a fan through time under one option of the base model, in its unit: `q[k][period]` for `FAN_P[k]`. */
export function fanQuantiles(
  { locate }: Simulated,
  option: number,
  definition: number,
  row: number,
): readonly (readonly number[])[] {
  const store = locate.store(undefined);
  const column = locate.column(store, 'fans', definition, row);
  const { periods } = store.layout;
  const place = locate.option(store, option);
  const [from, to] = [column * periods, (column + 1) * periods];
  const byPeriod =
    store.drawn?.[place]?.slice(from, to) ??
    store.fans[place]?.slice(from, to).map((one) => sampleQuantiles(doubles(one), FAN_P)) ??
    [];
  const scale = store.run.model.definitions[definition]?.unit.scale ?? 1;
  return FAN_P.map((_, k) => byPeriod.map((quantiles) => (quantiles[k] ?? Number.NaN) / scale));
}
