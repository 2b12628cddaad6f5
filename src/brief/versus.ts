import type { Paired } from '../result/result.ts';
import { html, type Markup } from './markup.ts';
import { worldShare } from './words.ts';

/**
 * Shares of worlds in which an option does better, the same and worse than the baseline, as a bar with its numbers.
 * `terse` leaves words and percent signs to the heading, for those who see it.
 */
export function sharesBar(paired: Paired, terse = false): Markup | undefined {
  const { better, same, worse } = paired;
  if (better === undefined || same === undefined || worse === undefined) return undefined;
  const tenth = (share: number): number => Math.round(share * 1000) / 10;
  const first = tenth(better);
  const last = tenth(worse);
  const start = tenth(1 - worse);
  const bar = html`<svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect class="same" width="100" height="8"/><rect class="better" width="${first}" height="8"/><rect class="worse" x="${start}" width="${last}" height="8"/></svg>`;
  const unseen = terse ? html` class="unseen"` : undefined;
  const shares = Object.entries({ better, same, worse }).map(
    ([word, share]) =>
      html` <span><span${unseen}>${word} </span>${worldShare(share).replace('%', '').trim()}<span${unseen}>\u00a0%</span></span>`,
  );
  return html`<span class="versus">${bar}<span class="shares">${shares}</span></span>`;
}
