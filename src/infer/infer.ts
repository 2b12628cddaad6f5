import { diagnose } from '../diagnostics/diagnose.ts';
import { distributionNamed } from '../distributions/named.ts';
import type { Fault, Latents, Played } from '../kernel/kernel.ts';
import { bitsLearned } from '../math/bits-learned.ts';
import type { Expr } from '../model/expression.ts';
import type { Model } from '../model/model.ts';
import { expressionsOf, visitExpression } from '../model/parts.ts';
import { rowName } from '../model/row-name.ts';
import { constantIn } from './constant.ts';
import { effectiveSize, type Readings } from './effective.ts';
import { nowhere } from './nowhere.ts';
import { agreementOf, scoresOf } from './rhat.ts';
import { doRuns } from './runs.ts';
import type { Orders, Stage } from './sampler.ts';
import { isAtTheEnd, type LatentName, type Ready, readyOf, type Target, targetOf } from './target.ts';
import type { Before, Run } from './task.ts';
import type { Weighed } from './weighed.ts';

/** How a posterior is sought. */
export interface Settings {
  readonly seed: number;
  readonly threads: number;
  /** Worlds that will be played: so many draws from the posterior are made, within reason. */
  readonly worlds: number;
  /** Particles in each run; unless given, more are tried where few do not do. */
  readonly particles?: number;
  /** Where the code of a worker stands, if not beside this one. */
  readonly workerUrl?: URL;
  /** Milliseconds after which a worker thread that does not answer is taken for stuck. */
  readonly patience?: number;
}

/** How far an inference has come. */
export interface InferProgress {
  /** Runs done, of how many, with so many particles each. */
  readonly runs: number;
  readonly of: number;
  readonly particles: number;
}

/** What a caller may listen to. */
export interface Hooks {
  readonly signal?: AbortSignal;
  /** Told after each run of each attempt. */
  readonly progress?: (progress: InferProgress) => void;
  /** Told in a sentence when a worker thread has failed or is stuck, and another takes its place. */
  readonly warning?: (message: string) => void;
}

/** A quantity fixed in a world on which evidence bears. */
export interface Learned {
  readonly definition: number;
  readonly row: number;
  /** Values drawn before the evidence, and after it, base units. */
  readonly prior: Float64Array;
  readonly posterior: Float64Array;
  readonly bits: number;
  readonly effective: number;
  readonly rHat: number;
}

/** What evidence taught, with what tells whether it can be relied on. */
export interface Inferred {
  readonly weighed: Weighed;
  /** Of each observation how many of its rows were observed. */
  readonly observed: readonly number[];
  /** Draws from the posterior, all alike in weight; those of independent runs take turns. */
  readonly latents: Latents;
  readonly draws: number;
  /** Logarithm of the probability (or density, in base units) of the evidence, and its standard error. */
  readonly logMarginal: { readonly value: number; readonly error: number };
  /** Relative entropy of the posterior to the prior over all draws together. */
  readonly bits: number;
  readonly learned: readonly Learned[];
  readonly runs: number;
  readonly particles: number;
  /** The least effective sample size and the largest R-hat of what was learned about, the log likelihood included. */
  readonly effective: number;
  readonly rHat: number;
  /** Share of moves accepted and count of sweeps, over all runs. */
  readonly accepted: number;
  readonly sweeps: number;
  /** The way of the first run from the prior to the posterior. */
  readonly stages: readonly Stage[];
}

/** Independent runs: enough for their spread to tell the error of the marginal likelihood. */
const RUNS = 8;
/** Particles of a run, at least so many for each dimension, and by how much they grow where they do not do. */
const PARTICLES = 512;
const PARTICLES_PER_DIMENSION = 8;
const GROWTH: readonly number[] = [1, 4];
/** Of so many particles one goes on as a chain from each step, and no fewer than so many in all. */
const PARTICLES_PER_CHAIN = 4;
const LEAST_CHAINS = 64;
/** Draws made at least, as a multiple of the particles. */
const READ = 2;
/** Draws made at most, all runs together; worlds beyond share theirs. */
const MOST_DRAWS = 65_536;
/** Worlds drawn to say what was thought before the evidence. */
const PRIOR_WORLDS = 8192;
/** Above, runs disagree: the threshold of Vehtari and others (2021). */
const LARGEST_R_HAT = 1.01;
/** Draws that may lie at the end of what can be told: no quantile that is reported moves by so few. */
const MOST_AT_THE_END = 1e-3;
/** Below, quantiles of what was learned are noise: the threshold of the same. */
const LEAST_EFFECTIVE = 400;

/**
 * Draws worlds from the posterior of a model given its evidence. The same model, seed and count of worlds give the same draws on any
 * number of threads. A fault says that a value may not be, that no world can have given the evidence, or that the runs do not
 * bear each other out, and what to do.
 */
