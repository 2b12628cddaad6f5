import { withDefinitions } from '../check/with-rules.ts';
import type { Column, Fault } from '../kernel/kernel.ts';
import { pause } from '../kernel/pause.ts';
import type { Expr, FunctionName } from '../model/expression.ts';
import type { Model, Settlement } from '../model/model.ts';
import { layoutOf } from '../reference/layout.ts';
import {
  type Draws,
  drawAhead,
  drawIn,
  drawsOf,
  type Luck,
  luckOf,
  rowOf,
  shocksOf,
} from '../settle/foresight/luck.ts';
import type { Unsigned } from '../settle/foresight/unsigned.ts';
import type { Demand } from '../simulate/demand.ts';
import type { Plan, Run } from '../simulate/plan.ts';
import type { Player } from '../simulate/player.ts';
import { doubles } from '../simulate/series.ts';
import { simulate } from '../simulate/simulate.ts';
import type { Simulated } from '../simulate/simulated.ts';
import { alongside } from './alongside.ts';
import { type ShownRoom, shownRoom } from './shown-room.ts';

export interface UnsignedSettings {
  readonly seed: number;
  readonly worlds: number;
  readonly player: (plan: Plan) => Player;
  readonly signal?: AbortSignal;
  /** What of packages' terms is read off beside their worth; levels unless given. */
  readonly terms?: Terms;
  /** Where worlds are shown, if the caller has done with one option's when it asks for the next; else memory of their own. */
  readonly room?: ShownRoom;
}

