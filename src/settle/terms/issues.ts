import { type Allowed, allowed, maximise, type Optimum } from './linear-program.ts';

/** Terms with continuous issues, each between two ends, and what they are worth to those who must agree: base + Σ weight · issue. */
export interface Issues {
  readonly lowest: readonly number[];
  readonly highest: readonly number[];
  readonly actors: readonly Stake[];
}

export interface Stake {
  readonly base: number;
  /** By issue. */
  readonly weights: readonly number[];
  /** What going on is worth: the disagreement point. */
  readonly goingOn: number;
}

/** Terms, and what they give. */
export interface Point {
  /** By issue. */
  readonly terms: Float64Array;
  /** By actor: what the terms are worth less what going on is. */
  readonly gains: Float64Array;
  /** What the objective may lie below its optimum: 0 but for rounding. */
  readonly certificate: number;
}

export function gainsOf({ actors }: Issues, terms: ArrayLike<number>): Float64Array {
  return Float64Array.from(actors, ({ base, weights, goingOn }) =>
    weights.reduce((sum, weight, issue) => sum + weight * terms[issue]!, base - goingOn),
  );
}

/** The terms in the acceptable set that are best by some weights on issues; undefined where no terms are acceptable to all. */
export function bestTerms(issues: Issues, weights: readonly number[]): Point | undefined {
  return pointOf(issues, solve(issues, weights, []));
}

/** By issue, the least and the most that terms have which all accept, whatever the others are; undefined where there are none. */
export function acceptableRange(
  issues: Issues,
): { readonly least: Float64Array; readonly most: Float64Array } | undefined {
  const found = acceptable(issues, []);
  if (found === undefined) return undefined;
  const end = (sign: number): Float64Array =>
    Float64Array.from(issues.lowest, (low, issue) => {
      const along = issues.lowest.map((_, at) => (at === issue ? sign : 0));
      return low + found.maximise(along).x[issue]!;
    });
  return { least: end(-1), most: end(1) };
}

/** By actor, the most that it can gain by terms that all accept; undefined where no terms are acceptable to all. */
export function idealGains(issues: Issues): Float64Array | undefined {
  const best = issues.actors.map(({ weights }) => bestTerms(issues, weights));
  return best.every((point) => point !== undefined)
    ? Float64Array.from(best, (point, actor) => point.gains[actor]!)
    : undefined;
}

/** The most that one actor can gain by terms that all accept, for each of some gains that another has at least. */
export function frontier(issues: Issues, first: number, second: number, points: number): Point[] {
  const most = idealGains(issues)?.[second];
  if (most === undefined) return [];
  return Array.from({ length: points }, (_, place) => {
    const least = points > 1 ? (most * place) / (points - 1) : most;
    const raised = issues.actors.map((stake, actor) =>
      actor === second ? { ...stake, goingOn: stake.goingOn + least * (1 - 1e-12) } : stake,
    );
    const found = bestTerms({ ...issues, actors: raised }, issues.actors[first]!.weights);
    return found === undefined ? [] : [{ ...found, gains: gainsOf(issues, found.terms) }];
  }).flat();
}

/**
 * The point of E. Kalai and M. Smorodinsky ("Other solutions to Nash's bargaining problem", Econometrica 43, 1975): gains in proportion to the most that
 * each could have, as large as can be; then, where one can still gain without loss to another, as large in sum. Undefined where no terms
 * are acceptable to all.
 */
export function kalaiSmorodinsky(issues: Issues): Point | undefined {
  const ideal = idealGains(issues);
  if (ideal === undefined) return undefined;
  const { lowest, actors } = issues;
  const none = lowest.map(() => 0);
  const share = solve(
    issues,
    none,
    [...ideal].map((most) => Math.max(0, most)),
  );
  if (share === undefined) return undefined;
  const part = share.x.at(-1)!;
  const raised = actors.map((stake, actor) => ({
    ...stake,
    goingOn: stake.goingOn + part * ideal[actor]! * (1 - 1e-12),
  }));
  const sum = lowest.map((_, issue) => actors.reduce((all, { weights }) => all + weights[issue]!, 0));
  const found = bestTerms({ ...issues, actors: raised }, sum);
  const point = found ?? pointOf(issues, share);
  return point && { ...point, gains: gainsOf(issues, point.terms), certificate: share.certificate };
}

const MOST_SWEEPS = 20_000;
const CLOSE_ENOUGH = 1e-10;

/**
 * The point of J. F. Nash ("The bargaining problem", Econometrica 18, 1950): the terms with the largest product of gains. From the point above,
 * one issue after the other is set to its best, which converges as the logarithm of the product is concave and smooth; the certificate bounds
 * how far that logarithm lies below its greatest value. Undefined where not all can gain.
 */
export function nash(issues: Issues): Point | undefined {
  const start = kalaiSmorodinsky(issues);
  if (start === undefined || !start.gains.every((gain) => gain > 0)) return undefined;
  const terms = start.terms.slice();
  let certificate = Number.POSITIVE_INFINITY;
  for (let sweep = 0; sweep < MOST_SWEEPS && certificate > CLOSE_ENOUGH; sweep++) {
    for (let issue = 0; issue < terms.length; issue++) terms[issue] = bestAlong(issues, terms, issue);
    certificate = shortfall(issues, terms);
  }
  return { terms, gains: gainsOf(issues, terms), certificate };
}

