import type { Fault } from '../kernel/kernel.ts';
import type { playPrecedents } from '../pipeline/elsewhere.ts';
import type { Plan } from '../simulate/plan.ts';
import type { Reweighed } from './evidence/posterior.ts';
import type { Explain } from './explanations.ts';
import type { Hands } from './hands.ts';
import type { Latest, Pins } from './pins.ts';
import type { Question, SessionSettings, Tell } from './question.ts';
import type { Turned } from './ready.ts';
import type { Readied } from './runs.ts';
import type { Memory } from './standing.ts';
import type { Known } from './telling.ts';

/** What answers are made of. */
export interface Ground {
  readonly plan: Plan;
  readonly known: Known;
  readonly settings: SessionSettings;
  readonly hands: Hands;
  /** Makes a run ready; undefined where nobody waits any more. @param drawn the draws that are weighed for what was moved, by who learned them */
  readonly ready: (
    number: number,
    drawn: ReadonlyMap<number, Reweighed | undefined>,
  ) => Promise<Readied | Fault | undefined>;
  readonly base: Readied;
  /** What actors foresee for assumptions that were moved; absent where nobody bargains. */
  readonly foreseen?: Foreseen;
  /** Whether the runs are ready with that. */
  readonly isForeseen?: true;
  readonly memory: Memory;
  /** Of the last stage; there is none without it. */
  readonly explain?: Explain;
  /** What was found in other scenarios in which claims are judged: nothing that is moved changes it, so it is found once. */
  readonly elsewhere: () => ReturnType<typeof playPrecedents>;
  /** Worlds of the first answer. */
  readonly coarse: number;
  /** The answer that was told last, while what it is made of stands. */
  readonly latest: { is: Latest | undefined };
  /** What answers are held against. */
  readonly pins?: Pins;
}

/** What actors foresee for assumptions that were moved, found anew where nobody waits for it, and remembered for the settings that were asked for last. */
export interface Foreseen {
  /** The ground of answers with what is foreseen for these changes; undefined where that has not been found. */
  readonly known: (ground: Ground, asked: Asked) => Ground | undefined;
  /** The same, found now; undefined where nobody waits any more. @param left the draws of the base as they are weighed for the changes */
  readonly find: (
    ground: Ground,
    asked: Asked,
    left: Reweighed | undefined,
  ) => Promise<Ground | Fault | undefined>;
}

/** A question that is being answered. */
export interface Asked {
  readonly question: Question;
  readonly laid: Turned;
  readonly tell: Tell;
  readonly signal: AbortSignal;
  readonly start: number;
  readonly last: number;
}