/** Nothing, the levels of open issues and how deals break down, or what each issue adds, too. */
export type Terms = 'nothing' | 'levels' | 'parts';

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
  { seed, worlds, player, signal, terms = 'levels', room }: UnsignedSettings,
): AsyncGenerator<{ readonly option: number; readonly unsigned: Unsigned } | Fault> {
  const { stakes, seen, worth, offer, misjudged, issues } = settlement;
  const known = [
    ...[offer, worth, misjudged],
    ...stakes.map(({ now }) => now),
    ...seen.map(({ definition }) => definition),
  ];
  const ends = stakes.map(({ end }) => end);
  const lucks = luckOf(run.model, known, ends);
  const { model: watched, events } = withEvents(run.model, lucks);
  const looked = [
    ...(terms === 'nothing' ? [] : levelsOf(settlement)),
    ...(terms === 'parts' ? issues.map((issue) => issue.worth) : []),
  ];
  const model: Model = {
    ...watched,
    fans: [...new Set([...known, ...looked]), ...events.values()].filter((number) =>
      inPeriods(watched, number),
    ),
    outcomes: ends,
    finishOrder: watched.finishOrder.filter((number) => watched.definitions[number]?.role !== 'check'),
  };
  const { fans, periods } = layoutOf(model);
  const bytes = worlds * fans.length * periods * Float64Array.BYTES_PER_ELEMENT;
  const together = Math.max(1, Math.floor(MEMORY / bytes));
  const draws = drawsOf({ seed, worlds, periods });
  const fixed = [
    ...[...known, ...looked, ...homeOf(settlement)],
    ...[...stakes, ...issues].map(({ weight }) => weight),
  ].filter((number) => !inPeriods(watched, number));
  const { latents } = run;
  for (let first = 0; first < run.options.length; first += together) {
    const options = run.options.slice(first, first + together);
    const shown = (room ?? shownRoom()).of(options.length, fans.length * periods * worlds);
    const plan: Plan = {
      seed,
      everyFan: true,
      demand: demandOf(model, fixed, options),
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
          events,
          terms,
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
  /** By the definition that draws, the number of what is to be shown of its events. */
  readonly events: ReadonlyMap<number, number>;
  readonly terms: Terms;
}

/** Nothing but what is read is kept of worlds. */
function demandOf(model: Model, fixed: readonly number[], options: readonly number[]): Demand {
  const rowsOf = (definition: number): Column[] =>
    Array.from({ length: model.definitions[definition]?.size ?? 0 }, (_, row) => ({ definition, row }));
  const ends = model.outcomes.flatMap(rowsOf);
  return {
    reads: [
      ...fixed.flatMap(rowsOf),
      ...options.flatMap((option) => ends.map((column) => ({ ...column, option }))),
    ],
    ranked: [],
    first: 0,
    alone: true,
  };
}

/** What the levels of open issues are, what they are worth, and how deals break down. */
function levelsOf({ breaking, issues }: Settlement): number[] {
  return [
    ...(breaking === undefined ? [] : [breaking]),
    ...issues.flatMap(({ level, weight, range }) => (range === undefined ? [] : [level, weight])),
  ];
}

/** What agreement costs at home, and what broken terms are worth. */
function homeOf({ homeCost, broken }: Settlement): number[] {
  return [homeCost, broken].filter((number) => number !== undefined);
}

/** @param place of the option among those played */
function unsignedOf(
  { plan, columns, stores: [store], worlds }: Simulated,
  place: number,
  settlement: Settlement,
  { shown, lucks, draws, events, terms }: Lucky,
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
  const event = ({ definition, row }: Luck, period: number): Float64Array =>
    at(events.get(definition) ?? -1, row, period);
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
    shocks: shocksOf(lucks, draws, event),
    luck: { lucks, draws, shown: event },
    homeCost: (actor) => (homeCost === undefined ? none : at(homeCost, actor, 0)),
    broken: (actor) => (broken === undefined ? none : at(broken, actor, 0)),
    breaking: (pack, date) =>
      breaking === undefined || terms === 'nothing' ? none : at(breaking, pack, date),
    open: issues.flatMap(({ range, weight, level }, issue) =>
      range === undefined || terms === 'nothing'
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
    ...(terms === 'parts'
      ? {
          made: {
            issue: (issue, pack, actor, date) => at(issues[issue]!.worth, pack * actors + actor, date),
            issues: issues.length,
          },
        }
      : {}),
  };
}

/**
 * The model with what is to be shown of its events as quantities of their own; their numbers by that of the definition that draws. Of an event that
 * is a definition it is its shock: 1 or 0 less its chance, divided by the standard deviation of that, and 0 where it was certain.
 */
function withEvents(
  model: Model,
  lucks: readonly Luck[],
): { readonly model: Model; readonly events: ReadonlyMap<number, number> } {
  const events = new Map<number, number>();
  const definitions = [...model.definitions];
  for (const luck of lucks) {
    const { definition: number } = luck;
    const drawn = model.definitions[number];
    if (luck.kind !== 'event' || events.has(number) || drawn === undefined) continue;
    const shown = (row: number): Expr => {
      const chance = drawIn(model, number, row)?.args[0];
      if (chance === undefined) return constant(0);
      return rowOf(drawn, row)?.op === 'draw' ? shockOf(model, number, row, chance) : chance;
    };
    events.set(number, definitions.length);
    definitions.push({
      ...drawn,
      // No name in a scenario has a space in it.
      name: `${drawn.name} luck`,
      role: 'quantity',
      type: { kind: 'number', dimension: {} },
      unit: { ...drawn.unit, scale: 1 },
      body: { kind: 'each', exprs: Array.from({ length: drawn.size }, (_, row) => shown(row)) },
      draws: false,
      authored: false,
      mayBeMissing: true,
    });
  }
  return { model: events.size === 0 ? model : withDefinitions(model, definitions), events };
}

/** The shock of an event that a row of a definition is; 0 where its chance is missing. */
function shockOf(model: Model, number: number, row: number, chance: Expr): Expr {
  const drawn = model.definitions[number]!;
  const { span } = drawn;
  const apply = (fn: FunctionName, ...args: Expr[]): Expr => ({ op: 'apply', fn, args, span });
  // The last of its tables is counted through first.
  const rows: Expr[] = [];
  let left = row;
  for (const table of drawn.over.toReversed()) {
    const { length } = model.tables[table]!.rows;
    rows.unshift(constant(left % length));
    left = Math.floor(left / length);
  }
  const happened: Expr = { op: 'read', definition: number, rows, span };
  const spread = apply('sqrt', apply('multiply', chance, apply('subtract', constant(1), chance)));
  const uncertain = apply('and', apply('greater', chance, constant(0)), apply('less', chance, constant(1)));
  return {
    op: 'if',
    test: apply('otherwise', uncertain, constant(0)),
    then: apply('divide', apply('subtract', happened, chance), spread),
    else: constant(0),
  };
}

function constant(value: number): Expr {
  return { op: 'constant', value };
}

function inPeriods({ definitions }: Model, number: number): boolean {
  return definitions[number]?.reach === 'period';
}
