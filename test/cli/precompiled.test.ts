import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { compiledBy, loadPrecompiled } from '../../src/cli/precompiled.ts';

const folder = mkdtempSync(join(tmpdir(), 'rubicon-precompiled-'));
const place = (name: string): URL => pathToFileURL(join(folder, name));
const dist = join(import.meta.dirname, '..', '..', 'dist', 'cli');

afterAll(() => rmSync(folder, { recursive: true }));

/** What a process of its own is told: the engine recalls what it has compiled in the same one. */
function told(code: URL, compiled: URL): string {
  const module = pathToFileURL(join(dist, 'precompiled.js')).href;
  const source = [
    `import { loadPrecompiled } from ${JSON.stringify(module)};`,
    `const { ahead, exports } = loadPrecompiled(new URL(${JSON.stringify(code.href)}), new URL(${JSON.stringify(compiled.href)}));`,
    'console.log(ahead, Object.keys(exports).join());',
  ].join('\n');
  return execFileSync(process.execPath, ['--input-type=module', '-e', source], { encoding: 'utf8' }).trim();
}

describe('a bundle that was compiled ahead', () => {
  writeFileSync(
    place('code.cjs'),
    "const { sep } = require('node:path');\nfunction twice(n) { return 2 * n; }\nmodule.exports = { twice, sep };\n",
  );
  const call = ({ twice }: Readonly<Record<string, unknown>>): unknown =>
    (twice as (n: number) => number)(21);
  const made = compiledBy(place('code.cjs'), (exports) => expect(call(exports)).toBe(42));

  it('exports the same with what was compiled, without it, and with what is none', () => {
    writeFileSync(place('code.compiled'), made);
    writeFileSync(place('wrong.compiled'), 'nothing of the engine');
    for (const name of ['code.compiled', 'none.compiled', 'wrong.compiled'])
      expect(call(loadPrecompiled(place('code.cjs'), place(name)).exports), name).toBe(42);
    expect(told(place('code.cjs'), place('wrong.compiled'))).toBe('false twice,sep');
  });

  it('is what the build makes of the command `check`', () => {
    const [compiled = '', ...more] = readdirSync(dist).filter((name) => name.endsWith('.compiled'));
    expect(more).toEqual([]);
    const at = (name: string): URL => pathToFileURL(join(dist, name));
    expect(told(at('check-command.cjs'), at(compiled))).toBe('true checkCommand');
  });
});
