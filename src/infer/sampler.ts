import type { Fault } from '../kernel/kernel.ts';
import { bridged } from './bridge.ts';
import { fittedTo } from './fitted.ts';
import { type Luck, luckOf } from './luck.ts';
import { mover, type Particles, worthOfKinds } from './moves.ts';
import type { Target } from './target.ts';
import { nextStep, resample, type Step, stepTo } from './temper.ts';
import { bySide, ofSide, type Troupe, troupeOf } from './troupe.ts';
import { inOne, type Record, record } from './visited.ts';

/** What one run is asked for. */
export interface Orders {
  readonly seed: number;
  readonly run: number;
  /** Particles drawn before the evidence. */
  readonly particles: number;
  /** Particles that go on from each step, each a chain of moves whose states are all particles of the next step. */
  readonly chains: number;
  /** How often all chains are read off, once they stand at the posterior. */
  readonly readings: number;
  /** Dimensions of draws that decide between few values. */
  readonly jumps: readonly number[];
  /** Powers of the likelihood by which to go, found by a run of other luck; a run that is given none chooses them by its own particles. */
  readonly path?: readonly number[];
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
  /** What was read off, reading by reading and in each chain by chain, as particles: draws from the posterior. */
  readonly draws: Particles;
  /** Chains with the same number descend from one particle two steps before the last: they may not be independent. */
  readonly families: Uint32Array;
  /** Logarithm of the marginal likelihood, by bridges between the particles of each step and the next. */
  readonly logMarginal: number;
  /** The same by the weights of each step alone: without bias before the logarithm is taken. */
  readonly logUnbiased: number;
  readonly stages: readonly Stage[];
  /** Whether the moves made the chains forget where they stood when the posterior was reached. */
  readonly mixed: boolean;
}

/** A step is as long as leaves this share of the particles effective. */
const KEPT = 0.5;
/** A run that a step of its path would leave with less than this share goes there in steps of its own. */
const LEAST_KEPT = 0.1;
/** Moves go on until no position correlates with where it was by more than this: on the way, and at the end. */
const ALIKE_ON_THE_WAY = 0.5;
const ALIKE_AT_THE_END = 0.1;
/** Standard errors that the largest of many correlations of nothing may show. */
const BY_CHANCE = 3;
/** And until the likelihood rises no more, by so many standard errors since the last look. */
const RISE = 1.5;
/** So many sweeps are made at least: their states are the particles of the next step. */
const LEAST_SWEEPS = 3;
/** Where particles have lagged behind, the next step makes as many sweeps at once, but no more than this. */
const MOST_AT_ONCE = 12;
const MOST_SWEEPS_ON_THE_WAY = 100;
const MOST_SWEEPS_AT_THE_END = 800;
const MOST_STAGES = 400;
/** Chains are read off so many sweeps apart at least: a sweep costs little beside what is done with a draw. */
const LEAST_APART = 4;
/** States of the chains that are kept of one step. */
const MOST_STATES = 64;

/**
 * Sequential Monte Carlo without waste: particles drawn before the evidence are led to the posterior through rising powers of the
 * likelihood; at each some go on as chains of moves, until they forget where they came from, and every state of every chain is a particle of
 * the next (H.-D. Dau, N. Chopin, "Waste-free sequential Monte Carlo", J. R. Stat. Soc. B 84, 2022, algorithm 2; the adaptation after
 * N. Chopin, O. Papaspiliopoulos, "An Introduction to Sequential Monte Carlo", 2020, chapter 17). The result depends on the orders
 * alone. Undefined where the likelihood of every particle is 0.
 *
 * @param pause is waited for between moves, so that a thread that does other things hears of them
 */
export async function sample(
  target: Target,
  orders: Orders,
  pause?: () => Promise<void>,
): Promise<Sampled | Fault | undefined> {
  const arrived = await climb(target, orders, pause);
  if (arrived === undefined || 'diagnostic' in arrived) return arrived;
  const { troupe, power, effective, pace, families, logUnbiased, stages, below } = arrived;
  const states = record(MOST_STATES);
  const settled = await settle(troupe, true, pace, states, pause);
  if ('diagnostic' in settled) return settled;
  const logMarginal = arrived.logMarginal + below.to(states.together());
  const last: Stage = { power, effective, sweeps: settled.sweeps, accepted: settled.accepted };
  const read = await readings({ ...settled, troupe, states }, orders.readings, pause);
  if ('diagnostic' in read) return read;
  const { mixed } = settled;
  return { draws: read, families, logMarginal, logUnbiased, stages: [...stages, last], mixed };
}

