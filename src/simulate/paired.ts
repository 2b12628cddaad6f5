import { meanOf, standardError } from '../math/moments.ts';
import type { Paired } from '../result/result.ts';
import { quantileOf, ranked } from './sample.ts';
import type { Simulated } from './simulated.ts';
import { differencesOf } from './store.ts';

/**
 * An option of the base model less the baseline in the same worlds, in the outcome's unit. Worlds in which either is
 * missing are left out; without any, all are NaN.
 */
export function pair({ locate }: Simulated, option: number, definition: number, row: number): Paired {
  const store = locate.store(undefined);
  const column = locate.column(store, 'outcomes', definition, row);
  const place = locate.option(store, option);
  const found = store.versus[place]?.[column];
  const described = store.run.model.definitions[definition];
  if (found === undefined || described === undefined)
    throw new Error('the baseline is not compared with itself');
  const { moments } = found;
  const { scale } = described.unit;
  const order = ranked(differencesOf(store, place, column));
  const known = moments.count > 0;
  return {
    mean: known ? meanOf(moments) / scale : Number.NaN,
    mcse: known ? standardError(moments) / scale : Number.NaN,
    q05: quantileOf(order, 0.05) / scale,
    q50: quantileOf(order, 0.5) / scale,
    q95: quantileOf(order, 0.95) / scale,
    ...(described.better === undefined
      ? {}
      : {
          better: found.better / moments.count,
          same: found.same / moments.count,
          worse: found.worse / moments.count,
        }),
  };
}
