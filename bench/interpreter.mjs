// How fast the reference interpreter plays: the flagship, all options, one thread, in this process.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { besideOnDisk } from '../dist/cli/beside.js';
import { checkFile } from '../dist/pipeline.js';
import { referenceKernel } from '../dist/reference/kernel.js';

const ROUNDS = 5;
const WORLDS = 32;
const SEED = 1;

/** Paths a second on the flagship and on a static model; no peer plays these scenarios, so there are no ratios. */
export async function run() {
  const figures = {};
  for (const [name, worlds] of [
    ['contractors-2024', WORLDS],
    ['teaching/private-cost', 64 * WORLDS],
  ]) {
    const file = new URL(`../scenarios/${name}/scenario.yaml`, import.meta.url);
    const text = readFileSync(file, 'utf8');
    const { value: model } = checkFile({ name: fileURLToPath(file), text }, name, besideOnDisk);
    if (model === undefined) throw new Error(`${name} has mistakes`);
    const kernel = referenceKernel(model);
    const options = model.options.map((_, option) => option);
    kernel.play({ seed: SEED, first: 0, count: worlds, options });
    const rates = Array.from({ length: ROUNDS }, (_, round) => {
      const start = performance.now();
      const played = kernel.play({ seed: SEED, first: round * worlds, count: worlds, options });
      if ('diagnostic' in played) throw new Error(played.diagnostic.message);
      return (worlds * options.length) / ((performance.now() - start) / 1000);
    }).sort((a, b) => a - b);
    const key = name.replace('teaching/', '').replaceAll('-', '_');
    figures[`${key}_paths_per_second`] = rates[ROUNDS >> 1];
    figures[`${key}_paths_per_second_least`] = rates[0];
    figures[`${key}_paths_per_second_most`] = rates[ROUNDS - 1];
  }
  return { ratios: {}, figures, skipped: [] };
}
