import { sampleQuantile, sorted } from '../math/sample-quantile.ts';
import { isoDate } from '../model/iso-date.ts';
import type { Model, Settlement } from '../model/model.ts';
import type { MomentFacts, ObstacleFacts, OpenTermsFacts, TermsPoint } from '../result/settlement.ts';
import type { Foresight } from '../settle/foresight/foresee.ts';
import type { Made, Unsigned } from '../settle/foresight/unsigned.ts';
import {
  acceptableRange,
  frontier,
  gainsOf,
  type Issues,
  idealGains,
  kalaiSmorodinsky,
  nash,
  type Point,
} from '../settle/terms/issues.ts';
import { type SidePayment, sidePayment } from '../settle/terms/side-payment.ts';
import { labelled } from './labelled.ts';
import { type Scene, sceneOf } from './scene.ts';

/** Worlds in which all terms are looked at, of which each takes some linear programs. */
const LOOKED = 200;
const FRONTIER_POINTS = 9;

/** A date looked at closely: who stands in the way and why, and what terms all would accept. */
export function momentFacts(
  model: Model,
  settlement: Settlement,
  unsigned: Unsigned,
  foresight: Pick<Foresight, 'talks' | 'agreed'>,
  date: number,
): MomentFacts {
  const { made } = unsigned;
  if (made === undefined) throw new Error('what packages are made of was not read off');
  const now = sceneOf(unsigned, foresight, date);
  const cheapest = cheapestPayment(model, settlement, now);
  return {
    date: isoDate(model.clock.starts[date] ?? 0),
    ...(cheapest === undefined ? {} : { cheapest }),
    packages: labelled(model, settlement.packages).map(({ id }, pack) =>
      obstacle(model, settlement, now, made, id, pack),
    ),
    open: openTerms(model, settlement, now),
  };
}

function median(values: readonly number[]): number {
  return sampleQuantile(sorted(Float64Array.from(values)), 0.5);
}

/** What those who refuse need, were worth handed over whole from those who gain. */
function paymentIn({ clear, hope, mustAgree }: Scene, pack: number, world: number): SidePayment {
  return sidePayment(
    mustAgree.flatMap((must, actor) =>
      must ? [{ gain: clear[actor]![pack]![world]! - hope[actor]![world]!, received: 1, paid: 1 }] : [],
    ),
  );
}

/** Which package would be unblocked with least, where none is acceptable to all. */
function cheapestPayment(model: Model, settlement: Settlement, scene: Scene): MomentFacts['cheapest'] {
  const { worlds, packages } = scene;
  const found = Array.from({ length: packages }, () => ({ by: [] as number[], affordable: 0 }));
  let blocked = 0;
  for (let world = 0; world < worlds; world++) {
    let [least, payment]: [number, SidePayment | undefined] = [-1, undefined];
    for (let pack = 0; pack < packages; pack++) {
      const one = paymentIn(scene, pack, world);
      if (payment === undefined || one.total < payment.total) [least, payment] = [pack, one];
    }
    if (payment === undefined || payment.total === 0) continue;
    blocked += 1;
    found[least]!.by.push(payment.total);
    if (payment.affordable) found[least]!.affordable += 1;
  }
  if (blocked === 0) return undefined;
  const most = found.reduce((a, b, pack) => (b.by.length > found[a]!.by.length ? pack : a), 0);
  const { by, affordable } = found[most]!;
  return {
    package: labelled(model, settlement.packages)[most]!.id,
    blocked: blocked / worlds,
    share: by.length / blocked,
    by: median(by) / (model.definitions[settlement.value]?.unit.scale ?? 1),
    affordable: affordable / by.length,
  };
}

function unitOf(model: Model, settlement: Settlement, issue: number): number {
  return model.definitions[settlement.issues[issue]!.level]?.unit.scale ?? 1;
}

function obstacle(
  model: Model,
  settlement: Settlement,
  scene: Scene,
  made: Made,
  id: string,
  pack: number,
): ObstacleFacts {
  const { worlds, mustAgree, clear, hope, breaking, date } = scene;
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
  const payments = refusedIn.map((world) => paymentIn(scene, pack, world));
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
    payment: {
      by: median(payments.map(({ total }) => total)) / scale,
      affordable: payments.filter(({ affordable }) => affordable).length / payments.length,
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
      const range = acceptableRange(issuesAround(scene, pack, (column) => column[world]!));
      if (range === undefined) continue;
      found = true;
      for (const issue of scene.open.keys()) {
        low[issue] = Math.min(low[issue]!, range.least[issue]!);
        high[issue] = Math.max(high[issue]!, range.most[issue]!);
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