export async function infer(model: Model, settings: Settings, hooks: Hooks = {}): Promise<Inferred | Fault> {
  const ready = readyOf(model);
  if ('diagnostic' in ready) return ready;
  const target = targetOf(ready);
  const jumps = jumpsOf(ready.weighed.model, target.latents);
  const sizes =
    settings.particles === undefined
      ? GROWTH.map((factor) => factor * particlesFor(target.latents.length))
      : [settings.particles];
  let unsure: readonly string[] = [];
  for (const particles of sizes) {
    const found = await attempt(model, ready, target, jumps, particles, settings, hooks);
    if (!('unsure' in found)) return found;
    unsure = found.unsure;
    // More particles do not help where every narrower law fits better.
    const constant = constantIn(model);
    if (constant !== undefined) {
      const { id, count, value, span } = constant;
      const fields = { reasons: unsure.join('; '), name: id, count, value };
      return { diagnostic: diagnose('evidence-constant', fields, span) };
    }
  }
  return {
    diagnostic: diagnose('evidence-unsure', { reasons: unsure.join('; ') }, model.observations[0]?.span),
  };
}

/** A power of two. */
function particlesFor(dimensions: number): number {
  let particles = PARTICLES;
  while (particles < PARTICLES_PER_DIMENSION * dimensions) particles *= 2;
  return particles;
}

interface Unsure {
  readonly unsure: readonly string[];
}

async function attempt(
  model: Model,
  ready: Ready,
  target: Target,
  jumps: readonly number[],
  particles: number,
  { seed, threads, worlds, patience, workerUrl }: Settings,
  { signal, progress, warning }: Hooks,
): Promise<Inferred | Fault | Unsure> {
  const { weighed } = ready;
  const wanted = Math.min(MOST_DRAWS, Math.max(worlds, READ * RUNS * particles));
  const chains = Math.max(LEAST_CHAINS, Math.ceil(particles / PARTICLES_PER_CHAIN));
  const readings = Math.ceil(wanted / (RUNS * chains));
  const ordersOf = (run: number): Orders => ({ seed, run, particles, chains, readings, jumps });
  const orders = Array.from({ length: RUNS }, (_, run) => ordersOf(run));
  const crew = {
    threads,
    ...(workerUrl === undefined ? {} : { workerUrl }),
    ...(patience === undefined ? {} : { patience }),
    ...(signal === undefined ? {} : { signal }),
    ...(warning === undefined ? {} : { warning }),
    done: (runs: number) => progress?.({ runs, of: RUNS, particles }),
  };
  const places = columnsOf(weighed.model);
  const work = {
    // It finds the way alone, before the others go: with fewer particles, for it need not go well.
    scout: {
      ...ordersOf(RUNS),
      particles: Math.ceil(particles / 2),
      chains: Math.max(LEAST_CHAINS, Math.ceil(chains / 2)),
    },
    orders,
    columns: places.map(({ column }) => column),
    before: { seed, worlds: PRIOR_WORLDS },
  };
  const results = await doRuns(target, ready, work, crew);
  const { before } = results;
  const fault = [...results.runs, before].find(isFault);
  if (fault !== undefined) return fault;
  const runs = results.runs.filter((result) => result !== undefined) as readonly Run[];
  if (runs.length === 0) return { diagnostic: nowhere(model, weighed, target, seed) };
  if (runs.length < RUNS) {
    return {
      unsure: [
        `in ${RUNS - runs.length} of ${RUNS} runs none of ${particles} worlds could have given the evidence`,
      ],
    };
  }
  return summed(weighed, target, places, runs, before as Before, particles, seed);
}

function isFault(result: unknown): result is Fault {
  return typeof result === 'object' && result !== null && 'diagnostic' in result;
}

