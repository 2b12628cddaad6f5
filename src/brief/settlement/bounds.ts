import type { SettlementFacts } from '../../result/settlement.ts';
import { fold, tableWithTools } from '../fold.ts';
import { html, type Markup } from '../markup.ts';
import { errorSize, percent, withUnit, worldShare } from '../words.ts';
import { actorTitle, worthUnit } from './shown.ts';

/** How good the actors' foresight is: what their rule is worth, and what the best could be; where it was looked at. */
export function boundsTable(facts: SettlementFacts): Markup | undefined {
  const looked = facts.options.filter(({ bounds = [] }) => bounds.length > 0);
  if (looked.length === 0) return undefined;
  const unit = worthUnit(facts);
  const rows = looked.flatMap(({ title, bounds = [] }) =>
    bounds.map(
      (one) =>
        html`<tr><th scope="row">${title}</th><td>${actorTitle(facts, one.id)}</td><td>${withUnit(one.lower, unit)} <span class="range">± ${errorSize(one.lower_mcse, unit)}</span></td><td>${withUnit(one.upper, unit)} <span class="range">± ${errorSize(one.upper_mcse, unit)}</span></td><td>${withUnit(one.gap, unit)}</td><td>${withUnit(one.spread, unit)}</td><td>${percent(one.gap_share)}</td></tr>`,
    ),
  );
  const more = looked.map(({ title, undecided, revealed }) => {
    const chosen =
      undecided === undefined || undecided < 0.005
        ? ''
        : ` in ${worldShare(undecided)} of worlds all would accept another package, too, when one is signed, so that it matters there who chooses;`;
    const open =
      revealed === undefined
        ? ''
        : ` were all revealed, something would be signed in ${worldShare(revealed.settled)} of worlds (± ${(revealed.mcse * 100).toFixed(1)}).`;
    return chosen + open === '' ? undefined : html`<li>${title}:${chosen}${open}</li>`;
  });
  return fold(
    html`<h3>How good this foresight is</h3>`,
    html`<p class="small">What talks add for each actor beyond going on for good: at least what following its rule brings, in worlds that did not teach it, and at most what the best rule of its own could bring with the others’ held fixed (an upper bound by the luck of each period). What lies between is how far the foresight may be wrong. The spread is how much going on for good differs between worlds; the last column is the median over dates of gap over spread.</p>${tableWithTools(
      'Bounds of what talks are worth',
      html`<table><thead><tr><th scope="col">Option</th><th scope="col">Actor</th><th scope="col">At least</th><th scope="col">At most</th><th scope="col">Gap</th><th scope="col">Spread</th><th scope="col">Gap over spread</th></tr></thead><tbody>${rows}</tbody></table>`,
    )}<ul>${more}</ul>`,
  );
}
