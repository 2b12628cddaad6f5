// The side under test: a scenario's compiled kernel, from the build in dist.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { besideOnDisk } from '../../dist/cli/beside.js';
import { compiledKernel } from '../../dist/compile/kernel.js';
import { checkFile } from '../../dist/pipeline.js';
import { referenceKernel } from '../../dist/reference/kernel.js';
import { cpuMs } from '../measure/rounds.mjs';
import { OUTCOMES } from '../peers/means.mjs';
import { IN_NODE } from '../peers/toy.mjs';

const root = join(import.meta.dirname, '..', '..');

/** @param {string} name of a folder in `scenarios` */
export function modelOf(name) {
  const path = join(root, 'scenarios', name, 'scenario.yaml');
  const source = { name: path, text: readFileSync(path, 'utf8') };
  const { value, diagnostics } = checkFile(source, name.split('/').at(-1), besideOnDisk);
  if (value === undefined) throw new Error(diagnostics[0].message);
  return value;
}

/** What a task of `simulate` has at most (src/simulate/cut.ts): worlds, and bytes of what is read off them. */
const TASK = { worlds: 4096, bytes: 4 * 2 ** 20 };
const BLOCK = 64;

/** Compiles a model. */
export function kernelOf(model) {
  return { model, kernel: compiledKernel(model, referenceKernel(model)), memory: { room: undefined } };
}

/**
 * Plays worlds from the first on, under some options or all, as `simulate` does on one thread: task by task, each in the memory of the one
 * before.
 *
 * @param take given what was read off each task's worlds, before the next is played
 */
export function playAll(
  { model, kernel, memory },
  count,
  { seed = 1, options = model.options.map((_, option) => option), take = () => undefined } = {},
) {
  const { worlds, outcomes, checks, fans, periods } = kernel.layout;
  const numbers = worlds.length + options.length * (outcomes.length + checks.length + fans.length * periods);
  const blocks = Math.floor(Math.min(TASK.worlds, TASK.bytes / 8 / numbers) / BLOCK);
  const most = BLOCK * Math.max(1, blocks);
  for (let first = 0; first < count; first += most) {
    const batch = { seed, first, count: Math.min(most, count - first), options };
    const played = kernel.play(memory.room === undefined ? batch : { ...batch, room: memory.room });
    if ('diagnostic' in played) throw new Error(played.diagnostic.message);
    take(played);
    memory.room = played.worlds.buffer;
  }
}

/** So many options under which every quantity is ruled, all alike. */
export function apart(model, count) {
  const options = Array.from({ length: count }, (_, index) => ({ ...model.options[0], id: `o${index}` }));
  const definitions = model.definitions.map((definition) =>
    definition.role === 'quantity' && !definition.draws
      ? { ...definition, role: 'decision', rules: options.map(() => definition.body) }
      : definition,
  );
  return { ...model, options, definitions };
}

/** The toy model's kernel as a version beside its peers. */
export function rubicon() {
  const toy = kernelOf(modelOf('teaching/toy-escalation'));
  const columns = OUTCOMES.map((outcome) =>
    toy.kernel.layout.outcomes.findIndex(
      ({ definition }) => toy.model.definitions[definition].name === outcome,
    ),
  );
  const play = (count, seed) => {
    const sums = columns.map(() => 0);
    // Adding up is no part of playing.
    let aside = 0;
    const take = ({ count: worlds, outcomes: [outcomes] }) => {
      aside += cpuMs(() => {
        columns.forEach((column, outcome) => {
          sums[outcome] += outcomes
            .subarray(column * worlds, (column + 1) * worlds)
            .reduce((sum, value) => sum + value, 0);
        });
      });
    };
    const ms = cpuMs(() => playAll(toy, count, { seed, take })) - aside;
    return { rate: (1000 * count) / ms, means: sums.map((sum) => sum / count) };
  };
  return { name: 'rubicon', count: 25_600, warm: IN_NODE, play };
}
