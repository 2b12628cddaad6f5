import type { ViteUserConfig } from 'vitest/config';

/** Tests run in forked Node processes, at most two at a time, so that a two-core machine is not overcommitted. */
const config: ViteUserConfig = {
  test: {
    environment: 'node',
    include: ['test/**/*.test.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
};

export default config;
