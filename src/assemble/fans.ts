import { isoDate } from '../model/iso-date.ts';
import type { Model } from '../model/model.ts';
import { rowName, rowTitle } from '../model/row-name.ts';
import type { Fan } from '../result/result.ts';
import { FAN_P, fanQuantiles } from '../simulate/fan.ts';
import type { Simulated } from '../simulate/simulated.ts';

/** The quantities that the page draws, through time, under every option. Dates are those of the ends of the periods. */
export function fanResults(model: Model, simulated: Simulated): Fan[] {
  const { starts, finish } = model.clock;
  const dates = starts.map((_, period) => isoDate(starts[period + 1] ?? finish));
  return model.fans.flatMap((number) => {
    const definition = model.definitions[number];
    if (definition === undefined) return [];
    return Array.from({ length: definition.size }, (_, row): Fan => {
      const title = definition.title ?? definition.about ?? definition.name;
      const labels = rowTitle(definition, model.tables, row);
      return {
        id: rowName(definition, model.tables, row),
        title: labels === '' ? title : `${title}: ${labels}`,
        unit: definition.unit.text,
        share: definition.unit.share,
        p: FAN_P,
        dates,
        options: model.options.map(({ id }, option) => ({
          id,
          q: fanQuantiles(simulated, option, number, row),
        })),
      };
    });
  });
}
