import type { BacktestFacts } from '../result/backtest.ts';
import type { Result } from '../result/result.ts';
import {
  type BacktestStudy,
  STUDY_VERSION,
  type StudiedVariant,
  type VariantStudy,
} from '../result/study.ts';
import { VERSION } from '../result/version.ts';

/** When a study was made, and by which command. */
interface Made {
  /** ISO date. */
  readonly made: string;
  readonly command: string;
}

/** What of a run another scenario's page can show; undefined where no variant changes what evidence means. */
export function variantStudy(result: Result, { made, command }: Made): VariantStudy | undefined {
  const { inference, redLines = [], scenario, variants, claims, worlds, seed } = result;
  const others = (inference?.taught?.otherwise ?? []).filter(({ kind }) => kind === 'variant');
  if (inference === undefined || others.length === 0) return undefined;
  const lines = redLines.map(({ line, class: label, class_title, unit, posterior }) => {
    return { line, class: label, class_title, unit, posterior };
  });
  return {
    ...{ study: STUDY_VERSION, kind: 'variants', made, rubicon: VERSION, command },
    ...{ scenario: scenario.id, title: scenario.title },
    ...(scenario.about === undefined ? {} : { about: scenario.about }),
    ...{ seed, worlds, log_marginal: inference.log_marginal, error: inference.error },
    rows: inference.observations.reduce((sum, one) => sum + one.rows, 0),
    lines,
    claims: claims
      .filter(({ without = [] }) => without.length > 0)
      .map(({ id, says, reading, verdict, share, value, bound, terms, without }) => ({
        ...{ id, says, verdict },
        ...(reading === undefined ? {} : { reading }),
        ...(share === undefined ? {} : { share }),
        ...(value === undefined ? {} : { value }),
        ...(bound === undefined ? {} : { bound }),
        ...(terms === undefined ? {} : { terms }),
        ...(without === undefined ? {} : { without }),
      })),
    variants: others.map(
      ({ id, title, bits, bits_error, log_evidence, found, observed = 0, moved }): StudiedVariant => {
        const about = variants.find((one) => one.id === id)?.about;
        return {
          ...{ id, title, found, rows: observed },
          ...(about === undefined ? {} : { about }),
          ...(bits === undefined ? {} : { bits }),
          ...(bits_error === undefined ? {} : { bits_error }),
          ...(log_evidence === undefined ? {} : { log_evidence }),
          lines: lines.flatMap(({ line, class: label }) => {
            const found = moved.find((one) => one.id === `${line}.line[${label}]`);
            return found === undefined ? [] : [found.otherwise];
          }),
        };
      },
    ),
  };
}

export function backtestStudy(facts: BacktestFacts, { made, command }: Made): BacktestStudy {
  const { scenario, title, seed, meaning } = facts;
  return {
    ...{ study: STUDY_VERSION, kind: 'backtest', made, rubicon: VERSION, command },
    ...{ scenario, title, seed, meaning, facts },
  };
}
