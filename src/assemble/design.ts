import { neededColumns } from '../claims/needed-columns.ts';
import { assumptionColumns } from '../explore/input.ts';
import type { Columns } from '../kernel/columns.ts';
import type { Model } from '../model/model.ts';
import { rowName } from '../model/row-name.ts';
import type { Plan, Run } from '../simulate/plan.ts';
import type { Designed } from './target.ts';
import { NO_VALUE, nameOf, type Question, targetOf } from './targets.ts';

/** No variant has a space in its name. */
const ALL = 'all anew';
const alone = (id: string): string => `${id} anew`;

/**
 * A plan that plays a question's options as drawn, with every assumption drawn anew, and with each of them in its turn. Luck
 * within a path stays what it is: the indices are those of the assumptions, and what luck adds is in none of them but the whole.
 */
export function designPlan(model: Model, questions: readonly Question[], seed: number): Plan {
  const reads = questions.flatMap((question) =>
    question.kind === 'claim'
      ? neededColumns({ ...model, claims: [question.claim], checks: [] })
      : question.kind === 'outcome'
        ? [{ ...question.column, option: question.option }]
        : model.options.map((_, option) => ({ ...question.column, option })),
  );
  const options = [...new Set(reads.flatMap(({ option }) => (option === undefined ? [] : [option])))].sort(
    (a, b) => a - b,
  );
  const ids = drawn(model);
  const bare = { ...model, fans: [] };
  const anew = (variant: string, names: readonly string[]): Run => ({
    variant,
    model: bare,
    options,
    anew: names,
  });
  return {
    seed,
    runs: [{ model: bare, options }, anew(ALL, ids), ...ids.map((id) => anew(alone(id), [id]))],
  };
}

/** Why no design can be made for a question; undefined where one can. */
export function designObstacle(question: Question, model: Model): string | undefined {
  const moving = model.definitions.find(({ movesWith = [] }) => movesWith.length > 0);
  if (moving !== undefined) {
    return `A design draws each assumption anew whatever the others are, and ${moving.name} moves with ${moving.movesWith?.[0]?.name ?? 'another'}.`;
  }
  if (question.kind !== 'claim') return undefined;
  if (question.claim.kind === 'aggregate') return NO_VALUE;
  const variants = neededColumns({ ...model, claims: [question.claim], checks: [] }).flatMap(
    ({ variant }) => variant ?? [],
  );
  const [variant] = variants;
  return variant === undefined
    ? undefined
    : `The claim reads the variant ${variant}, and a design draws the assumptions of the base model anew.`;
}

/** A question's target over the worlds of a design, and with inputs anew. */
export function designed(question: Question, model: Model, columns: Columns): Designed {
  const inRun = (variant: string | undefined): Float64Array => {
    const target = targetOf(question, model, runColumns(columns, variant));
    if ('diagnostic' in target) throw new Error(`${nameOf(question)}: ${target.diagnostic.message}`);
    return target.values;
  };
  return {
    worlds: columns.worlds,
    ordinary: inRun(undefined),
    anew: inRun(ALL),
    swapped: assumptionColumns(model).map(({ definition: number, row }) => {
      const definition = model.definitions[number]!;
      const id = rowName(definition, model.tables, row);
      return {
        id,
        ...(definition.about === undefined ? {} : { about: definition.about }),
        target: inRun(alone(id)),
        before: columns.world(undefined, number, row),
        after: columns.world(alone(id), number, row),
      };
    }),
  };
}

/** Every assumption that is drawn, as `name` or `name[row]`. */
function drawn(model: Model): string[] {
  return assumptionColumns(model).map(({ definition, row }) =>
    rowName(model.definitions[definition]!, model.tables, row),
  );
}

/** The columns of one run in the place of the base model's. */
function runColumns(columns: Columns, variant: string | undefined): Columns {
  if (variant === undefined) return columns;
  return {
    worlds: columns.worlds,
    outcome: (_, ...place) => columns.outcome(variant, ...place),
    world: (_, ...place) => columns.world(variant, ...place),
    outcomeAt: (_, ...place) => columns.outcomeAt(variant, ...place),
    worldAt: (_, ...place) => columns.worldAt(variant, ...place),
  };
}
