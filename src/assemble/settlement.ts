import { sampleQuantile, sorted } from '../math/sample-quantile.ts';
import { isoDate } from '../model/iso-date.ts';
import type { Model, Settlement } from '../model/model.ts';
import type {
  BoundFacts,
  MomentFacts,
  OptionSettlement,
  PackageAcceptance,
  RangeFacts,
  SettlementFacts,
  WaitingFacts,
} from '../result/settlement.ts';
import { NONE } from '../settle/acceptance/agree.ts';
import { type Acceptance, acceptanceOf } from '../settle/acceptance/table.ts';
import type { Foresight } from '../settle/foresight/foresee.ts';
import type { Unsigned } from '../settle/foresight/unsigned.ts';
import type { Bounds } from '../settle/stopping/bounds.ts';
import { type Acceptable, acceptableLevels } from '../settle/terms/one-issue.ts';
import { nearestIn, priceOfWaiting } from '../settle/waiting/price.ts';
import { labelled } from './labelled.ts';
import { reasonFacts } from './reasons.ts';
import { reservationFacts } from './reservations.ts';

/** What is told of a settlement whatever the option. */
export function settlementFacts(
  model: Model,
  settlement: Settlement,
  worlds: number,
  options: readonly OptionSettlement[],
): SettlementFacts {
  const unit = model.definitions[settlement.value]?.unit;
  return {
    ...(settlement.title === undefined ? {} : { title: settlement.title }),
    unit: unit?.text ?? '1',
    share: unit?.share === true,
    actors: labelled(model, settlement.actors).map((actor, place) => ({
      ...actor,
      must_agree: settlement.between.includes(place),
    })),
    packages: labelled(model, settlement.packages).map((pack, place) => ({
      ...pack,
      sources: [],
      ...settlement.told[place],
    })),
    issues: settlement.issues.map(({ name, title, level, range }) => {
      const of = model.definitions[level]?.unit;
      return {
        ...{ id: name, title, unit: of?.text ?? '1', share: of?.share === true },
        ...(range === undefined || of === undefined
          ? {}
          : { range: [range[0] / of.scale, range[1] / of.scale] as const }),
      };
    }),
    dates: model.clock.starts.map(isoDate),
    worlds,
    options,
  };
}

/** What was looked at beyond what a run tells. */
export interface Looked {
  /** By actor. */
  readonly bounds: readonly Bounds[];
  readonly undecided: number;
  readonly moments: readonly MomentFacts[];
  readonly revealed: NonNullable<OptionSettlement['revealed']>;
}

/**
 * What all would accept under one option, and when.
 *
 * @param dates at which it is told why nothing is agreed
 */
export function optionSettlement(
  model: Model,
  settlement: Settlement,
  option: number,
  unsigned: Unsigned,
  { talks, agreed }: Pick<Foresight, 'talks' | 'agreed'>,
  dates: readonly number[],
  looked?: Looked,
): OptionSettlement {
  const { worlds } = unsigned;
  const table = acceptanceOf(talks, agreed);
  const actors = labelled(model, settlement.actors);
  const scale = model.definitions[settlement.value]?.unit.scale ?? 1;
  const settled = agreed.signed.reduce((sum, pack) => sum + (pack === NONE ? 0 : 1), 0) / worlds;
  const when = quantilesOf(table.settledBy, model.clock.starts.map(isoDate));
  // Date by date, since columns of talks are those of one date.
  const nearest: Int16Array[] = [];
  const levels = unsigned.open.map((): Acceptable[] => []);
  for (let date = 0; date < unsigned.dates; date++) {
    nearest.push(nearestIn(talks, date));
    for (const [place, issue] of unsigned.open.entries()) {
      levels[place]!.push(acceptableLevels(unsigned, talks, agreed, issue, date));
    }
  }
  const reservations = reservationFacts(model, settlement, unsigned, { talks, agreed }, nearest);
  const { id, title } = model.options[option] ?? { id: '', title: '' };
  return {
    ...{ id, title, settled },
    mcse: errorOf(settled, worlds),
    settled_by: [...table.settledBy],
    ...(when === undefined ? {} : { when }),
    signed: [...table.signed],
    acceptance: labelled(model, settlement.packages).map((pack, place) =>
      acceptanceFacts(pack.id, place, table, unsigned, actors, scale),
    ),
    ranges: unsigned.open.map(({ issue }, place) => {
      const { name, level } = settlement.issues[issue]!;
      const own = model.definitions[level]?.unit.scale ?? 1;
      return { issue: name, ...rangeFacts(worlds, levels[place]!, own) };
    }),
    ...(reservations === undefined ? {} : { reservations }),
    reasons: dates.map((date) => reasonFacts(model, settlement, unsigned, { talks, agreed }, date)),
    waiting: priceOfWaiting(unsigned, (date) => nearest[date]!).map(
      ({ price, mcse, loses, terms }, actor): WaitingFacts => ({
        id: actors[actor]!.id,
        price: [...price].map((value) => value / scale),
        mcse: [...mcse].map((value) => value / scale),
        loses: [...loses],
        terms: [...terms].map((value) => value / scale),
      }),
    ),
    ...(looked === undefined
      ? {}
      : {
          bounds: boundFacts(model, settlement, looked.bounds),
          undecided: looked.undecided,
          revealed: looked.revealed,
          moments: looked.moments,
        }),
  };
}

