import { exp } from '../../math/exp.ts';
import { log } from '../../math/log.ts';
import { log1p } from '../../math/log1p.ts';
import { HALF_LOG_TWO_PI } from '../../math/stirling.ts';
import { CLASSES } from '../../model/expression.ts';
import { DENSITY } from '../density-name.ts';
import { ANY } from '../graph/fact.ts';
import type { Graph, Id } from '../graph/graph.ts';
import { APART } from '../graph/tame.ts';
import type { Builder } from './builder.ts';
import { type HostLaw, refuseImpossible } from './laws.ts';
import { both, choose, compare, eitherOf, isKnown, known, mask } from './masks.ts';

/** The log density of a law at a value, the operations of src/distributions in their order; −∞ where it rules the value out. */
type LogDensity = (m: Raw, x: Id, p: readonly Id[]) => Id;

/** The laws whose densities are computed where the formulas are; the others are asked of src/distributions. */
const DENSITIES: ReadonlyMap<string, LogDensity> = new Map<string, LogDensity>([
  [
    'normal',
    (m, x, p) => {
      const [mean, sd] = [at(p, 0), at(p, 1)];
      const z = m.div(m.sub(x, mean), sd);
      const value = m.sub(
        m.sub(m.mul(m.mul(m.constant(-0.5), z), z), m.log(sd)),
        m.constant(HALF_LOG_TWO_PI),
      );
      return m.unlessPoint(sd, x, mean, value);
    },
  ],
  [
    'lognormal',
    (m, x, p) => {
      const [median, sigma] = [at(p, 0), at(p, 1)];
      const z = m.div(m.sub(m.log(x), m.log(median)), sigma);
      const bell = m.sub(m.mul(m.mul(m.constant(-0.5), z), z), m.log(sigma));
      const value = m.sub(m.sub(bell, m.constant(HALF_LOG_TWO_PI)), m.log(x));
      const inside = both(m.graph, m.less(m.constant(0), x), m.less(x, m.constant(Number.POSITIVE_INFINITY)));
      return m.unlessPoint(sigma, x, median, m.where(inside, value));
    },
  ],
  [
    'uniform',
    (m, x, p) => {
      const [low, high] = [at(p, 0), at(p, 1)];
      const inside = both(m.graph, m.atMost(low, x), m.atMost(x, high));
      const value = m.where(inside, m.negative(m.log(m.sub(high, low))));
      return choose(m.graph, m.equal(low, high), m.point(x, low), value);
    },
  ],
  [
    'exponential',
    (m, x, p) => {
      const mean = at(p, 0);
      const value = m.sub(m.div(m.negative(x), mean), m.log(mean));
      const inside = m.where(m.atMost(m.constant(0), x), value);
      return m.unlessPoint(mean, x, m.constant(0), inside);
    },
  ],
  [
    'logistic',
    (m, x, p) => {
      const [location, scale] = [at(p, 0), at(p, 1)];
      const far = m.negative(m.abs(m.div(m.sub(x, location), scale)));
      const tail = m.mul(m.constant(2), m.log1p(m.exp(far)));
      return m.unlessPoint(scale, x, location, m.sub(m.sub(far, tail), m.log(scale)));
    },
  ],
  [
    'bernoulli',
    (m, x, p) => {
      const no = m.where(m.equal(x, m.constant(0)), m.log1p(m.negative(at(p, 0))));
      return choose(m.graph, m.equal(x, m.constant(1)), m.log(at(p, 0)), no);
    },
  ],
  [
    'discrete',
    (m, x, p) => {
      let weight = m.constant(0);
      for (let i = 0; i < p.length; i += 2) {
        weight = choose(m.graph, m.equal(at(p, i), x), m.add(weight, at(p, i + 1)), weight);
      }
      return m.log(m.div(weight, total(m, p)));
    },
  ],
]);

/**
 * The log density that a law gives to a value: missing where the value or a parameter is; a fault where no law has the
 * parameters or the density is infinite.
 *
 * @param parameter builds one of so many parameters, where it is needed
 */
