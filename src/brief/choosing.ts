import type { ChoiceFacts } from '../result/exploration.ts';
import type { Result } from '../result/result.ts';
import { fold, scroller } from './fold.ts';
import { html, type Markup } from './markup.ts';
import { count, errorSize, percent, withUnit, worldShare } from './words.ts';

/**
 * How the options rank where nobody knows which world it is: how often each is the best, what one may come to regret, and
 * what it would be worth to find out first.
 */
export function choosingSection(result: Result): Markup | undefined {
  const { choices = [] } = result;
  if (choices.length === 0) return undefined;
  return html`<section id="choosing" aria-labelledby="choosing-title"><h2 id="choosing-title">Choosing without knowing</h2>
<p>In each of the ${count(result.worlds)} worlds some option turns out best. <b>Regret</b> is what an option lacks to it there. What it would be worth to know an assumption before choosing is the most that finding it out could gain on average, if the choice hung on nothing but this outcome.</p>
${choices.map((choice, place) => fold(html`<h3>${titleOf(choice.outcome, result)}</h3>`, inside(choice, result), place === 0))}</section>
`;
}

function inside(choice: ChoiceFacts, result: Result): Markup {
  const about = `Regret by ${titleOf(choice.outcome, result)}`;
  return html`${scroller(about, regretTable(choice, result, about))}${knowing(choice)}`;
}

function regretTable({ options, unit }: ChoiceFacts, result: Result, about: string): Markup {
  const rows = options.map(({ id, best, best_mcse, regret }) => {
    const title = result.options.find((option) => option.id === id)?.title ?? id;
    return html`<tr><th scope="row">${title}</th><td>${worldShare(best)} <small>± ${errorSize(best_mcse, 'share')}</small></td><td>${withUnit(regret.mean, unit)} <small>± ${errorSize(regret.mcse, unit)}</small></td><td>${withUnit(regret.q95, unit)}</td><td>${withUnit(regret.worst, unit)}</td></tr>`;
  });
  return html`<table><caption class="unseen">${about}</caption><thead><tr><th scope="col">Option</th><th scope="col">Best in</th><th scope="col">Mean regret</th><th scope="col">One world in twenty above</th><th scope="col">Worst seen</th></tr></thead><tbody>${rows}</tbody></table>`;
}

function knowing({ knowing_all, knowing, unit }: ChoiceFacts): Markup {
  const all = html`<p>Knowing everything, luck included, would be worth <b>${withUnit(knowing_all.value, unit)}</b> (± ${errorSize(knowing_all.mcse, unit)}).</p>`;
  if (knowing.length === 0) {
    return html`<h4>Worth finding out first</h4>${all}<p>No single assumption is clearly worth knowing by itself: either none would change the choice, or more worlds are needed to tell.</p>`;
  }
  const rows = knowing.map(
    ({ assumption, about, value, mcse }) =>
      html`<tr><th scope="row">${about === undefined ? undefined : html`${about} `}<code>${assumption}</code></th><td>${withUnit(value, unit)} <small>± ${errorSize(mcse, unit)}</small></td><td>${knowing_all.value > 0 ? percent(value / knowing_all.value) : ''}</td></tr>`,
  );
  return html`<h4>Worth finding out first</h4>${all}${scroller(
    'The value of knowing single assumptions',
    html`<table><caption class="unseen">The value of knowing single assumptions before choosing</caption><thead><tr><th scope="col">Assumption</th><th scope="col">Worth of knowing it</th><th scope="col">Share of everything</th></tr></thead><tbody>${rows}</tbody></table>`,
  )}`;
}

function titleOf(outcome: string, { outcomes }: Result): string {
  return outcomes.find(({ id }) => id === outcome)?.title ?? outcome;
}
