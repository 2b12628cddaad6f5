import type { AssumptionFacts, Result } from '../result/result.ts';
import { html, type Markup } from './markup.ts';
import { bare, withUnit } from './words.ts';

/** How many assumptions have a slider. */
const SHOWN = 8;
/** Steps from one end of a slider to the other. */
const STEPS = 200;

/** Numbers that decide claims, those that decide most first: what a reader may move. */
export function movable({ claims, assumptions }: Result): AssumptionFacts[] {
  const largest = new Map<string, number>();
  for (const { assumption, index } of claims.flatMap(({ decisive }) => decisive)) {
    largest.set(assumption, Math.max(index, largest.get(assumption) ?? 0));
  }
  return assumptions
    .filter((one) => largest.has(one.id) && one.distribution !== undefined && one.q05 < one.q95 && !one.set)
    .filter(({ distribution = '' }) => LAWS.has(distribution))
    .sort((a, b) => (largest.get(b.id) ?? 0) - (largest.get(a.id) ?? 0))
    .slice(0, SHOWN);
}

/** Laws of numbers; a yes or no and a label have no slider. */
const LAWS: ReadonlySet<string> = new Set([
  'normal',
  'lognormal',
  'logitnormal',
  'beta',
  'uniform',
  'triangular',
  'pert',
  'gamma',
]);

/** The sliders, hidden until the page's script has found that it can answer. */
export function slidersSection(result: Result): Markup | undefined {
  const rows = movable(result);
  if (rows.length === 0) return undefined;
  return html`<section id="sliders" aria-labelledby="sliders-title" hidden><h2 id="sliders-title">Move an assumption</h2>
<p>Fix one of the assumptions that decide most, or think of another range for it, and every world is played again, here in the page. Verdicts, options and charts through time follow; a part that does not says that it is as published. <b>Exploring does not change the published values.</b></p>
<ul class="sliders">${rows.map(slider)}</ul>
<div class="live-tools"><button type="button" id="live-reset" disabled>Published values</button> <button type="button" id="live-share" disabled>Copy link to this state</button> <p id="live-status" role="status" class="small">Getting ready …</p>${result.settlement === undefined ? undefined : html`<p id="live-foreseeing" role="status" class="small"></p>`}</div>
</section>
`;
}

function slider(one: AssumptionFacts, place: number): Markup {
  const unit = one.share ? 'share' : one.unit;
  const step = Number(((one.q95 - one.q05) / STEPS).toPrecision(1));
  const id = `live-${place}`;
  // On round numbers, and never beyond the range that is told beside it.
  const at = (value: number, towards: (steps: number) => number): number =>
    Number((towards(Number((value / step).toPrecision(12))) * step).toPrecision(12));
  return html`<li><label for="${id}">${one.about ?? one.id} <code>${one.id}</code></label><input id="${id}" type="range" data-rubicon-assumption="${one.id}" data-unit="${unit}" data-published="${one.q50}" min="${at(one.q05, Math.ceil)}" max="${at(one.q95, Math.floor)}" step="${step}" value="${at(one.q50, Math.round)}" aria-describedby="${id}-now" disabled><span id="${id}-now" class="small" data-rubicon-now>as published: ${bare(one.q05, unit)} to ${withUnit(one.q95, unit)}</span><details class="prior" hidden><summary>Change the prior<span class="unseen"> of ${one.about ?? one.id}</span></summary><label>Nine in ten between <input type="number" step="any" data-rubicon-prior="low"></label> <label>and <input type="number" step="any" data-rubicon-prior="high"></label> ${unit === 'share' || unit === '1' ? undefined : unit}</details></li>`;
}
