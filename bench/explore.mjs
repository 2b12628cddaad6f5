// What finding out takes: indices with their bootstrap beside SALib, boxes beside the EMA Workbench, in turns and in processor
// time; and everything that is told of one comparison of the flagship. docs/benchmarks.md says what each figure means.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mainCriteria, rankable } from '../dist/assemble/criteria.js';
import { explored } from '../dist/assemble/explored.js';
import { nodeAides } from '../dist/assemble/node-aides.js';
import { questionsOf } from '../dist/assemble/targets.js';
import { paste } from '../dist/explore/boxes/paste.js';
import { peel } from '../dist/explore/boxes/peel.js';
import { designIndices } from '../dist/explore/indices/design.js';
import { assumptionInputs, RANKED_WORLDS, rankInputs } from '../dist/explore/input.js';
import { makeResamples } from '../dist/explore/resamples.js';
import { firstOf } from '../dist/kernel/columns.js';
import { drawStream, fillUniforms, ONCE_A_WORLD } from '../dist/random/draw.js';
import { simulate } from '../dist/simulate/simulate.js';
import { threads } from '../dist/simulate/threads.js';
import { modelOf } from './kernel/rubicon.mjs';
import { cpuMs, describe, median, summary } from './measure/rounds.mjs';

const SOBOL = 16_384;
const SETTINGS = { alpha: 0.05, leastMass: 0.05 };

