// The compiled kernel on the toy escalation model, beside the same equations in C and numpy, one thread each, in turns.
// Ratios are medians over the rounds of this run; min and spread go to stderr. A peer that cannot be had is named as skipped.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');
const peersFolder = join(import.meta.dirname, 'peers');
const ROUNDS = 9;
const WORLDS = 20_000;

const { readScenario } = await import(join(dist, 'parse', 'read.js'));
const { besideOnDisk } = await import(join(dist, 'cli', 'beside.js'));
const { checkScenario } = await import(join(dist, 'check', 'check.js'));
const { referenceKernel } = await import(join(dist, 'reference', 'kernel.js'));
const { compiledKernel } = await import(join(dist, 'compile', 'kernel.js'));

export async function run() {
  const work = mkdtempSync(join(tmpdir(), 'rubicon-bench-'));
  try {
    const toy = kernelOf(modelOf('teaching/toy-escalation'));
    const { peers, skipped } = findPeers(work);
    const rates = { rubicon: [], ...Object.fromEntries(peers.map(({ name }) => [name, []])) };
    // The engine compiles twice; the second time while the first version runs.
    for (let warm = 0; warm < 5; warm++) playAll(toy, WORLDS);
    for (let round = 0; round < ROUNDS; round++) {
      rates.rubicon.push(WORLDS / (timed(() => playAll(toy, WORLDS)) / 1000));
      for (const { name, command, args } of peers)
        rates[name].push(rateOf(command, [...args, String(round + 1)]));
    }
    for (const [name, list] of Object.entries(rates)) console.error(describe(name, list));
    const ratios = Object.fromEntries(
      peers.map(({ name }) => [name, median(rates.rubicon) / median(rates[name])]),
    );
    const figures = { paths_per_second: median(rates.rubicon), ...exponents(toy), ...flagship() };
    return { ratios, figures, skipped };
  } finally {
    rmSync(work, { recursive: true });
  }
}

/** @param {string} name of a scenario's folder */
function modelOf(name) {
  const path = join(root, 'scenarios', name, 'scenario.yaml');
  const read = readScenario(
    { name: path, text: readFileSync(path, 'utf8') },
    name.split('/').at(-1),
    besideOnDisk,
  );
  const checked = checkScenario(read.value.scenario, []);
  if (checked.value === undefined) throw new Error(checked.diagnostics[0].message);
  return checked.value;
}

function kernelOf(model) {
  return { model, kernel: compiledKernel(model, referenceKernel(model)) };
}

function playAll({ model, kernel }, worlds, options = model.options.map((_, option) => option)) {
  const played = kernel.play({ seed: 1, first: 0, count: worlds, options });
  if ('diagnostic' in played) throw new Error(played.diagnostic.message);
}

/** Milliseconds of processor time: others may be using the machine. */
function timed(work) {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function median(list) {
  const sorted = [...list].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

function describe(name, list) {
  const [least, middle, most] = [Math.min(...list), median(list), Math.max(...list)];
  const spread = ((most - least) / middle) * 100;
  return `${name.padEnd(10)} median ${middle.toFixed(0)}, min ${least.toFixed(0)} paths a second, spread ${spread.toFixed(0)} %`;
}

/** What a peer prints first is its rate, in trajectories a second of processor time. */
function rateOf(command, args) {
  return Number(execFileSync(command, args, { encoding: 'utf8' }).split(' ')[0]);
}

function findPeers(work) {
  const peers = [];
  const skipped = [];
  const scalar = join(work, 'toy');
  const built = spawnSync('gcc', ['-O3', '-march=native', '-o', scalar, join(peersFolder, 'toy.c'), '-lm']);
  if (built.status === 0) peers.push({ name: 'c_scalar', command: scalar, args: [String(WORLDS)] });
  else skipped.push('c_scalar');
  const python = spawnSync('python3', ['-c', 'import numpy']);
  if (python.status === 0) {
    peers.push({ name: 'numpy', command: 'python3', args: [join(peersFolder, 'toy.py'), String(WORLDS)] });
  } else skipped.push('numpy');
  return { peers, skipped: [...skipped, 'c_wasm', 'c_avx2', 'webppl', 'squiggle'] };
}

/** How processor time grows with worlds, options and periods: the slope of its logarithm. */
function exponents(toy) {
  const { model } = toy;
  const worlds = slope([5_000, 10_000, 20_000, 40_000], (count) => timed(() => playAll(toy, count)));
  const many = {
    ...model,
    options: Array.from({ length: 8 }, (_, index) => ({ ...model.options[0], id: `o${index}` })),
  };
  const optional = kernelOf(ruled(many));
  const options = slope([1, 2, 4, 8], (count) =>
    timed(() =>
      playAll(
        optional,
        8_000,
        Array.from({ length: count }, (_, option) => option),
      ),
    ),
  );
  const periods = slope([15, 30, 60, 120], (count) => {
    const longer = kernelOf({ ...model, clock: clockOf(model.clock, count) });
    for (let warm = 0; warm < 4; warm++) playAll(longer, 8_000);
    return timed(() => playAll(longer, 8_000));
  });
  return { exponent_worlds: worlds, exponent_options: options, exponent_periods: periods };
}

/** Every quantity is made a decision that all options rule alike, so that nothing is shared between them. */
function ruled(model) {
  const definitions = model.definitions.map((definition) =>
    definition.role === 'quantity' && !definition.draws
      ? { ...definition, role: 'decision', rules: model.options.map(() => definition.body) }
      : definition,
  );
  return { ...model, definitions };
}

function clockOf(clock, count) {
  const starts = Array.from(
    { length: count },
    (_, period) => clock.starts[0] + Math.floor(period * clock.length),
  );
  return { ...clock, starts, finish: starts.at(-1) + clock.length };
}

function slope(sizes, cost) {
  for (const size of sizes) cost(size);
  const points = sizes.map((size) => [
    Math.log(size),
    Math.log(median(Array.from({ length: 5 }, () => cost(size)))),
  ]);
  const mean = (index) => points.reduce((sum, point) => sum + point[index], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const above = points.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0);
  return above / points.reduce((sum, point) => sum + (point[0] - x) ** 2, 0);
}

function flagship() {
  const model = modelOf('contractors-2024');
  const compiling = () => timed(() => kernelOf(model));
  for (let warm = 0; warm < 5; warm++) compiling();
  const compile_ms = median(Array.from({ length: 5 }, compiling));
  const flag = kernelOf(model);
  for (let warm = 0; warm < 2; warm++) playAll(flag, 2_000);
  return { compile_ms, flagship_10k_ms: timed(() => playAll(flag, 10_000)) };
}
