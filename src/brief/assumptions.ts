import type { AssumptionFacts, Result } from '../result/result.ts';
import { fold, scroller } from './fold.ts';
import { html, type Markup } from './markup.ts';
import { citation } from './sources.ts';
import { bare, plural } from './words.ts';

/** A group of assumptions under one title. */
interface Group {
  readonly title: string;
  readonly members: readonly AssumptionFacts[];
}

/** Every assumption with its range, unit and source: those that matter most for the verdicts first. */
export function assumptionsSection(result: Result): Markup {
  const groups = groupsOf(result).filter(({ members }) => members.length > 0);
  const judged = result.assumptions.filter(({ sources }) => sources.includes('judgement')).length;
  return html`<section id="assumptions" aria-labelledby="assumptions-title"><h2 id="assumptions-title">Assumptions</h2>
<p>All that the numbers above rest on: ${plural(result.assumptions.length, 'assumption', 'assumptions')}${judged === 0 ? '' : `, of which ${judged} ${judged === 1 ? 'rests' : 'rest'} at least in part on judgement, not on a published figure`}. Each names its range as written and what the worlds drew from it.</p>
${groups.map(({ title, members }) => fold(html`<h3>${title}</h3> <span class="count">${members.length}</span>`, scroller(title, table(title, members, result))))}</section>
`;
}

function groupsOf(result: Result): readonly Group[] {
  const decisive = decisiveNames(result);
  const set = result.assumptions.filter((one) => one.set);
  const rest = result.assumptions.filter((one) => !one.set);
  const decides = rest
    .filter((one) => decisive.has(one.id))
    .sort((a, b) => (decisive.get(b.id) ?? 0) - (decisive.get(a.id) ?? 0));
  const quiet = rest.filter((one) => !decisive.has(one.id));
  const uncertain = quiet.filter((one) => one.q05 !== one.q95);
  const sourced = uncertain.filter((one) => one.sources.some((source) => source !== 'judgement'));
  return [
    { title: 'Set for this run', members: set },
    { title: 'Named among those that decide a claim', members: decides },
    { title: 'Uncertain, with a source', members: sourced },
    { title: 'Uncertain, on judgement alone', members: uncertain.filter((one) => !sourced.includes(one)) },
    { title: 'Fixed numbers and formulas', members: quiet.filter((one) => one.q05 === one.q95) },
  ];
}

/** Assumptions named as decisive for some claim, with the largest share of spread that any claim gives them. */
function decisiveNames(result: Result): ReadonlyMap<string, number> {
  const largest = new Map<string, number>();
  for (const { assumption, index } of result.claims.flatMap((claim) => claim.decisive)) {
    largest.set(assumption, Math.max(index, largest.get(assumption) ?? 0));
  }
  return largest;
}

function table(title: string, members: readonly AssumptionFacts[], result: Result): Markup {
  return html`<table class="assumptions"><caption class="unseen">${title}</caption><thead><tr><th scope="col">Assumption</th><th scope="col" class="written">As written</th><th scope="col">5 %</th><th scope="col">Median</th><th scope="col">95 %</th><th scope="col" class="unit">Unit</th><th scope="col" class="source">Source and reason</th></tr></thead><tbody>${members.map((one) => row(one, result))}</tbody></table>`;
}

function row(one: AssumptionFacts, result: Result): Markup {
  const { unit, counted } = told(one);
  const about = one.about === undefined ? undefined : html`${one.about} `;
  const marked = one.set ? html` <span class="tag">set by --set</span>` : undefined;
  const drawn = one.distribution === undefined ? undefined : html`<small>${one.distribution}</small>`;
  const moves = one.moves_with?.map(
    ({ name, correlation }) => html` <small>moves with <code>${name}</code> at ${correlation}</small>`,
  );
  const because = one.because === undefined ? undefined : html` <small>${one.because}</small>`;
  return html`<tr><th scope="row">${about}<code>${one.id}</code>${marked}</th><td class="written"><code>${one.written}</code>${drawn}${moves}</td><td>${bare(one.q05, unit)}</td><td>${bare(one.q50, unit)}</td><td>${bare(one.q95, unit)}</td><td class="unit">${counted}</td><td class="source">${one.sources.map((source, i) => html`${i === 0 ? '' : '; '}${citation(source, result)}`)}${because}</td></tr>`;
}

/**
 * The unit that the three quantiles print in, and the words for the unit's column: a rate prints as `per month`, in
 * percent where it stays below one.
 */
function told({ share, unit, q05, q95 }: AssumptionFacts): { unit: string; counted: string } {
  if (share) return { unit: 'share', counted: 'share' };
  const rate = /^1\s*\/\s*(.+)$/.exec(unit)?.[1];
  if (rate === undefined) return { unit, counted: unit === '1' ? 'number' : unit };
  return { unit: Math.max(Math.abs(q05), Math.abs(q95)) < 1 ? 'share' : '1', counted: `per ${rate}` };
}
