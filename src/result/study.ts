import type { BacktestFacts } from './backtest.ts';
import type { AlternativeFacts, ClaimResult, Quantiles, RedLineFacts } from './result.ts';

/**
 * What a command found at another time, saved beside a scenario so that its page can show it: too dear to be found again with every
 * run. It is dated, and says by which command it was made.
 */
export type Study = VariantStudy | BacktestStudy;

/** Raised when a field changes its meaning or goes. */
export const STUDY_VERSION = 1;

interface Made {
  readonly study: typeof STUDY_VERSION;
  /** ISO date. */
  readonly made: string;
  /** Version of Rubicon. */
  readonly rubicon: string;
  readonly command: string;
  readonly scenario: string;
  readonly title: string;
  readonly about?: string;
  readonly seed: number;
}

/** What a scenario's variants made of its evidence, and how its claims were judged with each. */
export interface VariantStudy extends Made {
  readonly kind: 'variants';
  readonly worlds: number;
  /** Natural logarithm of the probability of the evidence, with its standard error, as the scenario stands. */
  readonly log_marginal: number;
  readonly error: number;
  /** Rows that were observed. */
  readonly rows: number;
  readonly lines: readonly Pick<RedLineFacts, 'line' | 'class' | 'class_title' | 'unit' | 'posterior'>[];
  readonly claims: readonly Pick<
    ClaimResult,
    'id' | 'says' | 'reading' | 'verdict' | 'share' | 'value' | 'bound' | 'terms' | 'without'
  >[];
  readonly variants: readonly StudiedVariant[];
}

export interface StudiedVariant
  extends Pick<AlternativeFacts, 'id' | 'title' | 'bits' | 'bits_error' | 'log_evidence' | 'found'> {
  readonly about?: string;
  /** Rows that are observed in it: where they are as many, how likely it held them can be compared. */
  readonly rows: number;
  /** By the lines of the study. */
  readonly lines: readonly Quantiles[];
}

export interface BacktestStudy extends Made {
  readonly kind: 'backtest';
  /** Says which evidence, of which model, was scored. @see InferenceFacts */
  readonly meaning: string;
  readonly facts: BacktestFacts;
}
