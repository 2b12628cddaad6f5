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

/** Compiles a model. */
export function kernelOf(model) {
  return { model, kernel: compiledKernel(model, referenceKernel(model)) };
}

/** Plays worlds from the first on, under some options or all; gives what was read off. */
export function playAll(
  { model, kernel },
  count,
  { seed = 1, options = model.options.map((_, option) => option) } = {},
) {
  const played = kernel.play({ seed, first: 0, count, options });
  if ('diagnostic' in played) throw new Error(played.diagnostic.message);
  return played;
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
    let played;
    const ms = cpuMs(() => {
      played = playAll(toy, count, { seed });
    });
    const [outcomes] = played.outcomes;
    const means = columns.map((column) => {
      const worlds = outcomes.subarray(column * count, (column + 1) * count);
      return worlds.reduce((sum, value) => sum + value, 0) / count;
    });
    return { rate: (1000 * count) / ms, means };
  };
  return { name: 'rubicon', count: 25_600, warm: IN_NODE, play };
}
