import { diagnose } from '../diagnostics/diagnose.ts';
import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts';
import { type Criterion, makeCriterion } from '../explore/choice/criterion.ts';
import type { Columns } from '../kernel/columns.ts';
import type { Column } from '../kernel/kernel.ts';
import type { Model } from '../model/model.ts';
import { rowName } from '../model/row-name.ts';

/** Outcome rows that say which way is better. */
export function rankable(model: Model): Column[] {
  return model.outcomes.flatMap((definition) => {
    const { better, size = 0 } = model.definitions[definition] ?? {};
    return better === undefined ? [] : Array.from({ length: size }, (_, row) => ({ definition, row }));
  });
}

/** Criteria that have a value under every option in most worlds; the others cannot be held against the rest world by world. */
export function mostlyKnown(criteria: readonly Criterion[]): Criterion[] {
  return criteria.filter((criterion) => 2 * criterion.known.length > (criterion.worth[0]?.length ?? 0));
}

/** What a scenario's options are compared by unless asked otherwise: the actors' values, else the first outcome that is rankable. */
export function mainCriteria(model: Model): Column[] {
  const all = rankable(model);
  const values = all.filter(({ definition }) => model.definitions[definition]?.name === 'value');
  return values.length > 0 ? values : all.slice(0, 1);
}

/** An outcome row as a criterion. Throws an ordinary error where its columns were not kept. */
export function criterionOf(model: Model, columns: Columns, { definition: number, row }: Column): Criterion {
  const definition = model.definitions[number];
  if (definition === undefined) throw new Error(`there is no definition ${number}`);
  const { unit, better, matters = 0 } = definition;
  const factor = better === 'lower' ? -1 : 1;
  return makeCriterion({
    id: rowName(definition, model.tables, row),
    unit: unit.text,
    matters: matters / unit.scale,
    worth: model.options.map((_, option) => {
      const values = columns.outcome(undefined, option, number, row);
      if (factor === 1 && unit.scale === 1) return values;
      const worth = new Float64Array(values.length);
      for (let world = 0; world < worth.length; world++)
        worth[world] = (factor * values[world]!) / unit.scale;
      return worth;
    }),
  });
}

/** The outcome rows of these names, as `name` or `name[row]`; a name alone stands for all its rows. */
export function criteriaNamed(names: readonly string[], model: Model): Outcome<Column[]> {
  const nameOf = ({ definition, row }: Column): string =>
    rowName(model.definitions[definition]!, model.tables, row);
  const all = rankable(model);
  const known = all.map((column) => `\`${nameOf(column)}\``).join(', ');
  const diagnostics: Diagnostic[] = [];
  const value = names.flatMap((given) => {
    const found = all.filter((column) =>
      [nameOf(column), model.definitions[column.definition]?.name].includes(given),
    );
    if (found.length > 0) return found;
    const isOutcome = model.outcomes.some((definition) => model.definitions[definition]?.name === given);
    const reason = isOutcome ? 'it does not say which way is better' : 'there is no such outcome';
    diagnostics.push(diagnose('explore-outcome', { name: given, reason, known }));
    return [];
  });
  return diagnostics.length > 0 ? { diagnostics } : { value, diagnostics };
}
