import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let root = '';

// The runner is tried beside benchmarks of its own, so that no real measurement is needed.
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'rubicon-bench-'));
  mkdirSync(join(root, 'bench'));
  mkdirSync(join(root, 'dist'));
  copyFileSync(join(import.meta.dirname, '..', '..', 'bench', 'main.mjs'), join(root, 'bench', 'main.mjs'));
  const first = '{ ratios: { numpy: 2.5 }, figures: { pathsPerSecond: 1200 }, skipped: ["WebPPL"] }';
  writeFileSync(join(root, 'bench', 'first.mjs'), `export const run = async () => (${first});\n`);
  // Tells what it was asked for, and fails if told to be quick.
  const second = `let fetched = 0;
export const install = () => { fetched = 1; };
export async function run({ long, quick }) {
  if (quick) throw new Error('too quick');
  const [spreads, lacks] = [{ c: { min: 1.1, median: 2, max: 3 } }, { memory_mib: 'patience' }];
  return { ratios: { c: 2 }, figures: { long: Number(long), fetched }, skipped: ['memory_mib'], spreads, lacks };
}`;
  writeFileSync(join(root, 'bench', 'second.mjs'), second);
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
        memory_gib: expect.any(Number),
        load: expect.any(Number),
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
    expect(stdout).toContain('  WebPPL          skipped: not installed\n');
  });

  it('hands wishes on, fetches peers when asked, and prints spreads and what is missing', () => {
    const { stdout } = bench('second', '--long', '--install-peers');
    expect(stdout).toContain('  long        1.000\n  fetched     1.000\n');
    expect(stdout).toContain('  against c   2.00 ×  (1.10 to 3.00 over the rounds)\n');
    expect(stdout).toContain('  memory_mib  skipped: needs patience\n');
    expect(bench('second').stdout).toContain('  long        0.000\n  fetched     0.000\n');
  });

  it('keeps a result as data', () => {
    const { stdout } = bench('first', '--json', '--save');
    const folder = join(root, 'bench', 'results');
    const files = readdirSync(folder);
    expect(files).toEqual([expect.stringMatching(/^first-\d{4}-\d\d-\d\d\.json$/)]);
    expect(JSON.parse(readFileSync(join(folder, files[0] as string), 'utf8'))).toEqual(JSON.parse(stdout));
  });

  it('says which benchmark failed', () => {
    const { stdout, stderr, status } = bench('second', '--quick');
    expect(stderr).toBe('The benchmark second failed: too quick\n');
    expect(stdout).toBe('');
    expect(status).toBe(1);
  });

  it.each([
    ['an unknown name', ['third'], 'There is no benchmark “third”.'],
    ['two names', ['first', 'second'], 'Name one benchmark'],
    ['an unknown option', ['--jsn'], "Unknown option '--jsn'"],
    ['to keep what says nothing', ['first', '--quick', '--save'], 'so they are not kept'],
  ])('refuses %s, naming those there are', (_, args, fault) => {
    const { status, stdout, stderr } = bench(...args);
    expect(stderr).toContain(fault);
    expect(stderr).toContain('Benchmarks: first, second');
    expect(stdout).toBe('');
    expect(status).toBe(2);
  });
});
