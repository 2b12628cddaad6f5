import { neededColumns } from '../claims/needed-columns.ts';
import { assumptionColumns } from '../explore/input.ts';
import type { Columns } from '../kernel/columns.ts';
import type { Latents } from '../kernel/kernel.ts';
import { ascending } from '../math/ascending.ts';
import type { Model } from '../model/model.ts';
import { rowName } from '../model/row-name.ts';
import { drawStream, ONCE_A_WORLD, uniformOf } from '../random/draw.ts';
import type { Plan, Run } from '../simulate/plan.ts';
import type { Designed } from './target.ts';
import { NO_VALUE, nameOf, type Question, targetOf } from './targets.ts';

/** No variant has a space in its name. */
const ALL = 'all anew';
const LEARNED = 'learned anew';
const alone = (id: string): string => `${id} anew`;

/**
 * A plan that plays a question's options as drawn, with every assumption drawn anew, and with each of them in its turn. Luck
 * within a path stays what it is: the indices are those of the assumptions, and what luck adds is in none of them but the whole.
 * What evidence bears on depends on one another since: it is drawn anew together, as another draw of the posterior has it.
 *
 * @param learned draws of the posterior, where there is evidence
 */
export function designPlan(
  model: Model,
  questions: readonly Question[],
  seed: number,
  learned?: Latents,
): Plan {
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
  const ids = drawn(model).filter((id) => learned?.names.includes(id) !== true);
  const bare = { ...model, fans: [] };
  const run = (latents: Latents | undefined): Run => ({
    model: bare,
    options,
    ...(latents === undefined ? {} : { latents }),
  });
  const others = learned === undefined ? undefined : shuffled(learned, seed);
  return {
    seed,
    runs: [
      run(learned),
      { ...run(others), variant: ALL, anew: ids },
      ...(others === undefined ? [] : [{ ...run(others), variant: LEARNED }]),
      ...ids.map((id) => ({ ...run(learned), variant: alone(id), anew: [id] })),
    ],
  };
}

/** The same draws of the posterior in another order: beside them, each world has another one that knows nothing of the first. */
function shuffled({ names, values }: Latents, seed: number): Latents {
  const stream = drawStream(seed, LEARNED);
  const luck = Float64Array.from(values[0] ?? [], (_, draw) => uniformOf(stream, draw, ONCE_A_WORLD));
  const order = ascending(luck);
  return { names, values: values.map((own) => Float64Array.from(order, (draw) => own[draw]!)) };
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

/** A question's target over the worlds of a design, and with inputs anew; `learned` as it was given to `designPlan`. */
export function designed(question: Question, model: Model, columns: Columns, learned?: Latents): Designed {
  const inRun = (variant: string | undefined): Float64Array => {
    const target = targetOf(question, model, runColumns(columns, variant));
    if ('diagnostic' in target) throw new Error(`${nameOf(question)}: ${target.diagnostic.message}`);
    return target.values;
  };
  const isLearned = (id: string): boolean => learned?.names.includes(id) === true;
  const together = drawn(model).filter(isLearned);
  return {
    worlds: columns.worlds,
    ordinary: inRun(undefined),
    anew: inRun(ALL),
    ...(together.length === 0 ? {} : { learned: { ids: together, target: inRun(LEARNED) } }),
    swapped: assumptionColumns(model).flatMap(({ definition: number, row }) => {
      const definition = model.definitions[number]!;
      const id = rowName(definition, model.tables, row);
      if (isLearned(id)) return [];
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
