// How long `rubicon check` takes once its modules are loaded, in milliseconds: on the flagship with all its variants, and on a scenario of
// ten thousand lines. `first` is the first check of a process, when the engine has made nothing fast yet: what whoever runs
// the command meets after the start. The other is the median of later ones. Both are time of
// the thread that checks; `cpu` adds the engine's helpers, which compile and collect beside it on other processors.
// No peer checks these files, so there are no ratios.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { longScenario } from './check/long-scenario.mjs';
import { median } from './measure/rounds.mjs';
import { threadMs } from './measure/thread.mjs';

const PROCESSES = 3;
const AGAIN = 5;
const FLAGSHIP = fileURLToPath(new URL('../scenarios/contractors-2024/scenario.yaml', import.meta.url));

/** First and later checks, each in processes of their own. */
export async function run({ quick = false } = {}) {
  const figures = {};
  for (const subject of ['flagship', 'ten_thousand_lines']) {
    const runs = Array.from({ length: quick ? 1 : PROCESSES }, () =>
      JSON.parse(
        execFileSync(process.execPath, [fileURLToPath(import.meta.url), subject], { encoding: 'utf8' }),
      ),
    );
    for (const name of ['first_ms', 'ms', 'first_cpu_ms', 'cpu_ms']) {
      figures[`${subject}_${name}`] = median(runs.map((one) => one[name]));
    }
    console.error(
      `${subject}: first ${figures[`${subject}_first_ms`]} ms, then ${figures[`${subject}_ms`]} ms`,
    );
  }
  return { ratios: {}, figures, skipped: [] };
}

async function measure(subject) {
  const { checkCommand } = await import('../dist/cli/check-command.js');
  const folder = mkdtempSync(join(tmpdir(), 'rubicon-bench-'));
  const path = subject === 'flagship' ? FLAGSHIP : join(folder, 'long.yaml');
  if (path !== FLAGSHIP) writeFileSync(path, longScenario(2500));
  const write = process.stdout.write;
  const once = () => {
    process.stdout.write = () => true;
    const before = process.cpuUsage();
    const begun = threadMs();
    const code = checkCommand(path, {});
    const thread = threadMs() - begun;
    const { user, system } = process.cpuUsage(before);
    process.stdout.write = write;
    if (code !== 0) throw new Error(`${subject} has mistakes`);
    return { thread: Math.round(thread), cpu: Math.round((user + system) / 1000) };
  };
  const first = once();
  const later = Array.from({ length: AGAIN }, once);
  rmSync(folder, { recursive: true });
  return {
    first_ms: first.thread,
    first_cpu_ms: first.cpu,
    ms: median(later.map(({ thread }) => thread)),
    cpu_ms: median(later.map(({ cpu }) => cpu)),
  };
}

const [, script, subject] = process.argv;
if (script === fileURLToPath(import.meta.url) && subject !== undefined) {
  console.log(JSON.stringify(await measure(subject)));
}
