// The versions of the toy model that this machine can run. Each is built from source into a folder of the run.
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cpuMs } from '../measure/rounds.mjs';
import { OUTCOMES } from './means.mjs';
import { findPackage } from './packages.mjs';

const here = import.meta.dirname;
const LANES = join(here, 'toy_lanes.c');

/** How often versions in this process play before they are timed: the engine compiles twice, the second time while the first runs. */
export const IN_NODE = 12;

/**
 * @typedef {object} Version of the toy model
 * @property {string} name
 * @property {string} by what built or runs it
 * @property {number} count how many trajectories take long enough to be timed, a multiple of 64
 * @property {number} [warm] how often it plays before it is timed
 * @property {(count: number, seed: number) => { rate: number, means: number[] }} play plays a multiple of 64 trajectories; gives
 *   trajectories a second of processor time and the means of C, H, E and W
 */

/**
 * @param {string} folder to build in
 * @returns {{ peers: Version[], skipped: Record<string, string> }} skipped: by name, what is missing
 */
export function findPeers(folder) {
  const found = {
    c_scalar: scalar(folder),
    c_wasm: wasm(folder),
    c_avx2: avx2(folder),
    numpy: numpy(),
    webppl: packaged('webppl', 'webppl.mjs', 'toy.wppl', 2048),
    squiggle: packaged('@quri/squiggle-lang', 'squiggle.mjs', 'toy.squiggle', 384),
    squiggle_sets: packaged('@quri/squiggle-lang', 'squiggle.mjs', 'toy_sets.squiggle', 1536),
  };
  const entries = Object.entries(found);
  return {
    peers: entries.filter(([, one]) => 'play' in one).map(([name, one]) => ({ name, ...one })),
    skipped: Object.fromEntries(
      entries.filter(([, one]) => 'lacks' in one).map(([name, one]) => [name, one.lacks]),
    ),
  };
}

/** Plain C, for the processor at hand. */
function scalar(folder) {
  const program = join(folder, 'toy');
  const args = ['-O3', '-march=native', '-o', program, join(here, 'toy.c'), '-lm'];
  if (!succeeds('gcc', args)) return { lacks: 'gcc' };
  return { by: versionOf('gcc'), count: 25_600, play: command(program, []) };
}

/** C for vectors in WebAssembly, in this process, as the kernel is. */
function wasm(folder) {
  const module = join(folder, 'toy.wasm');
  const target = ['--target=wasm32', '-msimd128', '-mbulk-memory', '-O3', '-nostdlib'];
  const link = ['-Wl,--no-entry', '-Wl,--export=play', '-Wl,--export=total'];
  if (!succeeds('clang', [...target, ...link, '-o', module, LANES])) return { lacks: 'clang and lld' };
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(module)));
  const play = (count, seed) => {
    const ms = cpuMs(() => exports.play(count, seed));
    return { rate: (1000 * count) / ms, means: OUTCOMES.map((_, outcome) => exports.total(outcome) / count) };
  };
  return { by: versionOf('clang'), count: 25_600, warm: IN_NODE, play };
}

/** The same C for vectors of four doubles with fused multiply–add, by whichever compiler makes it faster. */
function avx2(folder) {
  const built = ['clang', 'gcc'].flatMap((compiler) => {
    const program = join(folder, `toy_${compiler}`);
    const args = ['-O3', '-mavx2', '-mfma', '-o', program, LANES, '-lm'];
    if (!succeeds(compiler, args) || !succeeds(program, ['64'])) return [];
    const play = command(program, []);
    const rate = Math.max(...[1, 2, 3].map((seed) => play(25_600, seed).rate));
    return [{ by: versionOf(compiler), count: 102_400, play, rate }];
  });
  const [best] = built.sort((a, b) => b.rate - a.rate);
  return best ?? { lacks: 'a processor with AVX2, or clang and gcc' };
}

function numpy() {
  const args = ['-c', 'import numpy; print(numpy.__version__)'];
  const { status, stdout } = spawnSync('python3', args, { encoding: 'utf8' });
  if (status !== 0) return { lacks: 'python3 with numpy' };
  return { by: `numpy ${stdout.trim()}`, count: 25_600, play: command('python3', [join(here, 'toy.py')]) };
}

function packaged(name, runner, program, count) {
  const found = findPackage(name);
  if (found === undefined) return { lacks: `the npm package ${name}` };
  const args = [join(here, runner), found.path, join(here, program)];
  return { by: `${name} ${found.version}`, count, play: command(process.execPath, args) };
}

/** A program that prints its rate and the four means. */
function command(program, args) {
  return (count, seed) => {
    const printed = execFileSync(program, [...args, String(count), String(seed)], { encoding: 'utf8' });
    const [rate, ...means] = printed.trim().split(' ').map(Number);
    return { rate, means };
  };
}

function succeeds(program, args) {
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0;
}

function versionOf(compiler) {
  return spawnSync(compiler, ['--version'], { encoding: 'utf8' }).stdout.split('\n')[0];
}
