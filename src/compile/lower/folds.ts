import type { FoldHow } from '../../model/expression.ts';
import { ANY, type Fact, TRUTH } from '../graph/fact.ts';
import type { Id } from '../graph/graph.ts';
import { arithmetic, verify } from './arithmetic.ts';
import type { Builder } from './builder.ts';
import {
  both,
  butNot,
  choose,
  compare,
  eitherOf,
  isKnown,
  isOne,
  isZero,
  known,
  mask,
  opposite,
  truth,
} from './masks.ts';

/** One row of a fold: where it counts, and its value. */
export interface Item {
  readonly row: number;
  readonly counts: Id;
  readonly value: Id;
}

/**
 * The fold of the rows that count, from the first to the last. Missing where a value that counts is.
 * A row that never counts has been left out.
 */
export function fold(b: Builder, how: FoldHow, items: readonly Item[]): Id {
  const { graph } = b;
  const joined = join(b, how, items);
  const anyMissing = items.reduce(
    (any, { counts, value }) => eitherOf(graph, any, butNot(graph, counts, isKnown(graph, value))),
    mask(graph, false),
  );
  if (known(graph, anyMissing) === false) return joined;
  const result = choose(graph, anyMissing, graph.constant(Number.NaN), joined);
  return graph.restate(result, { ...graph.fact(joined), nan: true });
}

function join(b: Builder, how: FoldHow, items: readonly Item[]): Id {
  switch (how) {
    case 'sum':
      return accumulate(b, 'add', 0, items);
    case 'product':
      return accumulate(b, 'mul', 1, items);
    case 'either':
      return either(b, items);
    case 'count':
      return count(b, items);
    case 'any':
      return truth(
        b.graph,
        items.reduce((any, item) => eitherOf(b.graph, any, holds(b, item)), mask(b.graph, false)),
      );
    case 'all':
      return truth(
        b.graph,
        items.reduce(
          (all, { counts, value }) => {
            const fails = both(b.graph, counts, isZero(b.graph, value));
            return butNot(b.graph, all, fails);
          },
          mask(b.graph, true),
        ),
      );
    case 'min':
    case 'max':
    case 'argmin':
    case 'argmax':
      return best(b, how, items);
  }
}

/** Where a row counts and its value is not 0. */
function holds({ graph }: Builder, { counts, value }: Item): Id {
  return butNot(graph, counts, isZero(graph, value));
}

function count(b: Builder, items: readonly Item[]): Id {
  const { graph } = b;
  let total = graph.constant(0);
  items.forEach((item, index) => {
    const one = truth(graph, holds(b, item));
    const before = graph.value(total);
    const more = graph.value(one);
    total =
      before !== undefined && more !== undefined
        ? graph.constant(before + more)
        : graph.assume(graph.node('add', [total, one]), { ...TRUTH, hi: index + 1 });
  });
  return total;
}

function accumulate(b: Builder, op: 'add' | 'mul', start: number, items: readonly Item[]): Id {
  const { graph } = b;
  const neutral = graph.constant(start);
  const lawful = items.some(({ value }) => graph.fact(value).nan || graph.fact(value).inf);
  if (!lawful) {
    // −0 never arises here, so adding 0 and multiplying by 1 leave a total as it is.
    return items.reduce(
      (total, { counts, value }) => arithmetic(b, op, total, choose(graph, counts, value, neutral)),
      neutral,
    );
  }
  let total = neutral;
  for (const { counts, value } of items) {
    b.within(counts, () => b.settle(value));
    total = graph.node(op, [total, choose(graph, counts, value, neutral)]);
  }
  const inf = items.some(({ value }) => graph.fact(value).inf);
  graph.assume(total, { ...ANY, nan: true, inf });
  verify(
    b,
    total,
    items.map(({ counts, value }) => choose(graph, counts, value, neutral)),
  );
  return total;
}

/** The chance of at least one, from the first to the last: total + value · (1 − total), looked at in the end. */
function either(b: Builder, items: readonly Item[]): Id {
  const { graph } = b;
  const none = graph.constant(0);
  const loose = { ...ANY, nan: true, inf: true };
  const chances = items.map(({ counts, value }) => {
    b.within(counts, () => b.settle(value));
    return choose(graph, counts, value, none);
  });
  const joined = (sum: Id, chance: Id): Id => {
    const before = graph.value(sum);
    const one = graph.value(chance);
    if (before !== undefined && one !== undefined) return graph.constant(before + one * (1 - before));
    const rest =
      before === undefined
        ? graph.assume(graph.node('sub', [graph.constant(1), sum]), loose)
        : graph.constant(1 - before);
    return graph.assume(
      graph.node('add', [sum, graph.assume(graph.node('mul', [chance, rest]), loose)]),
      loose,
    );
  };
  const total = chances.reduce(joined, none);
  const lawful = chances.every((chance) => {
    const { lo, hi, nan, inf } = graph.fact(chance);
    return lo >= 0 && hi <= 1 && !nan && !inf;
  });
  // Rounding can leave it just above 1.
  if (lawful) return graph.restate(total, { ...ANY, lo: 0, hi: 2 });
  verify(b, total, chances);
  return total;
}

function best(b: Builder, how: 'min' | 'max' | 'argmin' | 'argmax', items: readonly Item[]): Id {
  const { graph } = b;
  const least = how === 'min' || how === 'argmin';
  const missing = graph.constant(Number.NaN);
  let row = missing;
  let soFar = missing;
  let have = mask(graph, false);
  for (const { row: number, counts, value } of items) {
    b.within(counts, () => b.settle(value));
    const here = graph.constant(number);
    if (known(graph, have) === false) {
      row = choose(graph, counts, here, missing);
      soFar = choose(graph, counts, value, missing);
      have = counts;
      continue;
    }
    const worse = least ? compare(graph, 'le', soFar, value) : compare(graph, 'le', value, soFar);
    const takes = both(graph, counts, opposite(graph, worse));
    row = choose(graph, takes, here, row);
    soFar =
      known(graph, counts) === true && known(graph, have) === true
        ? plain(b, least, soFar, value)
        : choose(graph, takes, value, soFar);
    have = eitherOf(graph, have, counts);
  }
  return how === 'min' || how === 'max' ? soFar : row;
}

/** `value < soFar ? value : soFar`, or with >. */
function plain({ graph }: Builder, least: boolean, soFar: Id, value: Id): Id {
  const a = graph.fact(soFar);
  const c = graph.fact(value);
  const fact: Fact = {
    ...a,
    lo: least ? Math.min(a.lo, c.lo) : Math.max(a.lo, c.lo),
    hi: least ? Math.min(a.hi, c.hi) : Math.max(a.hi, c.hi),
    nan: a.nan || c.nan,
    inf: a.inf || c.inf,
    int: a.int && c.int,
    poison: false,
  };
  return graph.assume(graph.node(least ? 'pmin' : 'pmax', [soFar, value]), fact);
}

/** Where a fold's condition holds; a row whose condition is missing does not count. */
export function counting({ graph }: Builder, where: Id): Id {
  return isOne(graph, where);
}
