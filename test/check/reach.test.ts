import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkScenario, examineScenario } from '../../src/check/check.ts';
import { type Reading, reachesAfter, reachesOf } from '../../src/check/reach.ts';
import { newMemory } from '../../src/check/recall.ts';
import type { Work } from '../../src/check/work.ts';
import { besideOnDisk } from '../../src/cli/beside.ts';
import { readScenario } from '../../src/parse/read.ts';
import { described } from './checking.ts';

const SCENARIOS = fileURLToPath(new URL('../../scenarios/', import.meta.url));
const FILES = readdirSync(SCENARIOS, { recursive: true, encoding: 'utf8' }).filter(
  (file) => basename(file) === 'scenario.yaml',
);

function workOf(file: string): Work {
  const source = { name: join(SCENARIOS, file), text: readFileSync(join(SCENARIOS, file), 'utf8') };
  const read = readScenario(source, dirname(file), besideOnDisk);
  const memory = newMemory<Work>();
  if (read.value !== undefined) checkScenario(read.value.scenario, [], memory);
  if (memory.work === undefined) throw new Error(`${file} has a mistake, or no variant`);
  return memory.work;
}

/** A definition and all that read it, directly or by way of others. */
function bearingOn(number: number, readings: readonly Reading[]): number[] {
  const found = new Set([number]);
  for (let size = 0; size < found.size; ) {
    size = found.size;
    readings.forEach(({ reads }, reader) => {
      if (reads.some((read) => found.has(read))) found.add(reader);
    });
  }
  return [...found];
}

describe('when a definition is known', () => {
  it('is found again from what has changed alone', () => {
    const { readings, reaches, sequence } = workOf('georgia-2008/scenario.yaml');
    for (const number of readings.keys()) {
      for (const own of ['fixed', 'world', 'period'] as const) {
        const changed = readings.map((one, at) => (at === number ? { ...one, own } : one));
        const again = reachesAfter(reaches, changed, bearingOn(number, changed).reverse());
        expect(again).toEqual(reachesOf(changed, sequence));
      }
    }
  });

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
