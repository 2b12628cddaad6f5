import type { Fault } from '../kernel/kernel.ts';
import type { BaseRate, Model } from '../model/model.ts';
import { fixedValues } from '../reference/fixed.ts';
import { asIfSeen, dataOf } from './data.ts';
import { type Hooks, infer, type Settings } from './infer.ts';
import { meanChances } from './mean-chances.ts';
import { ownMoves } from './own-moves.ts';
import { readied, targetOf } from './target.ts';
import { weighedModel } from './weighed.ts';

/** Evidence that can be forecast: dated, and of classes or of yes and no. */
export interface Foretold {
  readonly observation: number;
  readonly id: string;
  /** Labels of the classes, or no and yes. */
  readonly classes: readonly string[];
  readonly ordered: boolean;
  readonly baseRates: readonly BaseRate[];
  readonly rows: readonly DatedRow[];
}

export interface DatedRow {
  readonly row: number;
  readonly known: number;
  readonly seen: number;
  /** The own moves that drew it, where evidence says: rows with the same text were drawn by the same. */
  readonly move?: string;
}

/** The evidence of a model that can be forecast, with its rows by the day they became known. */
export function foretellable(model: Model): Foretold[] | Fault {
  const fixed = fixedValues(model);
  if ('diagnostic' in fixed) return fixed;
  const observed = observedRows(model);
  if ('diagnostic' in observed) return observed;
  return model.observations.flatMap(
    ({ id, definition: number, knownOn, move, baseRates = [] }, observation): Foretold[] => {
      const definition = model.definitions[number]!;
      const data = dataOf(definition);
      const type = data === undefined ? undefined : model.definitions[data]?.type;
      if (knownOn === undefined || data === undefined || (type?.kind !== 'label' && type?.kind !== 'truth'))
        return [];
      const table = type.kind === 'label' ? model.tables[type.table] : undefined;
      const rows = Array.from({ length: definition.size }, (_, row) => ({
        row,
        known: fixed.at(knownOn, row) ?? Number.NaN,
        seen: fixed.at(data, row) ?? Number.NaN,
        ...(move === undefined ? {} : { move: ownMoves(model, fixed.at, move, row).join() }),
      })).filter(
        ({ known, seen, row }) =>
          Number.isFinite(known) && Number.isFinite(seen) && observed[observation]!.has(row),
      );
      return [
        {
          observation,
          id,
          classes: table?.rows.map(({ label }) => label) ?? ['no', 'yes'],
          ordered: table?.ordered ?? true,
          baseRates,
          rows: rows.sort((a, b) => a.known - b.known),
        },
      ];
    },
  );
}

/** Rows that count as observed, whenever they became known. */
function observedRows(model: Model): ReadonlySet<number>[] | Fault {
  const means = chancesOf(model, undefined, 1, 1);
  if ('diagnostic' in means) return means;
  return means.map((rows) => new Set(rows.flatMap((mean, row) => (mean === undefined ? [] : [row]))));
}

/** By observation, then class, then row: the chance of that class, in the light of what was known by a date. */
export type Chances = readonly (readonly (readonly (number | undefined)[])[])[];

/**
 * What a model foretells at a date: its posterior given what was known by then, and each row's chance of each class averaged over it.
 * Rows that became known later have no part in it.
 */
export async function foretell(
  model: Model,
  evidence: readonly Foretold[],
  date: number,
  settings: Settings,
  hooks: Hooks = {},
): Promise<Chances | Fault> {
  const learned = await infer({ ...model, asOf: date }, settings, hooks);
  if ('diagnostic' in learned) return learned;
  const chances: (number | undefined)[][][] = [];
  for (const { observation, classes } of evidence) {
    const own: (number | undefined)[][] = [];
    for (const value of classes.keys()) {
      const rows = chancesOf(asIf(model, observation, value), learned.latents, learned.draws, settings.seed);
      if ('diagnostic' in rows) return rows;
      own.push(rows[0]!);
    }
    chances.push(own);
  }
  return chances;
}

function asIf(model: Model, observation: number, value: number): Model {
  const one = model.observations[observation]!;
  const definitions = model.definitions.slice();
  const definition = definitions[one.definition]!;
  definitions[one.definition] = { ...definition, body: asIfSeen(definition.body, value) };
  return { ...model, definitions, observations: [one] };
}

/** By observation and row, the mean over worlds of the chance of what was observed; undefined where nothing was. No date counts. */
function chancesOf(
  { asOf: _, ...model }: Model,
  latents: Parameters<ReturnType<typeof targetOf>['play']>[2],
  count: number,
  seed: number,
): (number | undefined)[][] | Fault {
  const weighed = weighedModel(model);
  if ('diagnostic' in weighed) return weighed;
  const played = targetOf(readied(weighed)).play(seed, count, latents);
  if ('diagnostic' in played) return played;
  return model.observations.map(({ definition }) => meanChances(weighed, played, definition));
}
