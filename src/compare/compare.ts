import { VERSION } from '../result/version.ts';
import type { Comparable } from './comparable.ts';
import {
  type Change,
  type ClaimChange,
  COMPARISON_VERSION,
  type Comparison,
  type Difference,
  type Luck,
  type Side,
} from './comparison.ts';
import { holm, twoSided } from './holm.ts';
import { differsIn, independentWorlds } from './luck.ts';
import { type Pair, pairOf } from './paired.ts';

const LEVEL = 0.05;

/** Single worlds of a side. */
export interface Worlds {
  /** An outcome of an option in every world, in the unit in which its mean is told; NaN where it is missing. */
  readonly outcome: (option: string, outcome: string) => Float64Array | undefined;
  /** A claim that holds world by world: 1 where it holds, 0 where it fails, NaN where that is not decided or not asked. */
  readonly claim: (id: string) => Float64Array | undefined;
}

interface BothWorlds {
  readonly from: Worlds;
  readonly to: Worlds;
}

/**
 * What is different between two results, real differences told from Monte-Carlo noise.
 *
 * @param beside the single worlds of both, where they are at hand: where they are the same worlds, differences are taken world by world
 * @param formulas what is written otherwise in scenarios, where both sides are such
 */
export function compare(
  from: Comparable,
  to: Comparable,
  beside?: BothWorlds,
  formulas?: readonly Change[],
): Comparison {
  const apart = differsIn(from, to);
  const worlds = apart === undefined ? beside : undefined;
  const measured = measure(from, to, worlds);
  const shares = claimShares(from, to, worlds);
  const chances = [...measured, ...shares].map(({ chance }) => chance);
  const real = holm(chances, LEVEL);
  return {
    rubicon: VERSION,
    version: COMPARISON_VERSION,
    from: sideOf(from),
    to: sideOf(to),
    how: worlds === undefined ? 'apart' : 'paired',
    ...(apart === undefined ? {} : { apart }),
    level: LEVEL,
    looked_at: chances.length,
    assumptions: changes(from.assumptions, to.assumptions, ({ written, unit }) =>
      unit === '1' || written === '' ? written : `${written}, in ${unit}`,
    ),
    options: changes(from.options, to.options, ({ title, rules }) => [title, ...rules].join('; ')),
    outcomes: changes(from.outcomes, to.outcomes, ({ title, unit }) => `${title}, in ${unit}`),
    ...(formulas === undefined ? {} : { formulas }),
    differences: measured
      .map(({ chance: _chance, ...one }, index) => ({ ...one, real: real[index] === true }))
      // Worlds may differ and their mean not.
      .filter(({ difference, mcse }) => difference !== 0 || (worlds !== undefined && mcse !== 0)),
    claims: claimChanges(
      from,
      to,
      new Map(shares.map((one, index) => [one.id, { ...one, real: real[measured.length + index] === true }])),
    ),
  };
}

function sideOf(side: Comparable): Side {
  const { scenario, seed, worlds, inference } = side;
  const { id, title, hash } = scenario;
  return {
    ...{ id, title, hash, seed, worlds },
    ...(inference === undefined ? {} : { independent: independentWorlds(side) }),
  };
}

/** The standard error of a difference of means that have these, each as if its worlds were independent. */
function errorApart(from: Comparable, to: Comparable, was: number, is: number): number {
  const widened = (side: Comparable, error: number): number =>
    error * Math.sqrt(side.worlds / independentWorlds(side));
  return Math.hypot(widened(from, was), widened(to, is));
}

/** The error of a difference, and the chance of at least such a one by luck alone. */
interface Told {
  readonly difference: number;
  readonly mcse: number;
  readonly how: Luck;
  readonly chance: number;
}

/** Without error any difference is real. */
function chanceOf(difference: number, mcse: number): number {
  if (difference === 0) return 1;
  return mcse === 0 ? 0 : twoSided(difference / mcse);
}

/**
 * @param foresight what the errors of both sides have of it: worlds that are the same take the luck of playing off the difference, and not that of what
 * actors learned from
 */
function told(
  pair: Pair | undefined,
  apart: { readonly difference: number; readonly mcse: number },
  foresight: number,
): Told {
  if (pair === undefined) return { ...apart, how: 'apart', chance: chanceOf(apart.difference, apart.mcse) };
  const { difference } = pair;
  const mcse = Math.hypot(pair.mcse, foresight);
  const chance = foresight === 0 ? pair.chance : undefined;
  return { difference, mcse, how: 'paired', chance: chance ?? chanceOf(difference, mcse) };
}

/** Of the error of a difference, what foresight adds. */
function foresightOf(was: { readonly foresight?: number }, is: { readonly foresight?: number }): number {
  return Math.hypot(was.foresight ?? 0, is.foresight ?? 0);
}

