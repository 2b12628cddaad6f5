import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inputsHash, isBuilt, isInstalled } from '../../scripts/freshness.mjs';

let root = '';

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'rubicon-freshness-'));
});
afterEach(() => rmSync(root, { recursive: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

describe('a build', () => {
  beforeEach(() => {
    for (const path of ['package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json']) {
      write(path, '{}');
    }
    for (const name of ['build', 'bundle', 'compile-ahead', 'workbench']) write(`scripts/${name}.mjs`, '');
    write('src/math/sum.ts', 'export const a = 1;');
    write('dist/.inputs', inputsHash(root));
  });

  it('is up to date while nothing that it reads has changed, whatever the clock says', () => {
    utimesSync(join(root, 'src/math/sum.ts'), new Date(0), new Date(4e12));
    expect(isBuilt(root)).toBe(true);
  });

  it.each([
    ['a source changes', 'src/math/sum.ts', 'export const a = 2;'],
    ['a source is added', 'src/math/product.ts', 'export const a = 1;'],
    ['a file beside the sources is added', 'src/brief/page.css', 'p { margin: 0 }'],
    ['the configuration changes', 'tsconfig.json', '{ "compilerOptions": {} }'],
  ])('is stale when %s', (_, path, text) => {
    write(path, text);
    expect(isBuilt(root)).toBe(false);
  });

  it('is stale when a source is gone, or when there was none', () => {
    rmSync(join(root, 'src/math/sum.ts'));
    expect(isBuilt(root)).toBe(false);
    rmSync(join(root, 'dist'), { recursive: true });
    expect(isBuilt(root)).toBe(false);
  });
});

describe('an installation', () => {
  const wanted = {
    '': { version: '0.1.0' },
    'node_modules/yaml': { version: '2.9.1' },
    'node_modules/native-elsewhere': { version: '1.0.0', optional: true },
  };
  const install = (installed: Readonly<Record<string, { version: string }>>): boolean => {
    write('package-lock.json', JSON.stringify({ packages: wanted }));
    write('node_modules/.package-lock.json', JSON.stringify({ packages: installed }));
    return isInstalled(root);
  };

  it('is complete without the optional packages of other platforms', () => {
    expect(install({ 'node_modules/yaml': { version: '2.9.1' } })).toBe(true);
  });

  it('is stale when a package is missing or has another version', () => {
    expect(install({})).toBe(false);
    expect(install({ 'node_modules/yaml': { version: '2.9.0' } })).toBe(false);
    const other = { 'node_modules/native-elsewhere': { version: '0.9.0' } };
    expect(install({ 'node_modules/yaml': { version: '2.9.1' }, ...other })).toBe(false);
  });

  it('is missing in a fresh clone', () => {
    write('package-lock.json', JSON.stringify({ packages: wanted }));
    expect(isInstalled(root)).toBe(false);
  });
});
