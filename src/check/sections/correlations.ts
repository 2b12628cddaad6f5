import type { Score } from '../../model/model.ts';

/** How near to 0 what is left of an assumption's own draw may come before its correlations are called impossible. */
const LEAST = 1e-9;

/**
 * The weights of a standard normal draw that has the given correlations with others, which are themselves weighted sums of
 * independent draws, and moves with nothing else: by regression on them. Undefined where there is none, because the matrix
 * of all the correlations would not be positive definite.
 *
 * @param own the name of the draw that is its own
 */
export function jointly(
  own: string,
  others: readonly (readonly Score[])[],
  correlations: readonly number[],
): readonly Score[] | undefined {
  // Gram and Schmidt's process: directions that are independent of one another, and how far the draw goes along each.
  const directions: ReadonlyMap<string, number>[] = [];
  const sum = new Map<string, number>();
  const reached: number[] = [];
  for (const [index, other] of others.entries()) {
    let rest = correlations[index] ?? 0;
    const left = new Map(other.map(({ name, weight }) => [name, weight]));
    for (const [earlier, direction] of directions.entries()) {
      const along = product(left, direction);
      rest -= along * (reached[earlier] ?? 0);
      add(left, direction, -along);
    }
    const length = Math.sqrt(product(left, left));
    if (!(length > LEAST)) return undefined;
    const direction = new Map([...left].map(([name, weight]) => [name, weight / length]));
    directions.push(direction);
    reached.push(rest / length);
    add(sum, direction, rest / length);
  }
  const unexplained = 1 - reached.reduce((total, along) => total + along * along, 0);
  if (!(unexplained > LEAST)) return undefined;
  const terms = [...sum].filter(([, weight]) => weight !== 0).map(([name, weight]) => ({ name, weight }));
  return [...terms, { name: own, weight: others.length === 0 ? 1 : Math.sqrt(unexplained) }];
}

/** Two partners that cannot both be moved with so, their rank correlation, and what the second's could be. */
export interface Impossible {
  readonly one: number;
  readonly other: number;
  readonly between: number;
  readonly low: number;
  readonly high: number;
}

/** The first pair of partners whose correlations with a draw contradict that of the two, if a pair does. */
export function impossible(
  others: readonly (readonly Score[])[],
  correlations: readonly number[],
): Impossible | undefined {
  const weights = others.map((other) => new Map(other.map(({ name, weight }) => [name, weight])));
  for (let other = 1; other < others.length; other++) {
    for (let one = 0; one < other; one++) {
      const between = product(weights[one] ?? new Map(), weights[other] ?? new Map());
      const [first, second] = [correlations[one] ?? 0, correlations[other] ?? 0];
      const middle = first * between;
      const reach = Math.sqrt((1 - first * first) * (1 - between * between));
      if (Math.abs(second - middle) < reach) continue;
      const low = Math.ceil(100 * rank(middle - reach)) / 100;
      const high = Math.floor(100 * rank(middle + reach)) / 100;
      return { one, other, between: Math.round(100 * rank(between)) / 100, low, high };
    }
  }
  return undefined;
}

/** The rank correlation of normal draws that have this correlation; for messages, so the machine's function will do. */
function rank(pearson: number): number {
  return (6 / Math.PI) * Math.asin(pearson / 2);
}

function product(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const [name, weight] of a) sum += weight * (b.get(name) ?? 0);
  return sum;
}

function add(to: Map<string, number>, direction: ReadonlyMap<string, number>, times: number): void {
  for (const [name, weight] of direction) to.set(name, (to.get(name) ?? 0) + times * weight);
}
