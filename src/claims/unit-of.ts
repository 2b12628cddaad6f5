import type { Expr } from '../model/expression.ts';
import type { Model } from '../model/model.ts';
import type { Unit } from '../model/units.ts';
import { kindOf } from './kind-of.ts';

/** A value divided by `scale` counts the unit whose name is `text`. */
export type Measured = Pick<Unit, 'text' | 'scale'>;

const PLAIN: Measured = { text: '1', scale: 1 };
const SHARE: Measured = { text: 'share', scale: 1 };
const BITS: Measured = { text: 'bits', scale: 1 };

/**
 * The unit in which a reader expects the value of a formula: that of the quantities it is built of, `share` for the mean of a
 * yes or no. A written number fits any unit, so it has none of its own; undefined where nothing tells.
 */
export function unitOf(expr: Expr, model: Model): Measured | undefined {
  switch (expr.op) {
    case 'read':
    case 'world':
    case 'outcome':
      return kindOf(expr, model) === 'truth' ? SHARE : model.definitions[expr.definition]?.unit;
    case 'aggregate':
      if (expr.how === 'first_order') return SHARE;
      return expr.how === 'learned' ? BITS : unitOf(expr.of, model);
    case 'if':
      return unitOf(expr.then, model) ?? unitOf(expr.else, model);
    case 'fold':
      return expr.how === 'count' ? PLAIN : unitOf(expr.of, model);
    case 'apply':
      return kindOf(expr, model) === 'truth' ? SHARE : applied(expr, model);
    default:
      return undefined;
  }
}

function applied({ fn, args }: Extract<Expr, { op: 'apply' }>, model: Model): Measured | undefined {
  const units = args.map((arg) => unitOf(arg, model));
  const [left, right] = units;
  switch (fn) {
    case 'add':
    case 'subtract':
    case 'otherwise':
    case 'min':
    case 'max':
    case 'negate':
    case 'abs':
    case 'clamp':
      return units.find((unit) => unit !== undefined);
    case 'multiply':
      return product(left, right);
    case 'divide':
      return quotient(left, right);
    case 'floor':
      return left;
    default:
      return PLAIN;
  }
}

function product(left: Measured | undefined, right: Measured | undefined): Measured | undefined {
  if (left === undefined || right === undefined) return left ?? right;
  if (bare(right)) return left;
  if (bare(left)) return right;
  return { text: `${left.text}*${right.text}`, scale: left.scale * right.scale };
}

function quotient(left: Measured | undefined, right: Measured | undefined): Measured | undefined {
  if (right === undefined || bare(right)) return left;
  if (left?.text === right.text) return PLAIN;
  return { text: `${left?.text ?? '1'}/${right.text}`, scale: (left?.scale ?? 1) / right.scale };
}

function bare({ text }: Measured): boolean {
  return text === '1' || text === 'share';
}
