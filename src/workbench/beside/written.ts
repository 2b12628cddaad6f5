import { tableWithTools } from '../../brief/fold.ts';
import { html, type Markup } from '../../brief/markup.ts';
import { listed, plural } from '../../brief/words.ts';
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
  const counted = [
    ...(assumptions.length === 0 ? [] : [plural(assumptions.length, 'assumption', 'assumptions')]),
    ...(options.length === 0 ? [] : [plural(options.length, 'option', 'options')]),
    ...(outcomes.length === 0 ? [] : [plural(outcomes.length, 'outcome', 'outcomes')]),
  ];
  const title = `${listed(counted)} ${all.length === 1 ? 'is' : 'are'} written otherwise`;
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
