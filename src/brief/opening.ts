import type { Result } from '../result/result.ts';
import { longDate } from './day.ts';
import { html, type Markup } from './markup.ts';
import { count } from './words.ts';

/** The magazine's furniture: kicker, headline, dek, byline, date, correction, and as of when it was worked out. */
export function opening({ scenario, worlds }: Result): Markup {
  const { page, as_of: asOf } = scenario;
  const dek = page.dek ?? scenario.question;
  const signed = [page.byline, page.date === undefined ? undefined : longDate(page.date)].filter(
    (words) => words !== undefined,
  );
  return html`<header class="opening">${page.kicker === undefined ? undefined : html`<p class="kicker">${page.kicker}</p>`}
<h1>${headline({ scenario })}</h1>
${dek === undefined ? undefined : html`<p class="dek">${dek}</p>`}
${signed.length === 0 ? undefined : html`<p class="byline">${signed.map((words, i) => html`${i === 0 ? '' : html` <span aria-hidden="true">·</span> `}${words}`)}</p>`}
${page.correction === undefined ? undefined : html`<p class="correction"><b>Correction.</b> ${page.correction}</p>`}
<p class="as-of">${asOf === undefined ? undefined : `Worlds drawn as things stood on ${longDate(asOf)}. `}${count(worlds)} worlds played. A number here is what follows from stated assumptions, not a forecast.</p></header>
`;
}

/** The page's headline, or the scenario's title. */
export function headline({ scenario }: Pick<Result, 'scenario'>): string {
  return scenario.page.headline ?? scenario.title;
}
