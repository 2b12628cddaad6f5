// How long checking takes, in milliseconds: the flagship with all its variants, and a scenario of ten thousand lines.
// `first` is the first check of a process, when the engine has compiled nothing of ours yet: what whoever runs
// `rubicon check` meets after the start. The other is the median of later ones, as an editor meets them. Both are time of
// the thread that checks; `cpu` adds the engine's helpers, which compile and collect beside it on other processors.
// No peer checks these files, so there are no ratios.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { longScenario } from './check/long-scenario.mjs';
import { median } from './measure/rounds.mjs';

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
  const { checkFile } = await import('../dist/pipeline.js');
  const { besideOnDisk } = await import('../dist/cli/beside.js');
  const source =
    subject === 'flagship'
      ? { name: FLAGSHIP, text: readFileSync(FLAGSHIP, 'utf8') }
      : { name: 'long.yaml', text: longScenario(2500) };
  const once = () => {
    const before = process.cpuUsage();
    const begun = threadMs();
    if (checkFile(source, subject, besideOnDisk).value === undefined)
      throw new Error(`${subject} has mistakes`);
    const thread = threadMs() - begun;
    const { user, system } = process.cpuUsage(before);
    return { thread: Math.round(thread), cpu: Math.round((user + system) / 1000) };
  };
  const first = once();
  const later = Array.from({ length: AGAIN }, once);
  return {
    first_ms: first.thread,
    first_cpu_ms: first.cpu,
    ms: median(later.map(({ thread }) => thread)),
    cpu_ms: median(later.map(({ cpu }) => cpu)),
  };
}

/** Processor time of the main thread, which Linux tells; elsewhere the time on the clock. */
function threadMs() {
  try {
    return Number(readFileSync(`/proc/${process.pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
  } catch {
    return performance.now();
  }
}

const [, script, subject] = process.argv;
if (script === fileURLToPath(import.meta.url) && subject !== undefined) {
  console.log(JSON.stringify(await measure(subject)));
}
