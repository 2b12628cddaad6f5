import { cos } from '../../math/cos.ts';
import { exp } from '../../math/exp.ts';
import { log } from '../../math/log.ts';
import { log1p } from '../../math/log1p.ts';
import { logistic } from '../../math/logistic.ts';
import { logit } from '../../math/logit.ts';
import { normalCdf } from '../../math/normal-cdf.ts';
import { pow } from '../../math/pow.ts';
import { sin } from '../../math/sin.ts';
import { ANY, between, type Fact } from '../graph/fact.ts';
import type { Id } from '../graph/graph.ts';
import type { Elementary } from '../graph/op.ts';
import { TAME, TAME_RANGE, WILD } from '../graph/tame.ts';
import { folded, verify } from './arithmetic.ts';
import type { Builder } from './builder.ts';
import { both, choose, isKnown } from './masks.ts';

type Unary = Exclude<Elementary, 'pow'> | 'sqrt';

/** What each computes, and what is known of its result for a finite argument between two bounds. */
const UNARY: {
  readonly [name in Unary]: { readonly compute: (x: number) => number; readonly fact: (x: Fact) => Fact };
} = {
  exp: { compute: exp, fact: ({ hi }) => (hi <= 700 ? between(0, 2 * exp(hi)) : risky(0)) },
  log: {
    compute: log,
    fact: ({ lo, hi }) =>
      lo > 0 && hi < Number.POSITIVE_INFINITY ? between(log(lo) - 1, log(hi) + 1) : risky(),
  },
  log1p: {
    compute: log1p,
    fact: ({ lo, hi }) =>
      lo > -1 && hi < Number.POSITIVE_INFINITY ? between(log1p(lo) - 1, log1p(hi) + 1) : risky(),
  },
  logistic: { compute: logistic, fact: () => between(0, 1) },
  logit: {
    compute: logit,
    fact: ({ lo, hi }) => (lo > 0 && hi < 1 ? between(logit(lo) - 1, logit(hi) + 1) : risky()),
  },
  normal_cdf: { compute: normalCdf, fact: () => between(0, 1) },
  sin: { compute: sin, fact: () => between(-1, 1) },
  cos: { compute: cos, fact: () => between(-1, 1) },
  sqrt: {
    compute: Math.sqrt,
    fact: ({ lo, hi }) => (lo >= 0 ? { ...ANY, lo: Math.sqrt(lo), hi: Math.sqrt(hi) } : risky(0)),
  },
};

/** An elementary function of one number. */
export function unary(b: Builder, name: Unary, x: Id): Id {
  const { graph } = b;
  const { compute, fact: factOf } = UNARY[name];
  const value = graph.value(x);
  if (value !== undefined) return folded(b, compute(value), [value]);
  b.settle(x);
  const { lo, hi, nan, inf } = graph.fact(x);
  const node = graph.node(name, [x], !nan && !inf && isTame(name, lo, hi) ? TAME : WILD);
  const fact = factOf({ ...ANY, lo, hi });
  if (!nan && !inf) return graph.assume(node, fact);
  graph.assume(node, { ...fact, nan, inf, poison: false });
  if (fact.poison || inf) verify(b, node, [x]);
  return node;
}

/** Whether the function needs no care at the ends of its range: what `TAME` promises to the pass `expand`. */
function isTame(name: Unary, lo: number, hi: number): boolean {
  const { lo: least, hi: most } = TAME_RANGE[name] ?? ANY;
  return lo >= least && hi <= most;
}

/** x ^ y; missing where either is. */
export function power(b: Builder, x: Id, y: Id): Id {
  const { graph } = b;
  const left = graph.value(x);
  const right = graph.value(y);
  if (left !== undefined && right !== undefined) return folded(b, pow(left, right), [left, right]);
  b.settle(x);
  b.settle(y);
  const a = graph.fact(x);
  const c = graph.fact(y);
  const raw = graph.node('pow', [x, y]);
  if (!(a.nan || a.inf || c.nan || c.inf))
    return graph.assume(raw, { ...risky(), lo: a.lo >= 0 ? 0 : ANY.lo });
  graph.assume(raw, { ...ANY, nan: a.nan || c.nan, inf: a.inf || c.inf });
  const bothKnown = both(graph, isKnown(graph, x), isKnown(graph, y));
  const node = choose(graph, bothKnown, raw, graph.constant(Number.NaN));
  verify(b, node, [x, y]);
  return node;
}

/** May be non-finite where a finite number should be. */
function risky(lo = ANY.lo): Fact {
  return { ...ANY, lo, poison: true };
}
