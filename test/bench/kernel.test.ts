import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compare } from '../../bench/kernel/compare.mjs';
import { findPeers, type Version } from '../../bench/peers/toy.mjs';

const ROOT = join(import.meta.dirname, '..', '..');
/** What the plain C version finds in 20 million trajectories: bench/peers/means.mjs. */
const MEANS = [13.5089, 10.4984, 5.20367, 0.732786];

const version = (name: string, rates: readonly number[], means: readonly number[] = MEANS): Version => {
  let played = 0;
  return { name, count: 640, play: () => ({ rate: rates[played++ % rates.length] as number, means }) };
};

describe('versions of the toy model side by side', () => {
  it('are compared round by round, each peer with a measurement of its own beside it', () => {
    const { rates, ratios } = compare(
      version('ours', [200, 300]),
      [version('slow', [100]), version('fast', [600])],
      2,
      1,
    );
    expect(rates).toEqual({ ours: [200, 300, 200, 300], slow: [100, 100], fast: [600, 600] });
    expect(ratios).toEqual({ slow: [2, 2], fast: [0.5, 0.5] });
  });

  it.each([
    ['a peer', version('ours', [1]), version('bent', [9], [13.5089, 10.4984, 5.9, 0.732786]), 'bent', 'E'],
    ['Rubicon', version('ours', [9], [13.5089, 10.4984, 5.20367, 0.9]), version('peer', [1]), 'ours', 'W'],
    ['a side without a mean', version('ours', [1]), version('mute', [9], [13.5089]), 'mute', 'H'],
  ])('do not count where the means are wrong: %s', (_, ours, peer, who, outcome) => {
    expect(() => compare(ours, [peer], 1, 1)).toThrow(`${who} does not play the toy model: mean ${outcome}`);
  });

  it('are wrong if they are off by little in every round', () => {
    // 3.2 standard errors of C in each round of 640, and 6.4 in four rounds together.
    const peer = version('bent', [1], [MEANS[0]! + 1.08, ...MEANS.slice(1)]);
    expect(() => compare(version('ours', [1]), [peer], 1, 1)).not.toThrow();
    expect(() => compare(version('ours', [1]), [peer], 4, 1)).toThrow('bent does not play the toy model');
  });
});

describe('the peers that this machine has', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'rubicon-peers-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('find the known means', () => {
    const { peers, skipped } = findPeers(folder);
    expect([...peers.map(({ name }) => name), ...Object.keys(skipped)].sort()).toEqual([
      'c_avx2',
      'c_scalar',
      'c_wasm',
      'numpy',
      'squiggle',
      'squiggle_sets',
      'webppl',
    ]);
    for (const peer of peers) {
      const { rates } = compare(peer, [], 1, 1 / 8);
      expect(rates[peer.name]?.[0]).toBeGreaterThan(0);
    }
  });
});

describe('the kernel benchmark', () => {
  it('gives every ratio and figure of its contract, or names it as skipped', () => {
    // Nothing is on the path, so at most the peers that are packages are there.
    const args = [join(ROOT, 'bench', 'main.mjs'), 'kernel', '--quick', '--json'];
    const env = { ...process.env, PATH: '' };
    const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8', env });
    expect(status, stderr).toBe(0);
    const { ratios, figures, skipped, lacks } = JSON.parse(stdout) as {
      [field in 'ratios' | 'figures' | 'lacks']: Record<string, unknown>;
    } & { skipped: string[] };
    const command = ['first_progress_ms', 'default_run_s', 'million_worlds_mib'];
    const missing = ['c_scalar', 'c_wasm', 'c_avx2', 'numpy', ...command];
    expect(skipped).toEqual(expect.arrayContaining(missing));
    expect(Object.keys(lacks).sort()).toEqual([...skipped].sort());
    expect([...Object.keys(ratios), ...Object.keys(figures), ...skipped]).toEqual(
      expect.arrayContaining([
        ...missing,
        ...['webppl', 'squiggle', 'squiggle_sets', 'threads2'],
        ...['paths_per_second', 'flagship_10k_ms', 'flagship_over_price', 'share_of_peak'],
        ...['compile_first_ms', 'compile_first_cpu_ms', 'compile_ms', 'compile_cpu_ms'],
        ...['threads2_cpu', 'threads2_machine'],
        ...['exponent_worlds', 'exponent_options', 'exponent_periods'],
      ]),
    );
  });
});
