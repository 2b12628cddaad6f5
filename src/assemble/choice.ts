import { choiceByCategory } from '../explore/choice/by-category.ts';
import { type Criterion, firstWorlds } from '../explore/choice/criterion.ts';
import { dominances, MOST_WORLDS } from '../explore/choice/dominance.ts';
import { regrets } from '../explore/choice/regret.ts';
import { switchingValue } from '../explore/choice/switching.ts';
import { type Ranked, said } from '../explore/input.ts';
import { jointInformation } from '../explore/knowing/jointly.ts';
import { partialInformation } from '../explore/knowing/partial.ts';
import { bestOnAverage, perfectInformation } from '../explore/knowing/perfect.ts';
import type { Columns } from '../kernel/columns.ts';
import type { Model } from '../model/model.ts';
import type { ChoiceFacts, DiagnosisFacts } from '../result/exploration.ts';
import { criterionOf, mainCriteria } from './criteria.ts';

/** How many assumptions are listed. */
const LISTED = 8;
/** A value of knowing below so many of its errors is noise. */
const CLEARLY = 3;
/** Worlds that the rows of an assumption are fitted on together. */
const FITTED = 2 ** 12;
/** An assumption with more rows than this is not learnt of as a whole. */
const MOST_ROWS = 12;

/**
 * How the options stand to one another by what the scenario ranks them by. The columns hold every world.
 *
 * @param inputs over the same worlds, or the first of them
 */
export function mainChoices(model: Model, columns: Columns, inputs: readonly Ranked[]): ChoiceFacts[] {
  if (model.options.length < 2) return [];
  const criteria = mainCriteria(model)
    .map((column) => criterionOf(model, columns, column))
    // An actor whose worth is missing in every world prefers nothing.
    .filter(({ known }) => known.length > 0);
  return choicesOf(
    criteria,
    model.options.map(({ id }) => id),
    inputs,
  );
}

/**
 * How the options stand to one another by each of some criteria, and what it would be worth to know more.
 *
 * @param options their identifiers, in the order of the criteria
 * @param inputs over the worlds of the criteria, or the first of them
 * @param know assumptions to be known together, by name
 */
export function choicesOf(
  criteria: readonly Criterion[],
  options: readonly string[],
  inputs: readonly Ranked[],
  know: readonly (readonly string[])[] = [],
): ChoiceFacts[] {
  const groups = groupsOf(inputs);
  const ranked = inputs[0]?.values.length ?? 0;
  const fitted = criteria.map((one) => firstWorlds(one, FITTED));
  const together = groups.map(({ rows }) => jointInformation(fitted, rows));
  const asked = know.map((names) => ({
    names,
    worths: jointInformation(
      fitted,
      inputs.filter(({ id }) => names.some((name) => name === id || name === baseName(id))),
    ),
  }));
  return criteria.map((criterion, at) => {
    const dominance = dominances(criterion);
    const all = perfectInformation(criterion);
    const some = firstWorlds(criterion, ranked);
    const alone = partialInformation(some, inputs);
    const known = [
      ...inputs.map((input, i) => ({ ...factsOf(input.id, input), ...alone[i]! })),
      ...groups.map(({ name, rows }, i) => ({ ...factsOf(name, rows[0]!), ...together[i]![at]! })),
    ]
      .filter(({ value, mcse }) => value > CLEARLY * mcse)
      // A part is worth no more than the whole; what exceeds it is noise.
      .map((one) => ({ ...one, value: Math.min(one.value, all.value) }))
      .toSorted((a, b) => b.value - a.value);
    const best = bestOnAverage(some, some.known);
    const switches = known.slice(0, LISTED).flatMap(({ assumption }) => {
      const input = inputs.find(({ id }) => id === assumption);
      const found = input === undefined ? undefined : switchingValue(some, best, input);
      if (input === undefined || found === undefined) return [];
      return [{ ...factsOf(input.id, input), ...found, option: options[found.option]! }];
    });
    return {
      outcome: criterion.id,
      unit: criterion.unit,
      options: regrets(criterion).map(({ best, best_mcse, ...regret }, option) => ({
        id: options[option]!,
        best,
        best_mcse,
        regret,
        dominates: dominance[option]!.flatMap((order, other) =>
          order === 'none' ? [] : [{ option: options[other]!, order }],
        ),
      })),
      compared_worlds: Math.min(criterion.known.length, MOST_WORLDS),
      ...diagnosesOf(some, options, inputs),
      knowing_all: all,
      knowing: known.slice(0, LISTED),
      best: options[best]!,
      switches,
      ...(asked.length === 0
        ? {}
        : {
            knowing_together: asked.map(({ names, worths }) => ({
              assumptions: names,
              value: Math.min(worths[at]!.value, all.value),
              mcse: worths[at]!.mcse,
            })),
          }),
    };
  });
}

/** How the options do by each assumption that is one of several labels: rival diagnoses. Nothing where there is none. */
function diagnosesOf(
  criterion: Criterion,
  options: readonly string[],
  inputs: readonly Ranked[],
): Pick<ChoiceFacts, 'diagnoses'> {
  const diagnoses = inputs
    .filter(({ kind }) => kind === 'label')
    .map(
      (input): DiagnosisFacts => ({
        ...factsOf(input.id, input),
        categories: choiceByCategory(criterion, input).map(({ category, share, best, options: worths }) => ({
          label: input.labels?.[category] ?? String(category),
          share,
          best: options[best]!,
          options: worths,
        })),
      }),
    );
  return diagnoses.length === 0 ? {} : { diagnoses };
}

/** Assumptions with several rows that are drawn: to learn of one is to learn of all its rows. */
function groupsOf(inputs: readonly Ranked[]): { readonly name: string; readonly rows: readonly Ranked[] }[] {
  const groups = new Map<string, Ranked[]>();
  for (const input of inputs) {
    const name = baseName(input.id);
    groups.set(name, [...(groups.get(name) ?? []), input]);
  }
  return [...groups].flatMap(([name, rows]) =>
    rows.length < 2 || rows.length > MOST_ROWS ? [] : [{ name, rows }],
  );
}

/** The name of an assumption without its row. */
function baseName(id: string): string {
  return id.replace(/\[.*$/, '');
}

function factsOf(assumption: string, input: Ranked): ReturnType<typeof said> {
  return { ...said(input), assumption };
}
