import { ANY, between, type Fact, isBounded } from '../graph/fact.ts';
import type { Id } from '../graph/graph.ts';
import type { Builder } from './builder.ts';
import { both, butNot, compare, eitherOf, isKnown, mask, opposite } from './masks.ts';

type Binary = 'add' | 'sub' | 'mul' | 'div';

const COMPUTE: { readonly [op in Binary]: (x: number, y: number) => number } = {
  add: (x, y) => x + y,
  sub: (x, y) => x - y,
  mul: (x, y) => x * y,
  div: (x, y) => x / y,
};

/** Addition, subtraction, multiplication, division: a non-finite result of finite numbers is a fault. */
export function arithmetic(b: Builder, op: Binary, x: Id, y: Id): Id {
  const { graph } = b;
  const left = graph.value(x);
  const right = graph.value(y);
  if (left !== undefined && right !== undefined) return folded(b, COMPUTE[op](left, right), [left, right]);
  const a = graph.fact(x);
  const c = graph.fact(y);
  if (changesNothing(op, right, a)) return x;
  if (op !== 'sub' && op !== 'div' && changesNothing(op, left, c)) return y;
  const bounds = boundsOf(op, a, c);
  const int = op !== 'div' && a.int && c.int;
  // A divisor hides what is wrong with it: x / ∞ is 0.
  if (op === 'div') b.settle(y);
  const args = op === 'add' || op === 'mul' ? (x <= y ? [x, y] : [y, x]) : [x, y];
  const node = graph.node(op, args);
  if (!(a.nan || a.inf || c.nan || c.inf)) {
    const poison = a.poison || (op !== 'div' && c.poison) || !isBounded(bounds);
    return graph.assume(node, { ...bounds, int, poison });
  }
  b.settle(x);
  b.settle(y);
  graph.assume(node, { ...bounds, int, nan: a.nan || c.nan, inf: a.inf || c.inf });
  if (a.inf || c.inf || !isBounded(bounds)) verify(b, node, [x, y]);
  return node;
}

/** Whether an operation with this constant on the right leaves every bit of its other side. 0 + −0 is 0. */
function changesNothing(op: Binary, constant: number | undefined, other: Fact): boolean {
  if (op === 'mul' || op === 'div') return constant === 1;
  if (op === 'sub') return Object.is(constant, 0);
  return Object.is(constant, -0) || (constant === 0 && (other.lo > 0 || other.hi < 0));
}

/** A result known beforehand. Where it is not finite though the arguments are, evaluating it is a fault. */
export function folded(b: Builder, result: number, args: readonly number[]): Id {
  const missing = args.some(Number.isNaN);
  const lawful =
    Number.isFinite(result) || missing || (!Number.isNaN(result) && !args.every(Number.isFinite));
  if (!lawful) b.refuse(mask(b.graph, true));
  return b.graph.constant(missing ? Number.NaN : result);
}

/** A fault where the result is missing and no argument is, or infinite and no argument is either. */
export function verify(b: Builder, result: Id, args: readonly Id[]): void {
  const { graph } = b;
  const allKnown = args.reduce((all, arg) => both(graph, all, isKnown(graph, arg)), mask(graph, true));
  const zero = graph.constant(0);
  const finite = (id: Id): Id => compare(graph, 'eq', graph.node('sub', [id, id]), zero);
  if (!args.some((arg) => graph.fact(arg).inf)) {
    b.refuse(butNot(graph, allKnown, finite(result)));
    return;
  }
  const allFinite = args.reduce((all, arg) => both(graph, all, finite(arg)), mask(graph, true));
  const missing = opposite(graph, compare(graph, 'eq', result, result));
  const wrong = eitherOf(
    graph,
    both(graph, missing, allKnown),
    both(graph, opposite(graph, finite(result)), allFinite),
  );
  b.refuse(wrong);
}

