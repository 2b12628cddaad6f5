import type { Fault } from '../kernel/kernel.ts';
import { exp } from '../math/exp.ts';
import { colour, type Fitted, whiten } from './fitted.ts';
import type { Luck } from './luck.ts';
import type { Target } from './target.ts';

/** Particles: position d of particle i is at `d * count + i`. */
export interface Particles {
  readonly count: number;
  readonly size: number;
  readonly positions: Float64Array;
  readonly logLikelihoods: Float64Array;
}

/** How far a move goes, as a share of the fitted law's spread: 1 forgets where it began. */
const REACHES: readonly number[] = [1, 0.8, 0.6, 0.4, 0.25, 0.15, 0.08];
/** Every reach keeps at least this chance of being tried. */
const LEAST_CHANCE = 0.03;
/** How much of what is known of the reaches a sweep replaces. */
const NEWS = 0.5;
/** Among draws of which some decide between few values, how often one of those is drawn anew. */
const JUMPS = 0.7;
/** Every so many sweeps single draws are drawn anew; more often where some decide between few values. */
const SEVERAL = 4;
const EVERY_OTHER = 2;

/** Moves particles about in the law that they are drawn from, which stays as it is. */
export interface Mover {
  /** Moves every particle once; gives the share of moves accepted. */
  readonly sweep: () => { readonly accepted: number } | Fault;
}

/**
 * Moves that leave the standard normal law times the likelihood to a power as it is. Most draw all positions from the fitted law
 * given where the particle is, autoregressively in the coordinates in which that law is standard normal: the
 * preconditioned Crank–Nicolson move about a fitted law (S. L. Cotter, G. O. Roberts, A. M. Stuart, D. White, Stat. Sci. 28,
 * 2013; F. J. Pinski et al., SIAM J. Sci. Comput. 37, 2015), an independence move where its reach is 1. How far they reach is
 * chosen by the expected squared distance that each reach has won so far (P. Fearnhead, B. M. Taylor, Bayesian Analysis 8, 2013). Now and then
 * one draw alone is drawn anew from its law before the evidence: that crosses between values which few draws decide.
 *
 * @param jumps dimensions of draws that decide between few values
 */
export function mover(
  target: Target,
  particles: Particles,
  fitted: Fitted,
  power: number,
  jumps: readonly number[],
  luck: Luck,
): Mover {
  const { count, size, positions, logLikelihoods } = particles;
  const whitened = new Float64Array(positions.length);
  const triedWhitened = new Float64Array(positions.length);
  const tried = new Float64Array(positions.length);
  const triedLikelihoods = new Float64Array(count);
  const uniforms = new Float64Array(count);
  const choices = new Float64Array(count);
  const normals = new Float64Array(count);
  const reachOf = new Uint8Array(count);
  const far = new Float64Array(count);
  const odds = new Float64Array(count);
  const worth = REACHES.map(() => 1);
  let chances = chancesOf(worth);
  let sweeps = 0;
  whiten(fitted, positions, whitened);

  /** Takes the moves whose odds of being taken beat chance. */
  const settle = (single: Uint16Array | undefined): number => {
    luck.uniforms('accept', uniforms);
    const won = REACHES.map(() => 0);
    const times = REACHES.map(() => 0);
    let accepted = 0;
    for (let i = 0; i < count; i++) {
      const before = logLikelihoods[i]!;
      const after = triedLikelihoods[i]!;
      const gain = after === Number.NEGATIVE_INFINITY ? after : power * (after - before) + odds[i]!;
      const chance = gain >= 0 ? 1 : exp(gain);
      const reach = reachOf[i]!;
      if (single === undefined) {
        times[reach] = times[reach]! + 1;
        won[reach] = won[reach]! + chance * far[i]!;
      }
      if (uniforms[i]! >= chance) continue;
      accepted++;
      logLikelihoods[i] = after;
      if (single === undefined) {
        for (let at = i; at < positions.length; at += count) {
          positions[at] = tried[at]!;
          whitened[at] = triedWhitened[at]!;
        }
      } else {
        const at = single[i]! * count + i;
        positions[at] = tried[at]!;
      }
    }
    if (single === undefined) {
      for (let reach = 0; reach < REACHES.length; reach++) {
        if (times[reach] === 0) continue;
        worth[reach] = (1 - NEWS) * worth[reach]! + (NEWS * won[reach]!) / times[reach]!;
      }
      chances = chancesOf(worth);
    } else whiten(fitted, positions, whitened);
    return accepted / count;
  };

  const together = (): Fault | undefined => {
    luck.uniforms('reach', choices);
    for (let i = 0; i < count; i++) {
      let reach = 0;
      for (let rest = choices[i]! - chances[0]!; rest >= 0 && reach < REACHES.length - 1; ) {
        reach++;
        rest -= chances[reach]!;
      }
      reachOf[i] = reach;
    }
    odds.fill(0);
    far.fill(0);
    for (let d = 0; d < size; d++) {
      luck.normals('move', d, normals);
      for (let i = 0; i < count; i++) {
        const reach = REACHES[reachOf[i]!]!;
        const from = whitened[d * count + i]!;
        const to = Math.sqrt(1 - reach * reach) * from + reach * normals[i]!;
        triedWhitened[d * count + i] = to;
        far[i] = far[i]! + (to - from) * (to - from);
        odds[i] = odds[i]! + 0.5 * (to * to - from * from);
      }
    }
    colour(fitted, triedWhitened, tried);
    for (let d = 0; d < size; d++) {
      for (let i = 0; i < count; i++) {
        const [from, to] = [positions[d * count + i]!, tried[d * count + i]!];
        odds[i] = odds[i]! + 0.5 * (from * from - to * to);
      }
    }
    return target.evaluate(tried, count, triedLikelihoods);
  };

  const one = (): Uint16Array | Fault => {
    luck.uniforms('which', choices);
    luck.uniforms('kind', uniforms);
    luck.normals('anew', 0, normals);
    const single = new Uint16Array(count);
    tried.set(positions);
    for (let i = 0; i < count; i++) {
      const jump = jumps.length > 0 && uniforms[i]! < JUMPS;
      const place = Math.floor(choices[i]! * (jump ? jumps.length : size));
      const dimension = jump ? jumps[place]! : place;
      single[i] = dimension;
      tried[dimension * count + i] = normals[i]!;
    }
    odds.fill(0);
    return target.evaluate(tried, count, triedLikelihoods) ?? single;
  };

  return {
    sweep: () => {
      sweeps++;
      if (sweeps % (jumps.length > 0 ? EVERY_OTHER : SEVERAL) === 0) {
        const single = one();
        return 'diagnostic' in single ? single : { accepted: settle(single) };
      }
      return together() ?? { accepted: settle(undefined) };
    },
  };
}

/** Chances in proportion to what each reach is worth, none below the least. */
function chancesOf(worth: readonly number[]): number[] {
  const sum = worth.reduce((total, one) => total + one, 0);
  const free = 1 - LEAST_CHANCE * worth.length;
  return worth.map((one) => LEAST_CHANCE + (sum > 0 ? (free * one) / sum : free / worth.length));
}
