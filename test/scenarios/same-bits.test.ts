import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { besideOnDisk } from '../../src/cli/beside.ts';
import { compiledKernel } from '../../src/compile/kernel.ts';
import { checkFile } from '../../src/pipeline.ts';
import { referenceKernel } from '../../src/reference/kernel.ts';
import { difference } from '../compile/same-bits.ts';
import { ROOT, shipped } from './playing.ts';

const folders = readdirSync(join(ROOT, 'scenarios'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('scenario.yaml'))
  .map((path) => dirname(path));

describe('the interpreter and the compiled kernel', () => {
  it.each(folders)('give the same bits for %s', (folder) => {
    const { source, id } = shipped(folder);
    const { value: model } = checkFile(source, id, besideOnDisk);
    if (model === undefined) throw new Error(`${folder} is not valid`);
    const reference = referenceKernel(model);
    const compiled = compiledKernel(model, reference);
    // An odd number of worlds, from an odd one on, so that pairs of lanes are cut at both ends.
    const batch = { seed: 11, first: 3, count: 5, options: model.options.map((_, option) => option) };
    expect(difference(compiled.play(batch), reference.play(batch))).toBeUndefined();
    expect([compiled.mode, compiled.replayed()]).toEqual(['compiled', 0]);
  });
});