export function density(
  b: Builder,
  distribution: string,
  of: Id,
  count: number,
  host: HostLaw,
  parameter: (index: number) => Id,
): Id {
  const { graph } = b;
  const missing = graph.constant(Number.NaN);
  b.settle(of);
  if (distribution === CLASSES) return chanceSeen(b, of, count, parameter);
  const seen = isKnown(graph, of);
  if (known(graph, seen) === false || Number.isNaN(graph.value(of))) return missing;
  const found = b.within(seen, () => {
    const parameters = Array.from({ length: count }, (_, index) => b.settle(parameter(index)));
    if (parameters.some((p) => Number.isNaN(graph.value(p)))) return missing;
    const there = parameters.reduce((all, p) => both(graph, all, isKnown(graph, p)), mask(graph, true));
    return b.within(there, () => {
      const value = densityOf(b, distribution, of, parameters, host);
      return choose(graph, there, value, missing);
    });
  });
  return choose(graph, seen, found, missing);
}

/** The logarithm of the chance of the row that was seen; where that is known beforehand nothing else is built. */
function chanceSeen(b: Builder, of: Id, count: number, chance: (row: number) => Id): Id {
  const { graph } = b;
  const m = raw(b);
  const row = graph.value(of);
  const told = (one: Id): Id => lawful(b, m.log(b.settle(one)));
  if (row !== undefined) return Number.isNaN(row) ? graph.constant(row) : told(chance(row));
  return Array.from({ length: count }, (_, at) => at).reduce((found, at) => {
    const here = m.equal(of, graph.constant(at));
    return choose(
      graph,
      here,
      b.within(here, () => told(chance(at))),
      found,
    );
  }, graph.constant(Number.NaN));
}

function densityOf(b: Builder, distribution: string, x: Id, parameters: readonly Id[], host: HostLaw): Id {
  const { graph } = b;
  const law = DENSITIES.get(distribution);
  const m = raw(b);
  if (law === undefined) {
    const active = b.active() ?? mask(graph, true);
    const call = graph.node('host', [active, x, ...parameters], host(`${DENSITY}${distribution}`));
    b.refuse(graph.node('fault', [call]));
    return graph.assume(call, { ...ANY, inf: true });
  }
  if (distribution === 'discrete') refuseWeights(b, parameters);
  else refuseImpossible(b, distribution, parameters);
  const value = law(m, x, parameters);
  b.refuse(m.equal(value, m.constant(Number.POSITIVE_INFINITY)));
  return lawful(b, value);
}

/** The log density of a mixture: the operations of `logBlend`. */
export function blend(b: Builder, weights: readonly Id[], densities: readonly Id[]): Id {
  const { graph } = b;
  const m = raw(b);
  const all = [...weights, ...densities];
  for (const id of all) b.settle(id);
  const there = all.reduce((so, id) => both(graph, so, isKnown(graph, id)), mask(graph, true));
  if (known(graph, there) === false || all.some((id) => Number.isNaN(graph.value(id)))) {
    return graph.constant(Number.NaN);
  }
  return b.within(there, () => {
    const zero = m.constant(0);
    for (const weight of weights) b.refuse(m.less(weight, zero));
    const lowest = m.constant(Number.NEGATIVE_INFINITY);
    let sum = zero;
    let weighed = zero;
    let highest = lowest;
    densities.forEach((part, index) => {
      const counts = both(graph, m.less(zero, at(weights, index)), m.less(highest, part));
      highest = choose(graph, counts, part, highest);
    });
    densities.forEach((part, index) => {
      const weight = at(weights, index);
      const term = m.mul(weight, m.exp(m.sub(part, highest)));
      sum = m.add(sum, choose(graph, m.less(zero, weight), term, zero));
      weighed = m.add(weighed, weight);
    });
    b.refuse(m.equal(weighed, zero));
    b.refuse(m.equal(weighed, m.constant(Number.POSITIVE_INFINITY)));
    const value = m.add(highest, m.log(m.div(sum, weighed)));
    const found = choose(graph, m.equal(highest, lowest), lowest, value);
    return choose(graph, there, lawful(b, found), graph.constant(Number.NaN));
  });
}

/** The value as one that may be −∞ and is otherwise a number wherever it counts. */
function lawful({ graph }: Builder, value: Id): Id {
  if (graph.value(value) !== undefined) return value;
  return graph.assume(graph.node('or', [value, graph.word(0, 0)], APART), { ...ANY, inf: true });
}

