import { neededColumns } from '../claims/needed-columns.ts';
import { type Columns, firstOf } from '../kernel/columns.ts';
import type { Fault } from '../kernel/kernel.ts';
import type { Model } from '../model/model.ts';
import type { Plan, Run } from '../simulate/plan.ts';
import type { Player } from '../simulate/player.ts';
import { simulate } from '../simulate/simulate.ts';

/** Worlds that are played again at most: the error of foresight, which they tell, need not be known to the last digit. */
const MOST = 1024;

/**
 * Plays the first worlds again with the foresight of half-samples, and gives the columns of a run with them beside. Of the base model
 * outcomes can be asked for there, of others what claims read. A fault ends it, and an abort rejects with its reason.
 *
 * @param again runs with the rules that each half-sample teaches
 */
export async function playedAgain(
  plan: Plan,
  columns: Columns,
  again: readonly (readonly Run[])[],
  player: (plan: Plan) => Player,
  signal: AbortSignal | undefined,
): Promise<{ readonly columns: Columns } | Fault> {
  const base = plan.runs[0]?.model;
  if (base === undefined || again.length === 0) return { columns };
  const worlds = Math.min(columns.worlds, MOST);
  const named = new Set(again[0]?.map(({ variant }) => variant));
  // Columns are numbered as in the base model, which is the first to be played whether or not anybody foresees anything in it.
  const numbering: Run[] = named.has(undefined) ? [] : [{ model: { ...base, fans: [] }, options: [] }];
  // No variant has a space in its name.
  const nameOf = (half: number, variant: string | undefined): string | undefined =>
    half === 0 && variant === undefined ? undefined : `${variant ?? ''} again ${half}`;
  const reads = readsOf(base).filter(({ variant }) => named.has(variant));
  const whole: Plan = {
    seed: plan.seed,
    runs: [
      ...numbering,
      ...again.flatMap((runs, half) =>
        runs.map(({ variant, ...run }) => {
          const name = nameOf(half, variant);
          return {
            ...run,
            model: { ...run.model, fans: [] },
            ...(name === undefined ? {} : { variant: name }),
          };
        }),
      ),
    ],
    demand: {
      reads: again.flatMap((_, half) =>
        reads.map(({ variant, ...read }) => {
          const name = nameOf(half, variant);
          return { ...read, ...(name === undefined ? {} : { variant: name }) };
        }),
      ),
      ranked: [],
      first: 0,
      alone: true,
    },
  };
  const played = await simulate(
    whole,
    { stop: { worlds }, memory: Number.POSITIVE_INFINITY },
    player(whole),
    signal === undefined ? {} : { signal },
  );
  if ('diagnostic' in played) return played;
  const first = firstOf(columns, worlds);
  return {
    columns: {
      ...columns,
      again: again.map((_, half) => {
        const of = (variant: string | undefined): [Columns, string | undefined] =>
          named.has(variant) ? [played.columns, nameOf(half, variant)] : [first, variant];
        return {
          worlds,
          outcome: (variant, ...place) => {
            const [own, name] = of(variant);
            return own.outcome(name, ...place);
          },
          outcomeAt: (variant, ...place) => {
            const [own, name] = of(variant);
            return own.outcomeAt(name, ...place);
          },
          // What is fixed in a world nobody's foresight moves.
          world: first.world,
          worldAt: first.worldAt,
        };
      }),
    },
  };
}

/** What claims read of options, and every outcome of the base model's. */
function readsOf(model: Model): ReturnType<typeof neededColumns> {
  const outcomes = model.outcomes.flatMap((definition) =>
    Array.from({ length: model.definitions[definition]?.size ?? 0 }, (_, row) => ({ definition, row })),
  );
  return [
    ...neededColumns(model).filter(({ option, variant }) => option !== undefined && variant !== undefined),
    ...model.options.flatMap((_, option) => outcomes.map((outcome) => ({ ...outcome, option }))),
  ];
}
