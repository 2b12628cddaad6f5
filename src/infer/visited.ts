import type { Particles } from './moves.ts';

/** A record of bounded length of where chains have been, a sweep of moves apart or several. */
export interface Record {
  /** Keeps where they are, which must not change: after no sweep, after one, and so on. */
  readonly add: (chains: Particles) => void;
  /** All states that were kept, as particles: state by state, chain by chain. */
  readonly together: () => Particles;
  /** States that were kept at least so many sweeps apart, the first of them so many after the beginning. */
  readonly every: (sweeps: number) => Particles[];
}

/**
 * A record that keeps every state until there are too many, and then every second of them, every fourth and so on: which are
 * kept does not hang on what they are.
 */
export function record(most: number): Record {
  let kept: Particles[] = [];
  let apart = 1;
  let seen = 0;
  return {
    add: (chains) => {
      if (seen++ % apart !== 0) return;
      kept.push(chains);
      if (kept.length <= most) return;
      kept = kept.filter((_, index) => index % 2 === 0);
      apart *= 2;
    },
    together: () => inOne(kept),
    every: (sweeps) => {
      const stride = Math.ceil(sweeps / apart);
      return kept.filter((_, index) => index > 0 && index % stride === 0);
    },
  };
}

/** States of the same chains as particles: state by state, chain by chain. */
export function inOne(states: readonly Particles[]): Particles {
  const { count: chains = 0, size = 0 } = states[0] ?? {};
  const count = states.length * chains;
  const positions = new Float64Array(size * count);
  const logLikelihoods = new Float64Array(count);
  states.forEach((state, index) => {
    logLikelihoods.set(state.logLikelihoods, index * chains);
    for (let d = 0; d < size; d++) {
      const own = state.positions.subarray(d * chains, (d + 1) * chains);
      positions.set(own, d * count + index * chains);
    }
  });
  return { count, size, positions, logLikelihoods };
}
