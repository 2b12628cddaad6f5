import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { checkScenario } from '../../src/check/check.ts';
import { newMemory } from '../../src/check/recall.ts';
import { isSurelySound } from '../../src/check/surely-sound.ts';
import { checkVariants, mistakesOfVariants } from '../../src/check/variants.ts';
import type { Work } from '../../src/check/work.ts';
import { besideOnDisk } from '../../src/cli/beside.ts';
import { readScenario } from '../../src/parse/read.ts';
import { scenarioFrom } from '../../src/parse/scenario-from.ts';
import { variantTree } from '../../src/parse/variants.ts';
import type { Scenario } from '../../src/syntax/scenario.ts';
import { described, settingsOf } from './checking.ts';

const SCENARIOS = new URL('../../scenarios/', import.meta.url);
const SLICE = [
  'contractors-2024',
  'missile-costs-2025',
  'diagnosis-2025',
  'teaching/late-reaction',
  'teaching/learning-by-fighting',
];
/** For a study: so many overlays on every scenario, as in `OVERLAYS=500 npx vitest run test/check/recall.test.ts`. */
const STUDY = process.env.OVERLAYS;
const COUNT = Number(STUDY ?? 36);
const SUBJECTS = (STUDY === undefined ? SLICE : everyScenario()).map(
  (name) => new URL(`${name}/scenario.yaml`, SCENARIOS).pathname,
);
const WAR = new URL('war-of-two.yaml', import.meta.url).pathname;

function everyScenario(): string[] {
  return readdirSync(SCENARIOS, { recursive: true, encoding: 'utf8' })
    .filter((file) => basename(file) === 'scenario.yaml')
    .map(dirname);
}

/** Numbers from 0 up to n, the same in every run (D. H. Lehmer's generator with the multiplier of Park and Miller, 1988). */
function chooser(seed: number): (n: number) => number {
  let state = seed;
  return (n) => {
    state = (state * 16_807) % 2_147_483_647;
    return state % n;
  };
}

type Edit = readonly [section: string, entry: string];

/** Overlays that change a few definitions each, and a few that change what all stand on. */
function overlays(scenario: Scenario, count: number, seed: number): string[] {
  const { assumptions, decisions, model, outcomes, options, tables } = scenario;
  const choose = chooser(seed);
  const of = <T>(list: readonly T[]): T => list[choose(list.length)] as T;
  const names = [...assumptions, ...model].map(({ name }) => name.value);
  const labels = tables.flatMap(({ rows }) => rows.map(({ label }) => label.value));
  const words = [...names, ...labels, 'extra', 'extra', 'more'];
  const rules =
    decisions.length === 0 || options.length === 0
      ? []
      : [
          (): Edit => [
            'options',
            `${of(options).name.value}: {do: {${of(decisions).name.value}: ${of(names)}}}`,
          ],
          (): Edit => ['decisions', `${of(decisions).name.value}: {default: ${of(['0', '1', '50%'])}}`],
        ];
  const quantity = (): string => (model.length === 0 ? 'extra' : of(model).name.value);
  const edits: readonly (() => Edit)[] = [
    ...rules,
    () => ['model', `${of(words)}: ${of(names)}`],
    () => ['assumptions', `${of(words)}: {is: 1 to 2, source: judgement, because: Nobody knows.}`],
    () => ['model', `${quantity()}: {is: "${of(names)} * (1 + extra)"}`],
    () => ['outcomes', `${of(words)}: highest(${of(names)})`],
    () => ['assumptions', `${of(assumptions).name.value}: {is: ${of(['0', '1', '2', '0.5', 'missing'])}}`],
    () => ['assumptions', `${of(assumptions).name.value}: {is: 1 to 2}`],
    () => ['assumptions', `${of(assumptions).name.value}: {about: Something else}`],
    () => ['model', `${quantity()}: {is: ${of(names)}}`],
    () => ['model', `${quantity()}: {is: "before(${of(names)}, period, 0)"}`],
    () => ['model', `${quantity()}: {start: 0, next: 0}`],
    () => ['model', `${quantity()}: {start: ${of(names)}, change: 0}`],
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

interface Comparison {
  readonly sound: number;
  /** How many of those were told to be sound without checking the whole. */
  readonly surely: number;
  readonly wrong: string[];
}

function compared(file: string, count: number, set: readonly string[]): Comparison {
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
  let surely = 0;
  for (const id of [...ids, ...made.keys()].map((one) => (typeof one === 'string' ? one : `random_${one}`))) {
    const alone = checkVariants(read.tree, source, 'test', settings, [id], besideOnDisk);
    const recalled = checkVariants(read.tree, source, 'test', settings, [id], besideOnDisk, memory);
    const mistakes = mistakesOfVariants(read.tree, source, 'test', [id], besideOnDisk, memory);
    const laid = scenarioFrom(variantTree(read.tree, id), source, 'test', besideOnDisk).value;
    if (alone.value !== undefined) sound += 1;
    if (laid !== undefined && isSurelySound(laid, memory)) surely += 1;
    const same =
      isDeepStrictEqual(alone, recalled) &&
      (set.length > 0 || isDeepStrictEqual(alone.diagnostics, mistakes));
    if (!same) wrong.push(`${id}: ${made[Number(id.replace('random_', ''))]}`);
  }
  return { sound, surely, wrong };
}

describe('what the check of a scenario remembers for its variants', () => {
  it.each(SUBJECTS)('gives what checking them alone gives: %s', (file) => {
    const { sound, surely, wrong } = compared(file, COUNT, []);
    if (STUDY !== undefined) console.log(`${file}: ${COUNT} overlays, ${sound} sound, ${surely} surely`);
    expect(wrong).toEqual([]);
    // Many overlays hold a mistake of unit; enough do not.
    expect(sound).toBeGreaterThan(6);
    // Of small scenarios a study has more overlays that change what all stand on.
    expect(surely).toBeGreaterThan((STUDY === undefined ? 0.6 : 0.4) * sound);
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
