import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..');

describe('the benchmark of exploration', () => {
  it('has every figure, and every peer or its name among what was skipped', () => {
    const { stdout, status } = spawnSync(
      process.execPath,
      ['bench/main.mjs', 'explore', '--json', '--quick'],
      { cwd: ROOT, encoding: 'utf8' },
    );
    expect(status).toBe(0);
    const { ratios, figures, skipped } = JSON.parse(stdout);
    expect(Object.keys(figures).sort()).toEqual([
      'flagship_100k_cpu_s',
      'flagship_100k_first_s',
      'flagship_100k_s',
      'prim_100k_s',
    ]);
    for (const peer of ['salib_sobol', 'ema_prim'])
      expect(peer in ratios || skipped.includes(peer)).toBe(true);
    for (const figure of Object.values(figures)) expect(figure).toBeGreaterThan(0);
  });
});
