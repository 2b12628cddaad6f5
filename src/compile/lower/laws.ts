import { distributionNamed } from '../../distributions/named.ts';
import { ANY, between } from '../graph/fact.ts';
import type { Id } from '../graph/graph.ts';
import { arithmetic, extreme, negate } from './arithmetic.ts';
import type { Builder } from './builder.ts';
import { unary } from './elementary.ts';
import { both, checked, choose, compare, eitherOf, isKnown, known, mask, opposite, truth } from './masks.ts';

/**
 * The bounds of the standard draws, however they are made: uniforms are multiples of 2^-53; normals are made of them, or lie where evidence
 * moves them.
 */
export const UNIFORM: { readonly lo: number; readonly hi: number } = { lo: 2 ** -53, hi: 1 - 2 ** -53 };
export const NORMAL: { readonly lo: number; readonly hi: number } = { lo: -39, hi: 39 };

/** A law: where its parameters are impossible (a mask), and its draw from a standard draw, as in src/distributions. */
interface Law {
  readonly impossible: (b: Builder, p: readonly Id[]) => Id;
  readonly value: (b: Builder, latent: Id, p: readonly Id[]) => Id;
}

/** The laws that are computed where the formulas are; others are asked of src/distributions while the kernel runs. */
const LAWS: ReadonlyMap<string, Law> = new Map<string, Law>([
  [
    'normal',
    {
      impossible: (b, p) => below(b, at(p, 1), 0),
      value: (b, z, p) => {
        const spread = arithmetic(b, 'mul', at(p, 1), z);
        // A standard normal is never −0 and never near 0, so 0 + σz is σz to the last bit.
        const plain = Object.is(b.graph.value(at(p, 0)), 0) && (b.graph.value(at(p, 1)) ?? 0) > 1e-200;
        return plain ? spread : arithmetic(b, 'add', at(p, 0), spread);
      },
    },
  ],
  [
    'lognormal',
    {
      impossible: (b, p) =>
        eitherOf(b.graph, opposite(b.graph, above(b, at(p, 0), 0)), below(b, at(p, 1), 0)),
      value: (b, z, p) => arithmetic(b, 'mul', at(p, 0), unary(b, 'exp', arithmetic(b, 'mul', at(p, 1), z))),
    },
  ],
  [
    'logitnormal',
    {
      impossible: (b, p) => {
        const inside = both(b.graph, above(b, at(p, 0), 0), below(b, at(p, 0), 1));
        return eitherOf(b.graph, opposite(b.graph, inside), below(b, at(p, 1), 0));
      },
      value: (b, z, p) => {
        const shifted = arithmetic(b, 'add', unary(b, 'logit', at(p, 0)), arithmetic(b, 'mul', at(p, 1), z));
        const drawn = unary(b, 'logistic', shifted);
        return choose(b.graph, compareTo(b, 'eq', at(p, 1), 0), at(p, 0), drawn);
      },
    },
  ],
  [
    'uniform',
    {
      impossible: (b, p) => disordered(b, at(p, 0), at(p, 1)),
      value: (b, u, p) => {
        const low = at(p, 0);
        const high = at(p, 1);
        const x = arithmetic(b, 'add', low, arithmetic(b, 'mul', arithmetic(b, 'sub', high, low), u));
        b.settle(x);
        // Equal ends need no care of their own, and 0 for two ends of −0 is what the sum gives.
        return choose(b.graph, less(b, high, x), high, x);
      },
    },
  ],
  [
    'triangular',
    {
      impossible: (b, p) => {
        const outside = eitherOf(b.graph, less(b, at(p, 1), at(p, 0)), less(b, at(p, 2), at(p, 1)));
        return eitherOf(b.graph, disordered(b, at(p, 0), at(p, 2)), outside);
      },
      value: (b, u, p) => {
        const [low, mode, high] = [at(p, 0), at(p, 1), at(p, 2)];
        const { graph } = b;
        const width = raw(b, 'sub', high, low);
        const left = raw(b, 'div', raw(b, 'sub', mode, low), width);
        const rising = raw(b, 'add', low, raw(b, 'mul', width, graph.node('sqrt', [raw(b, 'mul', u, left)])));
        const right = raw(b, 'div', raw(b, 'sub', high, mode), width);
        const rest = raw(b, 'mul', raw(b, 'sub', graph.constant(1), u), right);
        const falling = raw(b, 'sub', high, raw(b, 'mul', width, graph.node('sqrt', [rest])));
        const drawn = choose(graph, compare(graph, 'lt', u, left), rising, falling);
        return choose(graph, equal(b, low, high), low, drawn);
      },
    },
  ],
  [
    'exponential',
    {
      impossible: (b, p) => below(b, at(p, 0), 0),
      value: (b, u, p) => arithmetic(b, 'mul', negate(b, at(p, 0)), unary(b, 'log1p', negate(b, u))),
    },
  ],
  [
    'bernoulli',
    {
      impossible: (b, p) => eitherOf(b.graph, below(b, at(p, 0), 0), above(b, at(p, 0), 1)),
      value: (b, u, p) => truth(b.graph, less(b, arithmetic(b, 'sub', b.graph.constant(1), at(p, 0)), u)),
    },
  ],
  [
    'logistic',
    {
      impossible: (b, p) => below(b, at(p, 1), 0),
      value: (b, u, p) =>
        arithmetic(b, 'add', at(p, 0), arithmetic(b, 'mul', at(p, 1), unary(b, 'logit', u))),
    },
  ],
]);

