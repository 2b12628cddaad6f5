import type { MomentFacts, ObstacleFacts, SettlementFacts } from '../../result/settlement.ts';
import { fold, tableWithTools } from '../fold.ts';
import { html, type Markup } from '../markup.ts';
import { signed, withUnit, worldShare } from '../words.ts';
import { actorTitle, dateWords, issueOf, packageTitle, worthUnit } from './shown.ts';

/** An issue is named as the reason where it costs at least so great a part of what the refuser is short of. */
const TOLD = 10;

/** Whether an issue costs the refuser enough to be named as the reason. */
export function weighs({
  issue_worth,
  short,
}: Pick<NonNullable<ObstacleFacts['refuser']>, 'issue_worth' | 'short'>): boolean {
  return issue_worth < -short / TOLD;
}

/** Who stands in the way of which package, on which issue, and what would change it; where it was looked at. */
export function obstacles(facts: SettlementFacts): Markup | undefined {
  const looked = facts.options.filter(({ moments = [] }) => moments.length > 0);
  if (looked.length === 0) return undefined;
  const parts = looked.flatMap(({ title, moments = [] }, place) =>
    moments.map((moment, at) =>
      fold(
        html`<h4>${title}, ${dateWords(moment.date, facts)}</h4>`,
        momentPart(moment, title, facts),
        place === 0 && at === 0,
      ),
    ),
  );
  return html`<h3>Who stands in the way, and of what</h3><p class="small">Of each package: in how many worlds somebody who must agree refuses; who does most often, the issue that costs it most then, and what it is short of. The cheapest single change is the least of one issue that makes all accept. The side payment is what those who refuse would have to be given in all, were worth handed over whole, and how often those who gain by the terms could give it.</p>${parts}`;
}

function momentPart(moment: MomentFacts, option: string, facts: SettlementFacts): Markup {
  const { packages, cheapest } = moment;
  const unit = worthUnit(facts);
  const lead =
    cheapest === undefined
      ? undefined
      : html`<p>In ${worldShare(cheapest.blocked)} of worlds no package is acceptable to all. There “${packageTitle(facts, cheapest.package)}” is most often nearest (in ${worldShare(cheapest.share)} of them): a side payment worth ${withUnit(cheapest.by, unit)} would do in the middle of these, and those who gain could make it in ${worldShare(cheapest.affordable)}.</p>`;
  return html`${lead}${tableWithTools(
    `Who stands in the way: ${option}, ${moment.date}`,
    html`<table><thead><tr><th scope="col">Package</th><th scope="col">Refused</th><th scope="col">Most often by</th><th scope="col">Because of</th><th scope="col">Short of</th><th scope="col">Cheapest single change</th><th scope="col">Side payment</th></tr></thead><tbody>${packages.map((one) => row(one, facts, unit))}</tbody></table>`,
  )}`;
}

function row(
  { package: id, refused, refuser, mend, payment }: ObstacleFacts,
  facts: SettlementFacts,
  unit: string,
): Markup {
  const none = html`<td>–</td>`;
  const who =
    refuser === undefined
      ? html`${none}${none}${none}`
      : html`<td>${actorTitle(facts, refuser.id)} <span class="range">in ${worldShare(refuser.share)}</span></td><td>${weighs(refuser) ? html`${issueOf(facts, refuser.issue).title} <span class="range">${withUnit(refuser.issue_worth, unit)}</span>` : 'going on, not one issue'}</td><td>${withUnit(refuser.short, unit)}</td>`;
  const change =
    mend === undefined
      ? refused === 0
        ? none
        : html`<td>none does</td>`
      : html`<td>${issueOf(facts, mend.issue).title} ${signed(mend.by, issueOf(facts, mend.issue).unit)} <span class="range">in ${worldShare(mend.share)} of these</span></td>`;
  const paid =
    payment === undefined
      ? none
      : html`<td>${withUnit(payment.by, unit)} <span class="range">to be had in ${worldShare(payment.affordable)}</span></td>`;
  return html`<tr><th scope="row">${packageTitle(facts, id)}</th><td>${worldShare(refused)}</td>${who}${change}${paid}</tr>`;
}
