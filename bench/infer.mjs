// What learning from evidence takes: effective draws a second beside rstan on a model that both know, in turns; and the flagship
// with its record. docs/benchmarks.md says what each figure means.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { infer } from '../dist/infer/infer.js';
import { PARAMETERS, reactions, thresholdModel } from './infer/threshold.mjs';
import { modelOf } from './kernel/rubicon.mjs';
import { describe, median, summary } from './measure/rounds.mjs';
import { rstanLacks, startRstan } from './peers/rstan.mjs';

/** Draws of each side: rstan's default of four chains of a thousand after a warm-up of a thousand; and ten times as many. */
const WARM_UP = 1000;
const LENGTHS = { rstan: 1000, rstan_long: 10_000 };
/** Standard errors that two sound estimates may lie apart: one in two million is further off. */
const FAR = 5;

/** @param {{ quick?: boolean }} wish quick: one round of little work, to see that everything runs */
export async function run({ quick = false } = {}) {
  const threads = availableParallelism();
  const seen = reactions();
  const model = thresholdModel(seen);
  const result = { ratios: {}, spreads: {}, figures: {}, rates: {}, tools: {} };
  const lacks = {};
  const missing = rstanLacks();
  if (missing === undefined) await besideRstan(model, seen, threads, quick, result);
  else {
    lacks.rstan = missing;
    lacks.rstan_long = missing;
    await rubicon(model, 1, threads, 4 * LENGTHS.rstan);
  }
  Object.assign(result.figures, await flagship(threads, quick ? 1 : 3));
  return { ...result, skipped: Object.keys(lacks), lacks };
}

async function besideRstan(model, seen, threads, quick, result) {
  const folder = mkdtempSync(join(tmpdir(), 'rubicon-bench-'));
  const data = join(folder, 'reactions.txt');
  writeFileSync(data, `${seen.map(({ x, y }) => `${x} ${y + 1}`).join('\n')}\n`);
  console.error('rstan compiles its model …');
  const rstan = await startRstan(data, threads);
  try {
    result.tools.rstan = `rstan ${rstan.version}`;
    result.figures.rstan_compile_s = rstan.compile_s;
    // A first time for both, which does not count.
    const first = await rubicon(model, 0, threads, 4 * LENGTHS.rstan);
    Object.assign(result.figures, { first_s: first.wall, first_cpu_s: first.cpu });
    await rstan.draw(1_000_000, WARM_UP, LENGTHS.rstan);
    const chains = Math.max(4, threads);
    for (const [name, length] of Object.entries(LENGTHS)) {
      const rounds = quick ? 1 : name === 'rstan' ? 7 : 3;
      const mine = [];
      const theirs = [];
      for (let round = 1; round <= rounds; round++) {
        const ours = async () => mine.push(await rubicon(model, round, threads, chains * length));
        const peers = async () => theirs.push(await rstan.draw(round, WARM_UP, length));
        for (const side of round % 2 === 1 ? [ours, peers] : [peers, ours]) await side();
      }
      hold(mine, theirs);
      told(result, name, mine, theirs, 'wall');
      told(result, `${name}_cpu`, mine, theirs, 'cpu');
    }
  } finally {
    await rstan.end();
    rmSync(folder, { recursive: true });
  }
}

/** Puts in the result what was measured by one clock. */
function told({ ratios, spreads, rates }, name, mine, theirs, clock) {
  const rate = (one) => one.effective / one[clock];
  const list = mine.map((one, round) => rate(one) / rate(theirs[round]));
  ratios[name] = median(list);
  spreads[name] = summary(list);
  rates[name] = summary(theirs.map(rate));
  rates[`${name}_rubicon`] = summary(mine.map(rate));
  const by = clock === 'wall' ? 'second' : 'second of processor time';
  console.error(describe(name, list, ` (effective draws a ${by}, over rstan’s)`, 2));
}

/** Learns from the evidence; the model's compilation and the start of threads are in the time. */
async function rubicon(model, seed, threads, worlds) {
  const { found, wall, cpu } = await timed(model, { seed, threads, worlds });
  const moments = PARAMETERS.map((name) => {
    const number = model.definitions.findIndex((definition) => definition.name === name);
    return momentsOf(found.learned.find(({ definition }) => definition === number).posterior);
  });
  return { wall, cpu, effective: found.effective, rHat: found.rHat, moments };
}

async function timed(model, settings) {
  const begun = performance.now();
  const before = process.cpuUsage();
  const found = await infer(model, settings);
  const { user, system } = process.cpuUsage(before);
  if ('diagnostic' in found) throw new Error(found.diagnostic.message);
  return { found, wall: (performance.now() - begun) / 1000, cpu: (user + system) / 1e6 };
}

function momentsOf(values) {
  const about = (centre, power) => values.reduce((sum, x) => sum + (x - centre) ** power, 0) / values.length;
  const mean = about(0, 1);
  return { mean, sd: Math.sqrt(about(mean, 2)), fourth: about(mean, 4) };
}

/**
 * Means and standard deviations of the two sides, over all rounds, within their Monte-Carlo errors, and chains that agree: else
 * there is no figure. The error of a deviation is √(m₄ − s⁴) / (2 s √n).
 */
function hold(mine, theirs) {
  const over = (side, of) => side.reduce((sum, one) => sum + of(one), 0) / side.length;
  const draws = (side) => side.reduce((sum, { effective }) => sum + effective, 0);
  for (const { rHat } of [...mine, ...theirs]) {
    if (!(rHat <= 1.01)) throw new Error(`R-hat is ${rHat}: there is no rate to tell`);
  }
  PARAMETERS.forEach((name, parameter) => {
    const of = (side) => {
      const [mean, sd, fourth] = ['mean', 'sd', 'fourth'].map((key) =>
        over(side, (one) => one.moments[parameter][key]),
      );
      const n = draws(side);
      return {
        mean,
        sd,
        errors: { mean: sd / Math.sqrt(n), sd: Math.sqrt((fourth - sd ** 4) / n) / (2 * sd) },
      };
    };
    const [ours, peers] = [of(mine), of(theirs)];
    for (const key of ['mean', 'sd']) {
      const apart = Math.abs(ours[key] - peers[key]);
      const error = Math.hypot(ours.errors[key], peers.errors[key]);
      const words = `${key} of ${name}: ${ours[key].toFixed(4)}, by rstan ${peers[key].toFixed(4)} ± ${error.toFixed(4)}`;
      if (!(apart <= FAR * error)) throw new Error(words);
      console.error(`  ${words}`);
    }
  });
}

/** Everything that is learned from the record of the flagship, on all cores, in the time that a user waits. */
async function flagship(threads, rounds) {
  const model = modelOf('contractors-2024');
  const runs = [];
  for (let seed = 1; seed <= rounds; seed++) runs.push(await timed(model, { seed, threads, worlds: 10_000 }));
  return {
    flagship_s: median(runs.map(({ wall }) => wall)),
    flagship_cpu_s: median(runs.map(({ cpu }) => cpu)),
    flagship_ess: Math.min(...runs.map(({ found }) => found.effective)),
    flagship_rhat: Math.max(...runs.map(({ found }) => found.rHat)),
  };
}
