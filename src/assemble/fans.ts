import { isoDate } from '../model/iso-date.ts';
import type { Model } from '../model/model.ts';
import { rowName, rowTitle } from '../model/row-name.ts';
import type { Fan } from '../result/result.ts';
import { fanQuantiles, worldsOfFans } from '../simulate/fan.ts';
import { FAN_P } from '../simulate/fan-p.ts';
import type { Simulated } from '../simulate/simulated.ts';

/** The quantities that the page draws, through time, under every option. */
export function fanResults(model: Model, simulated: Simulated): Fan[] {
  const dates = fanDates(model);
  const drawn = worldsOfFans(simulated);
  return model.fans.flatMap((number) =>
    Array.from({ length: model.definitions[number]?.size ?? 0 }, (_, row) => ({
      ...fanOf(model, number, row, dates, (option) => fanQuantiles(simulated, option, number, row)),
      ...(drawn < simulated.worlds ? { worlds: drawn } : {}),
    })),
  );
}

/** The ends of the periods. */
export function fanDates({ clock: { starts, finish } }: Model): string[] {
  return starts.map((_, period) => isoDate(starts[period + 1] ?? finish));
}

/** One row of a quantity through time. @param quantiles of an option, by number: `q[k][period]` for `FAN_P[k]`, in its unit */
export function fanOf(
  model: Model,
  number: number,
  row: number,
  dates: readonly string[],
  quantiles: (option: number) => readonly (readonly number[])[],
): Fan {
  const definition = model.definitions[number]!;
  const title = definition.title ?? definition.about ?? definition.name;
  const labels = rowTitle(definition, model.tables, row);
  return {
    id: rowName(definition, model.tables, row),
    title: labels === '' ? title : `${title}: ${labels}`,
    unit: definition.unit.text,
    share: definition.unit.share,
    p: FAN_P,
    dates,
    options: model.options.map(({ id }, option) => ({ id, q: quantiles(option) })),
  };
}
