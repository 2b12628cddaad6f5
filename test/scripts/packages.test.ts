import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');

type Manifest = { dependencies: Record<string, string>; devDependencies: Record<string, string> };
type Locked = { version: string; dev?: boolean; optional?: boolean; hasInstallScript?: boolean };

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;
const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, Locked>;
};

describe('the packages', () => {
  const named = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });

  it.each(named)('%s is pinned to the version that the lockfile holds', (name, version) => {
    expect(lock.packages[`node_modules/${name}`]?.version).toBe(version);
  });

  it('need no install script at run time', () => {
    const scripted = Object.entries(lock.packages).filter(
      ([, entry]) => entry.hasInstallScript && !entry.dev,
    );
    expect(scripted.map(([path]) => path)).toEqual([]);
  });
});