/** The standard error of a share of so many worlds. */
function errorOf(share: number, worlds: number): number {
  return Math.sqrt((share * (1 - share)) / worlds);
}

function acceptanceFacts(
  id: string,
  pack: number,
  table: Acceptance,
  { dates, packages }: Unsigned,
  actors: readonly { readonly id: string }[],
  scale: number,
): PackageAcceptance {
  const through = (of: Float64Array): number[] =>
    Array.from({ length: dates }, (_, date) => of[date * packages + pack]!);
  return {
    package: id,
    offered: through(table.offered),
    all: through(table.all),
    actors: actors.map((actor, place) => ({
      id: actor.id,
      accepts: through(table.accepts[place]!),
      blocks: through(table.blocks[place]!),
      gain: through(table.margin[place]!).map((value) => (Number.isNaN(value) ? null : value / scale)),
    })),
  };
}

/** @param found by date */
function rangeFacts(worlds: number, found: readonly Acceptable[], scale: number): Omit<RangeFacts, 'issue'> {
  const known = found.map(({ from }) => from.filter((value) => !Number.isNaN(value)).length);
  const spread = (values: Float64Array, count: number): readonly [number, number, number] | null => {
    if (count === 0) return null;
    const order = sorted(values);
    const at = (p: number): number => sampleQuantile(order, p) / scale;
    return [at(0.05), at(0.5), at(0.95)];
  };
  return {
    acceptable: known.map((count) => count / worlds),
    from: found.map(({ from }, date) => spread(from, known[date]!)),
    to: found.map(({ to }, date) => spread(to, known[date]!)),
  };
}

/** @param all by actor */
export function boundFacts(model: Model, settlement: Settlement, all: readonly Bounds[]): BoundFacts[] {
  const scale = model.definitions[settlement.value]?.unit.scale ?? 1;
  const actors = labelled(model, settlement.actors);
  return all.map((bounds, actor) => boundsTold(actors[actor]!.id, bounds, scale));
}

function boundsTold(id: string, bounds: Bounds, scale: number): BoundFacts {
  const { lower, upper, gap, spread, gapShare } = bounds;
  return {
    id,
    lower: lower.value / scale,
    lower_mcse: lower.mcse / scale,
    upper: upper.value / scale,
    upper_mcse: upper.mcse / scale,
    gap: gap.value / scale,
    spread: spread / scale,
    gap_share: gapShare,
  };
}

/** When it is signed, of the worlds in which it is. */
function quantilesOf(settledBy: Float64Array, dates: readonly string[]): OptionSettlement['when'] {
  const all = settledBy.at(-1) ?? 0;
  if (all <= 0) return undefined;
  const at = (p: number): string => dates[settledBy.findIndex((share) => share >= p * all - 1e-12)]!;
  return { q05: at(0.05), q50: at(0.5), q95: at(0.95) };
}
