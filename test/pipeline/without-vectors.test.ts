import { join } from 'node:path';
import { arch } from 'node:process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makePlace, type Place, ROOT } from '../cli/command.ts';

let place: Place;
beforeAll(() => {
  place = makePlace();
});
afterAll(() => place.remove());

const WARNING = /^WebAssembly with vectors is not to be had here\. The interpreter plays:/;

/** A run's outcomes and claims as text, and what it said on standard error. */
function left(
  node: readonly string[],
  threads: number,
): { readonly found: unknown; readonly stderr: string } {
  const scenario = join(ROOT, 'scenarios', 'teaching', 'toy-escalation');
  const args = ['run', scenario, '--worlds', '130', '--threads', `${threads}`, '--out', 'out', '--json'];
  const { code, stdout, stderr } = place.rubicon(args, { node });
  expect(code).toBe(0);
  const { timing, ...found } = JSON.parse(stdout) as { readonly timing: { readonly threads: number } };
  expect(timing.threads).toBe(threads);
  return { found: { ...found, csv: place.read('out/outcomes.csv') }, stderr };
}

describe('a machine that cannot run what is compiled', () => {
  it.each([
    // V8 has vectors on x64 only where the processor has SSE 4.1 (its CpuFeatures::SupportsWasmSimd128).
    ...(arch === 'x64' ? [['a processor without vectors', ['--no-enable-sse4-1', '--no-enable-avx']]] : []),
    ['an engine without WebAssembly', ['--jitless']],
  ] as [string, string[]][])('%s: the interpreter plays, says so, and finds the same bits', (_, node) => {
    const usual = left([], 1);
    expect(usual.stderr).not.toMatch(WARNING);
    for (const threads of [1, 2]) {
      const { found, stderr } = left(node, threads);
      expect(stderr.replace(/^Warning: disabling flag.*\n/, '')).toMatch(WARNING);
      expect(found).toEqual(usual.found);
    }
  });
});