/**
 * The powers of the likelihood by which runs of other luck shall go. A run that chooses them by its own particles goes further where those
 * happen to lie close together, and finds the evidence less likely than it is (A. Beskos, A. Jasra, N. Kantas, A. Thiery, "On the
 * convergence of adaptive sequential Monte Carlo methods", Ann. Appl. Probab. 26, 2016, on such bias). Undefined where the likelihood of every particle is 0.
 */
export async function pathOf(
  target: Target,
  orders: Orders,
  pause?: () => Promise<void>,
): Promise<readonly number[] | Fault | undefined> {
  const arrived = await climb(target, orders, pause);
  if (arrived === undefined || 'diagnostic' in arrived) return arrived;
  return [...arrived.stages.map(({ power }) => power), arrived.power];
}

/** Where a run is when it has reached the whole likelihood, and its chains have not moved yet. */
interface Arrived extends Pick<Sampled, 'families' | 'logMarginal' | 'logUnbiased' | 'stages'> {
  readonly troupe: Troupe;
  readonly power: number;
  readonly effective: number;
  readonly pace: number;
  readonly below: Below;
}

/** The last particles below the power reached. */
interface Below {
  /** What the logarithm of the normalising constant gains, now that there are particles at the power. */
  readonly to: (particles: Particles) => number;
}

/** Leads particles from the prior to the whole likelihood. */
async function climb(
  target: Target,
  { seed, run, particles: first, chains: count, jumps, path = [] }: Orders,
  pause?: () => Promise<void>,
): Promise<Arrived | Fault | undefined> {
  const luck = luckOf(seed, run);
  const size = target.latents.length;
  let pool = before(luck, size, first);
  const fault = target.evaluate(pool.positions, first, pool.logLikelihoods);
  if (fault !== undefined) return fault;
  const stages: Stage[] = [];
  let power = 0;
  let logMarginal = 0;
  let logUnbiased = 0;
  let pace = LEAST_SWEEPS;
  const worth = [worthOfKinds(), worthOfKinds()];
  let origins: Uint32Array = Uint32Array.from({ length: first }, (_, i) => i);
  for (;;) {
    const step = stepFrom(pool.logLikelihoods, power, path);
    if (step === undefined || stages.length === MOST_STAGES) return undefined;
    const [{ logLikelihoods }, gone] = [pool, step.power - power];
    const below: Below = {
      to: (particles) => bridged(logLikelihoods, particles.logLikelihoods, gone, step.logMean),
    };
    power = step.power;
    logUnbiased += step.logMean;
    const parents = bySide(resample(step.weights, count, luck.uniform('resample')), origins.length);
    const known = origins;
    const families = parents.map((parent) => known[parent % known.length]!);
    // States of a chain that half forgot where it began are worth two.
    const fresh = Math.min(1, (2 * known.length) / pool.count);
    const troupe = troupeOf(pool, parents, known.length, (chains, side) => {
      const { weights, effective } = ofSide(step.weights, known.length, side);
      const fitted = fittedTo(pool.positions, weights, size, effective * fresh);
      return mover(target, chains, fitted, power, jumps, luck, worth[side]);
    });
    origins = parents;
    const { effective } = step;
    if (power === 1) {
      return { troupe, power, effective, pace, families, logMarginal, logUnbiased, stages, below };
    }
    const states = record(MOST_STATES);
    const settled = await settle(troupe, false, pace, states, pause);
    if ('diagnostic' in settled) return settled;
    pace = settled.next;
    stages.push({ power, effective, sweeps: settled.sweeps, accepted: settled.accepted });
    pool = states.together();
    logMarginal += below.to(pool);
  }
}

