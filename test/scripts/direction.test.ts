import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const script = join(import.meta.dirname, '..', '..', 'scripts', 'direction.mjs');
let root = '';

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'rubicon-direction-'));
});
afterEach(() => rmSync(root, { recursive: true }));

/** Writes a tree of files and judges it. */
function judge(tree: Readonly<Record<string, string>>): { status: number | null; says: string[] } {
  for (const [path, text] of Object.entries(tree)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const done = spawnSync(process.execPath, [script, root], { encoding: 'utf8' });
  return { status: done.status, says: `${done.stdout}${done.stderr}`.trim().split('\n') };
}

describe('the direction check', () => {
  it('accepts imports that point down or stay in their room', () => {
    const { status, says } = judge({
      'diagnostics/place.ts': 'export const a = 1;\n',
      'math/sum.ts': "import { a } from '../diagnostics/place.ts';\nexport const b = a;\n",
      'cli/main.ts': "import { run } from '../pipeline.ts';\nimport { b } from './other.ts';\nrun(b);\n",
      'cli/other.ts': "import fs from 'node:fs';\nexport const b = fs;\n",
      'pipeline.ts': "import { b } from './math/sum.ts';\nexport const run = () => b;\n",
    });
    expect(says).toEqual(['direction: 5 files, 4 imports: none upward, no cycle']);
    expect(status).toBe(0);
  });

  it.each([
    ['an import', "import { b } from '../parse/text.ts';"],
    ['an import over several lines', "import {\n  a,\n  b,\n} from '../parse/text.ts';"],
    ['an import of a type', "import type { B } from '../parse/text.ts';"],
    ['a bare import', "import '../parse/text.ts';"],
    ['a re-export', "export * from '../parse/text.ts';"],
    ['a dynamic import', "export const b = await import('../parse/text.ts');"],
    ['the type of a module', "export type B = typeof import('../parse/text.ts');"],
    ['a name that ends in .js', "import { b } from '../parse/text.js';"],
    ['a link to a worker', "new Worker(new URL('../parse/text.ts', import.meta.url));"],
  ])('refuses %s from a higher room', (_, line) => {
    const { status, says } = judge({ 'math/sum.ts': `${line}\n`, 'parse/text.ts': 'export const b = 1;\n' });
    expect(says).toEqual(['upward  math/sum.ts -> parse/text.ts', 'direction: 1 broken']);
    expect(status).toBe(1);
  });

  it('does not take a comment for an import', () => {
    const { status } = judge({
      'math/sum.ts':
        "// import { b } from '../parse/text.ts';\n/** import { b } from '../parse/text.ts'; */\n",
      'parse/text.ts': 'export const b = 1;\n',
    });
    expect(status).toBe(0);
  });

  it('refuses an engine that imports another, in either direction', () => {
    const { status, says } = judge({
      'claims/judge.ts': "import { rank } from '../explore/rank.ts';\nexport const judge = rank;\n",
      'explore/rank.ts': 'export const rank = 1;\n',
      'explore/play.ts': "import { play } from '../simulate/play.ts';\nplay();\n",
      'simulate/play.ts': 'export const play = () => 1;\n',
    });
    expect(says).toEqual([
      'engine  claims/judge.ts -> explore/rank.ts',
      'engine  explore/play.ts -> simulate/play.ts',
      'direction: 2 broken',
    ]);
    expect(status).toBe(1);
  });

  it('refuses a cycle inside a room and names its files in order', () => {
    const { status, says } = judge({
      'math/a.ts': "import { b } from './b.ts';\nexport const a = b;\n",
      'math/b.ts': "import type { c } from './c.ts';\nexport const b = c;\n",
      'math/c.ts': "import { a } from './a.ts';\nexport const c = a;\n",
      'math/d.ts': "import { a } from './a.ts';\nexport const d = a;\n",
    });
    expect(says).toEqual(['cycle   math/a.ts -> math/b.ts -> math/c.ts -> math/a.ts', 'direction: 1 broken']);
    expect(status).toBe(1);
  });

  it('refuses a room that has no place in the order', () => {
    const { status, says } = judge({ 'misc/a.ts': 'export const a = 1;\n' });
    expect(says[0]).toBe('room    misc has no place in ROOMS (scripts/direction.mjs)');
    expect(status).toBe(1);
  });
});
