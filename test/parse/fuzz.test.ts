import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/diagnostics/diagnostic.ts';
import { frame } from '../../src/diagnostics/frame.ts';
import { parseFormula } from '../../src/parse/formula.ts';
import { readScenario } from '../../src/parse/read.ts';
import { whole } from '../../src/parse/written.ts';
import type { Node } from '../../src/syntax/expression.ts';
import { partsOf } from './show.ts';

/** Milliseconds that no small input may take, on a busy machine. */
const PATIENCE = 2000;

/** Runs a reader and checks what must be true of any outcome for any text. */
function answered<T>(text: string, read: (text: string) => Outcome<T>): Outcome<T> {
  const begin = performance.now();
  const outcome = read(text);
  expect(performance.now() - begin).toBeLessThan(PATIENCE);
  const errors = outcome.diagnostics.filter(({ severity }) => severity === 'error');
  expect(outcome.value === undefined).toBe(errors.length > 0);
  for (const diagnostic of outcome.diagnostics) {
    const { start, end } = diagnostic.span ?? { start: -1, end: -1 };
    expect(start).toBeGreaterThanOrEqual(0);
    expect(end).toBeGreaterThanOrEqual(start);
    expect(end).toBeLessThanOrEqual(text.length);
    expect(`${diagnostic.message}${diagnostic.mend ?? ''}`).not.toMatch(/\{[a-zA-Z]+\}|undefined|NaN/);
    frame(diagnostic);
  }
  return outcome;
}

function checkSpans(node: Node, within: { start: number; end: number }): void {
  expect(node.span.start).toBeGreaterThanOrEqual(within.start);
  expect(node.span.end).toBeLessThanOrEqual(within.end);
  for (const part of partsOf(node)) checkSpans(part, node.span);
}

const formula = (text: string): Outcome<Node> => parseFormula(whole({ name: 'formula', text }));

/** Text with pieces cut out, doubled, swapped or put in. */
function mutated(seeds: readonly string[], pieces: readonly string[]): fc.Arbitrary<string> {
  const edit = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.nat(12),
    put: fc.oneof(fc.constantFrom('', ...pieces), fc.string({ unit: 'binary', maxLength: 4 })),
  });
  return fc
    .tuple(fc.constantFrom(...seeds), fc.array(edit, { minLength: 1, maxLength: 6 }))
    .map(([seed, edits]) =>
      edits.reduce((text, { at, length, put }) => {
        const start = Math.floor(at * text.length);
        return text.slice(0, start) + put + text.slice(start + length);
      }, seed),
    );
}

const WORDS = [
  ...[
    'a',
    'b',
    'aid.taken',
    '1',
    '2.5',
    '3%',
    '2024-07',
    '"t"',
    'yes',
    'missing',
    'million',
    'USD',
    'km',
    'sum',
    'max',
  ],
  ...[
    'count',
    '(',
    ')',
    '[',
    ']',
    ',',
    '+',
    '-',
    '*',
    '/',
    '^',
    '%',
    '<',
    '<=',
    '==',
    '=',
    '!',
    '&&',
    '..',
    '.',
    ' ',
  ],
  ...[
    'if',
    'then',
    'else',
    'otherwise',
    'and',
    'or',
    'not',
    'to',
    'in',
    'where',
    'per',
    '$',
    '4m',
    '1,000',
    '#',
    'é',
  ],
];

describe('any text as a formula', () => {
  it('of words of the language', () => {
    const texts = fc.array(fc.constantFrom(...WORDS), { maxLength: 30 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(texts, (text) => {
        const { value } = answered(text, formula);
        if (value !== undefined) checkSpans(value, { start: 0, end: text.length });
      }),
      { numRuns: 3000, seed: 1 },
    );
  });

  it('of words without space between them', () => {
    const texts = fc.array(fc.constantFrom(...WORDS), { maxLength: 20 }).map((words) => words.join(''));
    fc.assert(
      fc.property(texts, (text) => void answered(text, formula)),
      { numRuns: 3000, seed: 2 },
    );
  });

  it('of any characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => void answered(text, formula)),
      {
        numRuns: 3000,
        seed: 3,
      },
    );
  });

  it('of one piece over and over', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 4 }), (words) => {
        const piece = words.join(' ');
        answered(piece.repeat(Math.floor(19_000 / piece.length)), formula);
      }),
      { numRuns: 150, seed: 4 },
    );
  });

  it('that is right gives the same tree with more space', () => {
    const right = [
      'sum[k in t where k<=a](x[k])*-2^3',
      'if a then 4 million USD else b otherwise c',
      '3% to 2024-07',
    ];
    for (const text of right) {
      const bare = (node: Node | undefined): string =>
        JSON.stringify(node, (key, value) => (key.endsWith('pan') ? 0 : value));
      const spaced = text.replaceAll(/(?<=[\])])|(?=[[(*^])|(?<== )/g, '  ');
      expect(bare(formula(spaced).value)).toBe(bare(formula(text).value));
      expect(formula(text).value).toBeDefined();
    }
  });
});

describe('any text as a scenario', () => {
  const folder = join(import.meta.dirname, 'fixtures');
  const seeds = readdirSync(folder).map((name) => readFileSync(join(folder, name, 'input.yaml'), 'utf8'));
  seeds.push(`rubicon: 1
title: "A test"
time: {start: 2024-07, period: 1 month, count: 30}
tables:
  side: {columns: {enemy: {as: side}}, rows: {a: {enemy: b}, b: {enemy: a}}}
assumptions:
  x: {over: side, is: {a: 1 to 2, b: "normal(0, 1)"}, unit: 1/month, source: [P1, judgement]}
model:
  y:
    start: 0
    change: >-
      sum[side where x > 1](x)
      + 2
options:
  hold: {}
  act: {do: {"aid.take[a]": yes}, like: [hold]}
variants: {late: {time: {start: 2025-01}, assumptions: {x: 3}}}
claims: {A1: {says: It is so., holds: "y[act] > y[hold]"}}
`);
  const pieces = [
    ...[
      '\n',
      '\n  ',
      '\n    ',
      ': ',
      ' ',
      '- ',
      '{',
      '}',
      '[',
      ']',
      ', ',
      '"',
      "'",
      '>-\n',
      '|\n',
      '&a ',
      '*a',
      '!t ',
    ],
    ...[
      '<<: ',
      '---\n',
      '...\n',
      '# ',
      '\t',
      '\r',
      '\r\n',
      '\ufeff',
      '\u0000',
      '\\',
      '? ',
      '% ',
      'is',
      'model:',
      '1 +',
    ],
  ];
  const scenario = (text: string): ReturnType<typeof readScenario> =>
    readScenario({ name: 's.yaml', text }, 'fuzz');

  it('changed here and there', () => {
    fc.assert(
      fc.property(mutated(seeds, pieces), (text) => void answered(text, scenario)),
      { numRuns: 2000, seed: 5 },
    );
  });

  it('of pieces of YAML', () => {
    const texts = fc
      .array(fc.constantFrom(...pieces, 'a', 'b: 1'), { maxLength: 40 })
      .map((all) => all.join(''));
    fc.assert(
      fc.property(texts, (text) => void answered(text, scenario)),
      { numRuns: 3000, seed: 6 },
    );
  });

  it('of any characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => void answered(text, scenario)),
      {
        numRuns: 1000,
        seed: 7,
      },
    );
  });
});
