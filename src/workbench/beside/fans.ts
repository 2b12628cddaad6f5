import { leadFan } from '../../brief/charts.ts';
import { figureOfParts } from '../../brief/fan-figure.ts';
import { fold } from '../../brief/fold.ts';
import { html, type Markup } from '../../brief/markup.ts';
import type { Beside } from '../../live/pins.ts';
import type { Fan, Result } from '../../result/result.ts';

/**
 * Quantities through time that both answers have: every option of both in two panels beside each other, and the pinned median dashed
 * in the one of now. Undefined while nothing has been played through time, nothing where they have none in common.
 */
export function besideFans({ fans: before }: Beside, result: Result): Markup | undefined {
  if (result.fans.length === 0) return undefined;
  const title = (id: string): string => result.options.find((one) => one.id === id)?.title ?? id;
  const pairs = result.fans.flatMap((fan) => {
    const pinned = before.find((one) => isAlike(one, fan));
    const parts = pinned === undefined ? [] : partsOf(pinned, fan, title);
    return parts.length === 0 ? [] : [{ fan, parts }];
  });
  const head = leadFan(result);
  const figure = ({ fan, parts }: (typeof pairs)[number]): Markup =>
    figureOfParts(fan, parts, 'the pinned answer', html`<h3>${fan.title}</h3>`, undefined);
  const [first, ...others] = [
    ...pairs.filter(({ fan }) => fan === head),
    ...pairs.filter(({ fan }) => fan !== head),
  ];
  return html`<section id="compared-charts" aria-label="Through time, pinned and now">${
    first === undefined
      ? html`<p>Nothing that goes through time stands in both.</p>`
      : html`${figure(first)}${others.length === 0 ? undefined : fold('More through time', others.map(figure))}`
  }</section>
`;
}

/** Whether two can share a pair of axes. */
function isAlike(one: Fan, other: Fan): boolean {
  const frame = ({ id, unit, p, dates }: Fan): string => JSON.stringify([id, unit, p, dates]);
  return frame(one) === frame(other);
}

function partsOf(pinned: Fan, now: Fan, title: (id: string) => string) {
  return now.options.flatMap(({ id, q }) => {
    const before = pinned.options.find((one) => one.id === id);
    if (before === undefined) return [];
    return [
      { title: `${title(id)}, pinned`, q: before.q },
      { title: `${title(id)}, now`, q, against: before.q },
    ];
  });
}
