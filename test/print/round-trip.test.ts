import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTree } from '../../src/parse/read-tree.ts';
import { scenarioFrom } from '../../src/parse/scenario-from.ts';
import type { Tree } from '../../src/parse/tree.ts';
import { printTree } from '../../src/print/format.ts';
import { plain } from '../parse/plain.ts';
import { changedTree } from './changed.ts';
import { FORMULA } from './random-formula.ts';

const ROOT = join(import.meta.dirname, '..', '..', 'scenarios');
const SCENARIOS = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('scenario.yaml'))
  .map((path) => readFileSync(join(ROOT, path), 'utf8'));

function tree(text: string): Tree {
  const { value, diagnostics } = readTree({ name: 'scenario.yaml', text });
  if (value === undefined) throw new Error(diagnostics.map(({ message }) => message).join('; '));
  return value;
}

/** The syntax tree without places, and what is wrong with it. */
function syntax(of: Tree): unknown {
  const { value, diagnostics } = scenarioFrom(of, { name: 'scenario.yaml', text: '' }, 'scenario', () => ({
    reason: 'nothing lies beside it',
  }));
  return { scenario: withoutCells(plain(value)), codes: diagnostics.map(({ code }) => code) };
}

/** Cells that are formulas without their text, whose layout may be another. */
function withoutCells(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(withoutCells);
  if (typeof part !== 'object' || part === null) return part;
  const kept = Object.entries(part).filter(([key]) => !(key === 'cell' && 'formula' in part));
  return Object.fromEntries(kept.map(([key, value]) => [key, withoutCells(value)]));
}

describe('text to tree to text', () => {
  it.each(SCENARIOS)('gives the same tree: scenario %#', (text) => {
    const read = tree(text);
    const printed = printTree(read);
    const again = tree(printed);
    expect(syntax(again)).toEqual(syntax(read));
    expect(printTree(again)).toBe(printed);
  });

  it('gives the same tree of random scenarios', () => {
    const trees = SCENARIOS.filter((text) => text.length < 12_000).map(tree);
    fc.assert(
      fc.property(fc.gen(), fc.nat(trees.length - 1), (gen, which) => {
        const given = changedTree(
          trees[which] as Tree,
          (n) => gen(fc.nat, n - 1),
          () => gen(() => FORMULA),
        );
        const again = tree(printTree(given));
        expect(syntax(again)).toEqual(syntax(given));
      }),
      { seed: 3, numRuns: 150, endOnFailure: true },
    );
  });
});
