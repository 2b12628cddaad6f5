import { sampleQuantile, sorted } from '../math/sample-quantile.ts';
import { isoDate } from '../model/iso-date.ts';
import type { Model, Settlement } from '../model/model.ts';
import type {
  MomentFacts,
  ObstacleFacts,
  OpenTermsFacts,
  ReasonFacts,
  TermsPoint,
} from '../result/settlement.ts';
import type { Foresight } from '../settle/foresight/foresee.ts';
import type { Made, OpenIssue, Unsigned } from '../settle/foresight/unsigned.ts';
import { REASONS, type Reason, shiftOutweighs, whyBlocked } from '../settle/reasons/reasons.ts';
import {
  bestTerms,
  frontier,
  gainsOf,
  type Issues,
  idealGains,
  kalaiSmorodinsky,
  nash,
  type Point,
} from '../settle/terms/issues.ts';
import { labelled } from './settlement.ts';

/** Worlds in which all terms are looked at, of which each takes some linear programs. */
const LOOKED = 200;
/** A reason that unblocks fewer of the blocked worlds is not called the reason. */
const LEAST_REASON = 0.05;
const FRONTIER_POINTS = 9;

/** Everything that stands at a date in all worlds, copied: columns of talks last for one date only. */
interface Scene {
  readonly worlds: number;
  readonly actors: number;
  readonly packages: number;
  readonly mustAgree: readonly boolean[];
  readonly offered: Float64Array;
  /** By actor and package, beyond going on for good; by actor what later terms are hoped to add. */
  readonly clear: readonly (readonly Float64Array[])[];
  readonly hope: readonly Float64Array[];
  readonly breaking: readonly Float64Array[];
  readonly date: number;
  readonly made: Made;
  readonly open: readonly OpenIssue[];
}

/** A date looked at closely: who stands in the way and why, and what terms all would accept. */
export function momentFacts(
  model: Model,
  settlement: Settlement,
  unsigned: Unsigned,
  { talks, agreed }: Foresight,
  date: number,
): MomentFacts {
  const { made, open, worlds, packages, mustAgree } = unsigned;
  if (made === undefined) throw new Error('what packages are made of was not read off');
  const actors = mustAgree.length;
  const sceneAt = (at: number): Scene => ({
    ...{ worlds, actors, packages, mustAgree, made, open, date: at },
    offered: unsigned.offered(at),
    clear: mustAgree.map((_, actor) =>
      Array.from({ length: packages }, (_, pack) => talks.clear(actor, pack, at).slice()),
    ),
    hope: agreed.goingOn.map((all) => all.subarray(at * worlds, (at + 1) * worlds)),
    breaking: Array.from({ length: packages }, (_, pack) => unsigned.breaking(pack, at)),
  });
  const now = sceneAt(date);
  const next = date + 1 < unsigned.dates ? sceneAt(date + 1) : undefined;
  return {
    date: isoDate(model.clock.starts[date] ?? 0),
    packages: labelled(model, settlement.packages).map(({ id }, pack) =>
      obstacle(model, settlement, now, id, pack),
    ),
    open: openTerms(model, settlement, now),
    reasons: reasonFacts(model, settlement, unsigned, now, next),
  };
}

function median(values: readonly number[]): number {
  return sampleQuantile(sorted(Float64Array.from(values)), 0.5);
}

function unitOf(model: Model, settlement: Settlement, issue: number): number {
  return model.definitions[settlement.issues[issue]!.level]?.unit.scale ?? 1;
}

