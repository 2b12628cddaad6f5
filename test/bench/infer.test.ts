import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..');
/** rstan, where there is one, takes a minute to compile its model. */
const SLOW = 600_000;

describe('the benchmark of inference', () => {
  it(
    'has every figure, and the peer or its name among what was skipped',
    () => {
      const { stdout, status } = spawnSync(
        process.execPath,
        ['bench/main.mjs', 'infer', '--json', '--quick'],
        { cwd: ROOT, encoding: 'utf8' },
      );
      expect(status).toBe(0);
      const { ratios, figures, skipped, lacks } = JSON.parse(stdout);
      for (const figure of ['flagship_s', 'flagship_ess', 'flagship_rhat'])
        expect(figures[figure]).toBeGreaterThan(0);
      for (const ratio of ['rstan', 'rstan_long']) {
        if (skipped.includes(ratio)) expect(lacks[ratio]).toMatch(/\w/);
        else expect(ratios[ratio]).toBeGreaterThan(0);
      }
    },
    SLOW,
  );
});