/** The best of one issue, the others held fixed: where the derivative of Σ log gain changes its sign. */
function bestAlong(issues: Issues, terms: Float64Array, issue: number): number {
  const gains = gainsOf(issues, terms);
  const now = terms[issue]!;
  const slope = (value: number): number => {
    let sum = 0;
    for (const [actor, { weights }] of issues.actors.entries()) {
      const weight = weights[issue]!;
      if (weight === 0) continue;
      const gain = gains[actor]! + weight * (value - now);
      if (!(gain > 0)) return (value > now ? -1 : 1) * Number.POSITIVE_INFINITY;
      sum += weight / gain;
    }
    return sum;
  };
  let [low, high] = [issues.lowest[issue]!, issues.highest[issue]!];
  if (slope(high) >= 0) return slope(now) === 0 ? now : high;
  if (slope(low) <= 0) return low;
  while (high - low > 1e-15 * Math.max(1, Math.abs(low), Math.abs(high))) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (slope(middle) > 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** How much Σ log gain can at most be raised within the ends of the issues: by its tangent, which lies above it. */
function shortfall(issues: Issues, terms: Float64Array): number {
  const gains = gainsOf(issues, terms);
  return terms.reduce((sum, value, issue) => {
    const slope = issues.actors.reduce((all, { weights }, actor) => all + weights[issue]! / gains[actor]!, 0);
    return sum + slope * ((slope > 0 ? issues.highest[issue]! : issues.lowest[issue]!) - value);
  }, 0);
}

/**
 * The nearest terms that all accept: the least Σ price · |change| of the issues, each change as a part of its range. Undefined where no terms
 * are acceptable to all.
 */
export function nearestAcceptable(
  issues: Issues,
  from: readonly number[],
  prices: readonly number[],
): (Point & { readonly cost: number }) | undefined {
  const { lowest, highest, actors } = issues;
  const range = lowest.map((low, issue) => highest[issue]! - low);
  // Variables: how far up each issue goes, and how far down.
  const rows: number[][] = [];
  const bounds: number[] = [];
  const now = gainsOf(issues, from);
  for (const [actor, { weights }] of actors.entries()) {
    rows.push([...weights.map((weight) => -weight), ...weights]);
    bounds.push(now[actor]!);
  }
  for (const side of [0, 1]) {
    for (const issue of lowest.keys()) {
      rows.push(
        Array.from({ length: 2 * lowest.length }, (_, at) => (at === side * lowest.length + issue ? 1 : 0)),
      );
      bounds.push(side === 0 ? highest[issue]! - from[issue]! : from[issue]! - lowest[issue]!);
    }
  }
  const price = prices.map((one, issue) => (range[issue]! > 0 ? one / range[issue]! : 0));
  const found = maximise(
    [...price, ...price].map((one) => -one),
    rows,
    bounds,
  );
  if (found === undefined) return undefined;
  const terms = Float64Array.from(
    from,
    (value, issue) => value + found.x[issue]! - found.x[lowest.length + issue]!,
  );
  return { terms, gains: gainsOf(issues, terms), certificate: found.certificate, cost: -found.value };
}

/** The acceptable terms with the largest Σ weight · term + share, as `acceptable` has them. */
function solve(
  issues: Issues,
  weights: readonly number[],
  proportions: readonly number[],
): Optimum | undefined {
  return acceptable(issues, proportions)?.maximise([...weights, ...shareOf(proportions)]);
}

/**
 * The acceptable terms, counted from the lowest ends. With `proportions`, one more variable, the share, is such that every actor gains at
 * least share · proportion; without, it is left out.
 */
function acceptable(
  { lowest, highest, actors }: Issues,
  proportions: readonly number[],
): Allowed | undefined {
  const more = shareOf(proportions);
  const rows = actors.map((stake, actor) => [
    ...stake.weights.map((weight) => -weight),
    ...more.map(() => proportions[actor]!),
  ]);
  const bounds = [...gainsOf({ lowest, highest, actors }, lowest)];
  for (const issue of lowest.keys()) {
    rows.push([...lowest.map((_, at) => (at === issue ? 1 : 0)), ...more.map(() => 0)]);
    bounds.push(highest[issue]! - lowest[issue]!);
  }
  for (const _ of more) {
    rows.push([...lowest.map(() => 0), 1]);
    bounds.push(1);
  }
  return allowed(lowest.length + more.length, rows, bounds);
}

function shareOf(proportions: readonly number[]): readonly number[] {
  return proportions.length > 0 ? [1] : [];
}

function pointOf(issues: Issues, found: Optimum | undefined): Point | undefined {
  if (found === undefined) return undefined;
  const terms = Float64Array.from(issues.lowest, (low, issue) => low + found.x[issue]!);
  return { terms, gains: gainsOf(issues, terms), certificate: found.certificate };
}
