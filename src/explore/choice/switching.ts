import { momentsOf, standardError } from '../../math/moments.ts';
import type { Ranked } from '../input.ts';
import { splitBy } from '../turning.ts';
import { meanWorths } from './best-worth.ts';
import { type Criterion, valuesIn } from './criterion.ts';

/** Where another option takes the place of the one that is best on average. */
export interface Switch {
  /** The part of the input's range: `below 4 %/month`, `hostile or wary`. */
  readonly words: string;
  /** The option that is best there, and by how much on average. */
  readonly option: number;
  readonly gain: number;
  readonly mcse: number;
}

/** The other option must be better there by so many standard errors of the paired difference. */
const CLEARLY = 3;

/**
 * The switching value of an input: low or high in its range, or in which of its categories, the option that is best on
 * average over all worlds is so no more. Undefined where there is no such place, or hardly any worlds in it, or noise may have made
 * it.
 */
export function switchingValue(criterion: Criterion, chosen: number, input: Ranked): Switch | undefined {
  const ahead = (worlds: Uint32Array): number => {
    const means = meanWorths(criterion, worlds);
    return means[chosen]! - Math.max(...means.filter((_, option) => option !== chosen));
  };
  const found = splitBy(input, criterion.known, ahead, (value) => value < 0);
  if (found === undefined) return undefined;
  const { inside, region } = found;
  const means = meanWorths(criterion, inside);
  const option = means.indexOf(Math.max(...means));
  const [best, other] = [option, chosen].map((one) => valuesIn(criterion.worth[one]!, inside));
  const moments = momentsOf(best!.map((worth, i) => worth - other![i]!));
  const [gain, mcse] = [moments.mean, standardError(moments)];
  return gain > CLEARLY * mcse ? { words: region.words, option, gain, mcse } : undefined;
}
