import { describe, expect, it } from 'vitest';
import { checkScenario } from '../../src/check/check.ts';
import { checkVariants } from '../../src/check/variants.ts';
import { readScenario } from '../../src/parse/read.ts';
import { described } from '../check/checking.ts';
import { shelf } from './shelf.ts';

const BASE = `rubicon: 1
title: The base
actors: {west: {}}
tables: {step: {from: data/steps.csv, key: id, columns: {weight: {}}}}
assumptions:
  tempo: {is: 3, source: a test}
  size: {is: 2 * tempo, source: a test}
options:
  hold: {title: Hold}
  surge: {title: Surge}
outcomes:
  heavy: max[step](step.weight)
  end: size
claims:
  A1: {says: More., reading: More., holds: "end[surge] > 5"}
variants:
  slow: {assumptions: {tempo: 1}}
`;

const FILES = {
  'base/scenario.yaml': BASE,
  'base/data/steps.csv': 'id,weight\na,1\nb,7\n',
  'middle.yaml': 'extends: base\ntitle: The middle\nassumptions: {tempo: 4}\n',
  'itself.yaml': 'extends: itself.yaml\n',
  'one.yaml': 'extends: two.yaml\n',
  'two.yaml': 'extends: one.yaml\n',
  'broken.yaml': 'rubicon: 1\ntitle: Broken\nassumptions: {tempo: 3 +}\n',
};

const source = (text: string): { name: string; text: string } => ({ name: 'scenario.yaml', text });

function read(text: string): ReturnType<typeof readScenario> {
  return readScenario(source(text), 'test', shelf(FILES));
}

function scenario(text: string): NonNullable<ReturnType<typeof read>['value']>['scenario'] {
  const { value, diagnostics } = read(text);
  if (value === undefined) throw new Error(diagnostics.map(described).join('\n'));
  return value.scenario;
}

function told(text: string): string[] {
  return read(text).diagnostics.map((one) => `${one.span?.source.name} ${described(one)}`);
}

const names = (list: readonly { readonly name: { readonly value: string } }[]): string[] =>
  list.map(({ name }) => name.value);

describe('a scenario on top of another', () => {
  it('has what that one has, with its own laid over it', () => {
    const laid = scenario(
      'extends: base\ntitle: Mine\nassumptions: {tempo: 5, more: {is: 1, source: a test}}\noptions: {probe: {}}\n',
    );
    expect(laid.title).toBe('Mine');
    expect(names(laid.assumptions)).toEqual(['tempo', 'size', 'more']);
    expect(names(laid.options)).toEqual(['hold', 'surge', 'probe']);
    expect(laid.tables[0]?.rows.map(({ label }) => label.value)).toEqual(['a', 'b']);
    const model = checkScenario(laid, []).value;
    expect(model?.definitions.find(({ name }) => name === 'tempo')?.written).toEqual(['5']);
  });

  it('may be laid on one that is itself laid on another', () => {
    const laid = scenario('extends: middle.yaml\nquestion: What?\n');
    expect([laid.title, laid.question]).toEqual(['The middle', 'What?']);
    expect(checkScenario(laid, []).value?.definitions.find(({ name }) => name === 'tempo')?.written).toEqual([
      '4',
    ]);
  });

  it('takes over what it does not leave out', () => {
    const laid = scenario(
      'extends: {from: base/scenario.yaml, without: [claims, options.surge, assumptions.size.source]}\noutcomes: {end: 3}\nassumptions: {size: {source: another}}\nclaims: {B1: {says: x, reading: y, holds: "end[hold] > 2"}}\n',
    );
    expect(names(laid.claims)).toEqual(['B1']);
    expect(names(laid.options)).toEqual(['hold']);
    expect(laid.assumptions[1]?.source?.map(({ value }) => value)).toEqual(['another']);
  });

  it('lets its variants, and those it takes over, be laid over the whole', () => {
    const text =
      'extends: base\nassumptions: {size: {is: 10 * tempo}}\nvariants: {fast: {assumptions: {tempo: 9}}}\n';
    const { tree } = read(text).value ?? {};
    if (tree === undefined) throw new Error('no tree');
    const { value } = checkVariants(tree, source(text), 'test', [], ['slow', 'fast'], shelf(FILES));
    const tempo = (variant: string): readonly string[] | undefined =>
      value?.get(variant)?.definitions.find(({ name }) => name === 'tempo')?.written;
    expect([tempo('slow'), tempo('fast')]).toEqual([['1'], ['9']]);
  });

  it('tells mistakes in the file where they stand', () => {
    expect(told('extends: broken.yaml\n')).toEqual(['broken.yaml formula-unfinished at «»']);
    const laid = scenario('extends: base\nassumptions: {tempo: 3 km}\n');
    const { diagnostics } = checkScenario(laid, []);
    expect(
      diagnostics
        .filter(({ severity }) => severity === 'error')
        .map((one) => `${one.span?.source.name} ${described(one)}`),
    ).toEqual(['base/scenario.yaml unit-missing at «5»']);
  });
});

describe('a scenario that cannot be laid on another', () => {
  it.each([
    ['one that is not there', 'extends: bass\n', 'scenario.yaml beside-unreadable at «bass»'],
    ['one out of reach', 'extends: /etc/passwd\n', 'scenario.yaml beside-unreadable at «/etc/passwd»'],
    ['itself', 'extends: itself.yaml\n', 'itself.yaml extends-circular at «itself.yaml»'],
    ['one of a circle', 'extends: one.yaml\n', 'two.yaml extends-circular at «one.yaml»'],
    ['its own file', 'extends: scenario.yaml\n', 'scenario.yaml extends-circular at «scenario.yaml»'],
    ['a list', 'extends: [base]\n', 'scenario.yaml field-kind at «extends»'],
    ['without a file', 'extends: {without: [claims]}\n', 'scenario.yaml field-missing at «extends»'],
    [
      'leaving out what is not there',
      'extends: {from: base, without: [clams]}\n',
      'scenario.yaml extends-without at «clams»',
    ],
    [
      'leaving out too deep',
      'extends: {from: base, without: [title.x]}\n',
      'scenario.yaml extends-without at «title.x»',
    ],
  ])('%s', (_what, text, expected) => {
    const files = { ...FILES, 'scenario.yaml': text };
    const { diagnostics } = readScenario(source(text), 'test', shelf(files));
    expect(diagnostics.map((one) => `${one.span?.source.name} ${described(one)}`)).toEqual([expected]);
  });

  it('tells the whole circle', () => {
    expect(read('extends: one.yaml\n').diagnostics[0]?.message).toBe(
      'A scenario cannot rest on itself: one.yaml extends two.yaml extends one.yaml.',
    );
  });
});
