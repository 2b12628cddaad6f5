import type { ClaimResult, Decisive } from '../result/result.ts';
import { dataTable } from './fold.ts';
import { html, type Markup } from './markup.ts';
import { roundScale, type Scale } from './scale.ts';
import { axis, strip } from './strip.ts';
import { fromTo, percent, withUnit } from './words.ts';

/** The assumptions that decide most whether a claim holds, as bars with their intervals, and the table of the same. */
export function decisiveList(claim: ClaimResult, unit: string): Markup | undefined {
  const { decisive } = claim;
  if (decisive.length === 0) return undefined;
  const scale = barScale(decisive);
  const ends = claim.kind === 'world' ? 'share' : unit;
  return html`<h4>What decides it</h4><figure class="chart bars"><ol>${decisive.map((one) => item(one, scale, ends, claim.kind === 'world'))}</ol>${axis(scale, (value) => percent(value))}<figcaption>Share of the spread between worlds that one assumption alone accounts for; the line is its 90 % interval.</figcaption>${dataTable(`what decides claim ${claim.id}`, table(claim, ends))}</figure>`;
}

function item(one: Decisive, scale: Scale, ends: string, world: boolean): Markup {
  const what = world ? 'It holds in' : 'The value is';
  const where = world ? ' of the worlds' : '';
  return html`<li><span class="name">${one.about ?? one.assumption}${
    one.about === undefined ? undefined : html` <code>${one.assumption}</code>`
  }</span>${strip(scale, { low: one.low, high: one.high, at: one.index, bar: true })}<span class="value"><b>${percent(one.index)}</b> <span class="range">${fromTo(one.low, one.high, 'share')}</span></span><span class="note">${what} ${withUnit(one.at_lowest, ends)}${where} where it is lowest, ${withUnit(one.at_highest, ends)} where it is highest.</span></li>`;
}

function table(claim: ClaimResult, ends: string): Markup {
  const rows = claim.decisive.map(
    (one) =>
      html`<tr><th scope="row"><code>${one.assumption}</code></th><td>${percent(one.index)}</td><td>${percent(one.low)}</td><td>${percent(one.high)}</td><td>${withUnit(one.at_lowest, ends)}</td><td>${withUnit(one.at_highest, ends)}</td></tr>`,
  );
  return html`<table><caption>What decides claim ${claim.id}</caption><thead><tr><th scope="col">Assumption</th><th scope="col">Share of spread</th><th scope="col">5 %</th><th scope="col">95 %</th><th scope="col">In its lowest fifth</th><th scope="col">In its highest fifth</th></tr></thead><tbody>${rows}</tbody></table>`;
}

/** Bars begin at nothing; an interval may reach a little below it, where it is cut. */
function barScale(decisive: readonly Decisive[]): Scale {
  const { high } = roundScale([0, ...decisive.flatMap(({ index, high }) => [index, high])]);
  return { low: 0, high: Math.min(1, high) };
}
