import { html, type Markup } from './markup.ts';
import { AXIS, along, type Scale } from './scale.ts';

/** What one strip shows; values that are not finite are left out. */
export interface Mark {
  readonly low: number;
  readonly high: number;
  readonly at: number;
  /** A stronger inner range. */
  readonly inner?: readonly [number, number];
  /** A value to compare with, as a dashed line. */
  readonly against?: number;
  /** Draws a bar from the scale's low end to `at`, for quantities counted from nothing. */
  readonly bar?: boolean;
}

/**
 * A dot and its range on a scale, as a strip that stretches to the width it is given. It only repeats what the text
 * beside it says, so it is hidden from screen readers.
 */
export function strip(scale: Scale, mark: Mark): Markup {
  const x = (value: number): number => along(scale, value);
  const drawn = [mark.low, mark.high, mark.at].every(Number.isFinite);
  const against = mark.against;
  return html`<svg class="strip" viewBox="0 0 ${AXIS} 14" preserveAspectRatio="none" aria-hidden="true">${GRID}${
    against === undefined || !Number.isFinite(against)
      ? undefined
      : html`<path class="against" d="M${x(against)} 0v14"/>`
  }${mark.bar && drawn ? html`<path class="bar" d="M0 7H${x(mark.at)}"/>` : undefined}${
    drawn ? html`<path class="whisker" d="M${x(mark.low)} 7H${x(mark.high)}"/>` : undefined
  }${
    mark.inner?.every(Number.isFinite)
      ? html`<path class="inner" d="M${x(mark.inner[0])} 7H${x(mark.inner[1])}"/>`
      : undefined
  }${drawn ? html`<path class="dot" d="M${x(mark.at)} 7h0"/>` : undefined}</svg>`;
}

/** The ends and the middle of a scale, to stand under its strips. */
export function axis(scale: Scale, words: (value: number) => string): Markup {
  const ticks = [scale.low, (scale.low + scale.high) / 2, scale.high];
  return html`<div class="axis" aria-hidden="true">${ticks.map((tick) => html`<span>${words(tick)}</span>`)}</div>`;
}

const GRID: Markup = html`<path class="grid" d="M0 0v14M75 0v14M150 0v14M225 0v14M${AXIS} 0v14"/>`;
