import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkScenario } from '../../src/check/check.ts';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { layOver } from '../../src/parse/lay-over.ts';
import { readTree } from '../../src/parse/read-tree.ts';
import { scenarioFrom } from '../../src/parse/scenario-from.ts';
import type { Tree } from '../../src/parse/tree.ts';
import { printTree } from '../../src/print/format.ts';
import { blocks, ROOT } from './markdown.ts';

const GUIDE = join(ROOT, 'docs', 'guide');
const PAGES = readdirSync(GUIDE)
  .filter((file) => /^\d\d-.*\.md$/.test(file))
  .sort()
  .map((path) => ({ path, text: readFileSync(join(GUIDE, path), 'utf8') }));

function tree(text: string): Tree {
  const { value, diagnostics } = readTree({ name: 'guide.yaml', text });
  if (value === undefined) throw new Error(diagnostics.map(({ message }) => message).join('; '));
  return value;
}

function errors(of: Tree): readonly Diagnostic[] {
  const read = scenarioFrom(of, { name: 'guide.yaml', text: '' }, 'guide', () => ({
    reason: 'nothing lies there',
  }));
  const checked = read.value === undefined ? undefined : checkScenario(read.value, []);
  return [...read.diagnostics, ...(checked?.diagnostics ?? [])].filter(
    ({ severity }) => severity === 'error',
  );
}

describe('the guide', () => {
  it('has ten pages, each of which says which is the next', () => {
    expect(PAGES.map(({ path }) => path.slice(0, 2))).toEqual([
      '01',
      '02',
      '03',
      '04',
      '05',
      '06',
      '07',
      '08',
      '09',
      '10',
    ]);
    for (const [index, { text }] of PAGES.entries()) {
      const next = PAGES[index + 1]?.path;
      if (next !== undefined) expect(text).toContain(`→](${next})`);
    }
  });

  it('builds a scenario that is right after every page, and in the end is the one that lies beside it', () => {
    let built: Tree | undefined;
    for (const page of PAGES) {
      for (const { language, text } of blocks(page)) {
        if (language !== 'yaml') continue;
        built = built === undefined ? tree(text) : layOver(built, tree(text));
        expect(errors(built).map(({ message }) => `${page.path}: ${message}`)).toEqual([]);
      }
    }
    const beside = tree(readFileSync(join(GUIDE, 'grey-sound', 'scenario.yaml'), 'utf8'));
    const sections = (of: Tree): unknown =>
      of.kind === 'map'
        ? Object.fromEntries(
            of.entries.map(({ key, value }) => [key.value, printTree({ ...of, entries: [{ key, value }] })]),
          )
        : undefined;
    expect(sections(built as Tree)).toEqual(sections(beside));
  });
});