/** The standard draw of a law that moves with others: a weighted sum of normal draws, or the probability of less than that. */
export function movedLatent(
  b: Builder,
  terms: readonly (readonly [draw: Id, weight: number])[],
  kind: 'uniform' | 'normal',
): Id {
  const score = terms
    .map(([draw, weight]) => arithmetic(b, 'mul', b.graph.constant(weight), draw))
    .reduce((sum, term) => arithmetic(b, 'add', sum, term));
  if (kind === 'normal') return score;
  const least = b.graph.constant(UNIFORM.lo);
  const most = b.graph.constant(UNIFORM.hi);
  return extreme(b, 'min', extreme(b, 'max', unary(b, 'normal_cdf', score), least), most);
}

/** What `host` computes outside for a law: the number of the function, made on request. */
export type HostLaw = (distribution: string) => number;

/**
 * A draw of a law from the standard draw behind it: missing where a parameter is; a fault where no law has the parameters.
 */
export function drawFrom(
  b: Builder,
  distribution: string,
  latent: Id,
  parameters: readonly Id[],
  host: HostLaw,
): Id {
  const { graph } = b;
  for (const parameter of parameters) b.settle(parameter);
  const there = parameters.reduce((all, p) => both(graph, all, isKnown(graph, p)), mask(graph, true));
  if (known(graph, there) === false) return graph.constant(Number.NaN);
  const law = LAWS.get(distribution);
  const spec = distributionNamed(distribution);
  if (spec === undefined) throw new Error(`there is no distribution ${distribution}`);
  return b.within(there, () => {
    const constants = parameters.map((p) => graph.value(p));
    const fixed = constants.every((c) => c !== undefined) ? (constants as number[]) : undefined;
    if (fixed?.every((c) => !Number.isNaN(c)) && spec.problem(fixed) !== undefined) {
      b.refuse(mask(graph, true));
      return graph.constant(0);
    }
    const drawn =
      law === undefined || parameters.length !== spec.parameters.length
        ? asked(b, host(distribution), latent, parameters)
        : computed(b, law, latent, parameters, fixed !== undefined);
    const known_ = choose(graph, there, drawn, graph.constant(Number.NaN));
    return known(graph, there) === true ? known_ : checked(graph, known_);
  });
}

/** Refuses where no law that is computed here has the parameters. */
export function refuseImpossible(b: Builder, distribution: string, parameters: readonly Id[]): void {
  for (const p of parameters) if (b.graph.fact(p).inf) b.demandFinite(p);
  const law = LAWS.get(distribution);
  if (law === undefined) throw new Error(`${distribution} is computed outside`);
  b.refuse(law.impossible(b, parameters));
}

function computed(b: Builder, law: Law, latent: Id, parameters: readonly Id[], lawful: boolean): Id {
  const { graph } = b;
  if (!lawful) {
    for (const p of parameters) if (graph.fact(p).inf) b.demandFinite(p);
    b.refuse(law.impossible(b, parameters));
  }
  // Where a parameter is missing or infinite the value does not count, so it is built as though none were.
  const plain = parameters.map((p) => bare(b, p));
  const value = law.value(b, latent, plain);
  if (parameters.some((p) => graph.fact(p).nan)) b.settle(value);
  return value;
}

/** The value itself, known to be an ordinary number wherever it counts. */
function bare({ graph }: Builder, id: Id): Id {
  const fact = graph.fact(id);
  if (!fact.nan && !fact.inf) return id;
  const same = graph.node('or', [id, graph.word(0, 0)]);
  return graph.assume(same, { ...fact, nan: false, inf: false });
}

function asked(b: Builder, fn: number, latent: Id, parameters: readonly Id[]): Id {
  const { graph } = b;
  const active = b.active() ?? mask(graph, true);
  const call = graph.node('host', [active, latent, ...parameters], fn);
  b.refuse(graph.node('fault', [call]));
  return graph.assume(call, ANY);
}

function at(p: readonly Id[], index: number): Id {
  return p[index] as Id;
}

function below(b: Builder, x: Id, limit: number): Id {
  return b.graph.fact(x).lo >= limit ? mask(b.graph, false) : less(b, x, b.graph.constant(limit));
}

function above(b: Builder, x: Id, limit: number): Id {
  return b.graph.fact(x).lo > limit ? mask(b.graph, true) : less(b, b.graph.constant(limit), x);
}

/** Where x < y, both ordinary numbers. */
function less({ graph }: Builder, x: Id, y: Id): Id {
  const a = graph.fact(x);
  const c = graph.fact(y);
  if (a.hi < c.lo) return mask(graph, true);
  return a.lo >= c.hi ? mask(graph, false) : compare(graph, 'lt', x, y);
}

function equal({ graph }: Builder, x: Id, y: Id): Id {
  const a = graph.value(x);
  const c = graph.value(y);
  return a !== undefined && c !== undefined ? mask(graph, a === c) : compare(graph, 'eq', x, y);
}

function compareTo(b: Builder, op: 'eq', x: Id, y: number): Id {
  return op === 'eq' ? equal(b, x, b.graph.constant(y)) : mask(b.graph, false);
}

/** Where the ends are in the wrong order, or further apart than a number can hold. */
function disordered(b: Builder, low: Id, high: Id): Id {
  const { graph } = b;
  const width = graph.node('sub', [high, low]);
  const infinite = compare(graph, 'eq', width, graph.constant(Number.POSITIVE_INFINITY));
  const apart =
    graph.value(low) !== undefined && graph.value(high) !== undefined ? mask(graph, false) : infinite;
  return eitherOf(graph, less(b, high, low), apart);
}

/** An operation whose result is finite wherever it counts. */
function raw({ graph }: Builder, op: 'add' | 'sub' | 'mul' | 'div', x: Id, y: Id): Id {
  return graph.assume(graph.node(op, [x, y]), between(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY));
}
