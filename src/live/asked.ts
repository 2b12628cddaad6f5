import type { Fault } from '../kernel/kernel.ts';
import type { playPrecedents } from '../pipeline/elsewhere.ts';
import type { Plan } from '../simulate/plan.ts';
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
  readonly ready: (number: number) => Promise<Readied | Fault>;
  readonly base: Readied;
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

/** A question that is being answered. */
export interface Asked {
  readonly question: Question;
  readonly laid: Turned;
  readonly tell: Tell;
  readonly signal: AbortSignal;
  readonly start: number;
  readonly last: number;
}
