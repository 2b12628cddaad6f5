import type { Fault, Latents } from '../../kernel/kernel.ts';
import type { Model } from '../../model/model.ts';
import { ofFirstLaw } from '../altered.ts';
import { viewerOf } from '../view.ts';

/** What draws are worth, had the evidence been otherwise. */
export interface Worth {
  /** The log likelihood of each draw. */
  readonly total: Float64Array;
  /** Nothing would have been observed. */
  readonly bare: boolean;
}

/** Evidence as it might have been. Undefined where a model of its own must tell. */
export interface Beside {
  /** Coded otherwise: in one row, or in all. */
  readonly recoded: (observation: number, row?: number) => Worth | undefined;
  /** With the rows counted that might have counted. */
  readonly also: (observation: number) => Worth | undefined;
  /** As if each row had come of the first law of its mixture. */
  readonly ofFirstLaw: (observation: number) => Worth | undefined;
}

/**
 * Weighs evidence as it might have been beside evidence as it is, in one model: to make a model ready for each question takes far longer
 * than to play it. Rows are summed up as `weighedModel` does, so each worth is to the bit that of the model that is altered alone.
 */
export function besideOf(model: Model, seed: number, count: number, latents: Latents): Beside | Fault {
  const definitions = model.definitions.slice();
  const observations = model.observations.slice();
  const add = (index: number, definition: number | undefined): number | undefined =>
    definition === undefined
      ? undefined
      : observations.push({ ...model.observations[index]!, definition }) - 1;
  const others = model.observations.map(({ definition, instead, also }, index) => {
    const first = ofFirstLaw(model, index)?.definitions[definition];
    return {
      coding: add(index, instead),
      also: add(index, also),
      first: add(index, first === undefined ? undefined : definitions.push(first) - 1),
    };
  });
  if (observations.length === model.observations.length) return NOTHING;
  const viewer = viewerOf({ ...model, definitions, observations }, seed);
  if ('diagnostic' in viewer) return viewer;
  const view = viewer(count, latents);
  if ('diagnostic' in view) return view;
  const { logs } = view;
  const own = logs.slice(0, model.observations.length);
  return {
    recoded: (observation, row) => {
      const coding = logs[others[observation]?.coding ?? -1];
      return (
        coding &&
        worthOf(
          own.map((rows, index) =>
            index === observation
              ? rows.map((log, at) => (row === undefined || row === at ? coding[at]! : log))
              : rows,
          ),
        )
      );
    },
    also: (observation) => {
      const also = logs[others[observation]?.also ?? -1];
      return also && worthOf([...own, also]);
    },
    ofFirstLaw: (observation) => {
      const first = logs[others[observation]?.first ?? -1];
      return first && worthOf(own.with(observation, first));
    },
  };
}

const NOTHING: Beside = {
  recoded: () => undefined,
  also: () => undefined,
  ofFirstLaw: () => undefined,
};

/** @param logs by observation and row */
function worthOf(logs: readonly (readonly Float64Array[])[]): Worth | undefined {
  const rows = logs.flat();
  const total = sumOf(rows, 0, rows.length);
  // What is impossible in one row and sure beyond measure in another is a fault, which the altered model itself tells.
  if (total === undefined || total.some(Number.isNaN)) return undefined;
  return { total, bare: rows.every((row) => row.some(Number.isNaN)) };
}

/** Rows added up in halves of halves, those that were not observed as 0. */
function sumOf(rows: readonly Float64Array[], from: number, to: number): Float64Array | undefined {
  if (to - from <= 1) return rows[from]?.map((log) => (Number.isNaN(log) ? 0 : log));
  const middle = (from + to) >> 1;
  const [low, high] = [sumOf(rows, from, middle), sumOf(rows, middle, to)];
  return low?.map((log, draw) => log + high![draw]!);
}
