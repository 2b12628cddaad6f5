import { PENDING } from '../live/pending.ts';
import type { ClaimResult } from '../result/result.ts';
import type { Verdict } from '../result/verdict.ts';
import { html, type Markup } from './markup.ts';
import { listed, plural } from './words.ts';

const WORDS: Readonly<Record<Verdict, string>> = {
  holds: 'Holds',
  fails: 'Fails',
  open: 'Open',
  not_judged: 'Not judged',
};

const SIGNS: Readonly<Record<Verdict, string>> = { holds: '✓', fails: '✕', open: '?', not_judged: '–' };

/** A verdict as a badge: word, sign and border tell it, colour only repeats it. */
export function badge(verdict: Verdict): Markup {
  return html`<span class="verdict ${verdict}"><span aria-hidden="true">${SIGNS[verdict]}</span> ${WORDS[verdict]}</span>`;
}

/** A verdict inside a sentence. */
export function verdictWord(verdict: Verdict): string {
  return WORDS[verdict].toLowerCase();
}

/**
 * `Of 15 claims, 4 hold, 3 fail, 2 are open and 6 are not judged.` Verdicts that none got are left out; what is being worked out while an
 * assumption moves is no verdict.
 */
export function tally(claims: readonly ClaimResult[]): string {
  const say = (verdict: Verdict, one: string, many: string): string[] => {
    const number = claims.filter((claim) => claim.verdict === verdict && claim.because !== PENDING).length;
    return number === 0 ? [] : [`${number} ${number === 1 ? one : many}`];
  };
  const pending = claims.filter(({ because }) => because === PENDING).length;
  const parts = [
    ...say('holds', 'holds', 'hold'),
    ...say('fails', 'fails', 'fail'),
    ...say('open', 'is open', 'are open'),
    ...say('not_judged', 'is not judged', 'are not judged'),
    ...(pending === 0 ? [] : [`${pending} ${pending === 1 ? 'is' : 'are'} being worked out`]),
  ];
  return `Of ${plural(claims.length, 'claim', 'claims')}, ${listed(parts)}.`;
}
