import { bare, withUnit } from '../../brief/words.ts';
import type { Movable } from '../messages.ts';

const SVG = 'http://www.w3.org/2000/svg';
const HEIGHT = 20;

/** How the values of an assumption lie, row by row: its middle and its range in words, and its shape as small bars. */
export function valuesOf(
  name: string,
  movable: readonly Movable[],
): readonly { readonly words: string; readonly drawing?: Element }[] {
  const rows = movable.filter(({ id }) => id === name || id.startsWith(`${name}[`));
  return rows.map(({ id, unit, middle, low, high, shape }) => ({
    words: `${rows.length > 1 ? `${id}: ` : ''}median ${withUnit(middle, unit)}, nine worlds in ten between ${bare(low, unit)} and ${withUnit(high, unit)}`,
    ...(shape.length === 0 ? {} : { drawing: bars(shape) }),
  }));
}

/** It repeats in outline what the words say, and is passed over by screen readers. */
function bars(shape: readonly number[]): Element {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', `0 0 ${shape.length} ${HEIGHT}`);
  svg.setAttribute('preserveAspectRatio', 'none');
  svg.setAttribute('aria-hidden', 'true');
  const most = Math.max(...shape);
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute(
    'd',
    shape
      .map((count, bin) => {
        const height = (count / most) * HEIGHT;
        return `M${bin} ${HEIGHT}v${-height}h0.85v${height}z`;
      })
      .join(''),
  );
  svg.append(path);
  return svg;
}
