import type { OptionResult, OutcomeFacts, Summary } from '../result/result.ts';
import { html, type Markup } from './markup.ts';
import { labelAt, unitOf } from './reading.ts';
import { bare, errorSize, signed, worldShare } from './words.ts';

/** A column of the table of one outcome. */
interface Column {
  readonly title: string;
  readonly cell: (option: OptionResult, summary: Summary) => string;
}

/** All that a result says of one outcome, an option a row. A mean never stands without its range and tail. */
export function outcomeTable(outcome: OutcomeFacts, options: readonly OptionResult[]): Markup {
  const columns = columnsOf(outcome, options);
  const rows = options.map((option) => {
    const summary = option.outcomes[outcome.id];
    const cells = columns.map(
      ({ cell }) => html`<td>${summary === undefined ? '–' : cell(option, summary)}</td>`,
    );
    return html`<tr><th scope="row">${option.title}</th>${cells}</tr>`;
  });
  const unit = unitOf(outcome);
  const named = unit === 'share' || unit === '1' || outcome.kind === 'label' ? '' : `, in ${unit}`;
  return html`<table><caption>${outcome.title}${named}</caption><thead><tr><th scope="col">Option</th>${columns.map(({ title }) => html`<th scope="col">${title}</th>`)}</tr></thead><tbody>${rows}</tbody></table>`;
}

/** The columns that an outcome of this kind can fill. */
function columnsOf(outcome: OutcomeFacts, options: readonly OptionResult[]): readonly Column[] {
  const unit = unitOf(outcome);
  const show = (value: number): string =>
    outcome.kind === 'label' ? labelAt(outcome, value) : bare(value, unit);
  const summaries = options.flatMap((option) => option.outcomes[outcome.id] ?? []);
  const paired = (title: string, share: 'better' | 'same' | 'worse'): Column => ({
    title,
    cell: (option) => {
      const value = option.versus[outcome.id]?.[share];
      return value === undefined ? '–' : worldShare(value);
    },
  });
  const difference: Column = {
    title: outcome.kind === 'truth' ? 'Difference from the baseline' : 'Median difference from the baseline',
    cell: (option) => {
      const versus = option.versus[outcome.id];
      if (versus === undefined) return '–';
      return signed(outcome.kind === 'truth' ? versus.mean : versus.q50, unit);
    },
  };
  return [
    ...(outcome.kind === 'truth' ? [] : quantiles(show)),
    ...(summaries.some((summary) => summary.tail !== undefined) && outcome.kind !== 'truth'
      ? [
          {
            title: 'Mean of the worst 1 %',
            cell: (_: OptionResult, { tail }: Summary) => (tail === undefined ? '–' : show(tail)),
          },
        ]
      : []),
    ...(outcome.kind === 'label'
      ? []
      : [
          {
            title: outcome.kind === 'truth' ? 'Probability' : 'Mean',
            cell: (_: OptionResult, { mean }: Summary) => show(mean),
          },
          { title: 'Monte-Carlo error', cell: (_: OptionResult, { mcse }: Summary) => errorSize(mcse, unit) },
          difference,
        ]),
    ...(outcome.better === undefined
      ? []
      : [paired('Better', 'better'), paired('The same', 'same'), paired('Worse', 'worse')]),
    ...(summaries.some(({ missing }) => missing > 0)
      ? [{ title: 'Missing', cell: (_: OptionResult, { missing }: Summary) => worldShare(missing) }]
      : []),
  ];
}

function quantiles(show: (value: number) => string): readonly Column[] {
  return [
    { title: '5 %', cell: (_, { q05 }) => show(q05) },
    { title: '25 %', cell: (_, { q25 }) => show(q25) },
    { title: 'Median', cell: (_, { q50 }) => show(q50) },
    { title: '75 %', cell: (_, { q75 }) => show(q75) },
    { title: '95 %', cell: (_, { q95 }) => show(q95) },
  ];
}
