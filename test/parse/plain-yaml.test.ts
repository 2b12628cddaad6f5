import { readdirSync, readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { plainTree } from '../../src/parse/plain-yaml.ts';
import { composedTree } from '../../src/parse/read-tree.ts';
import { screen } from '../../src/parse/screen.ts';

// The oracle is the yaml package: where the quick reader reads, it gives the tree that the package gives, and where the package
// finds a mistake it does not read.

const SCENARIOS = new URL('../../scenarios/', import.meta.url);
const FILES = readdirSync(SCENARIOS, { recursive: true, encoding: 'utf8' }).filter((path) =>
  path.endsWith('scenario.yaml'),
);

function compared(text: string): 'left' | 'same' | 'other' {
  const source = { name: 'a.yaml', text };
  if (text.trim() === '' || screen(source).length > 0) return 'left';
  const plain = plainTree(source);
  if (plain === undefined) return 'left';
  return isDeepStrictEqual(composedTree(source), { value: plain, diagnostics: [] }) ? 'same' : 'other';
}

/** Texts in which all stands that the reader knows, and much beside. */
const SEEDS = [
  'a: 1\nb:\n  c: {d: e f, g: [h, "i: j", \'k\']} # l\n  # m\n  n: -3 % # o\n\np[q]: >-\n  r s\n  t: u\n\n  # v\n    w\n  x\ny: z\n',
  'a:\n  - b\n  # c\n  - {d: e}\n  - "f"\ng: >\n  h\n  i\n\n\n  j\nk:\n    l: m\n    n:\n     o: p q:r #s\n',
  'a: {"b[c]": 1, d: {e: f}, g: []}\nh: "i"\nj: a-b (c) * d / e ^ 2 == f\nk: if x then -y else z@!\nl: >-\n      m\n       n\n      o\n',
];
const BITS = [
  ...[
    ' ',
    '  ',
    '\n',
    '\n  ',
    ':',
    ': ',
    ' #',
    '#',
    '-',
    '- ',
    '{',
    '}',
    '[',
    ']',
    ',',
    ', ',
    '"',
    "'",
    '>',
    '|',
  ],
  ...[
    '&a',
    '*a',
    '!',
    '?',
    '? ',
    '%',
    '@',
    '`',
    '\\',
    'a',
    '0',
    '~',
    '<<: ',
    '---\n',
    '...\n',
    '>-\n',
    'é',
    '\u2003',
    'a: b\n',
  ],
];

/** Numbers from 0 up to n, the same in every run (D. H. Lehmer's generator with the multiplier of Park and Miller, 1988). */
function chooser(seed: number): (n: number) => number {
  let state = seed;
  return (n) => {
    state = (state * 16_807) % 2_147_483_647;
    return state % n;
  };
}

function mutated(text: string, choose: (n: number) => number): string {
  let made = text;
  for (let left = 1 + choose(3); left > 0; left--) {
    const at = choose(made.length + 1);
    const removed = choose(2) === 0 ? 0 : 1 + choose(4);
    const put = choose(4) === 0 ? '' : (BITS[choose(BITS.length)] as string);
    made = made.slice(0, at) + put + made.slice(at + removed);
  }
  return made;
}

describe('the quick reader of YAML', () => {
  it('reads the scenarios here as the yaml package does, all but a few', () => {
    const found = FILES.map((path) => compared(readFileSync(new URL(path, SCENARIOS), 'utf8')));
    expect(found.filter((one) => one === 'other')).toEqual([]);
    expect(found.filter((one) => one === 'same').length).toBeGreaterThan(0.9 * FILES.length);
  });

  it.each(SEEDS)('reads what it knows: %#', (text) => {
    expect(compared(text)).toBe('same');
  });

  it('reads nothing otherwise than the package, whatever is changed in a text', () => {
    const choose = chooser(7);
    const count = { left: 0, same: 0, other: 0 };
    const wrong: string[] = [];
    for (let round = 0; round < Number(process.env.RUNS ?? 4000); round++) {
      const text = mutated(SEEDS[choose(SEEDS.length)] as string, choose);
      const found = compared(text);
      count[found] += 1;
      if (found === 'other') wrong.push(text);
    }
    expect(wrong.slice(0, 3)).toEqual([]);
    // Neither is the reader asked in vain, nor does it read everything.
    expect(count.same).toBeGreaterThan(500);
    expect(count.left).toBeGreaterThan(500);
  });
});
