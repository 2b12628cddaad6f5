import { diagnose } from '../diagnostics/diagnose.ts';
import { Refused } from './refused.ts';
import type { Operation } from './surroundings.ts';

/**
 * What an operation gives whose result is NaN or infinite: missing, if an argument is; the infinity, if an argument
 * is infinite and the result is not NaN. Throws where finite numbers led to it, or where infinities cancelled.
 *
 * @param words the operation with its arguments, for the message
 */
export function notFinite(result: number, args: readonly number[], words: string, at: Operation): number {
  if (args.some(Number.isNaN)) return Number.NaN;
  if (!Number.isNaN(result) && !args.every(Number.isFinite)) return result;
  throw new Refused(
    diagnose('not-finite', { name: at.name(), operation: words, where: at.where() }, at.span),
  );
}

/** A number for a message: six digits are enough to recognise it by. */
export function shown(value: number): string {
  if (value === Number.POSITIVE_INFINITY) return 'infinity';
  if (value === Number.NEGATIVE_INFINITY) return '-infinity';
  return Number.isNaN(value) ? 'missing' : String(Number(value.toPrecision(6)));
}
