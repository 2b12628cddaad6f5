import type { BinaryNode, Node } from '../../syntax/expression.ts';
import { isPlain, plain, raised } from '../units/dimension.ts';
import { apply } from './apply.ts';
import { type Context, refuse } from './context.ts';
import { constant, constantOf, type Found, plainNumber } from './found.ts';
import { isNumber } from './wanted.ts';

/** The largest power of a quantity that has a unit. */
const HIGHEST = 12;

/** `x ^ y`: the exponent is a plain number, and a known one where the base has a unit, whose power is then known too. */
export function visitPower(node: BinaryNode, context: Context): Found | undefined {
  const base = context.visit(node.left, context);
  const exponent = writtenNumber(node.right) ?? context.visit(node.right, context);
  if (base === undefined || exponent === undefined) return undefined;
  const fine = isNumber(base, context, 'the base of a power');
  if (!isNumber(exponent, context, 'an exponent', plain) || !fine || base.type.kind !== 'number')
    return undefined;
  const { dimension } = base.type;
  if (isPlain(dimension)) return apply('power', [base, exponent], plainNumber, node.span, context);
  const power = constantOf(exponent);
  if (power === undefined || !exponent.bare || !(Math.abs(power) <= HIGHEST)) {
    return refuse(context, 'power-of-unit', { highest: HIGHEST }, exponent.span);
  }
  return apply(
    'power',
    [base, exponent],
    { kind: 'number', dimension: raised(dimension, power) },
    node.span,
    context,
  );
}

/** An exponent as written. It is part of the formula's shape, so it needs no source as other numbers do. */
function writtenNumber(node: Node): Found | undefined {
  if (node.kind === 'number' && node.unit === undefined)
    return constant(node.value, plainNumber, node.span, true);
  const of = node.kind === 'unary' && node.operator === '-' ? writtenNumber(node.of) : undefined;
  const value = of === undefined ? undefined : constantOf(of);
  return value === undefined ? undefined : constant(-value, plainNumber, node.span, true);
}