function obstacle(
  model: Model,
  settlement: Settlement,
  scene: Scene,
  id: string,
  pack: number,
): ObstacleFacts {
  const { worlds, mustAgree, clear, hope, breaking, date, made } = scene;
  const gain = (actor: number, world: number): number => clear[actor]![pack]![world]! - hope[actor]![world]!;
  const say = mustAgree.flatMap((must, actor) => (must ? [actor] : []));
  const refusers = say.map(() => 0);
  const refusedIn: number[] = [];
  for (let world = 0; world < worlds; world++) {
    let refused = false;
    for (const [place, actor] of say.entries()) {
      if (gain(actor, world) >= 0) continue;
      refusers[place]! += 1;
      refused = true;
    }
    if (refused) refusedIn.push(world);
  }
  const share = refusedIn.length / worlds;
  if (refusedIn.length === 0) return { package: id, refused: 0 };
  const most = refusers.indexOf(Math.max(...refusers));
  const actor = say[most]!;
  const own = refusedIn.filter((world) => gain(actor, world) < 0);
  const scale = model.definitions[settlement.value]?.unit.scale ?? 1;
  const worths = settlement.issues.map(({ name }, issue) => {
    const column = made.issue(issue, pack, actor, date);
    return { name, worth: median(own.map((world) => column[world]! / scale)) };
  });
  const worst = worths.reduce((a, b) => (b.worth < a.worth ? b : a));
  const mend = scene.open
    .map((open) => {
      const level = open.level(pack, date);
      const weights = say.map((one) => open.weight(one));
      const moves = refusedIn.flatMap((world) => {
        const kept = 1 - breaking[pack]![world]!;
        // Changes of the issue that leave nobody who must agree below 0.
        let [low, high] = [open.lowest - level[world]!, open.highest - level[world]!];
        for (const [place, one] of say.entries()) {
          const slope = kept * weights[place]![world]!;
          const short = -gain(one, world);
          if (slope > 0) low = Math.max(low, short / slope);
          else if (slope < 0) high = Math.min(high, short / slope);
          else if (short > 0) return [];
        }
        if (low > high) return [];
        return [low > 0 ? low : high < 0 ? high : 0];
      });
      const range = open.highest - open.lowest;
      const size = moves.length === 0 ? Number.POSITIVE_INFINITY : median(moves.map(Math.abs)) / range;
      return { issue: open.issue, share: moves.length / refusedIn.length, moves, size };
    })
    // What mends in most worlds, the smaller change first among about as many.
    .sort((a, b) => Math.round(20 * (b.share - a.share)) || a.size - b.size)[0];
  return {
    package: id,
    refused: share,
    refuser: {
      id: labelled(model, settlement.actors)[actor]!.id,
      share: refusers[most]! / worlds,
      issue: worst.name,
      issue_worth: worst.worth,
      short: median(own.map((world) => -gain(actor, world) / scale)),
    },
    ...(mend === undefined || mend.moves.length === 0
      ? {}
      : {
          mend: {
            issue: settlement.issues[mend.issue]!.name,
            share: mend.share,
            by: median(mend.moves) / unitOf(model, settlement, mend.issue),
          },
        }),
  };
}

/** The terms around a package in one world, or on the mean of all: continuous issues free, all else as in it. */
function issuesAround(scene: Scene, pack: number, of: (column: Float64Array) => number): Issues {
  const { mustAgree, clear, hope, breaking, date } = scene;
  const levels = scene.open.map((open) => of(open.level(pack, date)));
  const kept = 1 - of(breaking[pack]!);
  const say = mustAgree.flatMap((must, actor) => (must ? [actor] : []));
  return {
    lowest: scene.open.map(({ lowest }) => lowest),
    highest: scene.open.map(({ highest }) => highest),
    actors: say.map((actor) => {
      const weights = scene.open.map((open) => kept * of(open.weight(actor)));
      const at = weights.reduce((sum, weight, issue) => sum + weight * levels[issue]!, 0);
      return { base: of(clear[actor]![pack]!) - at, weights, goingOn: of(hope[actor]!) };
    }),
  };
}

function openTerms(model: Model, settlement: Settlement, scene: Scene): OpenTermsFacts {
  const { worlds, packages } = scene;
  const looked = scene.open.length === 0 ? 0 : Math.min(LOOKED, worlds);
  const from: number[][] = scene.open.map(() => []);
  const to: number[][] = scene.open.map(() => []);
  let acceptable = 0;
  for (let place = 0; place < looked; place++) {
    // Spread over all worlds, as their order may have a meaning.
    const world = Math.floor((place * worlds) / looked);
    const low = scene.open.map(() => Number.POSITIVE_INFINITY);
    const high = scene.open.map(() => Number.NEGATIVE_INFINITY);
    let found = false;
    for (let pack = 0; pack < packages; pack++) {
      const issues = issuesAround(scene, pack, (column) => column[world]!);
      for (const issue of scene.open.keys()) {
        const up = scene.open.map((_, at) => (at === issue ? 1 : 0));
        const [most, least] = [
          bestTerms(issues, up),
          bestTerms(
            issues,
            up.map((one) => -one),
          ),
        ];
        if (most === undefined || least === undefined) break;
        found = true;
        low[issue] = Math.min(low[issue]!, least.terms[issue]!);
        high[issue] = Math.max(high[issue]!, most.terms[issue]!);
      }
    }
    if (!found) continue;
    acceptable += 1;
    for (const issue of scene.open.keys()) {
      from[issue]!.push(low[issue]!);
      to[issue]!.push(high[issue]!);
    }
  }
  const spread = (values: readonly number[], scale: number): readonly [number, number, number] => {
    const order = sorted(Float64Array.from(values));
    return [0.05, 0.5, 0.95].map((p) => sampleQuantile(order, p) / scale) as unknown as [
      number,
      number,
      number,
    ];
  };
  const points = pointsOf(model, settlement, scene);
  return {
    worlds: looked,
    acceptable: looked === 0 ? 0 : acceptable / looked,
    range:
      acceptable === 0
        ? []
        : scene.open.map(({ issue }, place) => ({
            issue: settlement.issues[issue]!.name,
            from: spread(from[place]!, unitOf(model, settlement, issue)),
            to: spread(to[place]!, unitOf(model, settlement, issue)),
          })),
    ...(points === undefined ? {} : { points }),
  };
}

