import type { CriteriaFacts } from '../result/exploration.ts';
import type { Result } from '../result/result.ts';
import { dataTable } from './fold.ts';
import { html, type Markup } from './markup.ts';
import { listed, percent, worldShare } from './words.ts';

/** An option that comes first in fewer sets of weights than this has no line of its own. */
const LEAST_SHOWN = 0.005;

/** How often each option comes first as one grows less sure of what outcomes weigh: a line an option, and its table. */
export function weightsFigure({ weights }: CriteriaFacts, { options }: Result): Markup | undefined {
  const lines = options.flatMap(({ title }, place) => {
    const shares = weights.map(({ first }) => first[place] ?? 0);
    return shares.some((share) => share >= LEAST_SHOWN) ? [{ number: place + 1, title, shares }] : [];
  });
  if (weights.length < 2 || lines.length === 0) return undefined;
  const about = 'How often each option comes first, as weights become unsure';
  const last = lines
    .toSorted((a, b) => (b.shares.at(-1) ?? 0) - (a.shares.at(-1) ?? 0))
    .map(({ title, shares }) => `${title} ${worldShare(shares.at(-1) ?? 0)}`);
  const told = `${about}. With any weights: ${listed(last)}.`;
  const heads = weights.map(
    ({ sureness }) =>
      html`<th scope="col">${sureness === undefined ? 'Equal weights' : `Dirichlet ${sureness}`}</th>`,
  );
  const rows = options.map(
    ({ title }, place) =>
      html`<tr><th scope="row">${place + 1}. ${title}</th>${weights.map(({ first }) => html`<td>${percent(first[place] ?? 0)}</td>`)}</tr>`,
  );
  return html`<figure class="chart">${plot(lines, weights, told)}<p class="key">${lines.map(({ number, title }) => html`<b>${number}</b> ${title}. `)}</p><figcaption>Share of sets of weights under which an option has the highest weighted mean. On the left all outcomes weigh the same, on the right nothing is known of their weights.</figcaption>${dataTable(
    about,
    html`<table><caption>${about}</caption><thead><tr><th scope="col">Option</th>${heads}</tr></thead><tbody>${rows}</tbody></table>`,
  )}</figure>
`;
}

interface Line {
  readonly number: number;
  readonly title: string;
  /** From equal weights on. */
  readonly shares: readonly number[];
}

const WIDTH = 420;
const HEIGHT = 220;
const MARGIN = { left: 52, right: 28, top: 12, bottom: 28 };

function plot(lines: readonly Line[], weights: CriteriaFacts['weights'], told: string): Markup {
  const [right, bottom] = [WIDTH - MARGIN.right, HEIGHT - MARGIN.bottom];
  const round = (value: number): number => Math.round(10 * value) / 10;
  const x = (place: number): number =>
    round(MARGIN.left + (place / (weights.length - 1)) * (right - MARGIN.left));
  const y = (share: number): number => round(bottom - share * (bottom - MARGIN.top));
  const grid = [
    ...[0, 0.5, 1].map(
      (share) =>
        html`<path class="grid" d="M${MARGIN.left} ${y(share)}H${right}"/><text x="${MARGIN.left - 6}" y="${y(share) + 4}" text-anchor="end">${percent(share)}</text>`,
    ),
    ...weights.map(
      ({ sureness }, place) =>
        html`<text x="${x(place)}" y="${bottom + 16}">${sureness === undefined ? 'equal' : sureness === 1 ? 'any' : `D ${sureness}`}</text>`,
    ),
  ];
  const drawn = lines.map(({ shares }) => {
    const points = shares.map((share, place) => `${place === 0 ? 'M' : 'L'}${x(place)} ${y(share)}`);
    const dots = shares.map((share, place) => html`<path class="dot" d="M${x(place)} ${y(share)}h0"/>`);
    return html`<path class="frontier" d="${points.join('')}"/>${dots}`;
  });
  return html`<svg class="drawing trade-off" role="img" aria-label="${told}" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" text-anchor="middle">${grid}${drawn}${labels(lines, right, y)}</svg>`;
}

/** The options' numbers at the ends of their lines; where lines end together the numbers stand beside each other. */
function labels(lines: readonly Line[], right: number, y: (share: number) => number): Markup[] {
  const ends = new Map<number, number[]>();
  for (const { number, shares } of lines.toSorted(
    (a, b) => (b.shares.at(-1) ?? 0) - (a.shares.at(-1) ?? 0),
  )) {
    const height = y(shares.at(-1) ?? 0);
    const near = [...ends.keys()].find((other) => Math.abs(other - height) < NEAR);
    ends.set(near ?? height, [...(near === undefined ? [] : (ends.get(near) ?? [])), number]);
  }
  return [...ends].map(
    ([height, numbers]) =>
      html`<text class="number" x="${right + 6}" y="${height + 4}" text-anchor="start">${numbers.join(' ')}</text>`,
  );
}

/** Numbers nearer to each other than this would overlap. */
const NEAR = 11;
