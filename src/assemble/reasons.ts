import { isoDate } from '../model/iso-date.ts';
import type { Model, Settlement } from '../model/model.ts';
import type { ReasonFacts } from '../result/settlement.ts';
import type { Foresight } from '../settle/foresight/foresee.ts';
import type { Unsigned } from '../settle/foresight/unsigned.ts';
import { REASONS, type Reason, shiftOutweighs, whyBlocked } from '../settle/reasons/reasons.ts';
import { labelled } from './labelled.ts';
import { mostOpposed } from './opposed.ts';
import { type Scene, sceneOf } from './scene.ts';

/** Worlds that are looked at, of which each may take some linear programs. */
const LOOKED = 1000;
/** A reason that unblocks fewer of the blocked worlds is not called the reason. */
const LEAST_REASON = 0.05;

/** Why nothing is agreed at a date. */
export function reasonFacts(
  model: Model,
  settlement: Settlement,
  unsigned: Unsigned,
  foresight: Pick<Foresight, 'talks' | 'agreed'>,
  date: number,
): ReasonFacts {
  const scene = sceneOf(unsigned, foresight, date);
  const next = date + 1 < unsigned.dates ? sceneOf(unsigned, foresight, date + 1) : undefined;
  const { worlds, packages, mustAgree, clear, hope, breaking, blind } = scene;
  const counts: Record<Reason, number> = {
    misjudgement: 0,
    hope: 0,
    commitment: 0,
    domestic: 0,
    indivisible: 0,
  };
  let [blocked, nothing] = [0, 0];
  const misjudged = mustAgree.map((_, actor) => unsigned.misjudged(actor, date));
  const homeCost = mustAgree.map((_, actor) => unsigned.homeCost(actor));
  const broken = mustAgree.map((_, actor) => unsigned.broken(actor));
  const worth = mustAgree.map((_, actor) =>
    Array.from({ length: packages }, (_, pack) => unsigned.worth(pack, actor, date)),
  );
  let judged = 0;
  const looked = Math.min(LOOKED, worlds);
  for (let place = 0; place < looked; place++) {
    // Spread over all worlds, as their order may have a meaning.
    const world = Math.floor((place * worlds) / looked);
    if (blind[world] === 1) continue;
    judged += 1;
    const found = whyBlocked({
      mustAgree,
      gain: clear.map((packs, actor) => packs.map((column) => column[world]! - hope[actor]![world]!)),
      ifKept: worth.map((packs, actor) =>
        packs.map((column, pack) => {
          // What breakdown takes: worth is (1 − q) terms + q broken − home cost, and would be terms − home cost.
          const chance = breaking[pack]![world]!;
          const left = column[world]! + homeCost[actor]![world]! - chance * broken[actor]![world]!;
          return chance > 0 && chance < 1
            ? Math.max(0, (chance * left) / (1 - chance) - chance * broken[actor]![world]!)
            : 0;
        }),
      ),
      misjudged: misjudged.map((column) => column[world]!),
      hope: hope.map((column) => column[world]!),
      homeCost: homeCost.map((column) => column[world]!),
    });
    if (found.agreed) continue;
    blocked += 1;
    if (!found.together) nothing += 1;
    for (const reason of REASONS) if (found.by[reason]) counts[reason] += 1;
  }
  const share = (count: number): number => (blocked === 0 ? 0 : count / blocked);
  const most = REASONS.reduce((a, b) => (counts[b] > counts[a] ? b : a));
  return {
    date: isoDate(model.clock.starts[date] ?? 0),
    worlds: looked,
    blocked: judged === 0 ? 0 : blocked / judged,
    ...(Object.fromEntries(REASONS.map((reason) => [reason, share(counts[reason])])) as Record<
      Reason,
      number
    >),
    nothing: share(nothing),
    ...(share(counts[most]) < LEAST_REASON ? {} : { most }),
    shift: next === undefined ? [] : shifts(model, settlement, unsigned.dates, scene, next),
  };
}

/** Where power shifts faster than terms make good, over the issue with a range on which two who must agree are most opposed. */
function shifts(
  model: Model,
  settlement: Settlement,
  dates: number,
  now: Scene,
  next: Scene,
): ReasonFacts['shift'] {
  const { worlds, mustAgree } = now;
  const opposed = mostOpposed(now.open, mustAgree);
  if (opposed === undefined) return [];
  const { open, up, down } = opposed;
  const range = open.highest - open.lowest;
  const sides = [up, down] as const;
  const weights = sides.map((actor) => open.weight(actor));
  // The least part of the range that a side must have, other terms as in the package that is best for both together.
  const least = (scene: Scene, side: 0 | 1, pack: number, world: number): number => {
    const kept = 1 - scene.breaking[pack]![world]!;
    const slope = kept * weights[side]![world]!;
    const level = open.level(pack, scene.date)[world]!;
    const bar = level - scene.clear[sides[side]]![pack]![world]! / slope;
    return side === 0 ? (bar - open.lowest) / range : (open.highest - bar) / range;
  };
  const counts = sides.map(() => ({ anyone: 0, rising: 0 }));
  const discount = 1 - 1 / (dates - now.date);
  for (let world = 0; world < worlds; world++) {
    if (!(weights[0]![world]! > 0 && weights[1]![world]! < 0)) continue;
    let [pack, surplus] = [0, Number.NEGATIVE_INFINITY];
    for (let one = 0; one < now.packages; one++) {
      const left = 1 - least(now, 0, one, world) - least(now, 1, one, world);
      if (left > surplus) [pack, surplus] = [one, left];
    }
    const shares = {
      now: [least(now, 0, pack, world), least(now, 1, pack, world)] as const,
      later: [least(next, 0, pack, world), least(next, 1, pack, world)] as const,
    };
    for (const side of [0, 1] as const) {
      const found = shiftOutweighs(shares, side, discount);
      if (found.anyone) counts[side]!.anyone += 1;
      if (found.rising) counts[side]!.rising += 1;
    }
  }
  const names = labelled(model, settlement.actors);
  return sides.map((actor, side) => ({
    id: names[actor]!.id,
    anyone: counts[side]!.anyone / worlds,
    rising: counts[side]!.rising / worlds,
  }));
}
