import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTree } from '../../src/parse/read-tree.ts';
import type { Tree } from '../../src/parse/tree.ts';
import { checkFile } from '../../src/pipeline.ts';
import { commentsOf } from '../../src/print/comments.ts';
import { formatText } from '../../src/print/format.ts';
import { changedTree } from './changed.ts';
import { FORMULA } from './random-formula.ts';
import { uglyText } from './ugly.ts';

const ROOT = join(import.meta.dirname, '..', '..', 'scenarios');
/** `RUNS=10000 npx vitest run test/print/format.test.ts` looks longer; `SEED` takes other scenarios. */
const RUNS = Number(process.env.RUNS ?? 60);
const SEED = Number(process.env.SEED ?? 20240630);

function format(text: string): string {
  const { value, diagnostics } = formatText({ name: 'scenario.yaml', text });
  if (value === undefined) throw new Error(diagnostics.map(({ message }) => message).join('; '));
  return value;
}

function tree(text: string): Tree {
  const { value } = readTree({ name: 'scenario.yaml', text });
  if (value === undefined) throw new Error('no tree');
  return value;
}

/** What checking a text says and gives, without places and without formulas as they were written. */
function checked(text: string): unknown {
  const { value, diagnostics } = checkFile({ name: 'scenario.yaml', text }, 'scenario');
  const model = JSON.stringify(value, (key, part) =>
    ['span', 'source', 'written', 'formula'].includes(key) && typeof part !== 'undefined' ? undefined : part,
  );
  return { model, codes: diagnostics.map(({ code }) => code).sort() };
}

const SCENARIOS = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('scenario.yaml'))
  .map((path) => readFileSync(join(ROOT, path), 'utf8'));
const SMALL = SCENARIOS.filter((text) => text.length < 12_000);

describe('the canonical layout', () => {
  it.each([
    ['indents by two', 'a:\n      b: 1\n', 'a:\n  b: 1\n'],
    ['takes needless quotes away', 'title: "A title"\n', 'title: A title\n'],
    ['puts quotes where they are needed', "title: 'A: b'\n", 'title: "A: b"\n'],
    [
      'tightens braces',
      'time: { start : 2024-07 ,period: 1  month}\n',
      'time: {start: 2024-07, period: 1 month}\n',
    ],
    ['prints formulas', 'model:\n  x: (a+b)*2\n  y: "a>b"\n', 'model:\n  x: (a + b) * 2\n  y: a > b\n'],
    ['keeps one blank line', 'title: A\n\n\n\nabout: B\n', 'title: A\n\nabout: B\n'],
    ['keeps comments', '# head\ntitle: A   # behind\n  # last\n', '# head\ntitle: A  # behind\n# last\n'],
    [
      'opens braces in which comments stand',
      'model: {x: 1, # one\n  y: 2}\n',
      'model:\n  x: 1  # one\n  y: 2\n',
    ],
    [
      'keeps a comment where it is indented',
      'model:\n    x: 1\n    # y: 2\nchecks: {}\n',
      'model:\n  x: 1\n  # y: 2\nchecks: {}\n',
    ],
    ['reads what Windows writes', '\ufefftitle: A\r\nabout: B\r\n', 'title: A\nabout: B\n'],
    [
      'quotes rules for one row in braces alone',
      'options:\n  a:\n    do: {"x[r]": 1}\n  b:\n    do:\n      "x[r]": 1\n',
      'options:\n  a:\n    do: {"x[r]": 1}\n  b:\n    do:\n      x[r]: 1\n',
    ],
    [
      'leaves words in text columns alone',
      'tables:\n  t:\n    columns: {name: {as: text}, size: {}}\n    rows: {a: {name: "1+1", size: 1+1}}\n',
      'tables:\n  t:\n    columns: {name: {as: text}, size: {}}\n    rows: {a: {name: 1+1, size: 1 + 1}}\n',
    ],
    [
      'knows the columns of a table that a variant touches',
      'tables:\n  t: {columns: {n: {as: text}, s: {}}, rows: {a: {n: "1+1", s: 1+1}}}\nvariants: {v: {tables: {t: {rows: {a: {n: "2+2", s: 2+2}}}}}}\n',
      'tables:\n  t: {columns: {n: {as: text}, s: {}}, rows: {a: {n: 1+1, s: 1 + 1}}}\nvariants: {v: {tables: {t: {rows: {a: {n: 2+2, s: 2 + 2}}}}}}\n',
    ],
  ])('%s', (_what, given, laidOut) => {
    expect(format(given)).toBe(laidOut);
  });

  it('breaks what is too long', () => {
    const long = `model:\n  x: ${Array.from({ length: 20 }, (_, index) => `quantity_${index}`).join('+')}\nabout: ${'word '.repeat(40)}\n`;
    const lines = format(long).split('\n');
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(140);
    expect(lines.slice(0, 4)).toEqual(['model:', '  x: >-', '    quantity_0', '      + quantity_1']);
  });

  it('is refused where a formula cannot be read', () => {
    const { value, diagnostics } = formatText({ name: 'x', text: 'model: {x: 1 +}\n' });
    expect(value).toBeUndefined();
    expect(diagnostics.map(({ code }) => code)).toEqual(['formula-unfinished']);
  });

  it.each(SCENARIOS)('changes nothing twice and no model: scenario %#', (text) => {
    const once = format(text);
    expect(format(once)).toBe(once);
    expect(checked(once)).toEqual(checked(text));
  });

  it('keeps meaning and comments of random scenarios in random layouts, and changes nothing twice', () => {
    const trees = SMALL.map(tree);
    let refused = 0;
    fc.assert(
      fc.property(fc.gen(), fc.nat(SMALL.length - 1), fc.boolean(), (gen, which, change) => {
        const choose = (n: number): number => gen(fc.nat, n - 1);
        const before = trees[which] as Tree;
        const given = change ? changedTree(before, choose, () => gen(() => FORMULA)) : before;
        const { text, comments } = uglyText(given, choose);
        const { value, diagnostics } = formatText({ name: 'scenario.yaml', text });
        if (value === undefined) {
          // Where a column is no longer one of words, its cells may be no formulas.
          expect(diagnostics.length).toBeGreaterThan(0);
          refused += 1;
          return;
        }
        const once = format(text);
        expect(commentsOf({ name: 'x', text: once }).map((one) => one.text)).toEqual(comments);
        expect(format(once)).toBe(once);
        const [was, is] = [checked(text), checked(once)];
        expect(is).toEqual(was);
      }),
      { seed: SEED, numRuns: RUNS, endOnFailure: true },
    );
    expect(refused).toBeLessThan(RUNS / 5);
  }, 3_600_000);
});