/** The step to the next power of a path, where the particles bear it; else as far as they do. */
function stepFrom(logLikelihoods: Float64Array, power: number, path: readonly number[]): Step | undefined {
  const next = path.find((one) => one > power);
  const planned = next === undefined ? undefined : stepTo(logLikelihoods, power, next, LEAST_KEPT);
  return planned ?? nextStep(logLikelihoods, power, KEPT);
}

/** Particles as they are before the evidence; their likelihoods are to be found. */
function before(luck: Luck, size: number, count: number): Particles {
  const positions = new Float64Array(size * count);
  for (let d = 0; d < size; d++) luck.normals('start', d, positions.subarray(d * count, (d + 1) * count));
  return { count, size, positions, logLikelihoods: new Float64Array(count) };
}

interface Moved {
  readonly sweeps: number;
  readonly accepted: number;
  readonly mixed: boolean;
  /** Sweeps after which the chains half forgot where they stood. */
  readonly half: number;
  /** Sweeps that the next step makes before it looks. */
  readonly next: number;
}

/** Moves the chains until they have forgotten where they stood: half of it on the way, nearly all at the end. Records their states. */
async function settle(
  troupe: Troupe,
  last: boolean,
  pace: number,
  states: Record,
  pause?: () => Promise<void>,
): Promise<Moved | Fault> {
  const from = troupe.state();
  states.add(from);
  const most = last ? MOST_SWEEPS_AT_THE_END : MOST_SWEEPS_ON_THE_WAY;
  let accepted = 0;
  let half = 0;
  // Particles that lag behind what they are drawn from still drift there when they have forgotten where they stood.
  let earlier = from;
  let enough = pace;
  let next = Math.max(LEAST_SWEEPS, pace >> 1);
  for (let sweeps = 1; ; sweeps++) {
    const swept = troupe.sweep();
    if ('diagnostic' in swept) return swept;
    const now = troupe.state();
    states.add(now);
    accepted += swept.accepted;
    await pause?.();
    // To look after every sweep would cost more than a sweep that is not needed.
    if (sweeps > 8 && sweeps % 4 !== 0 && sweeps < most) continue;
    const left = likeness(from, now);
    if (half === 0 && left <= ALIKE_ON_THE_WAY) half = sweeps;
    const mixed = left <= (last ? ALIKE_AT_THE_END + BY_CHANCE / Math.sqrt(now.count) : ALIKE_ON_THE_WAY);
    if (mixed && sweeps >= enough && rise(earlier, now) > RISE) {
      earlier = now;
      enough = sweeps + LEAST_SWEEPS;
      next = Math.min(enough, MOST_AT_ONCE);
    }
    if ((mixed && sweeps >= enough) || sweeps >= most) {
      return { sweeps, accepted: accepted / sweeps, mixed, half: half || sweeps, next };
    }
  }
}

/** The largest correlation between where chains stood and where they stand, over all dimensions. */
function likeness({ positions: from }: Particles, { count, size, positions }: Particles): number {
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

/** By how many standard errors the mean log likelihood of chains has risen. */
function rise({ logLikelihoods: before }: Particles, { count, logLikelihoods }: Particles): number {
  let [sum, squares] = [0, 0];
  for (let i = 0; i < count; i++) {
    const moved = logLikelihoods[i]! - before[i]!;
    sum += moved;
    squares += moved * moved;
  }
  const variance = squares / count - (sum / count) ** 2;
  return variance > 0 ? sum / count / Math.sqrt(variance / count) : 0;
}

/** Reads the chains off several times, as far apart as they take to half forget, or a little further. */
async function readings(
  { troupe, states, half, sweeps }: Moved & { readonly troupe: Troupe; readonly states: Record },
  wanted: number,
  pause?: () => Promise<void>,
): Promise<Particles | Fault> {
  const apart = Math.max(LEAST_APART, half);
  const read: Particles[] = states.every(apart).slice(0, wanted);
  for (let since = sweeps % apart; read.length < wanted; ) {
    const swept = troupe.sweep();
    if ('diagnostic' in swept) return swept;
    await pause?.();
    since++;
    if (since % apart === 0) read.push(troupe.state());
  }
  return inOne(read);
}
