import { conditionsText } from './conditions.ts';
import type { TurningBoxFacts } from './exploration.ts';
import { formatValue, formatWorlds } from './format.ts';

/**
 * A box in which a claim turns, in words: "It holds where A is below 4 % and B is yes, which is so in 14 % of worlds: 3.1 there (± 0.1)
 * against 3, and 2.2 in the rest."
 */
export function turningSentence({
  conditions,
  holds,
  inside,
  inside_mcse,
  rest,
  bound,
  unit,
  mass,
}: TurningBoxFacts): string {
  const value = (one: number): string => formatValue(one, unit);
  return `It ${holds ? 'holds' : 'fails'} where ${conditionsText(conditions)}, which is so in ${formatWorlds(mass)} of worlds: ${value(inside)} there (± ${value(inside_mcse)}) against ${value(bound)}, and ${value(rest)} in the rest.`;
}
