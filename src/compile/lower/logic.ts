import { TRUTH } from '../graph/fact.ts';
import type { Id } from '../graph/graph.ts';
import type { Builder } from './builder.ts';
import {
  both,
  checked,
  choose,
  compare,
  eitherOf,
  isKnown,
  isOne,
  isZero,
  known,
  mask,
  maskOf,
  opposite,
  truth,
} from './masks.ts';

type Lazy = () => Id;

/** 1 − x: the opposite of a truth, missing where it is. */
export function not({ graph }: Builder, x: Id): Id {
  const of = maskOf(graph, x);
  if (of !== undefined) return truth(graph, opposite(graph, of));
  const value = graph.value(x);
  if (value !== undefined) return graph.constant(1 - value);
  return graph.assume(graph.node('sub', [graph.constant(1), x]), { ...TRUTH, nan: graph.fact(x).nan });
}

/** `no and missing` is no; the second side counts only where the first is not no. */
export function and(b: Builder, x: Id, second: Lazy): Id {
  const { graph } = b;
  const no = isZero(graph, x);
  if (known(graph, no) === true) return graph.constant(0);
  const y = b.within(opposite(graph, no), second);
  if (!graph.fact(x).nan && !graph.fact(y).nan)
    return truth(graph, both(graph, isOne(graph, x), isOne(graph, y)));
  const product = graph.assume(graph.node('mul', [x, y]), { ...TRUTH, nan: true });
  return choose(graph, eitherOf(graph, no, isZero(graph, y)), graph.constant(0), product);
}

/** `yes or missing` is yes; the second side counts only where the first is not yes. */
export function or(b: Builder, x: Id, second: Lazy): Id {
  const { graph } = b;
  const yes = isOne(graph, x);
  if (known(graph, yes) === true) return graph.constant(1);
  const y = b.within(opposite(graph, yes), second);
  if (!graph.fact(x).nan && !graph.fact(y).nan) return truth(graph, eitherOf(graph, yes, isOne(graph, y)));
  const sum = graph.assume(graph.node('add', [x, y]), { ...TRUTH, nan: true });
  return choose(graph, eitherOf(graph, yes, isOne(graph, y)), graph.constant(1), sum);
}

/** The first value, or the second where the first is missing. */
export function otherwise(b: Builder, x: Id, second: Lazy): Id {
  const { graph } = b;
  b.settle(x);
  const there = isKnown(graph, x);
  if (known(graph, there) === true) return x;
  const value = graph.value(x);
  if (value !== undefined && Number.isNaN(value)) return second();
  const y = b.within(opposite(graph, there), () => b.settle(second()));
  const chosen = choose(graph, there, x, y);
  const { nan } = graph.fact(y);
  return graph.restate(chosen, { ...graph.fact(chosen), nan });
}

/** Whether the value is not missing. */
export function knownTruth(b: Builder, x: Id): Id {
  b.settle(x);
  return truth(b.graph, isKnown(b.graph, x));
}

/** `if`: missing where the test is. */
export function conditional(b: Builder, test: Id, then: Lazy, otherwise: Lazy): Id {
  const { graph } = b;
  const yes = isOne(graph, test);
  const no = isZero(graph, test);
  if (known(graph, yes) === true) return then();
  if (known(graph, no) === true) return otherwise();
  const x = b.within(yes, then);
  const y = b.within(no, otherwise);
  const lawful = [x, y].some((id) => graph.fact(id).nan || graph.fact(id).inf) || graph.fact(test).nan;
  if (lawful) {
    b.within(yes, () => b.settle(x));
    b.within(no, () => b.settle(y));
  }
  const ofNo = graph.fact(test).nan ? choose(graph, no, y, graph.constant(Number.NaN)) : y;
  const chosen = choose(graph, yes, x, ofNo);
  return lawful ? checked(graph, chosen) : chosen;
}

/** A comparison: missing where a side is. */
export function comparison(b: Builder, op: 'eq' | 'lt' | 'le', x: Id, y: Id): Id {
  const { graph } = b;
  b.settle(x);
  b.settle(y);
  const left = graph.value(x);
  const right = graph.value(y);
  if (Number.isNaN(left) || Number.isNaN(right)) return graph.constant(Number.NaN);
  const holds = decided(b, op, x, y) ?? compareMasks(b, op, x, y);
  const bothKnown = both(graph, isKnown(graph, x), isKnown(graph, y));
  return choose(graph, bothKnown, truth(graph, holds), graph.constant(Number.NaN));
}

function compareMasks({ graph }: Builder, op: 'eq' | 'lt' | 'le', x: Id, y: Id): Id {
  if (op === 'eq') {
    const left = graph.value(x);
    const right = graph.value(y);
    if (right === 0 || right === 1) return right === 1 ? isOne(graph, x) : isZero(graph, x);
    if (left === 0 || left === 1) return left === 1 ? isOne(graph, y) : isZero(graph, y);
  }
  return compare(graph, op, x, y);
}

/** The mask of a comparison that what is known of its sides decides. */
function decided({ graph }: Builder, op: 'eq' | 'lt' | 'le', x: Id, y: Id): Id | undefined {
  const a = graph.fact(x);
  const c = graph.fact(y);
  const left = graph.value(x);
  const right = graph.value(y);
  if (left !== undefined && right !== undefined) {
    return mask(graph, op === 'eq' ? left === right : op === 'lt' ? left < right : left <= right);
  }
  if (op === 'eq') return a.hi < c.lo || a.lo > c.hi ? mask(graph, false) : undefined;
  if (a.hi < c.lo || (op === 'le' && a.hi <= c.lo)) return mask(graph, true);
  if (a.lo > c.hi || (op === 'lt' && a.lo >= c.hi)) return mask(graph, false);
  return undefined;
}
