/** What a backtest found: plain data. */
export interface BacktestFacts {
  readonly scenario: string;
  readonly title: string;
  readonly seed: number;
  /** What was observed and what it means, as the result of `infer` tells it. */
  readonly meaning: string;
  /** ISO dates, each with the rows known by it and those scored: that became known after it, up to the next cut-off. */
  readonly cutoffs: readonly { readonly date: string; readonly known: number; readonly scored: number }[];
  readonly scores: readonly ScoreFacts[];
  /** Of all chances given to a yes or no, or to a class and those beyond it. */
  readonly calibration: readonly CalibrationFacts[];
  /** Rows of later files that could not be read. */
  readonly left_out: readonly { readonly file: string; readonly line: number; readonly reason: string }[];
  /** What whoever gave later rows should know of them, in sentences. */
  readonly remarks?: readonly string[];
}

/** Scores are less where forecasts are better; log scores are in nats. */
export interface ScoreFacts {
  readonly target: string;
  readonly n: number;
  /** Of a yes or no, in how many rows it came. */
  readonly came?: number;
  /** Means over rows, with bootstrap standard errors. */
  readonly brier: number;
  readonly brier_error: number;
  /** Of the base rate that is hardest to beat. */
  readonly brier_base: number;
  readonly log: number;
  readonly log_error: number;
  readonly log_base: number;
  readonly bases: readonly BaseFacts[];
  readonly says:
    | 'beats the base rates'
    | 'is ahead of the base rates by no more than luck'
    | 'does not beat the base rates';
}

export interface BaseFacts {
  readonly base: string;
  readonly brier: number;
  readonly log: number;
  /** How much less the model scores, row by row, with the bootstrap standard error. */
  readonly brier_less: { readonly mean: number; readonly error: number };
  readonly log_less: { readonly mean: number; readonly error: number };
}

/** Chances between low and high: their mean, the share that came, and its 90 % interval. */
export interface CalibrationFacts {
  readonly low: number;
  readonly high: number;
  readonly n: number;
  readonly forecast: number;
  readonly observed: number;
  readonly observed_low: number;
  readonly observed_high: number;
}
