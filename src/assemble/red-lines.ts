import type { Columns } from '../kernel/columns.ts';
import type { Column } from '../kernel/kernel.ts';
import { bitsLearned } from '../math/bits-learned.ts';
import { sampleQuantiles } from '../math/sample-quantiles.ts';
import type { Model, RedLine } from '../model/model.ts';
import type { Quantiles, RedLineFacts, StepFacts } from '../result/result.ts';
import { reactionsTo } from './record.ts';

/** Worlds before the evidence, and how many independent draws those after it are worth. */
export interface Before {
  readonly columns: Columns;
  readonly effective: number;
}

/** What of a model is read, world by world, to tell of its red lines. */
export function redLineColumns(model: Model): Column[] {
  return told(model).flatMap((line) =>
    definitionsOf(model, line).flatMap((definition) =>
      Array.from({ length: model.definitions[definition]?.size ?? 0 }, (_, row) => ({ definition, row })),
    ),
  );
}

/**
 * Where the red lines of a model lie, class by class, and how likely each step is to reach them. Lines, luck or steps that move
 * within a path have no one place in a world: such a red line is left out.
 *
 * @param before without it nothing was learned, and what was thought before is what is thought
 */
export function redLineFacts(
  model: Model,
  columns: Columns,
  before: Before | undefined,
): { readonly redLines: readonly RedLineFacts[]; readonly steps: readonly StepFacts[] } {
  const lines = told(model);
  return {
    redLines: lines.flatMap((line) => placesOf(model, line, columns, before)),
    steps: lines.flatMap((line) => [
      ...stepsOf(model, line, columns),
      ...recordedSteps(model, line, columns),
    ]),
  };
}

function told(model: Model): readonly RedLine[] {
  return model.redLines.filter((line) =>
    definitionsOf(model, line).every((number) => model.definitions[number]?.reach !== 'period'),
  );
}

function definitionsOf({ ladders }: Model, { ladder, line, slip }: RedLine): number[] {
  const { provocation, already, record } = ladders[ladder]!;
  const recorded = record === undefined ? [] : [record.provocation, record.taken ?? record.provocation];
  return [line, slip, provocation, already, ...recorded];
}

/** Classes that have a line: not the floor, and none whose gap is missing in every world. */
function classesOf(
  model: Model,
  { classes, line }: RedLine,
  columns: Columns,
): { readonly label: string; readonly title: string; readonly row: number; readonly values: Float64Array }[] {
  return (model.tables[classes]?.rows ?? []).flatMap(({ label, title = label }, row) => {
    const values = row === 0 ? undefined : columns.world(undefined, line, row);
    return values?.some(Number.isFinite) === true ? [{ label, title, row, values }] : [];
  });
}

function placesOf(model: Model, red: RedLine, columns: Columns, before: Before | undefined): RedLineFacts[] {
  const { name, title = name, holder, line } = red;
  const { unit } = model.definitions[line]!;
  return classesOf(model, red, columns).map((one): RedLineFacts => {
    const prior = before?.columns.world(undefined, line, one.row) ?? one.values;
    return {
      line: name,
      title,
      holder,
      class: one.label,
      class_title: one.title,
      unit: unit.text,
      prior: quantilesOf(prior, unit.scale),
      posterior: quantilesOf(one.values, unit.scale),
      informed_bits:
        before === undefined
          ? 0
          : bitsLearned(prior, one.values, Math.min(before.effective, one.values.length)),
    };
  });
}

function stepsOf(model: Model, red: RedLine, columns: Columns): StepFacts[] {
  const { steps, provocation, already } = model.ladders[red.ladder]!;
  const against = stepAgainst(model, red, columns);
  return (model.tables[steps]?.rows ?? []).flatMap((step, row): StepFacts[] => {
    const goes = columns.world(undefined, provocation, row);
    if (goes.every(Number.isNaN)) return [];
    const taken = shareOf(columns.world(undefined, already, row), (value) => value === 1) > 0.5;
    return [against(step, goes, row, taken)];
  });
}

/** Steps of the record, each with luck as that of a step of the ladder and with what followed it. */
function recordedSteps(model: Model, red: RedLine, columns: Columns): StepFacts[] {
  const { record, steps } = model.ladders[red.ladder]!;
  if (record === undefined || model.tables[steps]?.rows.length === 0) return [];
  const against = stepAgainst(model, red, columns);
  const seen = reactionsTo(model, record.table, red.classes);
  return (model.tables[record.table]?.rows ?? []).map((step, row) => {
    const goes = columns.world(undefined, record.provocation, row);
    const taken =
      record.taken === undefined ||
      shareOf(columns.world(undefined, record.taken, row), (value) => value === 1) > 0.5;
    const reactions = seen.get(row);
    return {
      ...against(step, goes, 0, taken),
      recorded: true,
      ...(reactions === undefined ? {} : { reactions }),
    };
  });
}

function stepAgainst(model: Model, red: RedLine, columns: Columns) {
  const { name, title = name, provocation } = model.ladders[red.ladder]!;
  const { unit } = model.definitions[provocation]!;
  const classes = classesOf(model, red, columns);
  return (
    step: { readonly label: string; readonly title?: string },
    goes: Float64Array,
    luckOf: number,
    taken: boolean,
  ): StepFacts => {
    const reached = reachedBy(model, red, columns, goes, luckOf);
    return {
      ...{ ladder: name, ladder_title: title, line: red.name, id: step.label },
      ...{ title: step.title ?? step.label, taken, unit: unit.text },
      provocation: quantilesOf(goes, unit.scale),
      crosses: Object.fromEntries(
        classes.map(({ label, row }) => [label, shareOf(reached, (value) => value >= row)]),
      ),
    };
  };
}

/** The gravest class whose line a step reaches, by world; missing where how far the step goes is. */
function reachedBy(
  model: Model,
  red: RedLine,
  columns: Columns,
  goes: Float64Array,
  luckOf: number,
): Float64Array {
  const classes = classesOf(model, red, columns);
  const kinds = model.definitions[red.slip]?.over.length === 2;
  const width = kinds ? (model.tables[red.classes]?.rows.length ?? 1) : 1;
  const slips = classes.map(({ row }) =>
    columns.world(undefined, red.slip, luckOf * width + (kinds ? row : 0)),
  );
  return goes.map((value, world) => {
    if (Number.isNaN(value)) return Number.NaN;
    return classes.reduce(
      (gravest, { row, values }, one) => (value + slips[one]![world]! > values[world]! ? row : gravest),
      0,
    );
  });
}

/** Of the worlds in which there is a value, those in which it meets the condition. */
function shareOf(values: Float64Array, holds: (value: number, world: number) => boolean): number {
  let [count, of] = [0, 0];
  values.forEach((value, world) => {
    if (Number.isNaN(value)) return;
    of++;
    if (holds(value, world)) count++;
  });
  return count / of;
}

function quantilesOf(values: Float64Array, scale: number): Quantiles {
  const [q05, q50, q95] = sampleQuantiles(values, [0.05, 0.5, 0.95]).map((value) => value / scale);
  return { q05: q05!, q50: q50!, q95: q95! };
}
