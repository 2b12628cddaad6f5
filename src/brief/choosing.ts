import type { ChoiceFacts, DiagnosisFacts } from '../result/exploration.ts';
import type { Result } from '../result/result.ts';
import { criteriaPart } from './criteria.ts';
import { fold, tableWithTools } from './fold.ts';
import { html, type Markup } from './markup.ts';
import { tradeOffs } from './trade-off.ts';
import { count, errorSize, listed, percent, withUnit, worldShare } from './words.ts';

/**
 * How the options rank where nobody knows which world it is: how often each is the best, what one may come to regret, and
 * what it would be worth to find out first.
 */
export function choosingSection(result: Result): Markup | undefined {
  const { choices = [] } = result;
  if (choices.length === 0) return undefined;
  return html`<section id="choosing" aria-labelledby="choosing-title"><h2 id="choosing-title">Choosing without knowing</h2>
<p>In each of the ${count(result.choices?.[0]?.worlds ?? result.worlds)} worlds some option turns out best. <b>Regret</b> is what an option lacks to it there. What it would be worth to know an assumption before choosing is the most that finding it out could gain on average, if the choice hung on nothing but this outcome.</p>
${choices.map((choice, place) => fold(html`<h3>${titleOf(choice.outcome, result)}</h3>`, inside(choice, result), place === 0))}${criteriaPart(result)}${tradeOffs(result)}</section>
`;
}

function inside(choice: ChoiceFacts, result: Result): Markup {
  const about = `Regret by ${titleOf(choice.outcome, result)}`;
  return html`${tableWithTools(about, regretTable(choice, result, about))}${leastRegret(choice, result)}${dominance(choice, result)}${(
    choice.diagnoses ?? []
  )
    .filter((one) => !isWeighed(one.assumption, result))
    .map((one) => lossesBy(one, choice, result))}${switching(choice, result)}${knowing(choice)}`;
}

function regretTable({ options, unit }: ChoiceFacts, result: Result, about: string): Markup {
  const rows = options.map(({ id, best, best_mcse, regret }) => {
    return html`<tr><th scope="row">${optionTitle(id, result)}</th><td>${worldShare(best)} <small>±\u00a0${errorSize(best_mcse, 'share')}</small></td><td>${withUnit(regret.mean, unit)} <small>±\u00a0${errorSize(regret.mcse, unit)}</small></td><td>${withUnit(regret.q95, unit)}</td><td>${withUnit(regret.worst, unit)}</td></tr>`;
  });
  return html`<table><caption class="unseen">${about}</caption><thead><tr><th scope="col">Option</th><th scope="col">Best in</th><th scope="col">Mean regret</th><th scope="col">One world in twenty above</th><th scope="col">Worst seen</th></tr></thead><tbody>${rows}</tbody></table>`;
}

/** The options that one would choose to regret least, by each way of measuring it. */
function leastRegret({ options }: ChoiceFacts, result: Result): Markup {
  const least = (of: (regret: ChoiceFacts['options'][number]['regret']) => number): string => {
    const smallest = Math.min(...options.map(({ regret }) => of(regret)));
    return listed(
      options.filter(({ regret }) => of(regret) === smallest).map(({ id }) => optionTitle(id, result)),
    );
  };
  return html`<p>Least regret on average: <b>${least(({ mean }) => mean)}</b>; exceeded in one world of twenty: <b>${least(({ q95 }) => q95)}</b>; in the worst world seen (minimax regret, which grows with the number of worlds): <b>${least(({ worst }) => worst)}</b>.</p>`;
}

/** Which option's distribution stands above which others', for whom, and on how much that rests. */
function dominance({ options, compared_worlds }: ChoiceFacts, result: Result): Markup | undefined {
  const lines = options.flatMap(({ id, dominates }) =>
    (['first', 'second'] as const).flatMap((order) => {
      const others = dominates
        .filter((one) => one.order === order)
        .map(({ option }) => optionTitle(option, result));
      const who = order === 'first' ? 'whoever likes more' : 'whoever likes more and is cautious';
      return others.length === 0
        ? []
        : [html`<li><b>${optionTitle(id, result)}</b>: ${who} prefers it to ${listed(others)}.</li>`];
    }),
  );
  if (lines.length === 0) return undefined;
  return html`<h4>Better at every level, as far as ${count(compared_worlds)} worlds tell</h4><ul>${lines}</ul>`;
}

