// Plays the toy model with Squiggle (squiggle-language.com). Prints trajectories a second of processor time, after a warm-up, and
// the four means, which the program ends with. The count is the program's `count` and the size of its sample sets.
// Usage: squiggle.mjs PATH-OF-THE-PACKAGE PROGRAM COUNT SEED
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const [path, program, count, seed] = process.argv.slice(2);
const { run, defaultEnvironment } = await import(pathToFileURL(path).href);
const text = readFileSync(program, 'utf8');

await play(Math.ceil(Number(count) / 4), 'warm');
const runs = Number(count);
const { means, ms } = await play(runs, seed);
console.log((1000 * runs) / ms, ...means);

/**
 * @param {number} runs
 * @param {string} luck
 */
async function play(runs, luck) {
  const environment = { ...defaultEnvironment, sampleCount: runs, seed: luck };
  const before = process.cpuUsage();
  const { result } = await run(`count = ${runs}\n${text}`, { environment });
  const { user, system } = process.cpuUsage(before);
  if (!result.ok) throw new Error(result.value.toString());
  return { means: result.value.result.asJS(), ms: (user + system) / 1000 };
}
