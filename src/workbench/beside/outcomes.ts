import { fold, tableWithTools } from '../../brief/fold.ts';
import { html, type Markup } from '../../brief/markup.ts';
import { errorSize, signed, withUnit } from '../../brief/words.ts';
import type { Comparable } from '../../compare/comparable.ts';
import type { Comparison, Difference } from '../../compare/comparison.ts';

/** Real differences that are listed at most, the surest first. */
const MOST_LISTED = 12;

/** What options lead to in both answers: first where they differ by more than luck, then every option of both, outcome by outcome. */
export function outcomeTables(pinned: Comparable, now: Comparable, { differences }: Comparison): Markup {
  const real = differences.filter((one) => one.real).toSorted((a, b) => sureness(b) - sureness(a));
  const listed = real.slice(0, MOST_LISTED);
  const luck = differences.length - real.length;
  const title = (id: string): string => now.outcomes.find((one) => one.id === id)?.title ?? id;
  const surest =
    listed.length === 0
      ? html`<p>${luck === 0 ? 'No outcome that both have differs.' : `No outcome differs by more than luck may make; ${luck} differ by less.`}</p>`
      : tableWithTools(
          'Outcomes that differ',
          html`<table><caption>Outcomes that differ by more than luck${real.length > listed.length ? `: the surest ${listed.length} of ${real.length}` : ''}${luck === 0 ? '' : `; ${luck} more differ by less`}</caption>${HEAD}<tbody>${listed.map((one) => row(one, `${title(one.outcome)}, ${course(now, one.option)}`))}</tbody></table>`,
        );
  return html`${surest}${matched(pinned, now, differences)}`;
}

const HEAD = html`<thead><tr><th scope="col">Outcome, option</th><th scope="col">Pinned</th><th scope="col">Now</th><th scope="col">Difference</th></tr></thead>`;

function sureness({ difference, mcse }: Difference): number {
  return mcse === 0 ? Number.POSITIVE_INFINITY : Math.abs(difference) / mcse;
}

/** Every outcome and option that both have, by name. */
function matched(
  pinned: Comparable,
  now: Comparable,
  differences: readonly Difference[],
): Markup | undefined {
  const options = now.options.filter(({ id }) => pinned.options.some((one) => one.id === id));
  const outcomes = now.outcomes.filter(
    ({ id, unit, kind }) =>
      kind !== 'label' && pinned.outcomes.some((one) => one.id === id && one.unit === unit),
  );
  if (options.length === 0 || outcomes.length === 0) return undefined;
  const parts = outcomes.map(({ id: outcome, title, unit, kind }) => {
    const rows = options.map((option) => {
      const found = differences.find((one) => one.outcome === outcome && one.option === option.id);
      if (found !== undefined) return row(found, option.title);
      const mean = option.outcomes[outcome]?.mean;
      const shown = kind === 'truth' || kind === 'share' ? 'share' : unit;
      const same = mean === undefined ? '–' : withUnit(mean, shown);
      return html`<tr><th scope="row">${option.title}</th><td>${same}</td><td>${same}</td><td>${mean === undefined ? '' : 'none'}</td></tr>`;
    });
    return html`<tr><th scope="rowgroup" colspan="4">${title}</th></tr>${rows}`;
  });
  return fold(
    'All outcomes, option by option',
    tableWithTools(
      'All outcomes in both answers',
      html`<table><caption class="unseen">Every outcome of every option that both answers have</caption>${HEAD}<tbody>${parts}</tbody></table>`,
    ),
  );
}

function course({ options }: Comparable, id: string): string {
  return options.find((one) => one.id === id)?.title ?? id;
}

function row({ unit, kind, from, to, difference, mcse, real }: Difference, title: string): Markup {
  const shown = kind === 'truth' || kind === 'share' ? 'share' : unit;
  return html`<tr><th scope="row">${title}</th><td>${withUnit(from, shown)}</td><td>${withUnit(to, shown)}</td><td>${signed(difference, shown)} <small>± ${errorSize(mcse, shown)}${real ? '' : ', within luck'}</small></td></tr>`;
}
