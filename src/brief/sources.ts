import type { Result } from '../result/result.ts';
import { longDate } from './day.ts';
import { link } from './link.ts';
import { html, type Markup } from './markup.ts';

/** A source where it is used: its title, leading to its entry in the list; `judgement` and citations in words as they stand. */
export function citation(source: string, result: Result): Markup {
  const place = result.scenario.sources.findIndex(({ key }) => key === source);
  const entry = result.scenario.sources[place];
  return entry === undefined ? html`${source}` : html`<a href="#source-${place + 1}">${entry.title}</a>`;
}

/** The list of sources, each with its publisher, date, address and note. */
export function sourcesSection(result: Result): Markup | undefined {
  const { sources } = result.scenario;
  if (sources.length === 0) return undefined;
  const items = sources.map(
    ({ key, title, publisher, date, url, note }, i) =>
      html`<li id="source-${i + 1}"><b>${link(url, title)}</b>${publisher === undefined ? undefined : `, ${publisher}`}${
        date === undefined ? undefined : `, ${longDate(date)}`
      }. <code>${key}</code>${note === undefined ? undefined : html`<p>${note}</p>`}</li>`,
  );
  return html`<section id="sources" aria-labelledby="sources-title"><h2 id="sources-title">Sources</h2><ol class="sources">${items}</ol></section>
`;
}