/** @param {{ quick?: boolean }} wish quick: one round of little work, to see that everything runs */
export async function run({ quick = false } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'rubicon-bench-'));
  try {
    const rounds = quick ? 1 : 7;
    const [n, rows] = quick ? [1024, 1000] : [SOBOL, 10_000];
    const data = planted(rows, 8);
    const file = join(folder, 'prim.bin');
    writeFileSync(file, Buffer.concat([...data.columns, data.interest].map(bytesOf)));
    const skipped = {};
    const ratios = {};
    const spreads = {};
    const compare = (name, ours, peer, needs) => {
      const python = pythonWith(needs);
      if (python === undefined) {
        skipped[name] = `the Python package ${needs}`;
        ours();
        return;
      }
      const rates = Array.from({ length: rounds }, () => {
        const mine = ours();
        return { mine, ratio: peer(python) / mine };
      });
      const list = rates.map(({ ratio }) => ratio);
      ratios[name] = median(list);
      spreads[name] = summary(list);
      console.error(describe(name, list, ' (the peer’s processor time over Rubicon’s)', 1));
    };
    compare(
      'salib_sobol',
      () => ishigami(n),
      (python) => salib(python, n),
      'SALib',
    );
    compare(
      'ema_prim',
      () => box(data),
      (python) => ema(python, file, rows, 8),
      'ema_workbench',
    );
    const large = planted(quick ? 2000 : 100_000, 50);
    const figures = {
      prim_100k_s: median(Array.from({ length: quick ? 1 : 3 }, () => box(large))),
      ...(await flagship(quick ? 500 : 100_000)),
    };
    return { ratios, spreads, figures, skipped: Object.keys(skipped), lacks: skipped };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function uniforms(name, count) {
  const column = new Float64Array(count);
  fillUniforms(drawStream(1, name), 0, ONCE_A_WORLD, column);
  return column;
}

const ANGLE = 2 * Math.PI;

/** Seconds for the indices of the Ishigami function, the sample and its evaluation included; held to the known ones. */
function ishigami(n) {
  let totals = [];
  const ms = cpuMs(() => {
    const draw = (name) => uniforms(name, n);
    const [a, b] = ['a', 'b'].map((side) => [1, 2, 3].map((i) => draw(`${side}${i}`)));
    const value = ([u, v, w]) =>
      u.map((_, i) => {
        const x = ANGLE * u[i] - Math.PI;
        return (
          Math.sin(x) +
          7 * Math.sin(ANGLE * v[i] - Math.PI) ** 2 +
          0.1 * (ANGLE * w[i] - Math.PI) ** 4 * Math.sin(x)
        );
      });
    const played = { ordinary: value(a), anew: value(b) };
    const resamples = makeResamples(1);
    totals = a.map((placeBefore, i) => {
      const swapped = { target: value(a.with(i, b[i])), place: b[i], placeBefore };
      return designIndices(played, swapped, resamples).total.value;
    });
  });
  hold(totals, n);
  return ms / 1000;
}

/** Total indices for a = 7, b = 0.1 (Ishigami and Homma 1990), met within what so many worlds allow. */
function hold(totals, n) {
  const known = [0.557589, 0.442411, 0.243684];
  const far = totals.some((total, i) => Math.abs(total - known[i]) > 6 / Math.sqrt(n));
  if (far) throw new Error(`total indices ${totals.join(', ')} are not those of the Ishigami function`);
}

function salib(python, n) {
  const [seconds, ...totals] = answer(python, 'salib_sobol.py', [n]);
  hold(totals, n);
  return seconds;
}

/** Uniform columns, and rows of interest: nearly all of 0.3 < x0 < 0.6 and x1 < 0.4, and one in twenty elsewhere. */
function planted(rows, count) {
  const columns = Array.from({ length: count }, (_, i) => uniforms(`x${i}`, rows));
  const luck = uniforms('luck', rows);
  const interest = columns[0].map((x, i) => {
    const inside = x > 0.3 && x < 0.6 && columns[1][i] < 0.4;
    return Number(luck[i] < (inside ? 0.95 : 0.05));
  });
  return { columns, interest };
}

/** Seconds for one box, the order of every column included. It must cover well more than half of the planted one. */
function box({ columns, interest }) {
  let found;
  const ms = cpuMs(() => {
    const unit = { text: '1', scale: 1 };
    const inputs = rankInputs(columns.map((values, i) => ({ id: `x${i}`, values, kind: 'number', unit })));
    const stages = peel(interest, inputs, SETTINGS);
    found = [...stages, paste(stages.at(-1).box, interest, inputs, SETTINGS.alpha)];
  });
  const coverage = Math.max(...found.filter(({ fit }) => fit.density >= 0.8).map(({ fit }) => fit.coverage));
  if (!(coverage > 0.5)) throw new Error(`the box covers ${coverage}`);
  return ms / 1000;
}

function ema(python, file, rows, columns) {
  const [seconds, coverage] = answer(python, 'ema_prim.py', [file, rows, columns]);
  if (!(coverage > 0.5)) throw new Error(`the peer's box covers ${coverage}`);
  return seconds;
}

/** A Python that has a package: the one on PATH, or the system's. */
function pythonWith(name) {
  return ['python3', '/usr/bin/python3'].find(
    (python) => spawnSync(python, ['-W', 'ignore', '-c', `import ${name}`]).status === 0,
  );
}

function answer(python, script, args) {
  const path = join(import.meta.dirname, 'peers', script);
  const { status, stdout, stderr } = spawnSync(python, ['-W', 'ignore', path, ...args.map(String)], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return stdout.trim().split('\n').at(-1).split(' ').map(Number);
}

/** Seconds, by the clock and of processor time, for all that is told of one comparison, on worlds that are played already. */
async function flagship(worlds) {
  const model = modelOf('contractors-2024');
  const plan = { seed: 1, runs: [{ model, options: model.options.map((_, option) => option) }] };
  const played = await simulate(plan, { stop: { worlds }, memory: Infinity }, threads(plan, { threads: 2 }));
  if ('diagnostic' in played) throw new Error(played.diagnostic.message);
  const targets = questionsOf(['value[probe,west]'], model).value;
  const by = mainCriteria(model).filter(({ row }) => row === 0);
  const questions = { targets, by, together: rankable(model), know: [], within: [], boxes: 1 };
  const under = { hash: '', seed: 1, set: [], wantsDesign: false, claims: [] };
  const took = [];
  for (let time = 0; time < 5; time++) {
    // As in a run, a second thread gets ready while worlds are played: it is new each time, and has compiled nothing.
    const aides = nodeAides(1);
    await new Promise((ready) => setTimeout(ready, 500));
    const [start, cpu] = [performance.now(), process.cpuUsage()];
    const inputs = rankInputs(assumptionInputs(model, firstOf(played.ranked, RANKED_WORLDS)));
    await explored(model, played.columns, inputs, questions, under, aides);
    const clock = (performance.now() - start) / 1000;
    const { user, system } = process.cpuUsage(cpu);
    took.push({ clock, cpu: (user + system) / 1e6 });
    aides.end();
  }
  return {
    flagship_100k_s: median(took.map(({ clock }) => clock)),
    // With nothing compiled yet on this thread either.
    flagship_100k_first_s: took[0].clock,
    flagship_100k_cpu_s: median(took.map(({ cpu }) => cpu)),
  };
}

/** The doubles of a column as they lie in memory. */
function bytesOf(column) {
  return Buffer.from(column.buffer, column.byteOffset, column.byteLength);
}
