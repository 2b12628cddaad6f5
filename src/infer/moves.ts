import type { Fault } from '../kernel/kernel.ts';
import { exp } from '../math/exp.ts';
import { addAlong, along, type Fitted } from './fitted.ts';
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
const SEVERAL = 8;
const EVERY_OTHER = 2;

/** Moves particles about in the law that they are drawn from, which stays as it is. */
export interface Mover {
  /** Moves every particle once; gives the share of moves accepted. */
  readonly sweep: () => { readonly accepted: number } | Fault;
}

/**
 * Moves that leave the standard normal law times the likelihood to a power as it is. Most draw all positions from the fitted law
 * given where the particle is, autoregressively: the
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
  const many = fitted.means.length;
  // How far particles lie from the fitted mean along each direction, and how far luck goes.
  const aside = new Float64Array(many * count);
  const triedAside = new Float64Array(many * count);
  const amounts = new Float64Array(many * count);
  const luckOfAll = new Float64Array(positions.length);
  const tried = new Float64Array(positions.length);
  const triedLikelihoods = new Float64Array(count);
  const uniforms = new Float64Array(count);
  const choices = new Float64Array(count);
  const normals = new Float64Array(count);
  const keeps = new Float64Array(count);
  const adds = new Float64Array(count);
  const reachOf = new Uint8Array(count);
  const far = new Float64Array(count);
  const odds = new Float64Array(count);
  const worth = REACHES.map(() => 1);
  let chances = chancesOf(worth);
  let sweeps = 0;

  const look = (): void => {
    along(fitted, positions, aside, count);
    for (let j = 0; j < many; j++) {
      for (let at = j * count; at < (j + 1) * count; at++) aside[at] = aside[at]! - fitted.means[j]!;
    }
  };
  look();

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
        for (let at = i; at < positions.length; at += count) positions[at] = tried[at]!;
        for (let at = i; at < aside.length; at += count) aside[at] = triedAside[at]!;
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
    } else look();
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
      adds[i] = REACHES[reach]!;
      keeps[i] = Math.sqrt(1 - adds[i]! * adds[i]!);
    }
    odds.fill(0);
    far.fill(0);
    for (let d = 0; d < size; d++) {
      const centre = fitted.centre[d]!;
      const lucky = luckOfAll.subarray(d * count, (d + 1) * count);
      luck.normals('move', d, lucky);
      for (let i = 0, at = d * count; i < count; i++, at++) {
        tried[at] = centre + keeps[i]! * (positions[at]! - centre) + adds[i]! * lucky[i]!;
      }
    }
    along(fitted, luckOfAll, amounts, count);
    for (let j = 0; j < many; j++) {
      const [mean, spread] = [fitted.means[j]!, fitted.spreads[j]!];
      const narrower = 0.5 * (1 / (spread * spread) - 1);
      for (let i = 0, at = j * count; i < count; i++, at++) {
        const from = aside[at]!;
        const to = keeps[i]! * from + adds[i]! * spread * amounts[at]!;
        triedAside[at] = to;
        amounts[at] = adds[i]! * (spread - 1) * amounts[at]!;
        far[i] = far[i]! + ((to - from) / spread) ** 2;
        // The logarithm of the law before the evidence over the fitted one, there less here; across the directions they are the same.
        odds[i] = odds[i]! + narrower * (to * to - from * from) - mean * (to - from);
      }
    }
    // Where the fitted law is the one before the evidence, a move is as good as its reach.
    if (many === 0) for (let i = 0; i < count; i++) far[i] = 2 * (1 - keeps[i]!);
    addAlong(fitted, amounts, tried, count);
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
