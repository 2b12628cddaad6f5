import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { frame } from '../../src/diagnostics/frame.ts';
import { readScenario } from '../../src/parse/read.ts';

const root = join(import.meta.dirname, 'fixtures');

/** Scenario files with mistakes, and what is printed of them. `UPDATE=1` writes what is printed now. */
describe('mistakes in a file', () => {
  it.each(readdirSync(root))('%s', (name) => {
    const text = readFileSync(join(root, name, 'input.yaml'), 'utf8');
    const { value, diagnostics } = readScenario({ name: 'input.yaml', text }, name);
    const printed = diagnostics.map((diagnostic) => `${frame(diagnostic)}\n`).join('\n');
    const path = join(root, name, 'expected.txt');
    if (process.env.UPDATE !== undefined) writeFileSync(path, printed);
    expect(existsSync(path)).toBe(true);
    expect(printed).toBe(readFileSync(path, 'utf8'));
    expect(value === undefined).toBe(diagnostics.some(({ severity }) => severity === 'error'));
  });
});