/** Where another option takes the place of the one that is best on average. */
function switching({ best, switches, unit }: ChoiceFacts, result: Result): Markup | undefined {
  if (switches.length === 0) return undefined;
  const lines = switches.map(
    ({ assumption, about, words, option, gain, mcse }) =>
      html`<li>where ${about === undefined ? undefined : html`“${about}” `}<code>${assumption}</code> is <b>${words}</b>: there ${optionTitle(option, result)} is better by ${withUnit(gain, unit)} (±\u00a0${errorSize(mcse, unit)}).</li>`,
  );
  return html`<h4>What would turn the choice</h4><p>On average ${optionTitle(best, result)} is best. It is so no more</p><ul>${lines}</ul>`;
}

/** What each option loses to the best one under each of some rival diagnoses. */
export function lossesBy(
  { assumption, about, categories }: DiagnosisFacts,
  { unit, outcome, options }: ChoiceFacts,
  result: Result,
): Markup {
  const title = `What is lost by ${titleOf(outcome, result)}, by ${about ?? assumption}`;
  const heads = categories.map(
    ({ label, share }) =>
      html`<th scope="col">${label} <small>in ${worldShare(share)} of worlds</small></th>`,
  );
  const rows = options.map(({ id }, option) => {
    const cells = categories.map(({ best, options: worths }) => {
      const { loss, loss_mcse } = worths[option]!;
      return best === id
        ? html`<td><b>best</b></td>`
        : html`<td>${withUnit(loss, unit)} <small>±\u00a0${errorSize(loss_mcse, unit)}</small></td>`;
    });
    return html`<tr><th scope="row">${optionTitle(id, result)}</th>${cells}</tr>`;
  });
  return html`<h4>If one knew ${about ?? undefined} <code>${assumption}</code></h4><p>What an option loses, on average, to the best one under each diagnosis. The loss of the option that is best under another diagnosis is the cost of acting on the wrong one.</p>${tableWithTools(
    title,
    html`<table><caption class="unseen">${title}</caption><thead><tr><th scope="col">Option</th>${heads}</tr></thead><tbody>${rows}</tbody></table>`,
  )}`;
}

/** Diagnoses that are weighed have a section of their own. */
function isWeighed(assumption: string, { weighing = [] }: Result): boolean {
  return weighing.some((one) => one.assumption === assumption);
}

function optionTitle(id: string, { options }: Result): string {
  return options.find((option) => option.id === id)?.title ?? id;
}

function knowing({ knowing_all, knowing, unit }: ChoiceFacts): Markup {
  const all = html`<p>Knowing everything, luck included, would be worth <b>${withUnit(knowing_all.value, unit)}</b> (±\u00a0${errorSize(knowing_all.mcse, unit)}).</p>`;
  if (knowing.length === 0) {
    return html`<h4>Worth finding out first</h4>${all}<p>No single assumption is clearly worth knowing by itself: either none would change the choice, or more worlds are needed to tell.</p>`;
  }
  const rows = knowing.map(
    ({ assumption, about, value, mcse }) =>
      html`<tr><th scope="row">${about === undefined ? undefined : html`${about} `}<code>${assumption}</code></th><td>${withUnit(value, unit)} <small>±\u00a0${errorSize(mcse, unit)}</small></td><td>${knowing_all.value > 0 ? percent(value / knowing_all.value) : ''}</td></tr>`,
  );
  return html`<h4>Worth finding out first</h4>${all}${tableWithTools(
    'The value of knowing single assumptions',
    html`<table><caption class="unseen">The value of knowing single assumptions before choosing</caption><thead><tr><th scope="col">Assumption</th><th scope="col">Worth of knowing it</th><th scope="col">Share of everything</th></tr></thead><tbody>${rows}</tbody></table>`,
  )}`;
}

function titleOf(outcome: string, { outcomes }: Result): string {
  return outcomes.find(({ id }) => id === outcome)?.title ?? outcome;
}
