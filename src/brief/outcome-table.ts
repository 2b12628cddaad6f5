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
  const missing = summaries.some((summary) => summary.missing > 0);
  return [
    ...spread(outcome, summaries, show),
    ...(outcome.kind === 'label' ? [] : average(outcome, summaries, show)),
    ...(options.length > 1 ? comparison(outcome) : []),
    ...(missing
      ? [{ title: 'Missing', cell: (_: OptionResult, one: Summary) => worldShare(one.missing) }]
      : []),
  ];
}

/** Quantiles and tail, which a yes or no has not. */
function spread(
  outcome: OutcomeFacts,
  summaries: readonly Summary[],
  show: (value: number) => string,
): readonly Column[] {
  if (outcome.kind === 'truth') return [];
  const tail: Column = {
    title: 'Mean of the worst 1 %',
    cell: (_, { tail: worst }) => (worst === undefined ? '–' : show(worst)),
  };
  return [
    { title: '5 %', cell: (_, { q05 }) => show(q05) },
    { title: '25 %', cell: (_, { q25 }) => show(q25) },
    { title: 'Median', cell: (_, { q50 }) => show(q50) },
    { title: '75 %', cell: (_, { q75 }) => show(q75) },
    { title: '95 %', cell: (_, { q95 }) => show(q95) },
    ...(summaries.some((summary) => summary.tail !== undefined) ? [tail] : []),
  ];
}

function average(
  outcome: OutcomeFacts,
  summaries: readonly Summary[],
  show: (value: number) => string,
): readonly Column[] {
  return [
    { title: outcome.kind === 'truth' ? 'Probability' : 'Mean', cell: (_, { mean }) => show(mean) },
    { title: 'Monte-Carlo error', cell: (_, { mcse }) => errorSize(mcse, unitOf(outcome)) },
    ...(summaries.some(({ foresight }) => foresight !== undefined)
      ? [
          {
            title: 'of foresight alone',
            cell: (_: OptionResult, { foresight = 0 }: Summary) => errorSize(foresight, unitOf(outcome)),
          },
        ]
      : []),
  ];
}

/** The option against the baseline, in the same worlds. */
function comparison(outcome: OutcomeFacts): readonly Column[] {
  const truth = outcome.kind === 'truth';
  const difference: Column = {
    title: truth ? 'Difference from the baseline' : 'Median difference from the baseline',
    cell: (option) => {
      const versus = option.versus[outcome.id];
      return versus === undefined ? '–' : signed(truth ? versus.mean : versus.q50, unitOf(outcome));
    },
  };
  const share = (title: string, name: 'better' | 'same' | 'worse'): Column => ({
    title,
    cell: (option) => {
      const value = option.versus[outcome.id]?.[name];
      return value === undefined ? '–' : worldShare(value);
    },
  });
  return [
    ...(outcome.kind === 'label' ? [] : [difference]),
    ...(outcome.better === undefined
      ? []
      : [share('Better', 'better'), share('The same', 'same'), share('Worse', 'worse')]),
  ];
}
