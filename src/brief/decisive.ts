import type { ClaimResult, Decisive } from '../result/result.ts';
import { dataTable } from './fold.ts';
import { html, type Markup } from './markup.ts';
import { roundScale, type Scale } from './scale.ts';
import { axis, strip } from './strip.ts';
import { bare, errorSize, fromTo, listed, percent, withUnit } from './words.ts';

/** The normal quantile of a 90 % interval. */
const Z90 = 1.6449;

/**
 * The assumptions that decide most whether a claim holds: from where it stands where one is lowest to where it stands where it is
 * highest (a tornado), with intervals, the share of the spread that each accounts for, and the table of the same.
 */
export function decisiveList(claim: ClaimResult, unit: string): Markup | undefined {
  const { decisive } = claim;
  if (decisive.length === 0) {
    return html`<h4>What decides it</h4><p>No single assumption tells beyond noise.</p>`;
  }
  const ends = claim.kind === 'world' ? 'share' : unit;
  const scale = roundScale([
    ...decisive.flatMap((one) => reach(one)),
    ...(claim.share === undefined ? [] : [claim.share]),
  ]);
  const what = claim.kind === 'world' ? 'the share of worlds in which it holds' : 'the value';
  const middle = claim.share === undefined ? '' : ' The dashed line is all worlds.';
  return html`<h4>What decides it</h4><figure class="chart bars swings"><ol>${decisive.map((one) => item(one, scale, ends, claim))}</ol>${axis(scale, (value) => bare(value, ends))}<figcaption>Each bar goes from ${what} where the assumption is lowest, in the lowest fifth of worlds, to that where it is highest (the dot); the thin line adds 90 % intervals.${middle} On the right: the share of the spread between worlds that the assumption alone accounts for, with its 90 % interval.${together(decisive)}</figcaption>${dataTable(`what decides claim ${claim.id}`, table(claim, ends))}</figure>`;
}

/** What is to be known of assumptions that move together. */
function together(decisive: readonly Decisive[]): Markup[] {
  return decisive.flatMap(({ assumption, moves_with = [] }) =>
    moves_with.length === 0
      ? []
      : [
          html` <code>${assumption}</code> moves with ${listed(moves_with)}: what it accounts for includes what it tells of ${moves_with.length === 1 ? 'that' : 'those'}.`,
        ],
  );
}

/** From where to where a bar and the intervals at its ends go. */
function reach({
  at_lowest,
  at_highest,
  at_lowest_mcse = 0,
  at_highest_mcse = 0,
}: Decisive): [number, number] {
  return [
    Math.min(at_lowest - Z90 * at_lowest_mcse, at_highest - Z90 * at_highest_mcse),
    Math.max(at_lowest + Z90 * at_lowest_mcse, at_highest + Z90 * at_highest_mcse),
  ];
}

function item(one: Decisive, scale: Scale, ends: string, { kind, share }: ClaimResult): Markup {
  const what = kind === 'world' ? 'It holds in' : 'The value is';
  const where = kind === 'world' ? ' of the worlds' : '';
  const [low, high] = reach(one);
  const inner = [Math.min(one.at_lowest, one.at_highest), Math.max(one.at_lowest, one.at_highest)] as const;
  const mark = { low, high, at: one.at_highest, inner, ...(share === undefined ? {} : { against: share }) };
  return html`<li><span class="name">${one.about ?? one.assumption}${
    one.about === undefined ? undefined : html` <code>${one.assumption}</code>`
  }</span>${strip(scale, mark)}<span class="value"><b>${percent(one.index)}</b> <span class="range">${fromTo(one.low, one.high, 'share')}</span></span><span class="note">${what} ${withUnit(one.at_lowest, ends)}${where} where it is lowest, ${withUnit(one.at_highest, ends)} where it is highest.</span></li>`;
}

function table(claim: ClaimResult, ends: string): Markup {
  const withError = (value: number, mcse: number | undefined): Markup =>
    html`${withUnit(value, ends)}${mcse === undefined ? undefined : html` <small>± ${errorSize(mcse, ends)}</small>`}`;
  const rows = claim.decisive.map(
    (one) =>
      html`<tr><th scope="row"><code>${one.assumption}</code></th><td>${percent(one.index)}</td><td>${percent(one.low)}</td><td>${percent(one.high)}</td><td>${withError(one.at_lowest, one.at_lowest_mcse)}</td><td>${withError(one.at_highest, one.at_highest_mcse)}</td></tr>`,
  );
  return html`<table><caption>What decides claim ${claim.id}</caption><thead><tr><th scope="col">Assumption</th><th scope="col">Share of spread</th><th scope="col">5 %</th><th scope="col">95 %</th><th scope="col">In its lowest fifth</th><th scope="col">In its highest fifth</th></tr></thead><tbody>${rows}</tbody></table>`;
}
