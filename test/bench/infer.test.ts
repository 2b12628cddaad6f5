import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..');

describe('the benchmark of inference', () => {
  it('has every figure, and names the peer among what was skipped where there is none', () => {
    // Where rstan is installed it would compile its model for minutes, which no test waits for.
    const { stdout, status } = spawnSync(process.execPath, ['bench/main.mjs', 'infer', '--json', '--quick'], {
      cwd: ROOT,
      encoding: 'utf8',
      env: { ...process.env, PATH: '' },
    });
    expect(status).toBe(0);
    const { figures, skipped, lacks } = JSON.parse(stdout);
    for (const figure of ['flagship_s', 'flagship_ess', 'flagship_rhat']) {
      expect(figures[figure]).toBeGreaterThan(0);
    }
    for (const ratio of ['rstan', 'rstan_long']) {
      expect(skipped).toContain(ratio);
      expect(lacks[ratio]).toMatch(/\w/);
    }
  });
});
