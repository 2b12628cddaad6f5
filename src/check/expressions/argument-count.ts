import type { CallNode } from '../../syntax/expression.ts';
import { type Context, refuse } from './context.ts';

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

/** How calls that are easily mistaken are written. */
const USAGE: ReadonlyMap<string, string> = new Map([
  ['clamp', 'clamp(x, low, high)'],
  ['before', 'before(x, duration, initial)'],
  ['quantile', 'quantile(x, p)'],
  ['mean', 'mean(x) or mean(x, when)'],
  ['first_order', 'first_order(x, assumption, …)'],
  ['discrete', 'discrete(value, weight, …)'],
  ['normal', 'normal(mean, sd)'],
  ['lognormal', 'lognormal(median, sigma)'],
  ['uniform', 'uniform(low, high)'],
  ['triangular', 'triangular(low, mode, high)'],
]);