function pairedIn(
  worlds: BothWorlds | undefined,
  independent: number,
  read: (side: Worlds) => Float64Array | undefined,
): Pair | undefined {
  const [from, to] = worlds === undefined ? [] : [read(worlds.from), read(worlds.to)];
  return from === undefined || to === undefined ? undefined : pairOf(from, to, independent);
}

interface Named {
  readonly id: string;
}

function changes<T extends Named>(from: readonly T[], to: readonly T[], say: (thing: T) => string): Change[] {
  const [old, now] = [from, to].map((list) => new Map(list.map((one) => [one.id, say(one)])));
  const ids = [...new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])])];
  return ids.flatMap((id): Change[] => {
    const [was, is] = [old?.get(id), now?.get(id)];
    if (was === is) return [];
    return [{ id, ...(was === undefined ? {} : { from: was }), ...(is === undefined ? {} : { to: is }) }];
  });
}

type Measured = Omit<Difference, 'real'> & Told;

/** Every outcome of every option that both results have. */
function measure(from: Comparable, to: Comparable, worlds: BothWorlds | undefined): Measured[] {
  const alike = from.outcomes.flatMap((one) => {
    const other = to.outcomes.find(({ id }) => id === one.id);
    const same = other !== undefined && other.unit === one.unit && other.kind === one.kind;
    return same && one.kind !== 'label' ? [one] : [];
  });
  return from.options.flatMap((option) => {
    const other = to.options.find(({ id }) => id === option.id);
    if (other === undefined) return [];
    return alike.flatMap((outcome): Measured[] => {
      const [was, is] = [option.outcomes[outcome.id], other.outcomes[outcome.id]];
      if (was === undefined || is === undefined) return [];
      const pair = pairedIn(worlds, independentWorlds(from), (side) => side.outcome(option.id, outcome.id));
      const apart = { difference: is.mean - was.mean, mcse: errorApart(from, to, was.mcse, is.mcse) };
      return [
        {
          option: option.id,
          outcome: outcome.id,
          unit: outcome.unit,
          kind: outcome.kind,
          from: was.mean,
          to: is.mean,
          ...told(pair, apart, foresightOf(was, is)),
        },
      ];
    });
  });
}

interface Share extends Told {
  readonly id: string;
  readonly from: number;
  readonly to: number;
}

/** Shares of worlds in which claims hold that both results judge in every world. */
function claimShares(from: Comparable, to: Comparable, worlds: BothWorlds | undefined): Share[] {
  return from.claims.flatMap((was): Share[] => {
    const is = to.claims.find(({ id }) => id === was.id);
    if (was.share === undefined || is?.share === undefined) return [];
    const pair = pairedIn(worlds, independentWorlds(from), (side) => side.claim(was.id));
    const apart = {
      difference: is.share - was.share,
      mcse: errorApart(from, to, was.mcse ?? 0, is.mcse ?? 0),
    };
    return [{ id: was.id, from: was.share, to: is.share, ...told(pair, apart, foresightOf(was, is)) }];
  });
}

/** Claims whose verdict, share, words or formula are different. */
function claimChanges(
  from: Comparable,
  to: Comparable,
  shares: ReadonlyMap<string, Share & { readonly real: boolean }>,
): ClaimChange[] {
  const ids = [...new Set([...from.claims, ...to.claims].map(({ id }) => id))];
  return ids.flatMap((id): ClaimChange[] => {
    const [was, is] = [from, to].map(({ claims }) => claims.find((claim) => claim.id === id));
    const share = shares.get(id);
    const same = was?.verdict === is?.verdict && was?.formula === is?.formula && was?.says === is?.says;
    if (
      same &&
      (share === undefined || (share.from === share.to && !(share.how === 'paired' && share.mcse > 0)))
    )
      return [];
    return [
      {
        id,
        says: (is ?? was)?.says ?? '',
        ...(was === undefined ? {} : { from: was.verdict }),
        ...(is === undefined ? {} : { to: is.verdict }),
        ...(share === undefined
          ? {}
          : {
              share: {
                from: share.from,
                to: share.to,
                mcse: share.mcse,
                how: share.how,
                real: share.real,
              },
            }),
        ...formulaChange(id, was, is),
      },
    ];
  });
}

function formulaChange(
  id: string,
  was: Comparable['claims'][number] | undefined,
  is: Comparable['claims'][number] | undefined,
): { readonly formula?: Change } {
  if (was?.formula === is?.formula || was === undefined || is === undefined) return {};
  const [from, to] = [was.formula, is.formula];
  return {
    formula: { id, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) },
  };
}
