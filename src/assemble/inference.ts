import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Inferred, Learned } from '../infer/infer.ts';
import type { Taught } from '../infer/taught/facts.ts';
import { weighing } from '../infer/weighing.ts';
import { sampleQuantiles } from '../math/sample-quantiles.ts';
import type { Definition, Model } from '../model/model.ts';
import { rowName } from '../model/row-name.ts';
import { fixedValues } from '../reference/fixed.ts';
import type { InferenceFacts, LearnedFacts, ObservationFacts, Quantiles } from '../result/result.ts';
import { taughtFacts } from './taught.ts';

/** What was learned and observed, told once: live answers tell of the same draws with every move. */
const told = new WeakMap<Inferred, Pick<InferenceFacts, 'learned' | 'observations'>>();

/**
 * What the evidence taught, as the result tells it: assumptions of the scenario, those learned most about first.
 *
 * @param meaning of the evidence in the model as it is written (`meaningOf`), of which this one may be a form that moves
 */
export function inferenceFacts(
  model: Model,
  inferred: Inferred,
  meaning: string,
  taught?: Taught,
): InferenceFacts {
  const { logMarginal, bits, runs, particles, draws, effective, rHat, accepted, sweeps, stages } = inferred;
  const facts = told.get(inferred) ?? {
    observations: observationFacts(model, inferred),
    learned: learnedOf(model, inferred),
  };
  told.set(inferred, facts);
  return {
    log_marginal: logMarginal.value,
    error: logMarginal.error,
    meaning,
    bits,
    ...facts,
    runs,
    particles,
    draws,
    ess: Math.floor(effective),
    rhat: rHat,
    acceptance: accepted,
    sweeps,
    tempering: stages.map((stage) => ({ power: stage.power, ess: stage.effective, sweeps: stage.sweeps })),
    ...(taught === undefined ? {} : { taught: taughtFacts(model, taught) }),
  };
}

function learnedOf(model: Model, inferred: Inferred): LearnedFacts[] {
  const all = inferred.learned.flatMap((one): LearnedFacts[] => {
    const definition = model.definitions[one.definition];
    return definition?.authored === true ? [learnedFacts(one, definition, model)] : [];
  });
  return all.sort((a, b) => b.bits - a.bits);
}

/** Says whether two models observed the same, and held it to mean the same. */
export function meaningOf(model: Model): string {
  return bytesToHex(sha256(utf8ToBytes(weighing(model)))).slice(0, MEANING);
}

const MEANING = 16;

function learnedFacts(one: Learned, definition: Definition, model: Model): LearnedFacts {
  const { type, unit, about } = definition;
  const rows = type.kind === 'label' ? (model.tables[type.table]?.rows ?? []) : [];
  const labels =
    type.kind === 'truth' ? [{ id: 'yes', row: 1 }] : rows.map(({ label }, row) => ({ id: label, row }));
  const share = (values: Float64Array, row: number): number =>
    values.reduce((count, value) => count + (value === row ? 1 : 0), 0) / values.length;
  return {
    id: rowName(definition, model.tables, one.row),
    ...(about === undefined ? {} : { about }),
    unit: unit.text,
    share: unit.share,
    prior: quantilesOf(one.prior, unit.scale),
    posterior: quantilesOf(one.posterior, unit.scale),
    ...(labels.length === 0
      ? {}
      : {
          labels: labels.map(({ id, row }) => ({
            id,
            prior: share(one.prior, row),
            posterior: share(one.posterior, row),
          })),
        }),
    bits: one.bits,
    ess: Math.floor(one.effective),
    rhat: one.rHat,
  };
}

function quantilesOf(values: Float64Array, scale: number): Quantiles {
  const [q05, q50, q95] = sampleQuantiles(values, [0.05, 0.5, 0.95]).map((quantile) => quantile / scale);
  return { q05: q05!, q50: q50!, q95: q95! };
}

/** Each piece of evidence with how many of its rows were observed. */
function observationFacts(model: Model, { observed }: Inferred): ObservationFacts[] {
  const { asOf } = model;
  const fixed = fixedValues(model);
  return model.observations.map(({ id, about, definition, knownOn }, index) => {
    const title = model.definitions[definition]?.title ?? id;
    const later =
      knownOn === undefined || asOf === undefined || 'diagnostic' in fixed
        ? undefined
        : Array.from({ length: model.definitions[definition]?.size ?? 0 }, (_, row) =>
            fixed.at(knownOn, row),
          ).filter((known) => known !== undefined && known > asOf).length;
    return {
      ...{ id, title, ...(about === undefined ? {} : { about }), rows: observed[index] ?? 0 },
      ...(later === undefined ? {} : { later }),
    };
  });
}
