import type { Dimension } from '../../model/units.ts';

/** Base units whose plural is another word; what an author declares is printed as declared. */
const PLURALS: ReadonlyMap<string, string> = new Map([
  ['day', 'days'],
  ['person', 'people'],
]);

/**
 * A dimension in its base units, as it can be written in `unit`: `people/day`, `1/day`, `day*USD^2`, `1` for a plain
 * number. Units stand in the order of the alphabet, so that equal dimensions print alike.
 */
export function dimensionText(dimension: Dimension): string {
  const entries = Object.entries(dimension).sort(([left], [right]) => (left < right ? -1 : 1));
  const above = entries.filter(([, exponent]) => exponent > 0);
  const below = entries.filter(([, exponent]) => exponent < 0);
  const [only] = above;
  const numerator =
    above.length === 1 && only !== undefined && only[1] === 1
      ? (PLURALS.get(only[0]) ?? only[0])
      : above.map(([name, exponent]) => factor(name, exponent)).join('*');
  return [
    numerator === '' ? '1' : numerator,
    ...below.map(([name, exponent]) => factor(name, -exponent)),
  ].join('/');
}

function factor(name: string, exponent: number): string {
  return exponent === 1 ? name : `${name}^${exponent}`;
}
