import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { checkScenario } from '../../src/check/check.ts';
import { newMemory } from '../../src/check/recall.ts';
import { checkVariants } from '../../src/check/variants.ts';
import type { Work } from '../../src/check/work.ts';
import { besideOnDisk } from '../../src/cli/beside.ts';
import { readScenario } from '../../src/parse/read.ts';
import type { Scenario } from '../../src/syntax/scenario.ts';
import { described, settingsOf } from './checking.ts';

const SCENARIOS = new URL('../../scenarios/', import.meta.url);
const SUBJECTS = [
  'contractors-2024',
  'missile-costs-2025',
  'diagnosis-2025',
  'teaching/late-reaction',
  'teaching/learning-by-fighting',
].map((name) => new URL(`${name}/scenario.yaml`, SCENARIOS).pathname);
const WAR = new URL('war-of-two.yaml', import.meta.url).pathname;

/** Numbers from 0 up to n, the same in every run (D. H. Lehmer's generator with the multiplier of Park and Miller, 1988). */
function chooser(seed: number): (n: number) => number {
  let state = seed;
  return (n) => {
    state = (state * 16_807) % 2_147_483_647;
    return state % n;
  };
}

/** Overlays that change a few definitions each, and a few that change what all stand on. */
function overlays({ assumptions, model, outcomes }: Scenario, count: number, seed: number): string[] {
  const choose = chooser(seed);
  const of = <T>(list: readonly T[]): T => list[choose(list.length)] as T;
  const names = [...assumptions, ...model].map(({ name }) => name.value);
  const edits: readonly (() => readonly [section: string, entry: string])[] = [
    () => ['assumptions', `${of(assumptions).name.value}: {is: ${of(['0', '1', '2', '0.5', 'missing'])}}`],
    () => ['assumptions', `${of(assumptions).name.value}: {is: 1 to 2}`],
    () => ['assumptions', `${of(assumptions).name.value}: {about: Something else}`],
    () => ['model', `${of(model).name.value}: {is: ${of(names)}}`],
    () => ['model', `${of(model).name.value}: {is: "before(${of(names)}, period, 0)"}`],
    () => ['model', `${of(model).name.value}: {start: 0, next: 0}`],
    () => ['model', `${of(model).name.value}: {start: ${of(names)}, change: 0}`],
    () => ['outcomes', `${of(outcomes).name.value}: {is: "highest(${of(names)}) + total(${of(names)})"}`],
    () => ['outcomes', `${of(outcomes).name.value}: {title: Another title, better: lower}`],
  ];
  const grounds = [
    '{time: {count: 4}}',
    '{model: {extra: 1}}',
    '{assumptions: {extra: {is: 1 to 2, source: judgement}}}',
    '{units: {widgets: {about: Things}}}',
    '{options: {another: {title: Another}}}',
  ];
  return Array.from({ length: count }, (_, index) => {
    if (index < grounds.length) return grounds[index] as string;
    const sections = new Map<string, Map<string, string>>();
    for (let left = 1 + choose(3); left > 0; left--) {
      const [section, entry] = of(edits)();
      const entries = sections.get(section) ?? new Map<string, string>();
      sections.set(section, entries.set(entry.slice(0, entry.indexOf(':')), entry));
    }
    const text = [...sections].map(([key, entries]) => `${key}: {${[...entries.values()].join(', ')}}`);
    return `{${text.join(', ')}}`;
  });
}

function compared(file: string, count: number, set: readonly string[]): { sound: number; wrong: string[] } {
  const plain = readFileSync(file, 'utf8');
  const first = readScenario({ name: file, text: plain }, 'test', besideOnDisk).value;
  if (first === undefined) throw new Error(`${file} is unreadable`);
  const ids = first.scenario.variants.map(({ name }) => name.value);
  const made = overlays(first.scenario, count, 20);
  const lines = made.map((overlay, index) => `  random_${index}: ${overlay}\n`).join('');
  const text = plain.includes('\nvariants:\n')
    ? plain.replace('\nvariants:\n', `\nvariants:\n${lines}`)
    : `${plain}\nvariants:\n${lines}`;
  const source = { name: file, text };
  const { value: read, diagnostics } = readScenario(source, 'test', besideOnDisk);
  if (read === undefined) throw new Error(diagnostics.map(described).join('\n'));
  const memory = newMemory<Work>();
  const settings = settingsOf(set);
  expect(checkScenario(read.scenario, settings, memory).diagnostics.map(described)).toEqual(
    checkScenario(read.scenario, settings).diagnostics.map(described),
  );
  const wrong: string[] = [];
  let sound = 0;
  for (const id of [...ids, ...made.keys()].map((one) => (typeof one === 'string' ? one : `random_${one}`))) {
    const alone = checkVariants(read.tree, source, 'test', settings, [id], besideOnDisk);
    const recalled = checkVariants(read.tree, source, 'test', settings, [id], besideOnDisk, memory);
    if (alone.value !== undefined) sound += 1;
    if (!isDeepStrictEqual(alone, recalled)) wrong.push(`${id}: ${made[Number(id.replace('random_', ''))]}`);
  }
  return { sound, wrong };
}

describe('what the check of a scenario remembers for its variants', () => {
  it.each(SUBJECTS)('gives what checking them alone gives: %s', (file) => {
    const { sound, wrong } = compared(file, 36, []);
    expect(wrong).toEqual([]);
    // Many overlays hold a mistake of unit; enough do not.
    expect(sound).toBeGreaterThan(6);
  });

  it('holds for a settlement', () => {
    const { sound, wrong } = compared(WAR, 36, []);
    expect(wrong).toEqual([]);
    expect(sound).toBeGreaterThan(6);
  });

  it('holds where settings fix assumptions', () => {
    const { wrong } = compared(WAR, 20, ['drift=1%/month', 'price[red]=2%/month']);
    expect(wrong).toEqual([]);
  });

  it('leaves what a variant does not bear on as it is, down to the object', () => {
    const [file] = SUBJECTS;
    const source = { name: file ?? '', text: readFileSync(file ?? '', 'utf8') };
    const read = readScenario(source, 'test', besideOnDisk).value;
    if (read === undefined) throw new Error('unreadable');
    const memory = newMemory<Work>();
    const base = checkScenario(read.scenario, [], memory).value;
    const laid = checkVariants(read.tree, source, 'test', [], ['no_pledge'], besideOnDisk, memory).value;
    const pledged = laid?.get('no_pledge')?.definitions ?? [];
    const shared = pledged.filter(({ body }, number) => body === base?.definitions[number]?.body);
    expect(shared.length).toBeGreaterThan(0.8 * pledged.length);
    expect(shared.length).toBeLessThan(pledged.length);
  });
});