/** Nash's and Kalai and Smorodinsky's points and the frontier, on the mean of the worlds, around the package where Nash's product is largest. */
function pointsOf(model: Model, settlement: Settlement, scene: Scene): OpenTermsFacts['points'] {
  if (scene.open.length === 0) return undefined;
  const mean = (column: Float64Array): number =>
    column.reduce((sum, value) => sum + value, 0) / column.length;
  let best:
    | { readonly pack: number; readonly issues: Issues; readonly point: Point; readonly product: number }
    | undefined;
  for (let pack = 0; pack < scene.packages; pack++) {
    const issues = issuesAround(scene, pack, mean);
    if (idealGains(issues) === undefined) continue;
    const point = nash(issues);
    if (point === undefined) continue;
    const product = point.gains.reduce((all, one) => all * one, 1);
    if (best === undefined || product > best.product) best = { pack, issues, point, product };
  }
  if (best === undefined) return undefined;
  const { issues, pack, point } = best;
  const scale = model.definitions[settlement.value]?.unit.scale ?? 1;
  const told = ({ terms }: Point): TermsPoint => ({
    terms: scene.open.map(({ issue }, place) => ({
      issue: settlement.issues[issue]!.name,
      level: terms[place]! / unitOf(model, settlement, issue),
    })),
    gains: [...gainsOf(issues, terms)].map((value) => value / scale),
  });
  const fair = kalaiSmorodinsky(issues);
  return {
    package: labelled(model, settlement.packages)[pack]!.id,
    nash: told(point),
    kalai_smorodinsky: told(fair ?? point),
    frontier: frontier(issues, 0, 1, FRONTIER_POINTS).map(told),
  };
}

function reasonFacts(
  model: Model,
  settlement: Settlement,
  unsigned: Unsigned,
  scene: Scene,
  next: Scene | undefined,
): ReasonFacts {
  const { worlds, packages, mustAgree, clear, hope, breaking, date, made } = scene;
  const counts: Record<Reason, number> = {
    misjudgement: 0,
    hope: 0,
    commitment: 0,
    domestic: 0,
    indivisible: 0,
  };
  let [blocked, nothing] = [0, 0];
  const misjudged = mustAgree.map((_, actor) => unsigned.misjudged(actor, date));
  const homeCost = mustAgree.map((_, actor) => made.homeCost(actor));
  const terms = mustAgree.map((_, actor) =>
    Array.from({ length: packages }, (_, pack) => made.terms(pack, actor, date)),
  );
  const worth = mustAgree.map((_, actor) =>
    Array.from({ length: packages }, (_, pack) => unsigned.worth(pack, actor, date)),
  );
  for (let world = 0; world < worlds; world++) {
    const found = whyBlocked({
      mustAgree,
      gain: clear.map((packs, actor) => packs.map((column) => column[world]! - hope[actor]![world]!)),
      ifKept: terms.map((packs, actor) =>
        packs.map((column, pack) =>
          // Were the terms sure to hold, they would be worth what they say, less what signing costs at home.
          breaking[pack]![world]! > 0
            ? Math.max(0, column[world]! - homeCost[actor]![world]! - worth[actor]![pack]![world]!)
            : 0,
        ),
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
    blocked: blocked / worlds,
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
  const mean = (column: Float64Array): number => column.reduce((sum, value) => sum + value, 0) / worlds;
  const say = mustAgree.flatMap((must, actor) => (must ? [actor] : []));
  let best:
    | { readonly issue: number; readonly up: number; readonly down: number; readonly size: number }
    | undefined;
  for (const [issue, open] of now.open.entries()) {
    const weights = say.map((actor) => mean(open.weight(actor)) * (open.highest - open.lowest));
    const [up, down] = [weights.indexOf(Math.max(...weights)), weights.indexOf(Math.min(...weights))];
    const size = Math.min(weights[up]!, -weights[down]!);
    if (size > (best?.size ?? 0)) best = { issue, up: say[up]!, down: say[down]!, size };
  }
  if (best === undefined) return [];
  const { issue, up, down } = best;
  const open = now.open[issue]!;
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
    const opposed = {
      now: [least(now, 0, pack, world), least(now, 1, pack, world)] as const,
      later: [least(next, 0, pack, world), least(next, 1, pack, world)] as const,
    };
    for (const side of [0, 1] as const) {
      const found = shiftOutweighs(opposed, side, discount);
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
