import type { Verdict } from '../result/verdict.ts';

/** Raised when a field changes its meaning or goes. */
export const COMPARISON_VERSION = 1;

/** What is different between two runs: plain data. */
export interface Comparison {
  readonly rubicon: string;
  readonly version: typeof COMPARISON_VERSION;
  readonly from: Side;
  readonly to: Side;
  /** `paired`: the same worlds were played in both and are at hand, and differences are taken world by world wherever that can be. */
  readonly how: Luck;
  /** Why worlds are not compared one by one; absent where they are, or where only their files are not at hand. */
  readonly apart?: Apart;
  /** Differences are called real so that the chance of calling any of them so by luck is at most this. */
  readonly level: number;
  /** How many differences were looked at. */
  readonly looked_at: number;
  readonly assumptions: readonly Change[];
  readonly options: readonly Change[];
  /** Of these, outcomes that stand on one side only. */
  readonly outcomes: readonly Change[];
  /** Formulas and settings of other sections, by their path (`model.front.next`); absent where a side is a result, which tells none. */
  readonly formulas?: readonly Change[];
  /** Every outcome of every option that both have and that is not the same in all worlds. */
  readonly differences: readonly Difference[];
  readonly claims: readonly ClaimChange[];
}

/** Which error a difference has: `paired`, over luck that both sides have in common, or `apart`, as if each had its own. */
export type Luck = 'paired' | 'apart';

/** What keeps worlds of the same number from being the same: another seed or count, or other draws of what evidence taught. */
export type Apart = 'luck' | 'evidence';

export interface Side {
  readonly id: string;
  readonly title: string;
  readonly hash: string;
  readonly seed: number;
  readonly worlds: number;
  /**
   * Where worlds were drawn from what evidence taught: how many independent ones would tell a mean as precisely, at least. Errors are those of
   * so many.
   */
  readonly independent?: number;
}

/** Something that is written otherwise, or stands on one side only. */
export interface Change {
  readonly id: string;
  readonly from?: string;
  readonly to?: string;
}

export interface Difference {
  readonly option: string;
  readonly outcome: string;
  readonly unit: string;
  readonly kind: 'number' | 'truth' | 'share' | 'label';
  readonly from: number;
  readonly to: number;
  /** Of the means, and its standard error. */
  readonly difference: number;
  readonly mcse: number;
  readonly how: Luck;
  /** More than luck, at the level of the comparison. */
  readonly real: boolean;
}

export interface ClaimChange {
  readonly id: string;
  readonly says: string;
  /** Absent where the claim is not there. */
  readonly from?: Verdict;
  readonly to?: Verdict;
  readonly share?: {
    readonly from: number;
    readonly to: number;
    /** Of their difference. */
    readonly mcse: number;
    readonly how: Luck;
    readonly real: boolean;
  };
  /** The formula as written, where it changed. */
  readonly formula?: Change;
}