/** Puts the runs together, and looks whether they can be relied on. */
function summed(
  weighed: Weighed,
  target: Target,
  places: readonly Place[],
  runs: readonly Run[],
  before: Before,
  particles: number,
  seed: number,
): Inferred | Fault | Unsure {
  const one = target.play(seed, 1);
  if ('diagnostic' in one) return one;
  const gauged = gaugeFor(runs);
  const all = joined(runs.map(({ draws }) => draws.logLikelihoods));
  const likelihoods = gauged(all);
  const learned = places.flatMap(({ definition, row }, column): Learned[] => {
    const prior = before[column]!;
    const posterior = joined(runs.map(({ columns }) => columns[column]!));
    if (!(posterior.every(Number.isFinite) && prior.every(Number.isFinite))) return [];
    if (isConstant(posterior) && isConstant(prior)) return [];
    const gauge = gauged(posterior);
    const bits = bitsLearned(prior, posterior, gauge.effective);
    return [{ definition, row, prior, posterior, bits, ...gauge }];
  });
  const gauges = [...learned, likelihoods];
  const unsure = [...doubts(weighed.model, runs, gauges), ...atTheEnd(target, runs)];
  if (unsure.length > 0) return { unsure };
  const logMarginal = marginalOf(runs);
  const stages = runs.flatMap((run) => run.stages);
  const sweeps = stages.reduce((sum, stage) => sum + stage.sweeps, 0);
  return {
    weighed,
    observed: observedIn(weighed, one),
    ...drawsOf(target, runs),
    logMarginal,
    bits: Math.max(0, (all.reduce((sum, l) => sum + l, 0) / all.length - logMarginal.value) / Math.LN2),
    learned,
    runs: runs.length,
    particles,
    // Where nothing was observed nothing can be gauged, and the draws are those of the prior.
    effective: Math.min(all.length, ...gauges.map(({ effective }) => effective).filter(Number.isFinite)),
    rHat: Math.max(1, ...gauges.map((gauge) => gauge.rHat).filter(Number.isFinite)),
    accepted: stages.reduce((sum, stage) => sum + stage.accepted * stage.sweeps, 0) / sweeps,
    sweeps,
    stages: runs[0]?.stages ?? [],
  };
}

function isConstant(values: Float64Array): boolean {
  return values.every((value) => value === values[0]);
}

interface Gauge {
  readonly effective: number;
  readonly rHat: number;
}

/**
 * Tells of a quantity, given its values run by run, how well the runs agree on it and how many independent draws theirs are worth; of
 * ranks, so that no mean need exist.
 */
function gaugeFor(runs: readonly Run[]): (values: Float64Array) => Gauge {
  const table = scoresOf(runs.reduce((sum, { draws }) => sum + draws.count, 0));
  // A quantity may have another name, too.
  const known: { readonly values: Float64Array; readonly gauge: Gauge }[] = [];
  return (values) => {
    const same = known.find((one) => one.values.every((value, at) => value === values[at]));
    if (same !== undefined) return same.gauge;
    const { scores, rHat } = agreementOf(values, runs.length, table);
    const each = scores.length / runs.length;
    const readings = runs.map(
      ({ families }, run): Readings => ({ values: scores.subarray(run * each, (run + 1) * each), families }),
    );
    const gauge = { effective: effectiveSize(readings), rHat };
    known.push({ values, gauge });
    return gauge;
  };
}

/** What speaks against relying on the runs, in words that go on from "What was learned cannot be told:". */
function doubts(model: Model, runs: readonly Run[], gauges: readonly (Gauge & Partial<Learned>)[]): string[] {
  const words: string[] = [];
  const name = ({ definition, row }: Partial<Learned>): string => {
    const found = definition === undefined ? undefined : model.definitions[definition];
    return found === undefined ? 'the likelihood' : rowName(found, model.tables, row ?? 0);
  };
  const apart = gauges.filter((gauge) => gauge.rHat > LARGEST_R_HAT).sort((a, b) => b.rHat - a.rHat);
  const [worst] = apart;
  if (worst !== undefined) {
    words.push(
      `independent runs disagree about ${name(worst)} (R-hat ${worst.rHat.toFixed(3)}, at most ${LARGEST_R_HAT} is allowed)`,
    );
  }
  const few = gauges
    .filter(({ effective }) => effective < LEAST_EFFECTIVE)
    .sort((a, b) => a.effective - b.effective);
  const [least] = few;
  if (least !== undefined) {
    words.push(
      `only ${Math.floor(least.effective)} effective draws tell about ${name(least)}, and ${LEAST_EFFECTIVE} are needed`,
    );
  }
  const stuck = runs.filter(({ mixed }) => !mixed).length;
  if (stuck > 0) words.push(`in ${stuck} of ${runs.length} runs the draws hardly moved`);
  return words;
}

/** Speaks against relying on draws of which many lie where the scenario gives next to no chance, and where nothing can be told apart. */
function atTheEnd({ latents }: Target, runs: readonly Run[]): string[] {
  const total = runs.reduce((sum, { draws }) => sum + draws.count, 0);
  const found = latents.find(({ kind }, dimension) => {
    const beyond = runs.reduce((sum, { draws: { positions, count } }) => {
      const own = positions.subarray(dimension * count, (dimension + 1) * count);
      return sum + own.reduce((many, position) => many + (isAtTheEnd(kind, position) ? 1 : 0), 0);
    }, 0);
    return beyond > MOST_AT_THE_END * total;
  });
  if (found === undefined) return [];
  return [
    `the evidence moves \`${found.name}\` to where the scenario gives it less than one chance in 10^15: its range is too narrow for what was seen`,
  ];
}

