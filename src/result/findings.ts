import type { Verdict } from './verdict.ts';

/** The file beside a scenario that keeps what a run of it found, so that pages of other scenarios can tell it. */
export const FINDINGS = 'findings.json';

/** What a run found, as far as other pages tell of it: dated, and with the text that it is of. */
export interface Findings {
  readonly scenario: string;
  readonly title: string;
  /** The day of the run, as in ISO 8601, and the version that ran. */
  readonly found: string;
  readonly rubicon: string;
  /** SHA-256 of all that was read. */
  readonly hash: string;
  readonly seed: number;
  readonly worlds: number;
  readonly claims: readonly FoundClaim[];
  readonly terms?: FoundTerms;
}

export interface FoundClaim {
  readonly id: string;
  readonly says: string;
  readonly verdict: Verdict;
  readonly reading?: string;
  /** World claims: the share of worlds in which it holds, and its standard error. */
  readonly share?: number;
  readonly mcse?: number;
  /** Of the standard error, what comes of the worlds that actors learned foresight from. */
  readonly foresight?: number;
  /** Aggregate claims: the comparison that decides, in `unit`. */
  readonly value?: number;
  readonly bound?: number;
  readonly unit?: string;
}

/** Terms of settlement at the first and the last date of the first option: in how many worlds all who must agree would accept. */
export interface FoundTerms {
  readonly worlds: number;
  readonly date: string;
  readonly last: string;
  /** Where some package would be acceptable to all. */
  readonly some: readonly [number, number];
  readonly packages: readonly { readonly title: string; readonly all: readonly [number, number] }[];
  /** By option, the first included, where some package would be acceptable to all. */
  readonly courses?: readonly { readonly title: string; readonly some: readonly [number, number] }[];
  /** How far each would go at the first date on the issue over which they are most opposed: the median of worlds. */
  readonly levels?: {
    readonly issue: string;
    readonly unit: string;
    readonly actors: readonly {
      readonly title: string;
      readonly wants: 'more' | 'less';
      readonly level: number;
    }[];
  };
  /** By option, where something is signed. */
  readonly signed: readonly {
    readonly title: string;
    readonly share: number;
    readonly mcse: number;
    readonly foresight?: number;
  }[];
}

/** The findings of another scenario; `unchanged` says whether its text is still the one that they are of. */
export interface ElsewhereFacts extends Findings {
  readonly unchanged: boolean;
  /** Whether the text that they are told beside has been changed since it was read, so that they are of another. */
  readonly edited?: boolean;
}
