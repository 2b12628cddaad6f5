// Runs the benchmarks. Each is a file bench/NAME.mjs that exports `async function run()` and measures the build in
// dist; its result is
//
//   ratios   by peer, the median of Rubicon's figure over the peer's, measured side by side in this run: above 1,
//            Rubicon is ahead
//   figures  by name, a number whose name carries its unit
//   skipped  the peers that are not installed on this machine
//
// Usage: npm run --silent bench -- [NAME] [--json]. With --json, a named benchmark prints one object and all of them
// print one array; what a benchmark says while it runs belongs on stderr.
// Exit codes: 0 done, 1 a benchmark failed or dist is missing, 2 usage.
import { existsSync, readdirSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
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
    console.error(`${request.fault}\nUsage: npm run --silent bench -- [NAME] [--json]`);
    console.error(`Benchmarks: ${names.join(', ') || 'none'}`);
    return 2;
  }
  if (!existsSync(join(here, '..', 'dist'))) {
    console.error('There is no build to measure: run `npm run build`.');
    return 1;
  }
  const results = [];
  for (const name of request.name === undefined ? names : [request.name]) {
    const result = await measure(name);
    if (!request.json) printTable(result);
    results.push(result);
  }
  if (request.json) console.log(JSON.stringify(request.name === undefined ? results : results[0], null, 2));
  return 0;
}

/** @param {string[]} args */
function parse(args) {
  try {
    const { values, positionals } = parseArgs({
      args,
      options: { json: { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    const [name, ...rest] = positionals;
    if (rest.length > 0) return { fault: 'Name one benchmark, or none to run all.' };
    if (name !== undefined && !names.includes(name)) return { fault: `There is no benchmark “${name}”.` };
    return { name, json: values.json };
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) };
  }
}

/** @param {string} name */
async function measure(name) {
  const { run } = await import(pathToFileURL(join(here, `${name}.mjs`)).href);
  const { ratios, figures, skipped } = await run();
  return { benchmark: name, ratios, figures, machine: describeMachine(), skipped };
}

/** What a figure depends on besides the code. */
function describeMachine() {
  return {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    node: process.version,
    platform: `${process.platform}-${process.arch}`,
  };
}

/** @param {{ benchmark: string, ratios: object, figures: object, skipped: string[], machine: object }} result */
function printTable({ benchmark, ratios, figures, skipped, machine }) {
  const rows = [
    ...Object.entries(figures).map(([name, value]) => [name, value.toPrecision(4)]),
    ...Object.entries(ratios).map(([peer, value]) => [`against ${peer}`, `${value.toFixed(2)} ×`]),
    ...skipped.map((peer) => [`against ${peer}`, 'skipped: not installed']),
  ];
  const width = Math.max(0, ...rows.map(([label]) => label.length));
  console.log(`${benchmark} (${Object.values(machine).join(', ')})`);
  for (const [label, value] of rows) console.log(`  ${label.padEnd(width)}  ${value}`);
}
