import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { expansionText } from '../../src/check/blocks/expansion.ts';
import { withRules } from '../../src/check/with-rules.ts';
import { compile } from '../../src/compile/compile.ts';
import { imageOf } from '../../src/compile/image.ts';
import { imageKernel } from '../../src/compile/image-kernel.ts';
import type { Body, Model } from '../../src/model/model.ts';
import { readScenario } from '../../src/parse/read.ts';
import { referenceKernel } from '../../src/reference/kernel.ts';
import { difference } from '../compile/same-bits.ts';
import { check, definition, modelOf, sourceOf } from './checking.ts';

const WAR = readFileSync(new URL('war-of-two.yaml', import.meta.url), 'utf8');

function constant(value: number): Body {
  return { kind: 'same', expr: { op: 'constant', value } };
}

/** Foresight by constants: what each option's actors take going on to add. */
function foreseen(model: Model, land: number, war: number): Model {
  const { settlement } = model;
  if (settlement === undefined) throw new Error('no settlement');
  const each = (value: number): Body[] => model.options.map(() => constant(value));
  const [one, other] = settlement.stakes;
  return withRules(
    model,
    new Map([
      [settlement.known, each(1)],
      [settlement.hope, each(0)],
      [one?.ahead ?? -1, each(land)],
      [other?.ahead ?? -1, each(war)],
    ]),
  );
}

function numberOf(model: Model, name: string): number {
  return model.definitions.indexOf(definition(model, name));
}

