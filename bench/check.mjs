// How long checking takes, in milliseconds of processor time: the flagship with all its variants, and a scenario of ten
// thousand lines. `first` is the first check of a process, when nothing is warm yet; the other is the median of later ones.
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
    figures[`${subject}_first_ms`] = median(runs.map(({ first }) => first));
    figures[`${subject}_ms`] = median(runs.map(({ later }) => later));
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
    if (checkFile(source, subject, besideOnDisk).value === undefined)
      throw new Error(`${subject} has mistakes`);
    const { user, system } = process.cpuUsage(before);
    return Math.round((user + system) / 1000);
  };
  const first = once();
  return { first, later: median(Array.from({ length: AGAIN }, once)) };
}

const [, script, subject] = process.argv;
if (script === fileURLToPath(import.meta.url) && subject !== undefined) {
  console.log(JSON.stringify(await measure(subject)));
}
