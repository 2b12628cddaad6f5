import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkScenario, examineScenario } from '../../src/check/check.ts';
import { newMemory } from '../../src/check/recall.ts';
import type { Work } from '../../src/check/work.ts';
import { besideOnDisk } from '../../src/cli/beside.ts';
import { readScenario } from '../../src/parse/read.ts';
import { described } from './checking.ts';

const SCENARIOS = fileURLToPath(new URL('../../scenarios/', import.meta.url));
const FILES = readdirSync(SCENARIOS, { recursive: true, encoding: 'utf8' }).filter(
  (file) => basename(file) === 'scenario.yaml',
);

describe('when a definition is known', () => {
  // A model tells it from the flow of all values through its expressions, a check from what they read alone.
  it.each(FILES)('is told alike by what it reads and by what flows through it: %s', (file) => {
    const source = { name: join(SCENARIOS, file), text: readFileSync(join(SCENARIOS, file), 'utf8') };
    const read = readScenario(source, dirname(file), besideOnDisk);
    if (read.value === undefined) throw new Error(read.diagnostics.map(described).join('\n'));
    const memory = newMemory<Work>();
    const whole = checkScenario(read.value.scenario, [], memory);
    const examined = examineScenario(read.value.scenario);
    expect(examined.diagnostics.map(described)).toEqual(whole.diagnostics.map(described));
    if (memory.work === undefined) return;
    expect(memory.work.reaches).toEqual(whole.value?.definitions.map(({ reach }) => reach));
  });
});
