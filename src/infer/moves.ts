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

/**
 * Kinds of moves. The reach is how far one goes, as a share of the spread: 1 forgets where it began. The width is how many times as wide
 * as the fitted law the law is in which it moves. Particles that lag behind the law they are drawn from are fitted by one that is
 * too narrow, and moves within it would keep them there; a short reach in a wide law is a random walk, which leads on
 * wherever they are.
 */
const KINDS: readonly { readonly reach: number; readonly width: number }[] = [
  { reach: 1, width: 1 },
  { reach: 1, width: 1.4 },
  { reach: 0.8, width: 1 },
  { reach: 0.6, width: 1 },
  { reach: 0.6, width: 2 },
  { reach: 0.4, width: 1 },
  { reach: 0.3, width: 3 },
  { reach: 0.25, width: 1 },
  { reach: 0.15, width: 1 },
  { reach: 0.08, width: 1 },
];
/** Every kind keeps at least this chance of being tried. */
const LEAST_CHANCE = 0.02;
/** How much of what is known of the kinds a sweep replaces. */
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
 * 2013; F. J. Pinski et al., SIAM J. Sci. Comput. 37, 2015), an independence move where its reach is 1. Their kind is
 * chosen by the expected squared distance that each has won so far (P. Fearnhead, B. M. Taylor, Bayesian Analysis 8, 2013). Now and then
 * one draw alone is drawn anew from its law before the evidence: that crosses between values which few draws decide.
 *
 * @param jumps dimensions of draws that decide between few values
 * @param worth what each kind of move has been worth, which the next mover may go on from
 */
export function mover(
  target: Target,
  particles: Particles,
  fitted: Fitted,
  power: number,
  jumps: readonly number[],
  luck: Luck,
  worth: number[] = worthOfKinds(),
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
  const widths = new Float64Array(count);
  const kindOf = new Uint8Array(count);
  const far = new Float64Array(count);
  const odds = new Float64Array(count);
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
    const won = KINDS.map(() => 0);
    const times = KINDS.map(() => 0);
    let accepted = 0;
    for (let i = 0; i < count; i++) {
      const before = logLikelihoods[i]!;
      const after = triedLikelihoods[i]!;
      const gain = after === Number.NEGATIVE_INFINITY ? after : power * (after - before) + odds[i]!;
      const chance = gain >= 0 ? 1 : exp(gain);
      const kind = kindOf[i]!;
      if (single === undefined) {
        times[kind] = times[kind]! + 1;
        won[kind] = won[kind]! + chance * far[i]!;
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
      for (let kind = 0; kind < KINDS.length; kind++) {
        if (times[kind] === 0) continue;
        worth[kind] = (1 - NEWS) * worth[kind]! + (NEWS * won[kind]!) / times[kind]!;
      }
      chances = chancesOf(worth);
    } else look();
    return accepted / count;
  };

  const together = (): Fault | undefined => {
    luck.uniforms('reach', choices);
    for (let i = 0; i < count; i++) {
      let kind = 0;
      for (let rest = choices[i]! - chances[0]!; rest >= 0 && kind < KINDS.length - 1; ) {
        kind++;
        rest -= chances[kind]!;
      }
      const { reach, width } = KINDS[kind]!;
      kindOf[i] = kind;
      adds[i] = reach;
      widths[i] = width;
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
      for (let i = 0, at = j * count; i < count; i++, at++) {
        const from = aside[at]!;
        const wide = spread * widths[i]!;
        const narrower = 0.5 * (1 / (wide * wide) - 1);
        const to = keeps[i]! * from + adds[i]! * wide * amounts[at]!;
        triedAside[at] = to;
        amounts[at] = adds[i]! * (wide - 1) * amounts[at]!;
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

/** What each kind of move is worth before any has been tried. */
export function worthOfKinds(): number[] {
  return KINDS.map(() => 1);
}

/** Chances in proportion to what each kind is worth, none below the least. */
function chancesOf(worth: readonly number[]): number[] {
  const sum = worth.reduce((total, one) => total + one, 0);
  const free = 1 - LEAST_CHANCE * worth.length;
  return worth.map((one) => LEAST_CHANCE + (sum > 0 ? (free * one) / sum : free / worth.length));
}
