import { withDefinitions } from '../check/with-rules.ts';
import type { Fault } from '../kernel/kernel.ts';
import { pause } from '../kernel/pause.ts';
import { areShared, sharedNumbers } from '../math/shared-numbers.ts';
import type { Expr } from '../model/expression.ts';
import type { Model, Settlement } from '../model/model.ts';
import { layoutOf } from '../reference/layout.ts';
import {
  type Draws,
  drawAhead,
  drawIn,
  drawsOf,
  type Luck,
  luckOf,
  shocksOf,
} from '../settle/foresight/luck.ts';
import type { Unsigned } from '../settle/foresight/unsigned.ts';
import type { Plan, Run } from '../simulate/plan.ts';
import type { Player } from '../simulate/player.ts';
import { doubles } from '../simulate/series.ts';
import { simulate } from '../simulate/simulate.ts';
import type { Simulated } from '../simulate/simulated.ts';
import { alongside } from './alongside.ts';

export interface UnsignedSettings {
  readonly seed: number;
  readonly worlds: number;
  readonly player: (plan: Plan) => Player;
  readonly signal?: AbortSignal;
  /** Whether what packages are made of is read off too. */
  readonly made?: boolean;
}

/** Bytes that the worlds of some options may take at a time. */
const MEMORY = 256 * 2 ** 20;

/**
 * Plays the options of a run in worlds in which nothing is signed, and reads off what actors see, what is at stake and what each
 * package would be worth at each date, option by option, in their order. As many options are played at a time as memory is to hold. A
 * fault ends it, and an abort rejects with its reason.
 */
export async function* unsignedWorlds(
  run: Run,
  settlement: Settlement,
  { seed, worlds, player, signal, made = false }: UnsignedSettings,
): AsyncGenerator<{ readonly option: number; readonly unsigned: Unsigned } | Fault> {
  const { stakes, seen, worth, offer, misjudged, issues } = settlement;
  const known = [
    ...[offer, worth, misjudged],
    ...stakes.map(({ now }) => now),
    ...seen.map(({ definition }) => definition),
  ];
  const ends = stakes.map(({ end }) => end);
  const lucks = luckOf(run.model, known, ends);
  const { model: watched, chances } = withChances(run.model, lucks);
  const looked = [
    ...(settlement.breaking === undefined ? [] : [settlement.breaking]),
    ...issues.flatMap(({ level, range }) => (range === undefined ? [] : [level])),
  ];
  const parts = issues.map((issue) => issue.worth);
  const model: Model = {
    ...watched,
    fans: [...new Set([...known, ...looked, ...(made ? parts : [])]), ...chances.values()].filter((number) =>
      inPeriods(watched, number),
    ),
    outcomes: ends,
    finishOrder: watched.finishOrder.filter((number) => watched.definitions[number]?.role !== 'check'),
  };
  const { fans, periods } = layoutOf(model);
  const bytes = worlds * fans.length * periods * Float64Array.BYTES_PER_ELEMENT;
  const together = Math.max(1, Math.floor(MEMORY / bytes));
  const draws = drawsOf({ seed, worlds, periods });
  const { latents } = run;
  for (let first = 0; first < run.options.length; first += together) {
    const options = run.options.slice(first, first + together);
    const shown = shownIn(options.length, fans.length * periods * worlds);
    const plan: Plan = {
      seed,
      everyFan: true,
      ...(shown === undefined ? {} : { fansInto: shown }),
      runs: [{ model, options, ...(latents === undefined ? {} : { latents }) }],
    };
    const both = await alongside(
      () => drawing(draws, lucks),
      (until) =>
        simulate(plan, { stop: { worlds }, memory: Number.POSITIVE_INFINITY }, player(plan), {
          signal: until,
        }),
      signal,
    );
    if ('diagnostic' in both) {
      yield both;
      return;
    }
    const { other: played } = both;
    for (const [place, option] of options.entries()) {
      await pause();
      signal?.throwIfAborted();
      yield {
        option,
        unsigned: unsignedOf(played, place, settlement, {
          shown: shown?.[place],
          lucks,
          draws,
          chances,
          made,
        }),
      };
    }
  }
}