/**
 * The logarithm of the marginal likelihood, between two estimates. Bridges vary little, but where particles lag behind in many dimensions
 * they all lie low; weights alone give an estimate without bias, whose logarithm lies low by half its variance (J. Bérard, P. Del Moral,
 * A. Doucet, "A lognormal central limit theorem for particle approximations of normalizing constants", Electron. J. Probab. 19, 2014),
 * and which few runs of many decide where the evidence lies far out. The error is the spread over runs, and how far the two are apart.
 */
function marginalOf(runs: readonly Run[]): Inferred['logMarginal'] {
  const bridged = spreadOf(runs.map(({ logMarginal }) => logMarginal));
  const unbiased = spreadOf(runs.map(({ logUnbiased }) => logUnbiased));
  const apart = unbiased.mean + unbiased.variance / 2 - bridged.mean;
  return {
    value: bridged.mean + apart / 2,
    error: Math.sqrt(unbiased.variance / runs.length + apart ** 2),
  };
}

function spreadOf(values: readonly number[]): { readonly mean: number; readonly variance: number } {
  const mean = values.reduce((sum, one) => sum + one, 0) / values.length;
  return { mean, variance: values.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (values.length - 1) };
}

/** The draws of all runs, in turns. */
function drawsOf(target: Target, runs: readonly Run[]): Pick<Inferred, 'latents' | 'draws'> {
  const each = runs[0]?.draws.count ?? 0;
  const draws = runs.length * each;
  const values = target.latents.map(() => sharedDoubles(draws));
  runs.forEach(({ draws: { positions, count } }, index) => {
    target.latentsAt(positions, count).values.forEach((own, dimension) => {
      const all = values[dimension]!;
      for (let i = 0; i < count; i++) all[i * runs.length + index] = own[i]!;
    });
  });
  return { latents: { names: target.latents.map(({ name }) => name), values }, draws };
}

/** Dimensions of draws from laws of few values: a label, yes or no, a count. */
function jumpsOf(model: Model, latents: readonly LatentName[]): number[] {
  const discrete = new Set<string>();
  for (const definition of model.definitions) {
    if (!definition.draws) continue;
    for (let row = 0; row < definition.size; row++) {
      const exprs = expressionsOf(definition.body);
      const expr: Expr | undefined = exprs.length === 1 ? exprs[0] : exprs[row];
      if (expr === undefined) continue;
      visitExpression(expr, (part) => {
        if (part.op === 'draw' && distributionNamed(part.distribution)?.discrete === true) {
          discrete.add(rowName(definition, model.tables, row));
        }
      });
    }
  }
  return latents.flatMap(({ name }, dimension) => (discrete.has(name) ? [dimension] : []));
}

/** How many rows of each observation are not missing. */
function observedIn({ model, path }: Weighed, prior: Played): number[] {
  const block = path ? prior.outcomes[0] : prior.worlds;
  const rows = path
    ? rowsOf(model, model.outcomes)
    : rowsOf(
        model,
        model.worldOrder.filter((number) => model.definitions[number]?.reach === 'world'),
      );
  return model.observations.map(({ definition }) => {
    const own = rows.flatMap((one, column) => (one.definition === definition ? [column] : []));
    if (own.length === 0) return model.definitions[definition]?.size ?? 0;
    return own.filter((column) => !Number.isNaN(block?.[column * prior.count])).length;
  });
}

function rowsOf(model: Model, numbers: readonly number[]): { definition: number; row: number }[] {
  return numbers.flatMap((definition) =>
    Array.from({ length: model.definitions[definition]?.size ?? 0 }, (_, row) => ({ definition, row })),
  );
}

/** A quantity of a row, and its column. */
interface Place {
  readonly definition: number;
  readonly row: number;
  readonly column: number;
}

/** The columns of assumptions, and of what follows from them under another assumption's name. */
function columnsOf(model: Model): Place[] {
  let column = 0;
  return model.worldOrder.flatMap((number) => {
    const definition = model.definitions[number];
    if (definition?.reach !== 'world') return [];
    const first = column;
    column += definition.size;
    const told = definition.role === 'assumption' || definition.role === 'column';
    if (!told) return [];
    return Array.from({ length: definition.size }, (_, row) => ({
      definition: number,
      row,
      column: first + row,
    }));
  });
}

function joined(parts: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Doubles in memory that threads share, where there is any: every run of a plan is handed to every worker with its draws. */
function sharedDoubles(count: number): Float64Array {
  if (typeof SharedArrayBuffer === 'undefined') return new Float64Array(count);
  return new Float64Array(new SharedArrayBuffer(count * Float64Array.BYTES_PER_ELEMENT));
}
