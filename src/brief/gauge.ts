import { PROBABILITY_WORDS } from '../result/probability-word.ts';
import { html, type Markup } from './markup.ts';
import { AXIS, along } from './scale.ts';

const WHOLE = { low: 0, high: 1 };

/**
 * A share between nothing and all: ticks where one word of probability gives way to the next, a notch where the claim
 * begins to hold, a dot with twice its Monte-Carlo error. It repeats the words beside it, so screen readers skip it.
 */
export function gauge(share: number, mcse: number, bound: number | undefined): Markup {
  const at = along(WHOLE, share);
  const ticks = PROBABILITY_WORDS.slice(1).map(({ low }) => `M${along(WHOLE, low)} 6v6`);
  return html`<svg class="gauge" viewBox="0 0 ${AXIS} 18" preserveAspectRatio="none" aria-hidden="true"><path class="line" d="M0 9H${AXIS}"/><path class="grid" d="${ticks.join('')}"/>${
    bound === undefined
      ? undefined
      : html`<path class="enough" d="M${along(WHOLE, bound)} 9H${AXIS}"/><path class="bound" d="M${along(WHOLE, bound)} 1v16"/>`
  }<path class="whisker" d="M${along(WHOLE, share - 2 * mcse)} 9H${along(WHOLE, share + 2 * mcse)}"/><path class="dot" d="M${at} 9h0"/></svg><span class="axis" aria-hidden="true"><span>0 %</span><span>50 %</span><span>100 %</span></span>`;
}
