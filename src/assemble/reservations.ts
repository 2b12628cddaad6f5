import { sampleQuantile, sorted } from '../math/sample-quantile.ts';
import type { Model, Settlement } from '../model/model.ts';
import type { ReservationFacts } from '../result/settlement.ts';
import type { Foresight } from '../settle/foresight/foresee.ts';
import type { Unsigned } from '../settle/foresight/unsigned.ts';
import { reservation } from '../settle/terms/reservation.ts';
import { labelled } from './labelled.ts';
import { mostOpposed } from './opposed.ts';

/**
 * How far each who must agree would go on the issue over which they are most opposed, through time, and how fast that moves.
 *
 * @param nearest by date, the package nearest to agreement in each world
 */
export function reservationFacts(
  model: Model,
  settlement: Settlement,
  unsigned: Unsigned,
  foresight: Pick<Foresight, 'talks' | 'agreed'>,
  nearest: readonly Int16Array[],
): ReservationFacts | undefined {
  const { dates, mustAgree } = unsigned;
  const opposed = mostOpposed(unsigned.open, mustAgree);
  if (opposed === undefined) return undefined;
  const { open } = opposed;
  const { name, level } = settlement.issues[open.issue]!;
  const scale = model.definitions[level]?.unit.scale ?? 1;
  const names = labelled(model, settlement.actors);
  const say = mustAgree.flatMap((must, actor) => (must ? [actor] : []));
  const told = say.map((actor) => ({
    id: names[actor]!.id,
    wants: meanOf(open.weight(actor)) > 0 ? ('more' as const) : ('less' as const),
    levels: [] as (readonly [number, number, number] | null)[],
    moves: [] as (readonly [number, number, number] | null)[],
    hardens: [] as number[],
  }));
  const { talks, agreed } = foresight;
  let before: { readonly packs: Int16Array; readonly at: readonly Float64Array[] } | undefined;
  for (let date = 0; date < dates; date++) {
    const packs = nearest[date]!;
    const at = (of: Int16Array): Float64Array[] =>
      say.map((actor) => reservation(unsigned, talks, agreed, open, actor, date, of));
    const now = at(packs);
    // The same terms a period later, so that what moves is what each would take and not which terms are looked at.
    const same = before === undefined ? undefined : at(before.packs);
    for (const [place, one] of told.entries()) {
      one.levels.push(spread(now[place]!, scale));
      if (before === undefined || same === undefined) continue;
      const moved = same[place]!.map((value, world) => value - before!.at[place]![world]!);
      const known = moved.filter((value) => !Number.isNaN(value));
      const harder = known.filter((value) => (one.wants === 'more' ? value > 0 : value < 0)).length;
      one.moves.push(spread(known, scale));
      one.hardens.push(known.length === 0 ? 0 : harder / known.length);
    }
    before = { packs, at: now };
  }
  return { issue: name, actors: told };
}

function meanOf(column: Float64Array): number {
  return column.reduce((sum, value) => sum + value, 0) / column.length;
}

/** 25, 50 and 75 %; null where nothing is known. */
function spread(column: Float64Array, scale: number): readonly [number, number, number] | null {
  const order = sorted(column);
  if (order.length === 0) return null;
  const at = (p: number): number => sampleQuantile(order, p) / scale;
  return [at(0.25), at(0.5), at(0.75)];
}
