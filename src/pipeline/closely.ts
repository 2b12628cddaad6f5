import { momentFacts } from '../assemble/moments.ts';
import type { Looked } from '../assemble/settlement.ts';
import { boundFacts } from '../assemble/settlement.ts';
import type { Fault } from '../kernel/kernel.ts';
import type { Model, Settlement } from '../model/model.ts';
import type { OptionSettlement, SettlementFacts } from '../result/settlement.ts';
import { NONE } from '../settle/acceptance/agree.ts';
import { type Foresight, foresee, judgedBy } from '../settle/foresight/foresee.ts';
import { type Aide, type Settled, settleBeside } from '../settle/foresight/settle.ts';
import { spreadOfGoingOn } from '../settle/foresight/spread.ts';
import type { Unsigned } from '../settle/foresight/unsigned.ts';
import { type Bounds, boundsOf } from '../settle/stopping/bounds.ts';
import type { Run } from '../simulate/plan.ts';
import { datesOnTable } from './foresee.ts';
import { shownRoom } from './shown-room.ts';
import { type UnsignedSettings, unsignedWorlds } from './unsigned.ts';

/** Worlds of each option in which dates are looked at closely. */
export const LOOKED = 2000;

/** What actors have learned to expect. */
export type Rules = Pick<Foresight, 'ahead' | 'hope'>;

/**
 * What is told of an option beyond who would accept what.
 *
 * @param found in worlds of which what packages are made of need not be known
 * @param few worlds in which it is
 * @param dates looked at
 * @param rules by which these worlds are judged there, so that what is told of a date is told of the same foresight as all else
 */
export function lookedAt(
  model: Model,
  settlement: Settlement,
  all: Unsigned,
  found: Settled,
  few: Unsigned,
  dates: readonly number[],
  rules: Rules = found,
): Looked {
  const foresight = judgedBy(rules, few);
  return {
    bounds: boundsIn(found, all),
    undecided: undecidedIn(found),
    revealed: revealedIn(all),
    moments: dates.map((date) => momentFacts(model, settlement, few, foresight, date)),
  };
}

/**
 * The facts of a run with a closer look at two of its options: the first, and the one in which most is signed.
 *
 * @param run as it is before what actors foresee is put in
 * @param learned by option, what they foresee
 */
export async function lookedClosely(
  run: Run,
  facts: SettlementFacts,
  learned: ReadonlyMap<number, Rules>,
  settings: UnsignedSettings,
  aide?: Aide,
): Promise<SettlementFacts | Fault> {
  const { model } = run;
  const { settlement } = model;
  if (settlement === undefined) return facts;
  const [first, ...others] = facts.options;
  const most = others.reduce((a, b) => (a === undefined || b.settled > a.settled ? b : a), others[0]);
  const told = new Map<string, OptionSettlement>();
  const room = shownRoom();
  for (const own of [first, most]) {
    const option = run.options.find((number) => model.options[number]?.id === own?.id);
    if (own === undefined || option === undefined) continue;
    for await (const found of unsignedWorlds({ ...run, options: [option] }, settlement, {
      ...settings,
      room,
      terms: 'parts',
    })) {
      if ('diagnostic' in found) return found;
      const { unsigned } = found;
      const settled = await settleBeside(unsigned, {}, aide);
      const dates = datesOnTable(unsigned);
      const looked = lookedAt(model, settlement, unsigned, settled, unsigned, dates, learned.get(option));
      told.set(own.id, { ...own, ...{ ...looked, bounds: boundFacts(model, settlement, looked.bounds) } });
    }
  }
  return { ...facts, options: facts.options.map((own) => told.get(own.id) ?? own) };
}

/** Bounds of what talks are worth to each, held against the spread of what going on for good is worth. */
function boundsIn({ agreed }: Settled, unsigned: Unsigned): Bounds[] {
  const spreads = spreadOfGoingOn(unsigned);
  return agreed.actors.map((actor, place) => {
    const own = spreads[place]!;
    return { ...boundsOf({ ...actor, spreads: own }), spread: own[0]! };
  });
}

/** The share of the worlds in which something is signed when all would accept something else, too. */
function undecidedIn({ talks, agreed }: Settled): number {
  const { worlds, dates, packages, actors, mustAgree } = talks;
  const acceptable = new Uint8Array(worlds);
  for (let date = 0; date < dates; date++) {
    for (let pack = 0; pack < packages; pack++) {
      const worth = Array.from({ length: actors }, (_, actor) => talks.worth(actor, pack, date));
      for (let world = 0; world < worlds; world++) {
        if (agreed.stoppedAt[world] !== date) continue;
        const all = mustAgree.every(
          (must, actor) => !must || worth[actor]![world]! >= agreed.goingOn[actor]![date * worlds + world]!,
        );
        if (all) acceptable[world]! += 1;
      }
    }
  }
  return acceptable.reduce((sum, count) => sum + (count > 1 ? 1 : 0), 0) / worlds;
}

/** What revealing all would do: the same talks learned with what is private known to all. */
function revealedIn(unsigned: Unsigned): NonNullable<OptionSettlement['revealed']> {
  const [hidden, open] = [foresee(unsigned), foresee(unsigned, { revealed: true })];
  const { worlds } = unsigned;
  const settled = open.agreed.signed.reduce((sum, pack) => sum + (pack === NONE ? 0 : 1), 0) / worlds;
  const periods = ({ agreed }: Foresight): number =>
    agreed.stoppedAt.reduce((sum, date) => sum + date, 0) / worlds;
  return {
    settled,
    mcse: Math.sqrt((settled * (1 - settled)) / worlds),
    sooner: periods(hidden) - periods(open),
  };
}
