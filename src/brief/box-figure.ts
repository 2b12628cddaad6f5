import type { BoxFacts, BoxTradeOff } from '../result/exploration.ts';
import { dataTable } from './fold.ts';
import { html, type Markup } from './markup.ts';
import { percent, worldShare } from './words.ts';

/** The normal quantile of a 90 % interval. */
const Z90 = 1.6449;

/** How much density could be had for how much coverage with the assumptions of a box, the box itself among them, and the table. */
export function boxFigure(
  { coverage, coverage_mcse, density, density_mcse, base }: BoxFacts,
  instead: readonly BoxTradeOff[],
  about: string,
): Markup | undefined {
  if (instead.length < 2) return undefined;
  const told = `${about}. The box told has a density of ${worldShare(density)} and a coverage of ${worldShare(coverage)}.`;
  const rows = instead.map(
    ({ coverage, density, mass, limits }) =>
      html`<tr><td>${percent(coverage)}</td><td>${percent(density)}</td><td>${percent(mass)}</td><td>${limits}</td></tr>`,
  );
  const line = instead.map((one, i) => `${i === 0 ? 'M' : 'L'}${x(one.coverage)} ${y(one.density)}`).join('');
  const whiskers = `M${x(coverage - Z90 * coverage_mcse)} ${y(density)}H${x(coverage + Z90 * coverage_mcse)}M${x(coverage)} ${y(density - Z90 * density_mcse)}V${y(density + Z90 * density_mcse)}`;
  return html`<figure class="chart"><p class="key">Up: density, the share of the worlds in a box that are sought</p><svg class="drawing trade-off" role="img" aria-label="${told}" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" text-anchor="middle">${GRID}<path class="grid" stroke-dasharray="2 3" d="M${x(0)} ${y(base)}H${x(1)}"/><path class="frontier" d="${line}"/><path class="whisker" d="${whiskers}"/><path class="dot" d="M${x(coverage)} ${y(density)}h0"/></svg><p class="key">To the right: coverage, the share of all that are sought which lies in the box</p><figcaption>The line: boxes that ask of the same assumptions, as the search saw them on the worlds it was made on. The dot: the box told, measured on other worlds, with 90 % intervals. Dashed: the share among all worlds.</figcaption>${dataTable(
    about,
    html`<table><caption>${about}</caption><thead><tr><th scope="col">Coverage</th><th scope="col">Density</th><th scope="col">Share of all worlds</th><th scope="col">Conditions</th></tr></thead><tbody>${rows}</tbody></table>`,
  )}</figure>`;
}

const WIDTH = 420;
const HEIGHT = 230;
const MARGIN = { left: 48, right: 12, top: 10, bottom: 24 };

function x(share: number): number {
  return round(MARGIN.left + within(share) * (WIDTH - MARGIN.right - MARGIN.left));
}

function y(share: number): number {
  return round(HEIGHT - MARGIN.bottom - within(share) * (HEIGHT - MARGIN.bottom - MARGIN.top));
}

function within(share: number): number {
  return Math.min(1, Math.max(0, share));
}

function round(value: number): number {
  return Math.round(10 * value) / 10;
}

const GRID: readonly Markup[] = [0, 0.5, 1].map(
  (tick) =>
    html`<path class="grid" d="M${x(tick)} ${y(0)}V${y(1)}M${x(0)} ${y(tick)}H${x(1)}"/><text x="${x(tick)}" y="${y(0) + 16}">${percent(tick)}</text><text x="${x(0) - 6}" y="${y(tick) + 4}" text-anchor="end">${percent(tick)}</text>`,
);
