import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { ViteUserConfig } from 'vitest/config';
import { isBuilt } from './scripts/freshness.mjs';

if (!isBuilt(import.meta.dirname)) throw new Error('dist is not what src says: npm run build');

const SRC = join(import.meta.dirname, 'src');
const DIST = join(import.meta.dirname, 'dist');

/**
 * What a test imports of src is taken from dist, where it is compiled to that: loaded by Node itself it runs as fast as the command
 * does, while what vitest transforms calls every imported function through an object.
 */
const compiled = {
  name: 'compiled',
  enforce: 'pre' as const,
  resolveId(source: string, importer: string | undefined) {
    if (importer === undefined || !source.startsWith('.') || !source.endsWith('.ts')) return null;
    const from = relative(SRC, resolve(dirname(importer), source));
    if (from.startsWith(`..${sep}`)) return null;
    const built = join(DIST, from.replace(/\.ts$/, '.js'));
    return existsSync(built) ? built : null;
  },
};

/** Tests run in forked Node processes, at most two at a time, so that a two-core machine is not overcommitted. */
const config: ViteUserConfig = {
  plugins: [compiled],
  test: {
    environment: 'node',
    include: ['test/**/*.test.ts'],
    server: { deps: { external: [/\/dist\//] } },
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
};

export default config;
