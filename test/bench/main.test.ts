import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let root = '';

// The runner is tried beside two benchmarks of its own, so that no real measurement is needed.
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'rubicon-bench-'));
  mkdirSync(join(root, 'bench'));
  mkdirSync(join(root, 'dist'));
  copyFileSync(join(import.meta.dirname, '..', '..', 'bench', 'main.mjs'), join(root, 'bench', 'main.mjs'));
  const first = '{ ratios: { numpy: 2.5 }, figures: { pathsPerSecond: 1200 }, skipped: ["WebPPL"] }';
  writeFileSync(join(root, 'bench', 'first.mjs'), `export const run = async () => (${first});\n`);
  const second = '{ ratios: {}, figures: {}, skipped: [] }';
  writeFileSync(join(root, 'bench', 'second.mjs'), `export const run = async () => (${second});\n`);
});
afterAll(() => rmSync(root, { recursive: true }));

function bench(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [join(root, 'bench', 'main.mjs'), ...args], { encoding: 'utf8' });
}

describe('the benchmark runner', () => {
  it('prints one object for a named benchmark', () => {
    const { status, stdout } = bench('first', '--json');
    expect(JSON.parse(stdout)).toEqual({
      benchmark: 'first',
      ratios: { numpy: 2.5 },
      figures: { pathsPerSecond: 1200 },
      machine: {
        cpu: expect.any(String),
        cores: availableParallelism(),
        node: process.version,
        platform: `${process.platform}-${process.arch}`,
      },
      skipped: ['WebPPL'],
    });
    expect(status).toBe(0);
  });

  it('prints them all without a name', () => {
    const { stdout } = bench('--json');
    const results = JSON.parse(stdout) as { benchmark: string }[];
    expect(results.map((result) => result.benchmark)).toEqual(['first', 'second']);
  });

  it('prints a table for people', () => {
    const { stdout } = bench('first');
    expect(stdout).toContain('  pathsPerSecond  1200\n');
    expect(stdout).toContain('  against numpy   2.50 ×\n');
    expect(stdout).toContain('  against WebPPL  skipped: not installed\n');
  });

  it.each([
    ['an unknown name', ['third'], 'There is no benchmark “third”.'],
    ['two names', ['first', 'second'], 'Name one benchmark'],
    ['an unknown option', ['--jsn'], "Unknown option '--jsn'"],
  ])('refuses %s, naming those there are', (_, args, fault) => {
    const { status, stdout, stderr } = bench(...args);
    expect(stderr).toContain(fault);
    expect(stderr).toContain('Benchmarks: first, second');
    expect(stdout).toBe('');
    expect(status).toBe(2);
  });
});
