import { type Content, html, type Markup } from './markup.ts';

/** A drawing in pixels, with room for its axes. */
export interface Sheet {
  readonly width: number;
  readonly height: number;
  readonly marginLeft: number;
  readonly marginRight: number;
  readonly marginTop: number;
  readonly marginBottom: number;
}

/** A point, in pixels; y is NaN where there is no value. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Something on an axis: where it stands, and its words. */
export interface Tick {
  readonly at: number;
  readonly words: string;
}

/**
 * A static SVG of a fixed width that shrinks with its frame. Colours come from the page's style, text is the page's; `label` tells
 * a reader who does not see it what it shows.
 */
export function drawing(kind: string, label: string, { width, height }: Sheet, content: Content): Markup {
  return html`<svg class="drawing ${kind}" role="img" aria-label="${label}" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" text-anchor="middle">${content}</svg>`;
}

/** A grid of level lines with their values to the left. */
export function levels(sheet: Sheet, ticks: readonly Tick[]): Markup {
  const { marginLeft: left, width, marginRight } = sheet;
  const lines = ticks.map(
    ({ at }) => html`<line x1="${left}" x2="${width - marginRight}" y1="${tenth(at)}" y2="${tenth(at)}"/>`,
  );
  const words = ticks.map(
    (tick) => html`<text x="${left - 9}" y="${tenth(tick.at)}" dy="0.3em">${tick.words}</text>`,
  );
  return html`<g stroke-opacity="0.1" stroke="currentColor">${lines}</g><g font-variant="tabular-nums" text-anchor="end">${words}</g>`;
}

/** Ticks below a drawing, with their words. */
export function feet({ height, marginBottom }: Sheet, ticks: readonly Tick[]): Markup {
  const foot = height - marginBottom;
  const marks = ticks.map(({ at }) => `M${tenth(at)},${foot}v4`).join('');
  const words = ticks.map(
    (tick) => html`<text x="${tenth(tick.at)}" y="${foot + 9}" dy="0.7em">${tick.words}</text>`,
  );
  return html`<path stroke="currentColor" fill="none" d="${marks}"/><g font-variant="tabular-nums">${words}</g>`;
}

/** The way along points; it breaks where there is no value. */
export function line(points: readonly Point[]): string {
  return stretches(points).map(path).join('');
}

/** The areas between two lines over the same places, where both have values. */
export function area(low: readonly Point[], high: readonly Point[]): string {
  const both = low.map(({ x, y }, i) => ({ x, y: y + high[i]!.y }));
  const known = (points: readonly Point[]): readonly Point[] =>
    points.map((point, i) => (Number.isFinite(both[i]!.y) ? point : { ...point, y: Number.NaN }));
  const tops = stretches(known(high));
  return stretches(known(low))
    .map((bottom, i) => `${path([...bottom, ...[...tops[i]!].reverse()])}z`)
    .join('');
}

function stretches(points: readonly Point[]): readonly (readonly Point[])[] {
  const found: Point[][] = [];
  let broken = true;
  for (const point of points) {
    const known = Number.isFinite(point.y);
    if (known && broken) found.push([point]);
    else if (known) found.at(-1)!.push(point);
    broken = !known;
  }
  return found;
}

/** From point to point by steps, which repeat themselves more than places do, so that a page compresses to less. */
function path(points: readonly Point[]): string {
  const [first, ...rest] = points.map(({ x, y }) => ({ x: tenth(x), y: tenth(y) }));
  if (first === undefined) return '';
  let [x, y] = [first.x, first.y];
  const steps = rest.map((point) => {
    const step = `${tenth(point.x - x)},${tenth(point.y - y)}`;
    [x, y] = [point.x, point.y];
    return step;
  });
  return `M${first.x},${first.y}${steps.length === 0 ? '' : `l${steps.join(' ')}`}`;
}

/** To a tenth of a pixel. */
export function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
