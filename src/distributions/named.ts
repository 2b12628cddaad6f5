import type { Distribution } from './distribution.ts';
import { mixture } from './mixture.ts';
import { DISTRIBUTIONS } from './registry.ts';
import { truncated } from './truncated.ts';

/** Laws made of others, by their names; each is made once. */
const made = new Map<string, Distribution>();

/**
 * A distribution by its name: one of the registry, or one made of others, `truncated(normal)`,
 * `mixture(normal,truncated(lognormal))`. Undefined where there is none.
 */
export function distributionNamed(name: string): Distribution | undefined {
  const simple = DISTRIBUTIONS.get(name) ?? made.get(name);
  if (simple !== undefined) return simple;
  const [, how, inside] = /^(truncated|mixture)\((.*)\)$/.exec(name) ?? [];
  if (how === undefined || inside === undefined) return undefined;
  const parts = split(inside).map(distributionNamed);
  const laws = parts.filter((law) => law !== undefined).filter(isPart);
  if (laws.length < parts.length) return undefined;
  const [first] = laws;
  const law = how === 'mixture' ? mixture(laws) : laws.length === 1 && first ? truncated(first) : undefined;
  if (law !== undefined) made.set(name, law);
  return law;
}

/** Whether a law may be truncated or mixed: its values are numbers, and it has a known count of parameters. */
export function isPart({ repeats, result }: Distribution): boolean {
  return !repeats && result === 'number';
}

/** The parts between commas that stand in no brackets. */
function split(text: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const sign of text) {
    if (sign === '(') depth += 1;
    if (sign === ')') depth -= 1;
    if (sign === ',' && depth === 0) parts.push('');
    else parts[parts.length - 1] += sign;
  }
  return parts;
}
