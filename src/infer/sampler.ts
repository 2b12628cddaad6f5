import type { Fault } from '../kernel/kernel.ts';
import { fittedTo } from './fitted.ts';
import { type Luck, luckOf } from './luck.ts';
import { type Mover, mover, type Particles } from './moves.ts';
import type { Target } from './target.ts';
import { nextStep, resample } from './temper.ts';

/** What one run is asked for. */
export interface Orders {
  readonly seed: number;
  readonly run: number;
  readonly particles: number;
  /** How often all particles are read off, once they stand at the posterior. */
  readonly readings: number;
  /** Dimensions of draws that decide between few values. */
  readonly jumps: readonly number[];
}

/** A step of a run towards the posterior. */
export interface Stage {
  /** The power of the likelihood reached. */
  readonly power: number;
  /** Effective sample size of the weights by which it was reached. */
  readonly effective: number;
  readonly sweeps: number;
  /** Share of the moves accepted. */
  readonly accepted: number;
}

/** What a run found. */
export interface Sampled {
  /** For each reading the positions of the particles, position d of particle i at `d * particles + i`. */
  readonly readings: readonly Float64Array[];
  readonly logLikelihoods: readonly Float64Array[];
  /** Particles with the same number descend from one of two steps before the last: they may not be independent. */
  readonly families: Uint32Array;
  /** Logarithm of the marginal likelihood. */
  readonly logMarginal: number;
  readonly stages: readonly Stage[];
  /** Whether the moves made the particles forget where they stood when the posterior was reached. */
  readonly mixed: boolean;
}

/** A step is as long as leaves this share of the particles effective. */
const KEPT = 0.5;
/** Moves go on until no position correlates with where it was by more than this: on the way, and at the end. */
const ALIKE_ON_THE_WAY = 0.5;
const ALIKE_AT_THE_END = 0.1;
/** Standard errors that the largest of many correlations of nothing may show. */
const BY_CHANCE = 3;
const MOST_SWEEPS_ON_THE_WAY = 100;
const MOST_SWEEPS_AT_THE_END = 800;
const MOST_STAGES = 400;

/**
 * Sequential Monte Carlo: particles drawn before the evidence are led to the posterior through rising powers of the likelihood,
 * resampled at each and moved about until they forget where they came from (P. Del Moral, A. Doucet, A. Jasra, J. R. Stat. Soc. B 68,
 * 2006; the adaptation after N. Chopin, O. Papaspiliopoulos, "An Introduction to Sequential Monte Carlo", 2020, chapter 17). The result depends
 * on the orders alone. Undefined where the likelihood of every particle is 0.
 */
export function sample(target: Target, orders: Orders): Sampled | Fault | undefined {
  const { seed, run, particles: count, jumps } = orders;
  const luck = luckOf(seed, run);
  const size = target.latents.length;
  const particles: Particles = {
    count,
    size,
    positions: start(luck, size, count),
    logLikelihoods: new Float64Array(count),
  };
  const { positions, logLikelihoods } = particles;
  const fault = target.evaluate(positions, count, logLikelihoods);
  if (fault !== undefined) return fault;
  const stages: Stage[] = [];
  let power = 0;
  let logMarginal = 0;
  let parents: Uint32Array = Uint32Array.from({ length: count }, (_, i) => i);
  let families = parents;
  let finished: Settled | undefined;
  while (power < 1) {
    const step = nextStep(logLikelihoods, power, KEPT);
    if (step === undefined || stages.length === MOST_STAGES) return undefined;
    power = step.power;
    logMarginal += step.logMean;
    const fitted = fittedTo(positions, step.weights, size);
    const now = resample(step.weights, luck.uniform('resample'));
    const before = parents;
    families = now.map((parent) => before[parent]!);
    parents = now;
    take(particles, now);
    const moves = mover(target, particles, fitted, power, jumps, luck);
    const last = power === 1;
    const settled = settle(moves, particles, last);
    if ('diagnostic' in settled) return settled;
    stages.push({ power, effective: step.effective, sweeps: settled.sweeps, accepted: settled.accepted });
    if (last) finished = { ...settled, moves };
  }
  if (finished === undefined) throw new Error('the posterior was not reached');
  const read = readings(finished, particles, orders.readings);
  if ('diagnostic' in read) return read;
  return { ...read, families, logMarginal, stages, mixed: finished.mixed };
}

