import type { Span } from '../../diagnostics/diagnostic.ts';
import type { ValueType } from '../../model/model.ts';
import { duration } from '../units/dimension.ts';
import { type Context, refuse } from './context.ts';
import { constant, type Found } from './found.ts';
import { CLOCK_WORDS } from './vocabulary.ts';

/** The words that tell the time. */
export const clockWords: ReadonlySet<string> = new Set(CLOCK_WORDS.map(({ name }) => name));

const DATE: ValueType = { kind: 'date' };
const DURATION: ValueType = { kind: 'number', dimension: duration };

/** `now` and `elapsed` change from period to period; the others are known when the scenario is checked. */
export function visitClock(word: string, span: Span, context: Context): Found | undefined {
  const { clock, asOf } = context.scope;
  if (word === 'as_of') {
    return asOf === undefined ? refuse(context, 'as-of-absent', {}, span) : constant(asOf, DATE, span);
  }
  if (!clock.given) return refuse(context, 'clock-absent', { name: word }, span);
  switch (word) {
    case 'period':
      return constant(clock.length, DURATION, span);
    case 'start':
      return constant(clock.starts[0] ?? clock.finish, DATE, span);
    case 'finish':
      return constant(clock.finish, DATE, span);
    case 'now':
      return moving('now', DATE, span, context);
    default:
      return moving('elapsed', DURATION, span, context);
  }
}

/** Roles whose formulas are read once for all periods. */
const STILL: ReadonlySet<string> = new Set(['assumption', 'column', 'claim', 'constant']);

/** Whether a formula is read once for all periods where it stands, so that it cannot ask for the time. */
export function isStill({ place }: Context): boolean {
  return STILL.has(place.role);
}

function moving(what: 'now' | 'elapsed', type: ValueType, span: Span, context: Context): Found | undefined {
  if (isStill(context)) return refuse(context, 'clock-misplaced', { name: what }, span);
  return { ...constant(0, type, span), expr: { op: 'clock', what }, reach: 'period' };
}
