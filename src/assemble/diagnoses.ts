import { dataOf } from '../infer/data.ts';
import { type Diagnosed, reweighed } from '../infer/diagnoses.ts';
import type { Model } from '../model/model.ts';
import { rowName, rowTitle } from '../model/row-name.ts';
import { fixedValues } from '../reference/fixed.ts';
import type { DiagnosisWeight, WeighedDiagnoses } from '../result/result.ts';
import { cellText } from './cell-text.ts';

/** How firmly one may have believed in one diagnosis beforehand, for the table of what that would have come to. */
const FIRMLY: readonly number[] = [0.8, 0.95];

/** What the evidence says of rival diagnoses, as the result tells it. */
export function diagnosisFacts(
  model: Model,
  found: readonly Diagnosed[],
): { readonly diagnoses: readonly DiagnosisWeight[]; readonly weighing: readonly WeighedDiagnoses[] } {
  return {
    diagnoses: found.flatMap((one) => weightsOf(model, one)),
    weighing: found.map((one) => tableOf(model, one)),
  };
}

function labelsOf(model: Model, { definition }: Diagnosed): Model['tables'][number]['rows'] {
  const type = model.definitions[definition]?.type;
  return type?.kind === 'label' ? (model.tables[type.table]?.rows ?? []) : [];
}

function weightsOf(model: Model, one: Diagnosed): DiagnosisWeight[] {
  const { rivals } = one;
  return labelsOf(model, one).map(({ label, title = label }, row) => {
    const { prior, posterior, error, logMarginal, logError } = rivals[row]!;
    const others = rivals.map((rival, i) => (i === row ? 0 : rival.prior / (1 - prior)));
    // Even odds against the rest, as they stand to one another, turn the ratio of marginal likelihoods into a share.
    const even = reweighed(
      rivals,
      others.map((share, i) => (i === row ? 0.5 : 0.5 * share)),
    )[row]!;
    return {
      assumption: model.definitions[one.definition]?.name ?? '',
      id: label,
      title,
      prior,
      posterior,
      error,
      log_marginal: Number.isFinite(logMarginal) ? logMarginal : null,
      log_marginal_error: logError,
      even_at: 1 - even,
    };
  });
}

function tableOf(model: Model, one: Diagnosed): WeighedDiagnoses {
  const { rivals, definition } = one;
  const { name, about } = model.definitions[definition]!;
  const stated = rivals.map(({ prior }) => prior);
  const equal = rivals.map(() => 1 / rivals.length);
  // Where no diagnosis is favoured these are one.
  const even = equal.every((share, i) => Math.abs(share - stated[i]!) < 1e-9);
  const firm = FIRMLY.flatMap((share) =>
    rivals.map((_, row) =>
      stated.map((prior, i) => (i === row ? share : ((1 - share) * prior) / (1 - stated[row]!))),
    ),
  );
  return {
    assumption: name,
    ...(about === undefined ? {} : { about }),
    labels: labelsOf(model, one).map(({ label }) => label),
    priors: [stated, ...(even ? [] : [equal]), ...firm].map((prior) => ({
      prior,
      posterior: reweighed(rivals, prior),
    })),
    observations: observationsOf(model, one),
  };
}

/** Each row that was seen, with the own move that drew it and how likely each diagnosis held it to be. */
function observationsOf(model: Model, { chances }: Diagnosed): WeighedDiagnoses['observations'] {
  const fixed = fixedValues(model);
  if ('diagnostic' in fixed) return [];
  return model.observations.flatMap(({ id, definition: number, move }, index) => {
    const definition = model.definitions[number]!;
    const data = dataOf(definition);
    return (chances[index] ?? []).flatMap((own, row) => {
      if (own === undefined) return [];
      const named = { name: id, over: definition.over };
      const [drawnBy, seen] = [cellText(model, move, row, fixed), cellText(model, data, row, fixed)];
      return [
        {
          evidence: id,
          row: rowName(named, model.tables, row),
          title: rowTitle(named, model.tables, row) || (definition.title ?? id),
          ...(drawnBy === undefined ? {} : { move: drawnBy }),
          ...(seen === undefined ? {} : { seen }),
          chances: own,
        },
      ];
    });
  });
}
