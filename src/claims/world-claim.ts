import { type Apart, halfSampleError } from '../math/half-sample-error.ts';
import type { Expr } from '../model/expression.ts';
import type { Claim } from '../model/model.ts';
import type { Verdict } from '../result/verdict.ts';
import { formulas } from './formulas.ts';
import { allWorlds, type Setting } from './setting.ts';

/** What was found of a claim that holds or fails in each world. */
export interface WorldFinding {
  readonly verdict: Verdict;
  /** Share of the decided worlds in which it holds; absent without any. */
  readonly share?: number;
  /** Monte-Carlo standard error of the share. */
  readonly mcse?: number;
  /** Of that, what foresight adds; absent where nobody foresees anything. */
  readonly foresight?: number;
  /** Share of the worlds given in which the formula is missing. */
  readonly undecided: number;
  /** By world 1 where it holds, 0 where it fails, NaN where it is undecided or not given. */
  readonly indicator: Float64Array;
}

/** Judges a world claim: the share of the worlds given in which it holds, against its bound. */
export function judgeWorldClaim(claim: Claim & { readonly holds: Expr }, setting: Setting): WorldFinding {
  const given = givenWorlds(claim, setting);
  const indicator = readWorlds(claim.id, claim.holds, given, setting);
  let yes = 0;
  let no = 0;
  for (const world of given) {
    if (indicator[world] === 1) yes++;
    else if (indicator[world] === 0) no++;
  }
  const decided = yes + no;
  const missing = given.length - decided;
  const { excess = 1 } = setting.columns;
  const foresight = foresightError(claim, setting, indicator);
  const verdict = verdictOf(yes, given.length, missing, claim.bound, { excess, foresight: foresight ?? 0 });
  const undecided = given.length === 0 ? 0 : missing / given.length;
  if (decided === 0) return { verdict, undecided, indicator };
  const share = yes / decided;
  return {
    ...{ verdict, share, undecided, indicator },
    mcse: Math.hypot(excess * errorOf(share, decided), foresight ?? 0),
    ...(foresight === undefined ? {} : { foresight }),
  };
}

/** The standard error of a claim's share that comes of what foresight was learned from. @param indicator with the foresight learned from all */
function foresightError(
  claim: Claim & { readonly holds: Expr },
  setting: Setting,
  indicator: Float64Array,
): number | undefined {
  const { again } = setting.columns;
  if (again === undefined) return undefined;
  return halfSampleError(
    again.map((columns) => {
      const other = { ...setting, columns };
      const marks = readWorlds(claim.id, claim.holds, givenWorlds(claim, other), other);
      return apartOf(indicator.subarray(0, columns.worlds), marks);
    }),
  );
}

/** Shares of decided worlds held against one another: 1, 0, NaN where a world is not decided. */
function apartOf(before: Float64Array, after: Float64Array): Apart {
  const worlds = before.length;
  const [one, other] = [before, after].map((marks) => {
    const known = marks.filter((mark) => !Number.isNaN(mark));
    return { part: known.length / worlds, share: known.reduce((sum, mark) => sum + mark, 0) / known.length };
  });
  // By how much each world moves the difference of the shares.
  const pull = (mark: number | undefined, of: typeof one): number =>
    mark === undefined || of === undefined || Number.isNaN(mark) ? 0 : (mark - of.share) / of.part;
  let squares = 0;
  for (let world = 0; world < worlds; world++) {
    squares += (pull(after[world], other) - pull(before[world], one)) ** 2;
  }
  return {
    difference: (other?.share ?? Number.NaN) - (one?.share ?? Number.NaN),
    error: Math.sqrt(squares) / worlds,
  };
}

/** The worlds that a claim is about: those in which its `given` is yes. */
export function givenWorlds(claim: Pick<Claim, 'id' | 'given'>, setting: Setting): Uint32Array {
  const all = allWorlds(setting);
  if (claim.given === undefined) return all;
  const truths = readWorlds(claim.id, claim.given, all, setting);
  return all.filter((world) => truths[world] === 1);
}

/** A formula's value in each of some worlds, NaN in the others. */
export function readWorlds(name: string, expr: Expr, worlds: Uint32Array, setting: Setting): Float64Array {
  const { stance, ready } = formulas(setting, name, worlds);
  const formula = ready(expr);
  const values = new Float64Array(setting.columns.worlds).fill(Number.NaN);
  for (const world of worlds) {
    stance.world = world;
    values[world] = formula();
  }
  return values;
}

/**
 * The claim holds if its share reaches the bound even with all undecided worlds counted as no, and fails if it does not
 * reach it with all counted as yes. Open if neither is sure by two standard errors. That on the bound serves too (the score
 * test), because a share that was nil or whole among few worlds shows no error of its own.
 */
function verdictOf(
  yes: number,
  worlds: number,
  missing: number,
  bound: number,
  { excess, foresight }: { readonly excess: number; readonly foresight: number },
): Verdict {
  if (worlds === 0 || missing === worlds) return 'open';
  const least = yes / worlds;
  const most = (yes + missing) / worlds;
  const clear = (share: number): boolean =>
    Math.abs(share - bound) >=
    2 * Math.hypot(excess * Math.max(errorOf(share, worlds), errorOf(bound, worlds)), foresight);
  if (least > bound && clear(least)) return 'holds';
  return most < bound && clear(most) ? 'fails' : 'open';
}

function errorOf(share: number, worlds: number): number {
  return Math.sqrt((share * (1 - share)) / worlds);
}