/** The weights of `discrete` are not negative, and their sum is above 0 and finite; its values are finite. */
function refuseWeights(b: Builder, p: readonly Id[]): void {
  const { graph } = b;
  const m = raw(b);
  const zero = m.constant(0);
  for (const [index, id] of p.entries()) {
    if (graph.fact(id).inf) b.demandFinite(id);
    if (index % 2 === 1) b.refuse(m.less(id, zero));
  }
  const sum = total(m, p);
  b.refuse(eitherOf(graph, m.equal(sum, zero), m.equal(sum, m.constant(Number.POSITIVE_INFINITY))));
}

/** All weights of `discrete` together, in their order. */
function total(m: Raw, p: readonly Id[]): Id {
  let sum = m.constant(0);
  for (let i = 1; i < p.length; i += 2) sum = m.add(sum, at(p, i));
  return sum;
}

/** Operations that check nothing: what is not finite is what it should be, or is looked at afterwards. */
interface Raw {
  readonly graph: Graph;
  readonly constant: (value: number) => Id;
  readonly add: (x: Id, y: Id) => Id;
  readonly sub: (x: Id, y: Id) => Id;
  readonly mul: (x: Id, y: Id) => Id;
  readonly div: (x: Id, y: Id) => Id;
  readonly negative: (x: Id) => Id;
  readonly abs: (x: Id) => Id;
  readonly exp: (x: Id) => Id;
  readonly log: (x: Id) => Id;
  readonly log1p: (x: Id) => Id;
  readonly equal: (x: Id, y: Id) => Id;
  readonly less: (x: Id, y: Id) => Id;
  readonly atMost: (x: Id, y: Id) => Id;
  /** The value where the mask holds, else −∞. */
  readonly where: (test: Id, value: Id) => Id;
  /** The log density of a point. */
  readonly point: (x: Id, at: Id) => Id;
  /** The value, or that of a point where the scale is 0. */
  readonly unlessPoint: (scale: Id, x: Id, at: Id, value: Id) => Id;
}

function raw({ graph }: Builder): Raw {
  const { constant } = graph;
  const binary =
    (op: 'add' | 'sub' | 'mul' | 'div', compute: (x: number, y: number) => number) =>
    (x: Id, y: Id): Id => {
      const [a, c] = [graph.value(x), graph.value(y)];
      if (a !== undefined && c !== undefined) return constant(compute(a, c));
      return graph.assume(graph.node(op, [x, y], APART), LOOSE);
    };
  const elementary =
    (op: 'exp' | 'log' | 'log1p', compute: (x: number) => number) =>
    (x: Id): Id => {
      const a = graph.value(x);
      return a === undefined ? graph.assume(graph.node(op, [x], APART), LOOSE) : constant(compute(a));
    };
  const sign =
    (op: 'neg' | 'abs', compute: (x: number) => number) =>
    (x: Id): Id => {
      const a = graph.value(x);
      return a === undefined ? graph.assume(graph.node(op, [x], APART), LOOSE) : constant(compute(a));
    };
  const test =
    (op: 'eq' | 'lt' | 'le', compute: (x: number, y: number) => boolean) =>
    (x: Id, y: Id): Id => {
      const [a, c] = [graph.value(x), graph.value(y)];
      if (a !== undefined && c !== undefined) return mask(graph, compute(a, c));
      return compare(graph, op, x, y);
    };
  const equal = test('eq', (x, y) => x === y);
  const where = (holds: Id, value: Id): Id => choose(graph, holds, value, constant(Number.NEGATIVE_INFINITY));
  const point = (x: Id, place: Id): Id => where(equal(x, place), constant(Number.POSITIVE_INFINITY));
  return {
    graph,
    constant,
    add: binary('add', (x, y) => x + y),
    sub: binary('sub', (x, y) => x - y),
    mul: binary('mul', (x, y) => x * y),
    div: binary('div', (x, y) => x / y),
    negative: sign('neg', (x) => -x),
    abs: sign('abs', Math.abs),
    exp: elementary('exp', exp),
    log: elementary('log', log),
    log1p: elementary('log1p', log1p),
    equal,
    less: test('lt', (x, y) => x < y),
    atMost: test('le', (x, y) => x <= y),
    where,
    point,
    unlessPoint: (scale, x, place, value) => {
      const { lo } = graph.fact(scale);
      if (lo > 0) return value;
      return choose(graph, equal(scale, constant(0)), point(x, place), value);
    },
  };
}

/** What is known of a value inside a density: nothing. */
const LOOSE = { ...ANY, nan: true, inf: true };

function at(list: readonly Id[], index: number): Id {
  return list[index] as Id;
}