/** −x. */
export function negate({ graph }: Builder, x: Id): Id {
  const value = graph.value(x);
  if (value !== undefined) return graph.constant(-value);
  const fact = graph.fact(x);
  return graph.assume(graph.node('neg', [x]), { ...fact, lo: -fact.hi, hi: -fact.lo });
}

/** |x|. */
export function absolute({ graph }: Builder, x: Id): Id {
  const value = graph.value(x);
  if (value !== undefined) return graph.constant(Math.abs(value));
  const fact = graph.fact(x);
  const lo = Math.max(0, fact.lo, -fact.hi);
  return graph.assume(graph.node('abs', [x]), { ...fact, lo, hi: Math.max(-fact.lo, fact.hi) });
}

/** The integer at or below x. */
export function floor({ graph }: Builder, x: Id): Id {
  const value = graph.value(x);
  if (value !== undefined) return graph.constant(Math.floor(value));
  const fact = graph.fact(x);
  if (fact.int) return x;
  const bounds = { lo: Math.floor(fact.lo), hi: Math.floor(fact.hi) };
  return graph.assume(graph.node('floor', [x]), { ...fact, ...bounds, int: true });
}

/** The smaller or the larger; missing where either is; −0 is smaller than 0. */
export function extreme(b: Builder, how: 'min' | 'max', x: Id, y: Id): Id {
  const { graph } = b;
  const left = graph.value(x);
  const right = graph.value(y);
  if (left !== undefined && right !== undefined) return graph.constant(Math[how](left, right));
  b.settle(x);
  b.settle(y);
  const a = graph.fact(x);
  const c = graph.fact(y);
  const fact: Fact = {
    ...ANY,
    lo: Math[how](a.lo, c.lo),
    hi: Math[how](a.hi, c.hi),
    nan: a.nan || c.nan,
    inf: a.inf || c.inf,
    int: a.int && c.int,
  };
  if (!fact.nan) {
    if (left !== undefined && !Object.is(left, -0)) return bounded(b, how, y, x, fact);
    if (right !== undefined && !Object.is(right, -0)) return bounded(b, how, x, y, fact);
    const apart = a.lo > 0 || a.hi < 0 || c.lo > 0 || c.hi < 0;
    if (apart) return bounded(b, how, x, y, fact);
  }
  return graph.assume(graph.node(how, [x, y]), fact);
}

/**
 * The one-instruction forms, `pmin(a, b) = b < a ? b : a` and `pmax(a, b) = a < b ? b : a`, where nothing is missing; the
 * order of the arguments decides between zeros of two signs, right where `bound` is +0.
 */
function bounded({ graph }: Builder, how: 'min' | 'max', x: Id, bound: Id, fact: Fact): Id {
  return how === 'min'
    ? graph.assume(graph.node('pmin', [x, bound]), fact)
    : graph.assume(graph.node('pmax', [bound, x]), fact);
}

/** Bounds of the exact result, rounded as the result is: rounding never reverses an order. */
function boundsOf(op: Binary, a: Fact, c: Fact): Fact {
  if (op === 'add') return spanned(a.lo + c.lo, a.hi + c.hi);
  if (op === 'sub') return spanned(a.lo - c.hi, a.hi - c.lo);
  if (op === 'mul') return hull(a.lo * c.lo, a.lo * c.hi, a.hi * c.lo, a.hi * c.hi);
  if (c.lo <= 0 && c.hi >= 0) return ANY;
  return hull(a.lo / c.lo, a.lo / c.hi, a.hi / c.lo, a.hi / c.hi);
}

/** Between the least and the largest of these; NaN: nothing is known. */
function hull(p: number, q: number, r: number, s: number): Fact {
  return spanned(Math.min(p, q, r, s), Math.max(p, q, r, s));
}

function spanned(p: number, q: number): Fact {
  return Number.isNaN(p) || Number.isNaN(q) ? ANY : between(Math.min(p, q), Math.max(p, q));
}
