import { findingsOf } from '../../assemble/findings.ts';
import type { FoundTerms } from '../../result/findings.ts';
import type { Result } from '../../result/result.ts';
import { longDate } from '../day.ts';
import { kept } from '../elsewhere.ts';
import { dataTable } from '../fold.ts';
import { html, type Markup } from '../markup.ts';
import { axis } from '../strip.ts';
import { bare, worldShare } from '../words.ts';

interface Dated {
  readonly title: string;
  readonly terms: FoundTerms;
  readonly note: string;
}

/** Which terms would have been acceptable to all at the dates of this and of other scenarios. */
export function datesFigure(result: Result): Markup | undefined {
  const own = findingsOf(result, '').terms;
  const rows: Dated[] = [
    ...(result.elsewhere ?? []).flatMap((other) =>
      other.terms === undefined ? [] : [{ title: other.title, terms: other.terms, note: kept(other) }],
    ),
    ...(own === undefined ? [] : [{ title: result.scenario.title, terms: own, note: 'This scenario.' }]),
  ].toSorted((a, b) => (a.terms.date < b.terms.date ? -1 : 1));
  if ((result.elsewhere ?? []).every(({ terms }) => terms === undefined)) return undefined;
  const items = rows.map((row) => datePart(row));
  return html`<figure class="chart terms-at"><h3>What would have been acceptable, date by date</h3><p class="key">Share of worlds in which all who must agree would have taken a package at that date, had it lain on the table: by package under the first course of its scenario, and of all packages on each course. What each side wants is held to the same ranges throughout, which is the weakest part of comparing dates.</p>${items}${axis({ low: 0, high: 1 }, worldShare)}${dataTable('What would have been acceptable, date by date', table(rows))}</figure>
`;
}

function datePart({ title, terms, note }: Dated): Markup {
  const bars = [{ title: 'Some package', all: terms.some }, ...terms.packages].map(
    ({ title: name, all }, at) =>
      html`<li><span class="name">${at === 0 ? html`<b>${name}</b>` : name}</span><span class="value">${worldShare(all[0])}</span>${bar(all[0])}</li>`,
  );
  return html`<h4>${longDate(terms.date.slice(0, 7))}</h4><p class="small">${title}. ${levels(terms)}${signed(terms)} ${note}</p><ol>${bars}</ol>${coursesPart(terms)}`;
}

/** The same of every course: some package, at its first date and at its last. */
function coursesPart({ courses = [], date, last }: FoundTerms): Markup | undefined {
  if (courses.length < 2) return undefined;
  const ends = [date, last].map((day) => longDate(day.slice(0, 7))) as [string, string];
  const items = courses.map(
    ({ title, some }) =>
      html`<li><span class="name">${title}</span><span class="value">${worldShare(some[0])}, then ${worldShare(some[1])}</span>${change(some)}</li>`,
  );
  return html`<p class="small">Some package, on each course: ${ends[0]} (mark), then ${ends[1]} (bar).</p><ol class="courses">${items}</ol>`;
}

function change([first, last]: readonly [number, number]): Markup {
  return html`<svg class="strip" viewBox="0 0 300 14" preserveAspectRatio="none" aria-hidden="true"><path class="grid" d="M0 0v14M75 0v14M150 0v14M225 0v14M300 0v14"/><path class="bar" d="M0 7H${(300 * last).toFixed(1)}"/><path class="bound" d="M${(300 * first).toFixed(1)} 1v12"/></svg>`;
}

function bar(share: number): Markup {
  return html`<svg class="strip" viewBox="0 0 300 14" preserveAspectRatio="none" aria-hidden="true"><path class="grid" d="M0 0v14M75 0v14M150 0v14M225 0v14M300 0v14"/><path class="bar" d="M0 7H${(300 * share).toFixed(1)}"/></svg>`;
}

function levels({ levels: all }: FoundTerms): string {
  if (all === undefined) return '';
  const parts = all.actors.map(
    ({ title, wants, level }) =>
      `${wants === 'more' ? 'the least' : 'the most'} of ${title} ${bare(level, all.unit)}`,
  );
  return `${all.issue}, in the middle of worlds: ${parts.join(', ')}. `;
}

function signed({ signed: all }: FoundTerms): string {
  const [first, ...others] = all;
  if (first === undefined) return '';
  const most = others.reduce((a, b) => (b.share > a.share ? b : a), first);
  const more = most === first ? '' : `, most under “${most.title}” in ${worldShare(most.share)}`;
  return `Something is signed under “${first.title}” in ${worldShare(first.share)} of worlds${more}.`;
}

function table(rows: readonly Dated[]): Markup {
  const lines = rows.flatMap(({ title, terms }) =>
    [
      { title: 'Some package', all: terms.some },
      ...terms.packages,
      ...(terms.courses ?? []).map((one) => ({ title: `Some package, “${one.title}”`, all: one.some })),
    ].map(
      (pack) =>
        html`<tr><th scope="row">${title}</th><td>${pack.title}</td><td>${terms.date}</td><td>${(pack.all[0] * 100).toFixed(1)}</td><td>${terms.last}</td><td>${(pack.all[1] * 100).toFixed(1)}</td></tr>`,
    ),
  );
  return html`<table><thead><tr><th scope="col">Scenario</th><th scope="col">Package</th><th scope="col">Date</th><th scope="col">All would accept, % of worlds</th><th scope="col">Last date</th><th scope="col">All would accept, % of worlds</th></tr></thead><tbody>${lines}</tbody></table>`;
}
