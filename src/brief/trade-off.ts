import type { OutcomeFacts, Result, Summary } from '../result/result.ts';
import { dataTable, fold } from './fold.ts';
import { html, type Markup } from './markup.ts';
import { unitOf } from './reading.ts';
import { type Scale, tightScale } from './scale.ts';
import { bare, errorSize, listed } from './words.ts';

/** Outcomes that the main one is held against, each in a plot of its own. */
const MOST_PLOTS = 6;
/** The normal quantile of a 90 % interval. */
const Z90 = 1.6449;

/** The outcome that options are first ranked by against each other one that says which way is better and that options change. */
export function tradeOffs(result: Result): Markup | undefined {
  const [first] = result.choices ?? [];
  const usable = result.outcomes.filter((outcome) => isUsable(outcome, result));
  const main = usable.find(({ id }) => id === first?.outcome) ?? usable[0];
  const others = usable.filter((outcome) => outcome !== main).slice(0, MOST_PLOTS);
  if (main === undefined || others.length === 0 || result.options.length < 3) return undefined;
  return html`<h3 class="turn">What is given up for what</h3>
<p>Each option by its means over all worlds: “${main.title}” against another outcome. For an option off the line, some option on it is at least as good on both; where the bars of two overlap, these worlds hardly tell which is better.</p>
${others.map((other, place) => fold(html`<h3>Against ${other.title}</h3>`, tradeOffFigure(result, main, other), place === 0))}`;
}

/** Options by two outcomes: a plot with its key and its table. */
export function tradeOffFigure(result: Result, across: OutcomeFacts, up: OutcomeFacts): Markup {
  const points = result.options.flatMap(({ title, outcomes }, i): Point[] => {
    const [x, y] = [outcomes[across.id], outcomes[up.id]];
    return x === undefined || y === undefined || Number.isNaN(x.mean + y.mean)
      ? []
      : [{ number: i + 1, title, x, y }];
  });
  const frontier = frontierOf(points, across, up);
  const [xUnit, yUnit] = [unitOf(across), unitOf(up)];
  const about = `${across.title} and ${up.title} of each option`;
  const told = `${about}. On the line: ${listed(frontier.map(({ number }) => `option ${number}`))}.`;
  const rows = points.map(
    ({ number, title, x, y }) =>
      html`<tr><th scope="row">${number}. ${title}</th><td>${bare(x.mean, xUnit)} <small>± ${errorSize(x.mcse, xUnit)}</small></td><td>${bare(y.mean, yUnit)} <small>± ${errorSize(y.mcse, yUnit)}</small></td><td>${frontier.some((one) => one.number === number) ? 'yes' : 'no'}</td></tr>`,
  );
  const named = (outcome: OutcomeFacts): string =>
    `${outcome.title}${unitOf(outcome) === 'share' || outcome.unit === '1' ? '' : `, ${outcome.unit}`} (${outcome.better} is better)`;
  return html`<figure class="chart"><p class="key">Up: ${named(up)}</p>${plot(points, frontier, told, [xUnit, yUnit])}<p class="key">To the right: ${named(across)}</p><p class="key">${points.map(({ number, title }) => html`<b>${number}</b> ${title}. `)}</p><figcaption>Bars are 90 % intervals of the Monte-Carlo error of each mean; single worlds differ far more.</figcaption>${dataTable(
    about,
    html`<table><caption>${about}</caption><thead><tr><th scope="col">Option</th><th scope="col">${named(across)}</th><th scope="col">${named(up)}</th><th scope="col">On the line</th></tr></thead><tbody>${rows}</tbody></table>`,
  )}</figure>
`;
}

interface Point {
  readonly number: number;
  readonly title: string;
  readonly x: Summary;
  readonly y: Summary;
}

function isUsable({ id, kind, better }: OutcomeFacts, { options }: Result): boolean {
  const means = options.map(({ outcomes }) => outcomes[id]?.mean ?? Number.NaN);
  return (
    better !== undefined &&
    kind !== 'label' &&
    means.some((mean) => mean !== means[0]) &&
    !means.some(Number.isNaN)
  );
}

/** The points that no other is better than on one outcome and as good as on the other, from left to right. */
function frontierOf(points: readonly Point[], across: OutcomeFacts, up: OutcomeFacts): Point[] {
  const signed = ({ x, y }: Point): [number, number] => [
    across.better === 'lower' ? -x.mean : x.mean,
    up.better === 'lower' ? -y.mean : y.mean,
  ];
  return points
    .filter((point) => {
      const [x, y] = signed(point);
      return !points.some((other) => {
        const [a, b] = signed(other);
        return a >= x && b >= y && (a > x || b > y);
      });
    })
    .toSorted((a, b) => a.x.mean - b.x.mean);
}

const WIDTH = 420;
const HEIGHT = 280;
const MARGIN = { left: 56, right: 16, top: 12, bottom: 28 };

function plot(
  points: readonly Point[],
  frontier: readonly Point[],
  told: string,
  [xUnit, yUnit]: readonly [string, string],
): Markup {
  const ends = (side: 'x' | 'y'): number[] =>
    points.flatMap((point) => [
      point[side].mean - Z90 * point[side].mcse,
      point[side].mean + Z90 * point[side].mcse,
    ]);
  const [xs, ys] = [tightScale(ends('x')), tightScale(ends('y'))];
  const at = (scale: Scale, value: number, from: number, to: number): number =>
    Math.round((from + ((value - scale.low) / (scale.high - scale.low)) * (to - from)) * 10) / 10;
  const [right, bottom] = [WIDTH - MARGIN.right, HEIGHT - MARGIN.bottom];
  const x = (value: number): number => at(xs, value, MARGIN.left, right);
  const y = (value: number): number => at(ys, value, bottom, MARGIN.top);
  const ticks = ({ low, high }: Scale): number[] => [low, (low + high) / 2, high];
  const grid = [
    ...ticks(xs).map(
      (tick) =>
        html`<path class="grid" d="M${x(tick)} ${MARGIN.top}V${bottom}"/><text x="${x(tick)}" y="${bottom + 16}">${bare(tick, xUnit)}</text>`,
    ),
    ...ticks(ys).map(
      (tick) =>
        html`<path class="grid" d="M${MARGIN.left} ${y(tick)}H${right}"/><text x="${MARGIN.left - 6}" y="${y(tick) + 4}" text-anchor="end">${bare(tick, yUnit)}</text>`,
    ),
  ];
  const line = frontier
    .map((point, i) => `${i === 0 ? 'M' : 'L'}${x(point.x.mean)} ${y(point.y.mean)}`)
    .join('');
  const marks = points.map(({ number, x: across, y: up }) => {
    const [cx, cy] = [x(across.mean), y(up.mean)];
    const wide = `M${x(across.mean - Z90 * across.mcse)} ${cy}H${x(across.mean + Z90 * across.mcse)}`;
    const high = `M${cx} ${y(up.mean - Z90 * up.mcse)}V${y(up.mean + Z90 * up.mcse)}`;
    return html`<path class="whisker" d="${wide}${high}"/><path class="dot" d="M${cx} ${cy}h0"/><text class="number" x="${cx + 8}" y="${cy - 6}" text-anchor="start">${number}</text>`;
  });
  return html`<svg class="drawing trade-off" role="img" aria-label="${told}" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" text-anchor="middle">${grid}${frontier.length < 2 ? undefined : html`<path class="frontier" d="${line}"/>`}${marks}</svg>`;
}
