import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..');

describe('the benchmark of settling', () => {
  it('has every figure', () => {
    const { stdout, status } = spawnSync(
      process.execPath,
      ['bench/main.mjs', 'settle', '--json', '--quick'],
      { cwd: ROOT, encoding: 'utf8' },
    );
    expect(status).toBe(0);
    const { figures } = JSON.parse(stdout);
    expect(Object.keys(figures).sort()).toEqual([
      'bound_gap_share',
      'flagship_cpu_s',
      'flagship_s',
      'packages',
    ]);
    for (const figure of Object.values(figures)) expect(figure).toBeGreaterThan(0);
  });
});
