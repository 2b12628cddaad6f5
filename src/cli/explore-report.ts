import { boxSentence } from '../result/box-sentence.ts';
import type {
  ChoiceFacts,
  CriteriaFacts,
  Exploration,
  IndexFacts,
  Interval,
  PartFacts,
  TargetFacts,
} from '../result/exploration.ts';
import { formatNumber, formatPercent, formatValue, formatWorlds } from '../result/format.ts';
import type { Style } from './style.ts';
import { fold, textTable, textTables } from './table.ts';

/** The terminal's account of an exploration: how the options rank, what knowing is worth, what decides each claim. */
export function exploreReport(found: Exploration, style: Style, columns: number): string {
  const width = Math.max(60, Math.min(columns, 120));
  const parts = [
    head(found, style),
    ...found.choices.map((choice) => choiceText(choice, style, width)),
    criteriaText(found.criteria, style, width),
    ...found.targets.map((target) => targetText(target, style, width)),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function head({ scenario, worlds, seed, set }: Exploration, style: Style): string {
  const facts = `${scenario.id} · ${worlds.toLocaleString('en-GB')} worlds · seed ${seed}`;
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
            return best === id ? 'best' : `${value(loss)} ± ${value(loss_mcse)}`;
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

function criteriaText({ outcomes, options, weights }: CriteriaFacts, style: Style, width: number): string {
  if (outcomes.length < 2 || options.length < 2) return '';
  const rows = options.map(({ id, content, spoiler, dominated_by }, option) => [
    id,
    formatPercent(content),
    spoiler === undefined ? '' : `${spoiler.outcome} (${formatPercent(spoiler.share)})`,
    dominated_by ?? '',
    ...weights.map(({ first }) => formatPercent(first[option] ?? 0)),
  ]);
  const sure = weights.map(({ sureness }) =>
    sureness === undefined ? 'equal weights' : `weights ±${sureness}`,
  );
  return [
    style.bold(`All ${outcomes.length} outcomes together`),
    '',
    textTables(['', 'nothing worse in', 'spoiled most by', 'pointless beside', ...sure], rows, width),
    '',
    fold(
      'Nothing worse: share of worlds in which no outcome is worse than under the first option by more than what matters. Weights: how often the option comes first when each outcome counts in units of what matters, with weights from a Dirichlet law whose parameter is given: the smaller, the less sure.',
      width,
      '',
    ),
  ].join('\n');
}

function targetText(
  { id, title, verdict, indices, further_boxes = [], box, parts, design, no_design }: TargetFacts,
  style: Style,
  width: number,
): string {
  const lines = [`${style.bold(id)}  ${fold(title, width - id.length - 2, ' '.repeat(id.length + 2))}`];
  if (verdict !== undefined) lines.push(`${verdict.replace('_', ' ').toUpperCase()}`);
  if (box !== undefined) lines.push(fold(boxSentence(box), width, ''));
  for (const further of further_boxes) lines.push(fold(boxSentence(further, true), width, ''));
  lines.push('');
  lines.push(
    indices.length === 0 ? 'No assumption tells the worlds apart beyond noise.' : indexTable(indices, width),
  );
  if (design !== undefined) {
    lines.push(
      style.dim(
        fold(
          `Totals and effects from ${design.runs.toLocaleString('en-GB')} runs of ${design.worlds.toLocaleString('en-GB')} worlds. An estimate below 0 is noise: its interval says how much.`,
          width,
          '',
        ),
      ),
    );
  }
  if (no_design !== undefined) lines.push(style.dim(fold(`No design: ${no_design}`, width, '')));
  if (parts.length > 1) lines.push('', partTable(parts, box?.of, width));
  return lines.join('\n');
}

function indexTable(indices: readonly IndexFacts[], width: number): string {
  const designed = indices.some(({ total }) => total !== undefined);
  const interval = ({ value, low, high }: Interval): string =>
    `${formatNumber(value, 2)} [${formatNumber(low, 2)}, ${formatNumber(high, 2)}]`;
  const optional = (one: Interval | undefined): string => (one === undefined ? '' : interval(one));
  const rows = indices.map(({ assumption, first, total, effect, distance, distance_floor }) => [
    assumption,
    interval(first),
    ...(designed ? [optional(total), optional(effect)] : []),
    `${interval(distance)}${distance.low <= distance_floor ? ' (noise)' : ''}`,
  ]);
  return textTables(
    ['', 'alone', ...(designed ? ['in all', 'across its range'] : []), 'moves the distribution'],
    rows,
    width,
  );
}

const PART_HEADS = { holds: 'holds in', fails: 'fails in', yes: 'happens in', worst: 'worst in' } as const;

function partTable(
  parts: readonly PartFacts[],
  of: keyof typeof PART_HEADS | undefined,
  width: number,
): string {
  return parts
    .map(({ conditions, density, mass }) => {
      const where = conditions.map(({ assumption, words }) => `${assumption} is ${words}`).join(', ');
      return fold(
        `${of === undefined ? '' : `${PART_HEADS[of]} `}${formatWorlds(density)} of the ${formatWorlds(mass)} of worlds where ${where === '' ? 'anything' : where}`,
        width,
        '  ',
      );
    })
    .join('\n');
}
