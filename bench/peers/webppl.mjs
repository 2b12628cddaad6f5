// Plays the toy model with WebPPL (N. D. Goodman, A. Stuhlmüller, "The design and implementation of probabilistic programming
// languages", dippl.org). Prints trajectories a second of processor time, without compiling and after a warm-up, and the four means.
// Usage: webppl.mjs PATH-OF-THE-PACKAGE PROGRAM COUNT SEED
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const [path, program, count, seed] = process.argv.slice(2);
const require = createRequire(path);
const { compile, prepare } = require(path);
require('./util').seedRNG(Number(seed));
const text = readFileSync(program, 'utf8');

play(Math.ceil(Number(count) / 4), () => {
  const runs = Number(count);
  play(runs, (worlds, ms) => {
    const means = [0, 1, 2, 3].map(
      (outcome) => worlds.reduce((sum, world) => sum + world[outcome], 0) / runs,
    );
    console.log((1000 * runs) / ms, ...means);
  });
});

/**
 * @param {number} runs
 * @param {(worlds: number[][], ms: number) => void} then
 */
function play(runs, then) {
  const compiled = compile(`${text}\nrepeat(${runs}, trajectory)`);
  const before = process.cpuUsage();
  const done = (_, worlds) => {
    const { user, system } = process.cpuUsage(before);
    then(worlds, (user + system) / 1000);
  };
  prepare(compiled, done, {}).run();
}
