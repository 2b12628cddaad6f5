// Runs the benchmarks. Each is a file bench/NAME.mjs that exports `async function run(wish)` and measures the build in
// dist; its result is
//
//   ratios   by peer, the median of Rubicon's figure over the peer's, measured side by side in this run: above 1,
//            Rubicon is ahead
//   figures  by name, a number whose name carries its unit
//   skipped  the peers that are not installed on this machine, and what else was not measured
//
// and may be more: `spreads` (by ratio, `{ min, median, max }` over the rounds), `lacks` (by name of what was skipped, what is
// missing), `tools` (by peer, what built or runs it) and whatever else is worth keeping. A file may also export `install()`,
// which fetches peers that are packages.
//
// Usage: npm run --silent bench -- [NAME] [--json] [--long] [--quick] [--save] [--install-peers]
//
//   --json           print one object for a named benchmark, an array for all; what a benchmark says while it runs
//                    belongs on stderr
//   --long           measure what takes minutes too
//   --quick          one round of little work, to see that everything runs; its figures say nothing
//   --save           keep the result in bench/results/NAME-DATE.json too
//   --install-peers  fetch the peers first
//
// Exit codes: 0 done, 1 a benchmark failed or dist is missing, 2 usage.
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

const here = import.meta.dirname;
const names = readdirSync(here)
  .filter((file) => file.endsWith('.mjs') && file !== 'main.mjs')
  .map((file) => file.slice(0, -'.mjs'.length))
  .sort();

process.exitCode = await main(process.argv.slice(2));

/**
 * @param {string[]} args
 * @returns {Promise<number>} the exit code
 */
async function main(args) {
  const request = parse(args);
  if (request.fault !== undefined) {
    console.error(
      `${request.fault}\nUsage: npm run --silent bench -- [NAME] [--json] [--long] [--quick] [--save] [--install-peers]`,
    );
    console.error(`Benchmarks: ${names.join(', ') || 'none'}`);
    return 2;
  }
  if (!existsSync(join(here, '..', 'dist'))) {
    console.error('There is no build to measure: run `npm run build`.');
    return 1;
  }
  const results = [];
  for (const name of request.name === undefined ? names : [request.name]) {
    try {
      const result = await measure(name, request.wish);
      if (!request.json) printTable(result);
      if (request.wish.save) save(result);
      results.push(result);
    } catch (error) {
      console.error(
        `The benchmark ${name} failed: ${error instanceof Error ? error.message : String(error)}`,
      );
      return 1;
    }
  }
  if (request.json) console.log(JSON.stringify(request.name === undefined ? results : results[0], null, 2));
  return 0;
}

/** @param {string[]} args */
function parse(args) {
  try {
    const { values, positionals } = parseArgs({
      args,
      options: {
        json: { type: 'boolean', default: false },
        long: { type: 'boolean', default: false },
        quick: { type: 'boolean', default: false },
        save: { type: 'boolean', default: false },
        'install-peers': { type: 'boolean', default: false },
      },
      allowPositionals: true,
    });
    const [name, ...rest] = positionals;
    if (rest.length > 0) return { fault: 'Name one benchmark, or none to run all.' };
    if (name !== undefined && !names.includes(name)) return { fault: `There is no benchmark “${name}”.` };
    if (values.quick && values.save)
      return { fault: 'Figures of --quick say nothing, so they are not kept.' };
    const { json, 'install-peers': install, ...wish } = values;
    return { name, json, wish: { ...wish, install } };
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) };
  }
}

/**
 * @param {string} name
 * @param {{ install: boolean, long: boolean, quick: boolean }} wish
 */
async function measure(name, { install, ...wish }) {
  const benchmark = await import(pathToFileURL(join(here, `${name}.mjs`)).href);
  if (install) await benchmark.install?.();
  const { ratios, figures, skipped, ...more } = await benchmark.run(wish);
  return { benchmark: name, ratios, figures, machine: describeMachine(), skipped, ...more };
}

/** Keeps a result as data. A second one of the same day takes its place. */
function save(result) {
  const folder = join(here, 'results');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${result.benchmark}-${new Date().toISOString().slice(0, 10)}.json`);
  writeFileSync(path, `${JSON.stringify(result, null, 2)}\n`);
  console.error(`Kept as ${path}`);
}

/** What a figure depends on besides the code. */
function describeMachine() {
  return {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    memory_gib: Math.round(totalmem() / 2 ** 30),
    // Programs that were running on average over the last minute, this one included: wall times suffer where it is above `cores`.
    load: Number(loadavg()[0].toFixed(1)),
    node: process.version,
    platform: `${process.platform}-${process.arch}`,
  };
}

/** @param {{ benchmark: string, ratios: object, figures: object, skipped: string[], machine: object, spreads?: object, lacks?: object }} result */
function printTable({ benchmark, ratios, figures, skipped, machine, spreads = {}, lacks = {} }) {
  const over = ({ min, max }) => `  (${min.toFixed(2)} to ${max.toFixed(2)} over the rounds)`;
  const rows = [
    ...Object.entries(figures).map(([name, value]) => [name, value.toPrecision(4)]),
    ...Object.entries(ratios).map(([peer, value]) => [
      `against ${peer}`,
      `${value.toFixed(2)} ×${peer in spreads ? over(spreads[peer]) : ''}`,
    ]),
    ...skipped.map((name) => [
      name,
      name in lacks ? `skipped: needs ${lacks[name]}` : 'skipped: not installed',
    ]),
  ];
  const width = Math.max(0, ...rows.map(([label]) => label.length));
  const { cpu, cores, memory_gib, load, node, platform } = machine;
  console.log(`${benchmark} (${cpu}, ${cores} cores, ${memory_gib} GiB, load ${load}, ${node}, ${platform})`);
  for (const [label, value] of rows) console.log(`  ${label.padEnd(width)}  ${value}`);
}
