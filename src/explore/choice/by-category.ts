import { momentsOf, standardError } from '../../math/moments.ts';
import type { Ranked } from '../input.ts';
import { meanWorths } from './best-worth.ts';
import { type Criterion, valuesIn } from './criterion.ts';

/** How options do where an input is in one of its categories. */
export interface CategoryChoice {
  /** The input's value there: 0 and 1 of no and yes, the row of a label. */
  readonly category: number;
  /** Worlds that count there, and their share of all that do. */
  readonly worlds: number;
  readonly share: number;
  /** The option with the highest mean worth there, the first of equals. */
  readonly best: number;
  /** By option, in the criterion's unit. */
  readonly options: readonly CategoryWorth[];
}

export interface CategoryWorth {
  readonly mean: number;
  readonly mcse: number;
  /**
   * What is lost, on average, by taking this option there instead of the best one there, with the error of the paired
   * difference. That of the option which is best in another category is the cost of taking the one for the other.
   */
  readonly loss: number;
  readonly loss_mcse: number;
}

/**
 * How options do in each category of an input: what one would choose knowing it, and what one comes to regret having chosen for
 * another (L. J. Savage, "The theory of statistical decision", Journal of the American Statistical Association 46, 1951, with
 * the categories as states). Categories ascend; those without a world that counts are left out. Worlds count in which neither
 * the input nor any worth is missing.
 */
export function choiceByCategory(criterion: Criterion, input: Ranked): CategoryChoice[] {
  const worlds = new Map<number, number[]>();
  let all = 0;
  for (const world of criterion.known) {
    const category = input.values[world] ?? Number.NaN;
    if (Number.isNaN(category)) continue;
    all += 1;
    const own = worlds.get(category);
    if (own === undefined) worlds.set(category, [world]);
    else own.push(world);
  }
  return [...worlds]
    .sort(([a], [b]) => a - b)
    .map(([category, list]) => {
      const among = Uint32Array.from(list);
      const means = meanWorths(criterion, among);
      const best = means.indexOf(Math.max(...means));
      const columns = criterion.worth.map((column) => valuesIn(column, among));
      const options = columns.map((own): CategoryWorth => {
        const worth = momentsOf(own);
        const lost = momentsOf(columns[best]!.map((most, i) => most - own[i]!));
        return {
          mean: worth.mean,
          mcse: standardError(worth),
          loss: lost.mean,
          loss_mcse: standardError(lost),
        };
      });
      return { category, worlds: among.length, share: among.length / all, best, options };
    });
}
