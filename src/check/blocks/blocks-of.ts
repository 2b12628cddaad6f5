import type { Ladder, Model, RedLine } from '../../model/model.ts';
import { present } from '../present.ts';
import type { Work } from '../work.ts';

/** Which definitions the ladders and red lines of a scenario without mistakes were expanded into. */
export function blocksOf(work: Work): Pick<Model, 'ladders' | 'redLines'> {
  const { ladders, redLines } = work.scenario;
  const numbers = new Map(work.drafts.map(({ name, number }) => [name, number]));
  const definition = (block: string, member: string): number =>
    found(numbers.get(`${block}.${member}`), `${block}.${member}`);
  const table = (name: string): number => found(work.tableNumbers.get(name), name);
  const recordOf = (quantity: string, taken: string | undefined): NonNullable<Ladder['record']> => {
    const provocation = found(numbers.get(quantity), quantity);
    const [at = -1] = work.drafts[provocation]?.over ?? [];
    const column = `${work.tables[at]?.table.name ?? ''}.${taken ?? ''}`;
    return {
      table: at,
      provocation,
      ...present({ taken: taken === undefined ? undefined : found(numbers.get(column), column) }),
    };
  };
  return {
    ladders: ladders.map(
      ({ name: { value: name }, title, steps, record, recordTaken }): Ladder => ({
        name,
        ...present({ title }),
        steps: table(steps.value),
        provocation: definition(name, 'provocation'),
        already: definition(name, 'already'),
        ...present({ record: record && recordOf(record.value, recordTaken?.value) }),
      }),
    ),
    redLines: redLines.map(
      ({ name: { value: name }, title, holder, ladder, classes }): RedLine => ({
        name,
        ...present({ title }),
        holder: holder.value,
        ladder: ladders.findIndex((one) => one.name.value === ladder.value),
        classes: table(classes.value),
        gap: definition(name, 'gap'),
        line: definition(name, 'line'),
        slip: definition(name, 'slip'),
      }),
    ),
  };
}

function found(number: number | undefined, name: string): number {
  if (number === undefined) throw new Error(`${name} was not declared`);
  return number;
}
