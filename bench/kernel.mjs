// The compiled kernel on the toy escalation model beside the same equations in other systems (bench/peers), one thread each, in
// turns and in processor time; what a second thread gains; and what a user of the flagship waits for. docs/benchmarks.md says
// what each figure means.
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultRun, firstProgress, peakMemory } from './kernel/command.mjs';
import { compare } from './kernel/compare.mjs';
import { compiling } from './kernel/compiling.mjs';
import { exponents } from './kernel/exponents.mjs';
import { kernelOf, modelOf, playAll, rubicon } from './kernel/rubicon.mjs';
import { twoProcesses, twoThreads } from './kernel/threads.mjs';
import { work } from './kernel/work.mjs';
import { cpuMs, describe, median, summary } from './measure/rounds.mjs';
import { findPeers } from './peers/toy.mjs';

export { installPeers as install } from './peers/packages.mjs';

const MILLION = 1_000_000;

/**
 * @param {{ long?: boolean, quick?: boolean }} wish long: with the million worlds, which take minutes; quick: one round of little
 *   work, to see that everything runs
 */
export async function run({ long = false, quick = false } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'rubicon-bench-'));
  try {
    const { peers, skipped } = findPeers(folder);
    const sides = compare(rubicon(), peers, quick ? 1 : 9, quick ? 1 / 16 : 1);
    console.error('paths a second of processor time');
    for (const [name, list] of Object.entries(sides.rates)) console.error(describe(name, list, ''));
    console.error('Rubicon over its peer, round by round');
    for (const [name, list] of Object.entries(sides.ratios)) console.error(describe(name, list, '', 2));
    const figures = {
      paths_per_second: median(sides.rates.rubicon),
      ...compiling(quick ? 1 : 5),
      flagship_10k_ms: flagship(quick ? 1 : 5, quick ? 256 : 10_000),
    };
    const ratios = Object.fromEntries(
      Object.entries(sides.ratios).map(([name, list]) => [name, median(list)]),
    );
    const spreads = Object.fromEntries(
      Object.entries(sides.ratios).map(([name, list]) => [name, summary(list)]),
    );

    if (availableParallelism() < 2) skipped.threads2 = 'a second processor';
    else {
      const two = await twoThreads(quick ? 1 : 5, quick ? 4_096 : MILLION);
      ratios.threads2 = two.ratio;
      spreads.threads2 = summary(two.rounds);
      figures.threads2_cpu = two.cpu;
      figures.threads2_machine = await twoProcesses(quick ? 1 : 5, quick ? 4_096 : MILLION / 2);
      console.error(describe('threads2', two.rounds, ' (wall time of one thread over that of two)', 2));
    }
    Object.assign(
      figures,
      exponents(quick ? 2 : 7, quick ? 1 / 8 : 1),
      work(quick ? 1 : 7, quick ? 1 / 8 : 1),
    );

    const first = firstProgress(quick ? 1 : 7);
    if (first === undefined) skipped.first_progress_ms = 'python3 and a pseudo-terminal';
    else Object.assign(figures, first);
    if (quick) skipped.default_run_s = 'a run without --quick';
    else Object.assign(figures, await defaultRun(3));
    if (long) {
      console.error(`Playing ${MILLION.toLocaleString('en-GB')} worlds of the flagship …`);
      const { mib, seconds } = await peakMemory(MILLION);
      Object.assign(figures, { million_worlds_mib: mib, million_worlds_s: seconds });
    } else skipped.million_worlds_mib = 'the option --long';

    const rates = Object.fromEntries(
      Object.entries(sides.rates).map(([name, list]) => [name, summary(list)]),
    );
    const tools = Object.fromEntries(peers.map(({ name, by }) => [name, by]));
    return { ratios, spreads, figures, rates, tools, skipped: Object.keys(skipped), lacks: skipped };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Milliseconds of processor time to play 10,000 worlds of the flagship, all options, on one thread. */
function flagship(rounds, worlds) {
  const kernel = kernelOf(modelOf('contractors-2024'));
  // The engine compiles the model's module a second time while it runs.
  for (let warm = 0; warm < Math.min(rounds, 2); warm++) playAll(kernel, worlds);
  const times = Array.from({ length: rounds }, () => cpuMs(() => playAll(kernel, worlds)));
  return (median(times) * 10_000) / worlds;
}
