import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readScenario } from '../../src/parse/read.ts';
import { MISTAKEN } from './formula-mistakes.ts';

const root = join(import.meta.dirname, '../..');

function codesOf(text: string): string[] {
  return readScenario({ name: 'scenario.yaml', text }, 'test').diagnostics.map(({ code }) => code);
}

/** Mistakes too large to lie in a file of their own. */
const LARGE: readonly (readonly [what: string, code: string, text: string])[] = [
  ['a file of over four million characters', 'file-large', `about: ${'a'.repeat(4_000_000)}`],
  ['a file of very many fields', 'file-large', `model:\n${'  a: 1\n'.repeat(100_000)}`],
  ['a file with hundreds of mistakes', 'too-many-mistakes', `model: {${'a b: 1, '.repeat(200)}}`],
];

describe('the codes of the parser', () => {
  it.each(LARGE)('%s: %s', (_what, code, text) => {
    expect(codesOf(text)).toContain(code);
  });

  it('are each reached by a test', () => {
    const areas = ['formula', 'scenario', 'yaml'].map((area) =>
      readFileSync(join(root, `messages/${area}.md`), 'utf8'),
    );
    const codes = areas.flatMap((text) => [...text.matchAll(/^## (.*)$/gm)].map(([, code]) => code));
    const folder = join(root, 'test/parse/fixtures');
    const printed = readdirSync(folder).map((name) =>
      readFileSync(join(folder, name, 'expected.txt'), 'utf8'),
    );
    const reached = new Set([
      ...MISTAKEN.flatMap(([, ...mistakes]) => mistakes.map(([code]) => code)),
      ...printed.flatMap((text) =>
        [...text.matchAll(/^input\.yaml:\S+ \w+ (\S+)$/gm)].map(([, code]) => code),
      ),
      ...LARGE.map(([, code]) => code),
    ]);
    expect(codes.filter((code) => !reached.has(code))).toEqual([]);
    expect(codes.length).toBeGreaterThan(60);
  });
});
