import { tableWithTools } from '../../brief/fold.ts';
import { html, type Markup } from '../../brief/markup.ts';
import { plural } from '../../brief/words.ts';
import type { Change, Comparison } from '../../compare/comparison.ts';

/** What both sides say otherwise, or only one says: assumptions, options and outcomes by name. */
export function writtenOtherwise({
  assumptions,
  options,
  outcomes,
}: Comparison): { readonly title: string; readonly table: Markup } | undefined {
  const all = [
    ...assumptions.map((one) => ['Assumption', one] as const),
    ...options.map((one) => ['Option', one] as const),
    ...outcomes.map((one) => ['Outcome', one] as const),
  ];
  if (all.length === 0) return undefined;
  const title = `${plural(all.length, 'assumption, option or outcome is', 'assumptions, options or outcomes are')} written otherwise`;
  const row = ([kind, { id, from, to }]: readonly [string, Change]): Markup =>
    html`<tr><th scope="row">${kind} <code>${id}</code></th><td>${from ?? '–'}</td><td>${to ?? '–'}</td></tr>`;
  return {
    title,
    table: tableWithTools(
      'What is written otherwise',
      html`<table><caption class="unseen">${title}</caption><thead><tr><th scope="col">Name</th><th scope="col">Pinned</th><th scope="col">Now</th></tr></thead><tbody>${all.map(row)}</tbody></table>`,
    ),
  };
}
