import type { Fault } from '../kernel/kernel.ts';
import type { Mover, Particles } from './moves.ts';

/**
 * Chains in two companies. Those that continue particles of one side of a step's particles move by what was fitted to the other side:
 * a law that was fitted to a particle too holds it for likelier than it is, and moves made by it would not leave the particles' law as it
 * is.
 */
export interface Troupe {
  /** Moves every chain once; gives the share of moves accepted. */
  readonly sweep: () => { readonly accepted: number } | Fault;
  /** Where all chains are, in the order of their parents; a copy. */
  readonly state: () => Particles;
}

type Side = 0 | 1;

/** The side on which a particle stands: that of the chain whose state it is. */
function sideOf(particle: number, chains: number): Side {
  return ((particle % chains) & 1) as Side;
}

/** Parents of one side before those of the other. @param chains of which the parents are states */
export function bySide(parents: Uint32Array, chains: number): Uint32Array {
  const of = (side: Side): Uint32Array => parents.filter((parent) => sideOf(parent, chains) === side);
  const sorted = new Uint32Array(parents.length);
  sorted.set(of(0));
  sorted.set(of(1), of(0).length);
  return sorted;
}

/** The weights of the particles of one side, the others' 0, and the effective sample size. All, where one side has none. */
export function ofSide(
  weights: Float64Array,
  chains: number,
  side: Side,
): { readonly weights: Float64Array; readonly effective: number } {
  const own = weights.map((weight, particle) => (sideOf(particle, chains) === side ? weight : 0));
  const sum = own.reduce((total, weight) => total + weight, 0);
  const fair = sum > 0 ? own.map((weight) => weight / sum) : weights;
  return { weights: fair, effective: 1 / fair.reduce((total, weight) => total + weight * weight, 0) };
}

/**
 * Chains that go on from parents among particles.
 *
 * @param parents in the order of `bySide`
 * @param moverOf makes what moves chains, by what is fitted to particles of a side
 */
export function troupeOf(
  particles: Particles,
  parents: Uint32Array,
  chains: number,
  moverOf: (chains: Particles, side: Side) => Mover,
): Troupe {
  const { size } = particles;
  const count = parents.length;
  const first = parents.filter((parent) => sideOf(parent, chains) === 0).length;
  const companies = [parents.subarray(0, first), parents.subarray(first)]
    .map((own, side) => ({ own, other: (1 - side) as Side }))
    .filter(({ own }) => own.length > 0)
    .map(({ own, other }) => {
      const company = continued(particles, own);
      return { company, moves: moverOf(company, other) };
    });
  return {
    sweep: () => {
      let accepted = 0;
      for (const { company, moves } of companies) {
        const swept = moves.sweep();
        if ('diagnostic' in swept) return swept;
        accepted += (swept.accepted * company.count) / count;
      }
      return { accepted };
    },
    state: () => {
      const positions = new Float64Array(size * count);
      const logLikelihoods = new Float64Array(count);
      let at = 0;
      for (const { company } of companies) {
        for (let d = 0; d < size; d++) {
          const own = company.positions.subarray(d * company.count, (d + 1) * company.count);
          positions.set(own, d * count + at);
        }
        logLikelihoods.set(company.logLikelihoods, at);
        at += company.count;
      }
      return { count, size, positions, logLikelihoods };
    },
  };
}

/** A copy of the parent of each. */
function continued({ count, size, positions, logLikelihoods }: Particles, parents: Uint32Array): Particles {
  const chains = parents.length;
  const copies = new Float64Array(size * chains);
  for (let d = 0; d < size; d++) {
    for (let i = 0; i < chains; i++) copies[d * chains + i] = positions[d * count + parents[i]!]!;
  }
  return {
    count: chains,
    size,
    positions: copies,
    logLikelihoods: Float64Array.from(parents, (parent) => logLikelihoods[parent]!),
  };
}
