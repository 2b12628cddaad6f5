import { usageOf } from '../../distributions/distribution.ts';
import { DISTRIBUTIONS } from '../../distributions/registry.ts';
import type { CallNode } from '../../syntax/expression.ts';
import { type Context, refuse } from './context.ts';
import { AGGREGATE_WORDS, CLOCK_CALLS, DRAW_WORDS, LOOK_BACK_WORDS, NUMBER_WORDS } from './vocabulary.ts';

/** Whether a call has too few or too many arguments, which is then reported. */
export function wrongCount(node: CallNode, least: number, most: number, context: Context): boolean {
  const { name, nameSpan, args } = node;
  const given = args.length;
  if (given >= least && given <= most) return false;
  const range = most === Number.POSITIVE_INFINITY ? `${least} or more` : `${least} to ${most}`;
  const wanted = `${least === most ? least : range} ${most === 1 ? 'argument' : 'arguments'}`;
  const fields = { name, wanted, given: given === 1 ? '1 is' : `${given} are`, usage: USAGE.get(name) };
  refuse(context, 'argument-count', fields, nameSpan);
  return true;
}

/** How calls are written. */
const USAGE: ReadonlyMap<string, string> = new Map([
  ...[...NUMBER_WORDS, ...LOOK_BACK_WORDS, ...AGGREGATE_WORDS, ...CLOCK_CALLS, ...DRAW_WORDS].map(
    ({ name, usage }) => [name, usage] as const,
  ),
  ...[...DISTRIBUTIONS.values()].map((law) => [law.name, usageOf(law)] as const),
]);
