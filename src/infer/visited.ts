import type { Particles } from './moves.ts';

/** States that chains were in, a sweep of moves apart or several. */
export type State = Pick<Particles, 'positions' | 'logLikelihoods'>;

/** A record of bounded length of where chains have been. */
export interface Record {
  /** Keeps where they are, which must not change: after no sweep, after one, and so on. */
  readonly add: (chains: State) => void;
  /** All states that were kept, as particles: state by state, chain by chain. */
  readonly together: (size: number, chains: number) => Particles;
  /** States that were kept at least so many sweeps apart, the first of them so many after the beginning. */
  readonly every: (sweeps: number) => State[];
}

/**
 * A record that keeps every state until there are too many, and then every second of them, every fourth and so on: which are
 * kept does not hang on what they are.
 */
export function record(most: number): Record {
  let kept: State[] = [];
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
    together: (size, chains) => {
      const count = kept.length * chains;
      const positions = new Float64Array(size * count);
      const logLikelihoods = new Float64Array(count);
      kept.forEach((state, index) => {
        logLikelihoods.set(state.logLikelihoods, index * chains);
        for (let d = 0; d < size; d++) {
          const own = state.positions.subarray(d * chains, (d + 1) * chains);
          positions.set(own, d * count + index * chains);
        }
      });
      return { count, size, positions, logLikelihoods };
    },
    every: (sweeps) => {
      const stride = Math.ceil(sweeps / apart);
      return kept.filter((_, index) => index > 0 && index % stride === 0);
    },
  };
}
