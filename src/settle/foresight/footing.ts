import { NONE } from '../acceptance/agree.ts';
import type { Foresight } from './foresee.ts';

/** On what foresight of later terms rests. */
export interface Footing {
  /** Worlds that it was learned from, and those of them in which terms are signed in the end: all others say nothing of what terms bring. */
  readonly worlds: number;
  readonly signed: number;
  /** Terms of its regressions: the median over dates of the most that anyone's has. */
  readonly terms: number;
}

/** Fewer worlds for each term leave its weight to chance. */
const WORLDS_PER_TERM = 50;
/** The same of worlds in which terms are signed. */
const SIGNED_PER_TERM = 10;

/** @param learned from how many worlds each rule was learned */
export function footingOf({ hope, talks, agreed }: Foresight, learned: number): Footing {
  const say = talks.mustAgree.flatMap((must, actor) => (must ? [actor] : []));
  const terms = Array.from({ length: talks.dates }, (_, date) =>
    Math.max(...say.map((actor) => hope[actor]![date]!.parts.length)),
  ).sort((a, b) => a - b);
  const signed = agreed.signed.reduce((sum, pack) => sum + (pack === NONE ? 0 : 1), 0);
  return {
    worlds: learned,
    signed: Math.round((signed * learned) / talks.worlds),
    terms: terms[terms.length >> 1] ?? 0,
  };
}

/** Whether so little says what later terms bring that who accepts what may be learned amiss. Where nothing is ever signed there is nothing to learn. */
export function isThin({ worlds, signed, terms }: Footing): boolean {
  return signed > 0 && (worlds < WORLDS_PER_TERM * terms || signed < SIGNED_PER_TERM * terms);
}
