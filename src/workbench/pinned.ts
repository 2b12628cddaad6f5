import { html, type Markup } from '../brief/markup.ts';
import { badge } from '../brief/verdict.ts';
import { count, errorSize, percent, withUnit } from '../brief/words.ts';
import type { Comparable } from '../compare/comparable.ts';
import type { ClaimChange, Difference } from '../compare/comparison.ts';
import type { Beside } from '../live/pins.ts';

/** Real differences that are listed at most, the surest first. */
const MOST_LISTED = 40;

/** An answer that was pinned, beside the one that is there now: claims, then what has changed by more than luck. */
export function pinnedSection({ pinned, now, comparison }: Beside): Markup {
  const { claims, differences, assumptions, options, outcomes, how, apart } = comparison;
  const real = differences.filter((one) => one.real).toSorted((a, b) => sureness(b) - sureness(a));
  const luck = differences.length - real.length;
  const other = pinned.scenario.id !== now.scenario.id;
  const written = [...assumptions, ...options, ...outcomes].length;
  return html`<section id="compared" aria-labelledby="compared-title"><h2 id="compared-title">Beside the pinned answer</h2>
<p class="small">Pinned: ${pinned.scenario.title}, ${count(pinned.worlds)} worlds. Now: ${now.scenario.title}, ${count(now.worlds)} worlds.${
    written === 0
      ? ''
      : ` ${written === 1 ? 'One assumption, option or outcome is' : `${written} assumptions, options or outcomes are`} written otherwise.`
  } ${
    how === 'paired'
      ? 'Both meet the same luck, and differences are taken world by world: ± is the Monte-Carlo error of the difference itself.'
      : apart === 'evidence'
        ? 'What was moved changes what the evidence teaches, so that the same luck does not meet in both, and differences are judged as if each had its own.'
        : 'As many worlds as were pinned have not been played yet, and until then differences are judged as if each answer had luck of its own.'
  }</p>
${claimsTable(pinned, now, claims)}
${
  real.length === 0
    ? html`<p>${differences.length === 0 ? (other ? 'They share no outcome that differs.' : 'No outcome differs.') : `No outcome differs by more than luck may make; ${luck} differ by less.`}</p>`
    : html`<div class="scroll" role="region" aria-label="Outcomes that differ" tabindex="0"><table><caption>Outcomes that differ by more than luck${luck === 0 ? '' : `; ${luck} more differ by less`}</caption><thead><tr><th scope="col">Outcome, option</th><th scope="col">Pinned</th><th scope="col">Now</th><th scope="col">Difference</th></tr></thead><tbody>${real.slice(0, MOST_LISTED).map((one) => differenceRow(one, now))}</tbody></table></div>`
}</section>
`;
}

function sureness({ difference, mcse }: Difference): number {
  return mcse === 0 ? Number.POSITIVE_INFINITY : Math.abs(difference) / mcse;
}

function claimsTable(
  pinned: Comparable,
  now: Comparable,
  changed: readonly ClaimChange[],
): Markup | undefined {
  const ids = [...new Set([...now.claims, ...pinned.claims].map(({ id }) => id))];
  if (ids.length === 0) return undefined;
  const cell = (side: Comparable, id: string): Markup => {
    const claim = side.claims.find((one) => one.id === id);
    if (claim === undefined) return html`<td>–</td>`;
    return html`<td>${badge(claim.verdict)}${claim.share === undefined || Number.isNaN(claim.share) ? undefined : html` ${percent(claim.share)}`}</td>`;
  };
  const rows = ids.map((id) => {
    const change = changed.find((one) => one.id === id);
    const says = [now, pinned].flatMap(({ claims }) => claims.filter((one) => one.id === id))[0]?.says;
    const turned = change?.from !== undefined && change.to !== undefined && change.from !== change.to;
    const words = turned
      ? 'turned'
      : change?.share?.real === true
        ? 'moved'
        : change?.share === undefined
          ? ''
          : 'within luck';
    return html`<tr${turned ? html` class="turned"` : undefined}><th scope="row"><span class="id">${id}</span> ${says}</th>${cell(pinned, id)}${cell(now, id)}<td>${words}</td></tr>`;
  });
  return html`<div class="scroll" role="region" aria-label="Claims in both answers" tabindex="0"><table><caption>Claims in both answers</caption><thead><tr><th scope="col">Claim</th><th scope="col">Pinned</th><th scope="col">Now</th><th scope="col">Change</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}

function differenceRow(
  { outcome, option, unit, kind, from, to, difference, mcse }: Difference,
  now: Comparable,
): Markup {
  const shown = kind === 'truth' || kind === 'share' ? 'share' : unit;
  const title = now.outcomes.find(({ id }) => id === outcome)?.title ?? outcome;
  const course = now.options.find(({ id }) => id === option)?.title ?? option;
  return html`<tr><th scope="row">${title}, ${course}</th><td>${withUnit(from, shown)}</td><td>${withUnit(to, shown)}</td><td>${difference > 0 ? '+' : ''}${errorSize(difference, shown)} <small>± ${errorSize(mcse, shown)}</small></td></tr>`;
}
