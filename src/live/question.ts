import type { Quoted } from '../assemble/quoted.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { InferProgress } from '../infer/infer.ts';
import type { ElsewhereFacts } from '../result/findings.ts';
import type { Result } from '../result/result.ts';
import type { Changes } from './change.ts';
import type { Refusal } from './handles.ts';
import type { Beside } from './pins.ts';

/** How far what comes before any answer has come: runs of the inference, or what actors who bargain foresee is being found. */
export type Progress = InferProgress | 'foresight';

/** How far an answer has come. Each has more in it than the one before, on the same luck. */
export type Stage =
  /** Outcomes and claims in few worlds, at once. */
  | 'coarse'
  /** So many worlds as a run has, with what goes through time. */
  | 'base'
  /** Outcomes and claims on many more worlds; what goes through time stays. */
  | 'refined'
  /** With the variants that claims are judged again with, the checks and red lines, from so many worlds as `base`. */
  | 'whole'
  /** With what decides each claim. */
  | 'explained';

/** What a reader asks for. */
export interface Question {
  readonly changes: Changes;
  /** The last stage wanted; all, unless given. */
  readonly until?: Stage;
  /** Panels that a reader sees: whoever draws a coarse answer draws these alone. */
  readonly seen?: readonly string[];
  /** Panels that stand on the page: those that do not are drawn as soon as there is anything to draw. */
  readonly standing?: readonly string[];
}

/** What is left of the draws of what evidence taught, once assumptions were moved. */
export interface Evidenced {
  /** Independent draws that they are worth, and that they were worth before anything was moved. */
  readonly effective: number;
  readonly of: number;
  /** Whether the evidence was learned from again, for what was moved. */
  readonly again: boolean;
}

export interface LiveAnswer {
  readonly kind: 'answer';
  readonly stage: Stage;
  readonly result: Result;
  /** Where there is evidence. */
  readonly evidence?: Evidenced;
  /** Where actors bargain: whether what they foresee is that of the assumptions as they are asked for, or as written. */
  readonly foresight?: 'as asked' | 'as written';
  /** Where an answer is pinned. */
  readonly beside?: Beside;
  /** Milliseconds since the question. */
  readonly ms: number;
}

export type Told =
  | LiveAnswer
  /** Too few effective draws are left for an answer: the evidence is being learned from again, and the answer follows. */
  | {
      readonly kind: 'learning';
      readonly effective: number;
      readonly least: number;
      /** The shape of the weights' tail, where they cannot be relied on though there are enough. */
      readonly khat?: number;
    }
  /** What actors foresee is being found for what was moved, of the first, second … of so many options; answers with it follow. */
  | {
      readonly kind: 'foreseeing';
      readonly option: number;
      readonly of: number;
      /** Of a variant; absent of the base. */
      readonly variant?: string;
    }
  /** A change that cannot be made. */
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  /** A world came to a value that may not be. */
  | { readonly kind: 'invalid'; readonly diagnostics: readonly Diagnostic[] };

/** Hears what is told; the next stage waits for it. */
export type Tell = (told: Told) => void | Promise<void>;

/** What is played, and how many worlds of it. */
export interface SessionSettings {
  readonly seed: number;
  /** Worlds of the stages `base` and `whole`, and of `refined`. */
  readonly worlds: number;
  readonly refined: number;
  /** Worlds of the coarse answer, if they are not to be chosen by the time that they take. */
  readonly coarse?: number;
  /** What other scenarios were found to say of claims that are not judged here. */
  readonly quoted?: Quoted;
  /** The findings of other scenarios: what they say of such claims counts likewise, and answers tell them. */
  readonly elsewhere?: readonly ElsewhereFacts[];
}
