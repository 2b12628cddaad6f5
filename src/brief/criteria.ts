import type { CriteriaFacts } from '../result/exploration.ts';
import type { Result } from '../result/result.ts';
import { tableWithTools } from './fold.ts';
import { html, type Markup } from './markup.ts';
import { weightsFigure } from './weights-figure.ts';
import { count, errorSize, worldShare } from './words.ts';

/** The options held against all outcomes at once: who has nothing to complain of, who is pointless, and whose weights decide. */
export function criteriaPart(result: Result): Markup | undefined {
  const { criteria, options, ranked_worlds, worlds } = result;
  if (criteria === undefined || criteria.outcomes.length < 2 || options.length < 2) return undefined;
  const about = 'The options held against all outcomes at once';
  return html`<h3 class="turn">All ${count(criteria.outcomes.length)} outcomes together</h3>
<p>In how many worlds an option is on no outcome worse than <b>${options[0]?.title}</b> by more than what matters, which outcome spoils that most often, and whether another option is better on some outcome and worse on none, by their means: then nothing speaks for it whatever outcomes weigh, and the others are the Pareto set. On the first ${count(ranked_worlds ?? worlds)} worlds.</p>
${tableWithTools(about, table(criteria, result, about))}
<h4>If one is not sure what outcomes weigh</h4>
<p>Each outcome counts in units of what matters in it or, where the scenario does not say, of its spread; weights are drawn from a Dirichlet law whose parameter says how sure they are.</p>
${weightsFigure(criteria, result)}`;
}

function table({ options }: CriteriaFacts, result: Result, about: string): Markup {
  const rows = options.map(
    ({ id, content, content_mcse, spoiler, dominated_by }) =>
      html`<tr><th scope="row">${optionTitle(id, result)}</th><td>${worldShare(content)} <small>±\u00a0${errorSize(content_mcse, 'share')}</small></td><td>${spoiler === undefined ? '' : html`${outcomeTitle(spoiler.outcome, result)} <small>in ${worldShare(spoiler.share)}</small>`}</td><td>${dominated_by === undefined ? '–' : optionTitle(dominated_by, result)}</td></tr>`,
  );
  return html`<table><caption class="unseen">${about}</caption><thead><tr><th scope="col">Option</th><th scope="col">Nothing worse in</th><th scope="col">Spoiled most by</th><th scope="col">Pointless beside</th></tr></thead><tbody>${rows}</tbody></table>`;
}

function optionTitle(id: string, { options }: Result): string {
  return options.find((option) => option.id === id)?.title ?? id;
}

function outcomeTitle(id: string, { outcomes }: Result): string {
  return outcomes.find((outcome) => outcome.id === id)?.title ?? id;
}
