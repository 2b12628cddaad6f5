// rstan on the threshold model: an R process that compiles once and then draws whenever it is asked.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** What rstan lacks on this machine; undefined if nothing. */
export function rstanLacks() {
  for (const program of ['Rscript', 'make', 'g++']) {
    if (spawnSync(program, ['--version']).status !== 0) return program;
  }
  if (spawnSync('Rscript', ['-e', 'library(rstan)']).status !== 0) return 'the R package rstan';
  return undefined;
}

/**
 * Compiles the model. `draw` gives seconds, effective draws, R-hat and each parameter's mean, deviation and fourth central moment.
 *
 * @param {string} data a file with a line "x y" for each observation
 * @param {number} cores
 */
export async function startRstan(data, cores) {
  const files = ['threshold.R', 'threshold.stan'].map((file) => join(import.meta.dirname, file));
  const child = spawn('Rscript', [...files, data, String(cores)], { stdio: ['pipe', 'pipe', 'pipe'] });
  let said = '';
  child.stderr.on('data', (text) => {
    said = (said + text).slice(-4000);
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const answer = async (first) => {
    for (;;) {
      const { value, done } = await lines.next();
      if (done) throw new Error(`rstan ended: ${said}`);
      if (first(value)) return value.trim().split(/\s+/);
    }
  };
  const [, version, compiling] = await answer((line) => line.startsWith('ready '));
  return {
    version,
    compile_s: Number(compiling),
    draw: async (seed, warmup, draws) => {
      child.stdin.write(`${seed} ${warmup} ${draws}\n`);
      const told = (await answer((line) => /^[\d.]/.test(line.trim()))).map(Number);
      const [wall, cpu, effective, rHat, ...rest] = told;
      const moments = [0, 3, 6, 9].map((at) => ({ mean: rest[at], sd: rest[at + 1], fourth: rest[at + 2] }));
      return { wall, cpu, effective, rHat, moments };
    },
    end: async () => {
      const gone = once(child, 'exit');
      child.stdin.end();
      await gone;
    },
  };
}