/** Makes the draws while others play; their answers are heard between two. */
async function drawing(draws: Draws, lucks: readonly Luck[]): Promise<object> {
  for (const _ of drawAhead(draws, lucks)) await pause();
  return {};
}

interface Lucky {
  /** What the option's worlds showed, where threads put it into memory that they share. */
  readonly shown: Float64Array | undefined;
  readonly lucks: readonly Luck[];
  readonly draws: Draws;
  /** By the definition that draws, the number of the chance. */
  readonly chances: ReadonlyMap<number, number>;
  readonly made: boolean;
}

/** Memory that threads share, a piece for each option; undefined where the machine has none. */
function shownIn(options: number, numbers: number): Float64Array[] | undefined {
  const shown = Array.from({ length: options }, () => sharedNumbers(numbers));
  return shown.every(areShared) ? shown : undefined;
}

/** @param place of the option among those played */
function unsignedOf(
  { plan, columns, stores: [store], worlds }: Simulated,
  place: number,
  settlement: Settlement,
  { shown, lucks, draws, chances, made }: Lucky,
): Unsigned {
  const { stakes, seen, between, worth, offer, misjudged, actors: table, packages } = settlement;
  const { broken, breaking, homeCost, issues } = settlement;
  const none = new Float64Array(worlds);
  const [run] = plan.runs;
  if (store === undefined || run === undefined) throw new Error('nothing was played');
  const { fans: layout, periods } = store.layout;
  const places = new Map(layout.map(({ definition, row }, at) => [`${definition} ${row}`, at]));
  const fixed = new Map<string, Float64Array>();
  /** A definition at a date: a column of its own, or the same at every date where it is fixed in a world. */
  const at = (definition: number, row: number, date: number): Float64Array => {
    const key = `${definition} ${row}`;
    const fan = places.get(key);
    if (fan !== undefined) {
      const column = fan * periods + date;
      return shown?.subarray(column * worlds, (column + 1) * worlds) ?? doubles(store.fans[place]![column]!);
    }
    const found = fixed.get(key) ?? columns.world(undefined, definition, row);
    fixed.set(key, found);
    return found;
  };
  const actors = run.model.tables[table]?.rows.length ?? 0;
  const ends = stakes.map(({ end }) => columns.outcome(undefined, run.options[place]!, end, 0));
  const chance = ({ definition, row }: Luck, period: number): Float64Array =>
    at(chances.get(definition) ?? -1, row, period);
  return {
    worlds,
    dates: periods,
    mustAgree: Array.from({ length: actors }, (_, actor) => between.includes(actor)),
    stakes: stakes.length,
    packages: run.model.tables[packages]?.rows.length ?? 0,
    features: seen.length,
    seen: (feature, date) => at(seen[feature]!.definition, 0, date),
    offered: (date) => at(offer, 0, date),
    now: (stake, date) => at(stakes[stake]!.now, 0, date),
    end: (stake) => ends[stake]!,
    weight: (stake, actor) => at(stakes[stake]!.weight, actor, 0),
    worth: (pack, actor, date) => at(worth, pack * actors + actor, date),
    misjudged: (actor, date) => at(misjudged, actor, date),
    shocks: shocksOf(lucks, draws, chance),
    luck: { lucks, draws, chance },
    homeCost: (actor) => (homeCost === undefined ? none : at(homeCost, actor, 0)),
    broken: (actor) => (broken === undefined ? none : at(broken, actor, 0)),
    breaking: (pack, date) => (breaking === undefined ? none : at(breaking, pack, date)),
    open: issues.flatMap(({ range, weight, level }, issue) =>
      range === undefined
        ? []
        : [
            {
              issue,
              lowest: range[0],
              highest: range[1],
              level: (pack: number, date: number) => at(level, pack, date),
              weight: (actor: number) => at(weight, actor, 0),
            },
          ],
    ),
    ...(made
      ? {
          made: {
            issue: (issue, pack, actor, date) => at(issues[issue]!.worth, pack * actors + actor, date),
            issues: issues.length,
          },
        }
      : {}),
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
