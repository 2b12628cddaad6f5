import type { ChoiceFacts, CriteriaFacts, Exploration, WithinFacts } from '../result/exploration.ts';
import { formatPercent, formatValue, formatWorlds } from '../result/format.ts';
import { targetText } from './explore-target.ts';
import type { Style } from './style.ts';
import { fold, textTable, textTables } from './table.ts';

/** The terminal's account of an exploration: how the options rank, what knowing is worth, what decides each claim. */
export function exploreReport(found: Exploration, style: Style, columns: number): string {
  const width = Math.max(60, Math.min(columns, 120));
  const parts = [
    head(found, style),
    ...found.choices.map((choice) => choiceText(choice, style, width)),
    criteriaText(found.criteria, style, width),
    found.within === undefined ? '' : withinText(found.within, style, width),
    ...found.targets.map((target) => targetText(target, style, width)),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function head({ scenario, worlds, ranked_worlds, seed, set }: Exploration, style: Style): string {
  const first =
    ranked_worlds === undefined
      ? ''
      : ` · all but regret and dominance from the first ${ranked_worlds.toLocaleString('en-GB')}`;
  const facts = `${scenario.id} · ${worlds.toLocaleString('en-GB')} worlds · seed ${seed}${first}`;
  const settings = set.map(({ name, value }) => `With ${name} set to ${value} for this run.`);
  return [style.bold(scenario.title), style.dim(facts), ...settings].join('\n');
}

function choiceText(
  {
    outcome,
    unit,
    options,
    knowing_all,
    knowing,
    compared_worlds,
    diagnoses = [],
    knowing_together = [],
    best,
    switches,
  }: ChoiceFacts,
  style: Style,
  width: number,
): string {
  const value = (one: number): string => formatValue(one, unit);
  const rows = options.map(({ id, best, regret, dominates }) => [
    id,
    formatPercent(best),
    `${value(regret.mean)} ± ${value(regret.mcse)}`,
    value(regret.q95),
    value(regret.worst),
    dominates.filter(({ order }) => order === 'first').length.toString(),
  ]);
  const table = textTables(
    ['', 'best in', 'mean regret', 'one in 20 above', 'worst seen', 'dominates'],
    rows,
    width,
  );
  const learn =
    knowing.length === 0
      ? 'No single assumption is clearly worth knowing.'
      : textTable(
          ['worth knowing', 'alone'],
          knowing.map((one) => [one.assumption, `${value(one.value)} ± ${value(one.mcse)}`]),
        );
  return [
    style.bold(`Choosing by ${outcome}`),
    '',
    table,
    '',
    fold(
      `Regret is what an option lacks to the best one of the same world. Knowing everything before choosing would be worth ${value(knowing_all.value)} (± ${value(knowing_all.mcse)}).`,
      width,
      '',
    ),
    fold(leastRegret(options), width, ''),
    fold(
      `An option dominates another where it is better at some level of ${outcome} and worse at none, as far as ${compared_worlds.toLocaleString('en-GB')} worlds tell.`,
      width,
      '',
    ),
    ...diagnoses.flatMap(({ assumption, categories }) => [
      '',
      `Lost, on average, to the best option under each ${assumption}`,
      textTables(
        ['', ...categories.map(({ label, share }) => `${label} (${formatWorlds(share)})`)],
        options.map(({ id }, option) => [
          id,
          ...categories.map(({ best, options: worths }) => {
            const { loss, loss_mcse } = worths[option]!;
            return best === id || loss === 0 ? 'best' : `${value(loss)} ± ${value(loss_mcse)}`;
          }),
        ]),
        width,
      ),
    ]),
    '',
    learn,
    ...switches.map((one) =>
      fold(
        `On average ${best} is best; where ${one.assumption} is ${one.words}, ${one.option} is better by ${value(one.gain)} (± ${value(one.mcse)}).`,
        width,
        '',
      ),
    ),
    ...knowing_together.map((one) =>
      fold(
        `Knowing ${one.assumptions.join(' and ')} together would be worth ${value(one.value)} (± ${value(one.mcse)}).`,
        width,
        '',
      ),
    ),
  ].join('\n');
}

/** The options that one would choose to regret least, by each way of measuring it (Savage's minimax regret is that of the worst world). */
function leastRegret(options: ChoiceFacts['options']): string {
  const least = (of: (regret: ChoiceFacts['options'][number]['regret']) => number): string => {
    const sizes = options.map(({ regret }) => of(regret));
    const smallest = Math.min(...sizes);
    return options
      .filter((_, i) => sizes[i] === smallest)
      .map(({ id }) => id)
      .join(' and ');
  };
  return `Least regret on average: ${least(({ mean }) => mean)}; exceeded in one world of twenty: ${least(({ q95 }) => q95)}; in the worst world seen (minimax regret, which grows with the number of worlds): ${least(({ worst }) => worst)}.`;
}

function criteriaText({ outcomes, options, weights }: CriteriaFacts, style: Style, width: number): string {
  if (outcomes.length < 2 || options.length < 2) return '';
  const rows = options.map(({ id, content, content_mcse, spoiler, dominated_by }, option) => [
    id,
    `${formatPercent(content)} ± ${formatPercent(content_mcse)}`,
    spoiler === undefined ? '' : `${spoiler.outcome} (${formatPercent(spoiler.share)})`,
    dominated_by ?? '',
    ...weights.map(({ first }) => formatPercent(first[option] ?? 0)),
  ]);
  const sure = weights.map(({ sureness }) =>
    sureness === undefined ? 'equal weights' : `Dirichlet ${sureness}`,
  );
  return [
    style.bold(`All ${outcomes.length} outcomes together`),
    '',
    textTables(['', 'nothing worse in', 'spoiled most by', 'pointless beside', ...sure], rows, width),
    '',
    fold(
      'Nothing worse: share of worlds in which no outcome is worse than under the first option by more than what matters. Pointless beside: an option that is better on some outcome and worse on none, on average; the others are the Pareto set. Last columns: how often the option comes first when each outcome counts in units of what matters (or of its spread, where the scenario does not say what matters), with equal weights and with weights drawn from a Dirichlet law: the smaller its parameter, the less sure they are, and at 1 all sets of weights are alike.',
      width,
      '',
    ),
  ].join('\n');
}

function withinText({ bounds, options }: WithinFacts, style: Style, width: number): string {
  const rows = options.map(({ id, share, mcse, broken }) => [
    id,
    `${formatPercent(share)} ± ${formatPercent(mcse)}`,
    broken === undefined ? '' : `${broken.bound} (${formatPercent(broken.share)})`,
  ]);
  return [
    style.bold(`Within ${bounds.length === 1 ? 'the bound' : 'all bounds'}: ${bounds.join(', ')}`),
    '',
    textTables(['', 'kept in', 'broken most often'], rows, width),
  ].join('\n');
}
