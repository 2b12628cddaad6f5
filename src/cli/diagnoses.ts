import { formatNumber, formatPercent } from '../result/format.ts';
import type { DiagnosisWeight, Result, WeighedDiagnoses } from '../result/result.ts';
import { wereWeighed } from '../result/weighed.ts';
import type { Style } from './style.ts';
import { fold, textTables } from './table.ts';

/** Rival diagnoses before and after the evidence, under other beliefs beforehand, and what each row says for which. */
export function diagnoses(
  { diagnoses: all = [], weighing = [] }: Pick<Result, 'diagnoses' | 'weighing'>,
  style: Style,
  width: number,
): string {
  return weighing
    .map((one) => {
      const own = all.filter(({ assumption }) => assumption === one.assumption);
      const parts = [`${style.bold('Diagnoses')}: ${one.about ?? one.assumption}`, weights(own, width)];
      if (one.observations.length > 0) {
        parts.push(
          `${style.bold('Each observation with the move that drew it')}: how likely each diagnosis held it to be\n\n${rows(one, width)}`,
        );
        parts.push(
          `${style.bold('Had one believed otherwise')}: beforehand → after the evidence\n\n${priors(one, width)}`,
        );
        parts.push(
          fold(
            'Where the own move never varied, diagnoses are told apart only by the chances assumed for the moves that were not tried.',
            width,
            '',
          ),
        );
      }
      return parts.join('\n\n');
    })
    .join('\n\n');
}

function weights(own: readonly DiagnosisWeight[], width: number): string {
  if (!wereWeighed(own)) {
    const given = own.map(({ id, prior }) => [id, formatPercent(prior)]);
    return textTables(['', 'without evidence'], given, width);
  }
  return textTables(
    ['', 'before', 'after', '±', 'log evidence', 'even odds from'],
    own.map((one) => [
      one.id,
      formatPercent(one.prior),
      formatPercent(one.posterior),
      formatPercent(one.error),
      one.log_marginal === null
        ? 'impossible'
        : `${formatNumber(one.log_marginal, 4)} ± ${formatNumber(one.log_marginal_error, 2)}`,
      formatPercent(one.even_at),
    ]),
    width,
  );
}

function rows({ labels, observations }: WeighedDiagnoses, width: number): string {
  return textTables(
    ['', 'own move', 'seen', ...labels],
    observations.map(({ title, move = '', seen = '', chances }) => [
      title,
      move,
      seen,
      ...chances.map((chance) => formatNumber(chance, 3)),
    ]),
    width,
  );
}

function priors({ labels, priors: all }: WeighedDiagnoses, width: number): string {
  return textTables(
    labels.slice(),
    all.map(({ prior, posterior }) =>
      labels.map((_, i) => `${formatPercent(prior[i]!)} → ${formatPercent(posterior[i]!)}`),
    ),
    width,
  );
}