describe('a settlement', () => {
  it('is signed by nobody who has no foresight', () => {
    const model = modelOf(WAR);
    const played = referenceKernel(model).play({ seed: 1, first: 0, count: 20, options: [0, 1] });
    if ('diagnostic' in played) throw new Error(played.diagnostic.message);
    const peace = model.outcomes.indexOf(numberOf(model, 'peace'));
    const [, talked = new Float64Array()] = played.outcomes;
    expect(Math.max(...talked.subarray(peace * 20, peace * 20 + 20))).toBe(0);
  });

  it('is worth what its terms say, less what signing costs, and ends what its stakes add up', () => {
    // All is fixed: line 50 %, no luck. `half` at the first date is worth to red (1 - q) (1 * (60 - 50) % + 3 % - 0.5 %) - 1 % and to blue
    // (1 - q) (-(60 - 50) % + 0 % + 0.5 %) + q (-5 %), q = 1 - exp(-0.005 * 0.5 * 12).
    const model = foreseen(modelOf(WAR, FIXED), 0, 12);
    const fans = ['settlement.worth', 'settlement.accepts', 'value'].slice(0, 2);
    const drawn = { ...model, fans: fans.map((name) => numberOf(model, name)) };
    const played = referenceKernel(drawn).play({ seed: 1, first: 0, count: 1, options: [1] });
    if ('diagnostic' in played) throw new Error(played.diagnostic.message);
    const q = 1 - Math.exp(-0.005 * 0.5 * 12);
    const red = (1 - q) * (0.1 + 0.03 - 0.005) - 0.01;
    const blue = (1 - q) * (-0.1 + 0.005) - q * 0.05;
    const [first = new Float64Array()] = played.fans;
    // Rows: here and half, each for red and blue; twelve periods each.
    expect(first[2 * 12]).toBeCloseTo(red, 12);
    expect(first[3 * 12]).toBeCloseTo(blue, 12);
    // Going on adds twelve months of war at 2 % each to both: both accept both packages at once.
    expect([4, 5, 6, 7].map((row) => first[row * 12])).toEqual([1, 1, 1, 1]);
    // `here` is worth -1 % to red and -q' 5 % to blue: products of gains say which is signed.
    const none = 1 - Math.exp(-0.005 * 12);
    const here = [-0.01 + 0.24, -none * 0.05 + 0.24] as const;
    const half = [red + 0.24, blue + 0.24] as const;
    const signed = here[0] * here[1] > half[0] * half[1] ? here : half;
    const [outcomes = new Float64Array()] = played.outcomes;
    const place = (name: string): number => {
      let at = 0;
      for (const number of model.outcomes) {
        if (model.definitions[number]?.name === name) return at;
        at += model.definitions[number]?.size ?? 0;
      }
      return -1;
    };
    const value = place('value');
    expect(outcomes[place('peace')]).toBe(1);
    expect(outcomes[value]).toBeCloseTo(0.5 + signed[0] - 0.24, 12);
    expect(outcomes[value + 1]).toBeCloseTo(-0.5 + signed[1] - 0.24, 12);
  });

  it('is played alike by the interpreter and the compiled kernel', () => {
    for (const [land, war] of [
      [0, 0],
      [0.02, 4],
      [-0.3, 11],
    ] as const) {
      const plain = foreseen(modelOf(WAR), land, war);
      const model = {
        ...plain,
        fans: [numberOf(plain, 'settlement.gain'), numberOf(plain, 'settlement.gained')],
      };
      const reference = referenceKernel(model);
      const batch = { seed: 5, first: 0, count: 40, options: [0, 1] };
      const fast = imageKernel(model, imageOf(compile(model)), reference).play(batch);
      expect(difference(fast, reference.play(batch))).toBeUndefined();
    }
  });

  it.each([
    ['settlement:\n', 'gone:\n', 'field-unknown'],
    ['between: [red, blue]', 'between: [red]', 'settlement-alone'],
    ['between: [red, blue]', 'between: [red, bleu]', 'unknown-actor'],
    ['  horizon: 1 year\n', '', 'settlement-horizon'],
    ['  channel: talks\n', '', 'settlement-channel'],
    ['is: line, unit: share, weight', 'unit: share, weight', 'stake-kind'],
    ['levels: status, weight', 'weight', 'issue-kind'],
    ['range: 20% to 80%', 'range: 80% to 20%', 'issue-range'],
    ['border: 60%', 'border: 90%', 'package-outside'],
    ['border: 60%', 'border: 50% to 60%', 'package-range'],
    ['border: 60%', 'bordr: 60%', 'package-issue'],
    [', standing: neutral', '', 'package-silent'],
    ['red: "-price[red] * 1 month"', 'red: "-price[red]"', 'rows-disagree'],
    ['talk: {title: Talk, do: {talks: yes}}', 'talk: {do: {settlement.known: yes}}', 'foresight-rule'],
    ['talk: {title: Talk, do: {talks: yes}}', 'talk: {do: {land.ahead: 0}}', 'foresight-rule'],
    ['seen: {line: line}', 'seen: {line: "argmax[actor](price)"}', 'seen-label'],
    ['seen: {line: line}', 'seen: {line: line, over: settlement.agreed}', 'cycle'],
    ['time: {start: 2024-01, period: 1 month, count: 12}\n', '', 'settlement-timeless'],
  ])('says what is wrong: %s → %s', (from, to, code) => {
    expect(WAR).toContain(from);
    expect(check(WAR.replace(from, to)).diagnostics.map((one) => one.code)).toContain(code);
  });

  it('asks no source of numbers in packages, which name theirs, and asks one of those elsewhere', () => {
    const bare = check(WAR).diagnostics.filter(({ code }) => code === 'bare-number');
    const lines = bare.map(({ span }) => WAR.slice(0, span?.start).split('\n').at(-1));
    expect(lines).not.toEqual([]);
    for (const line of lines) expect(line).not.toContain('terms:');
  });

  it('is told in the scenario language, formula by formula', () => {
    const read = readScenario(sourceOf(WAR), 'war').value;
    const text = read === undefined ? '' : expansionText(read.scenario);
    expect(text).toContain('  land.now:\n    unit: share\n    is: line\n');
    expect(text).toContain(
      '  border.level:\n    over: package\n    unit: share\n    is: {here: line, half: 60%}\n',
    );
    expect(text).toContain('  settlement.known:\n    by: [red, blue]\n    as: yes/no\n    default: no\n');
    expect(text).toContain('  settlement.accepts:\n    over: [package, actor]\n    as: yes/no\n');
    // Every definition that the model has beside the author's own, but how each stake ends, which engines alone read.
    const names = [...text.matchAll(/^ {2}(\S+):$/gm)].map(([, name]) => name);
    const made = modelOf(WAR)
      .definitions.filter(({ authored, name }) => !authored || name === 'value' || name.includes('.'))
      .map(({ name }) => name)
      .filter((name) => !name.endsWith('.end') && !/^(status|actor|package)\./.test(name));
    expect([...names].sort()).toEqual([...made].sort());
  });

  it('refuses a weight that leaves a unit, and parts without the rest', () => {
    const heavy = WAR.replaceAll(' * 1 month"', '"');
    expect(check(heavy).diagnostics.map(({ code }) => code)).toContain('weight-unit');
    const start = WAR.indexOf('settlement:');
    const without = WAR.slice(0, start) + WAR.slice(WAR.indexOf('stakes:'));
    expect(check(without).diagnostics.map(({ code }) => code)).toContain('settlement-missing');
    const bare = WAR.slice(0, WAR.indexOf('packages:')) + WAR.slice(WAR.indexOf('options:'));
    expect(check(bare).diagnostics.map(({ code }) => code)).toContain('settlement-part');
  });
});

const FIXED = [
  'drift=0',
  'noise=0',
  'price[red]=2%',
  'price[blue]=2%',
  'settlement.misjudges[red]=0',
  'settlement.misjudges[blue]=0',
  'settlement.home_cost[red]=1%',
  'standing.weight[red,neutral]=3%',
  'standing.weight[blue,neutral]=0%',
];
