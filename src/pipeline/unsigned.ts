import { withDefinitions } from '../check/with-rules.ts';
import type { Fault } from '../kernel/kernel.ts';
import type { Expr } from '../model/expression.ts';
import type { Model, Settlement } from '../model/model.ts';
import { drawIn, type Luck, luckOf, shocksOf } from '../settle/foresight/luck.ts';
import type { Unsigned } from '../settle/foresight/unsigned.ts';
import type { Plan, Run } from '../simulate/plan.ts';
import type { Player } from '../simulate/player.ts';
import { doubles } from '../simulate/series.ts';
import { simulate } from '../simulate/simulate.ts';

export interface UnsignedSettings {
  readonly seed: number;
  readonly worlds: number;
  readonly player: (plan: Plan) => Player;
  readonly signal?: AbortSignal;
}

/**
 * Plays one option of a run in worlds in which nothing is signed, and reads off what actors see, what is at stake and what each
 * package would be worth at each date. An abort rejects with its reason.
 *
 * @param run with one option
 */
export async function unsignedWorlds(
  run: Run,
  settlement: Settlement,
  { seed, worlds, player, signal }: UnsignedSettings,
): Promise<Unsigned | Fault> {
  const { stakes, seen, between, worth, offer, misjudged } = settlement;
  const known = [
    ...[offer, worth, misjudged],
    ...stakes.map(({ now }) => now),
    ...seen.map(({ definition }) => definition),
  ];
  const ends = stakes.map(({ end }) => end);
  const lucks = luckOf(run.model, known, ends);
  const { model: watched, chances } = withChances(run.model, lucks);
  const model: Model = {
    ...watched,
    fans: [...new Set(known), ...chances.values()].filter((number) => inPeriods(watched, number)),
    outcomes: ends,
    finishOrder: watched.finishOrder.filter((number) => watched.definitions[number]?.role !== 'check'),
  };
  const plan: Plan = {
    seed,
    everyFan: true,
    runs: [{ model, options: run.options, ...(run.latents === undefined ? {} : { latents: run.latents }) }],
  };
  const played = await simulate(
    plan,
    { stop: { worlds }, memory: Number.POSITIVE_INFINITY },
    player(plan),
    signal === undefined ? {} : { signal },
  );
  if ('diagnostic' in played) return played;
  const { columns, stores } = played;
  const [option = 0] = run.options;
  const [store] = stores;
  if (store === undefined) throw new Error('nothing was played');
  const { fans: layout, periods } = store.layout;
  const places = new Map(layout.map(({ definition, row }, place) => [`${definition} ${row}`, place]));
  const fixed = new Map<string, Float64Array>();
  /** A definition at a date: a column of its own, or the same at every date where it is fixed in a world. */
  const at = (definition: number, row: number, date: number): Float64Array => {
    const key = `${definition} ${row}`;
    const place = places.get(key);
    if (place !== undefined) return doubles(store.fans[0]![place * periods + date]!);
    const found = fixed.get(key) ?? columns.world(undefined, definition, row);
    fixed.set(key, found);
    return found;
  };
  const actors = model.tables[settlement.actors]?.rows.length ?? 0;
  return {
    worlds,
    dates: periods,
    mustAgree: Array.from({ length: actors }, (_, actor) => between.includes(actor)),
    stakes: stakes.length,
    packages: model.tables[settlement.packages]?.rows.length ?? 0,
    features: seen.length,
    seen: (feature, date) => at(seen[feature]!.definition, 0, date),
    offered: (date) => at(offer, 0, date),
    now: (stake, date) => at(stakes[stake]!.now, 0, date),
    end: (stake) => columns.outcome(undefined, option, stakes[stake]!.end, 0),
    weight: (stake, actor) => at(stakes[stake]!.weight, actor, 0),
    worth: (pack, actor, date) => at(worth, pack * actors + actor, date),
    misjudged: (actor, date) => at(misjudged, actor, date),
    shocks: shocksOf(lucks, { seed, worlds, periods }, ({ definition, row }, period) =>
      at(chances.get(definition) ?? -1, row, period),
    ),
  };
}

/** The model with the chances of its events as quantities of their own; their numbers by that of the definition that draws. */
function withChances(
  model: Model,
  lucks: readonly Luck[],
): { readonly model: Model; readonly chances: ReadonlyMap<number, number> } {
  const chances = new Map<number, number>();
  const definitions = [...model.definitions];
  for (const { definition: number, kind } of lucks) {
    const drawn = model.definitions[number];
    if (kind !== 'event' || chances.has(number) || drawn === undefined) continue;
    const exprs = Array.from(
      { length: drawn.body.kind === 'same' ? 1 : drawn.size },
      (_, row): Expr => drawIn(model, number, row)?.args[0] ?? { op: 'constant', value: 0 },
    );
    chances.set(number, definitions.length);
    definitions.push({
      ...drawn,
      // No name in a scenario has a space in it.
      name: `${drawn.name} chance`,
      role: 'quantity',
      type: { kind: 'number', dimension: {} },
      unit: { ...drawn.unit, scale: 1 },
      body: drawn.body.kind === 'same' ? { kind: 'same', expr: exprs[0]! } : { kind: 'each', exprs },
      draws: false,
      authored: false,
      mayBeMissing: true,
    });
  }
  return { model: chances.size === 0 ? model : withDefinitions(model, definitions), chances };
}

function inPeriods({ definitions }: Model, number: number): boolean {
  return definitions[number]?.reach === 'period';
}
