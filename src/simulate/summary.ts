import { standardDeviation, standardError } from '../math/moments.ts';
import type { Definition } from '../model/model.ts';
import type { Summary } from '../result/result.ts';
import type { Gathered } from './gathered.ts';
import { histogramOf } from './histogram.ts';
import { endMean, quantileOf, ranked } from './sample.ts';
import type { Simulated } from './simulated.ts';

/** The worst worlds whose mean is the tail: a hundredth, at least one. */
const TAIL = 0.01;

/**
 * An outcome of the base model under an option, in the outcome's unit.
 * Where it is missing in every world, all but `missing` are NaN.
 */
export function summarise(
  { plan, locate }: Simulated,
  option: number,
  definition: number,
  row: number,
): Summary {
  const store = locate.store(undefined);
  const column = locate.column(store, 'outcomes', definition, row);
  return summaryOf(
    store.outcomes[locate.option(store, option)]?.[column],
    plan.runs[0]?.model.definitions[definition],
  );
}

/** An assumption, or what else is drawn or follows within a world, in the base model. Undefined where it is fixed. */
export function summariseWorld({ locate }: Simulated, definition: number, row: number): Summary | undefined {
  const store = locate.store(undefined);
  const column = locate.columnIfAny(store, 'worlds', definition, row);
  return column < 0 ? undefined : summaryOf(store.worlds[column], store.run.model.definitions[definition]);
}

function summaryOf(gathered: Gathered | undefined, definition: Definition | undefined): Summary {
  if (gathered === undefined || definition === undefined) throw new Error('the column was not played');
  const { moments, worlds, sample } = gathered;
  const { scale } = definition.unit;
  const order = ranked(sample);
  const q = (p: number): number => quantileOf(order, p) / scale;
  const summary: Summary = {
    mean: moments.count === 0 ? Number.NaN : moments.mean / scale,
    mcse: moments.count === 0 ? Number.NaN : standardError(moments) / scale,
    sd: moments.count === 0 ? Number.NaN : standardDeviation(moments) / scale,
    q05: q(0.05),
    q25: q(0.25),
    q50: q(0.5),
    q75: q(0.75),
    q95: q(0.95),
    missing: worlds === 0 ? 0 : 1 - moments.count / worlds,
  };
  const { better, type } = definition;
  const worst = Math.max(1, Math.round(TAIL * moments.count));
  const tail =
    better === undefined
      ? undefined
      : endMean(order, better === 'higher' ? 'least' : 'greatest', worst) / scale;
  const histogram = type.kind === 'number' || type.kind === 'date' ? histogramOf(order) : undefined;
  return {
    ...summary,
    ...(tail === undefined ? {} : { tail }),
    ...(histogram === undefined
      ? {}
      : {
          histogram: { low: histogram.low / scale, high: histogram.high / scale, counts: histogram.counts },
        }),
  };
}