function start(luck: Luck, size: number, count: number): Float64Array {
  const positions = new Float64Array(size * count);
  for (let d = 0; d < size; d++) luck.normals('start', d, positions.subarray(d * count, (d + 1) * count));
  return positions;
}

/** Puts in the place of each particle a copy of its parent. */
function take({ count, size, positions, logLikelihoods }: Particles, parents: Uint32Array): void {
  const old = positions.slice();
  for (let d = 0; d < size; d++) {
    for (let i = 0; i < count; i++) positions[d * count + i] = old[d * count + parents[i]!]!;
  }
  logLikelihoods.set(Float64Array.from(parents, (parent) => logLikelihoods[parent]!));
}

interface Moved {
  readonly sweeps: number;
  readonly accepted: number;
  readonly mixed: boolean;
  /** Sweeps after which the particles half forgot where they stood. */
  readonly half: number;
}

interface Settled extends Moved {
  readonly moves: Mover;
}

/** Moves the particles until they have forgotten where they stood: half of it on the way, nearly all at the end. */
function settle(moves: Mover, particles: Particles, last: boolean): Moved | Fault {
  const from = particles.positions.slice();
  const most = last ? MOST_SWEEPS_AT_THE_END : MOST_SWEEPS_ON_THE_WAY;
  let accepted = 0;
  let half = 0;
  for (let sweeps = 1; ; sweeps++) {
    const swept = moves.sweep();
    if ('diagnostic' in swept) return swept;
    accepted += swept.accepted;
    // To look after every sweep would cost more than a sweep that is not needed.
    if (sweeps > 8 && sweeps % 4 !== 0 && sweeps < most) continue;
    const left = likeness(from, particles);
    if (half === 0 && left <= ALIKE_ON_THE_WAY) half = sweeps;
    const mixed =
      left <= (last ? ALIKE_AT_THE_END + BY_CHANCE / Math.sqrt(particles.count) : ALIKE_ON_THE_WAY);
    if (mixed || sweeps >= most) return { sweeps, accepted: accepted / sweeps, mixed, half: half || sweeps };
  }
}

/** The largest correlation between where particles stood and where they stand, over all dimensions. */
function likeness(from: Float64Array, { count, size, positions }: Particles): number {
  let largest = 0;
  for (let d = 0; d < size; d++) {
    let [x, y, xx, yy, xy] = [0, 0, 0, 0, 0];
    for (let at = d * count; at < (d + 1) * count; at++) {
      const [a, b] = [from[at]!, positions[at]!];
      x += a;
      y += b;
      xx += a * a;
      yy += b * b;
      xy += a * b;
    }
    const spread = Math.sqrt((xx - (x * x) / count) * (yy - (y * y) / count));
    if (spread > 0) largest = Math.max(largest, (xy - (x * y) / count) / spread);
  }
  return largest;
}

/** Reads the particles off several times, moving them in between until they half forget. */
function readings(
  { moves, half }: Settled,
  particles: Particles,
  wanted: number,
): Pick<Sampled, 'readings' | 'logLikelihoods'> | Fault {
  const positions = [particles.positions.slice()];
  const logLikelihoods = [particles.logLikelihoods.slice()];
  while (positions.length < wanted) {
    for (let sweep = 0; sweep < half; sweep++) {
      const swept = moves.sweep();
      if ('diagnostic' in swept) return swept;
    }
    positions.push(particles.positions.slice());
    logLikelihoods.push(particles.logLikelihoods.slice());
  }
  return { readings: positions, logLikelihoods };
}
