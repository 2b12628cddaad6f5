// What a user of `rubicon run` waits for and needs: the whole command on the flagship, in a process of its own.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
const COMMAND = [join(root, 'dist', 'cli', 'main.js'), 'run', join(root, 'scenarios', 'contractors-2024')];
const FIRST_BYTE = join(import.meta.dirname, 'first_byte.py');

/**
 * Milliseconds from the start of the process to its first word of progress, and to the first count of worlds played, in wall time and in
 * processor time: the least of some rounds, as whatever disturbs only adds. Progress is shown on a terminal only, so the
 * command gets one, from Python.
 *
 * @param {number} rounds
 * @returns {{ first_progress_ms: number, first_worlds_ms: number, first_worlds_cpu_ms: number } | undefined} undefined where there
 *   is no Python or no pseudo-terminal
 */
export function firstProgress(rounds) {
  if (spawnSync('python3', ['-c', 'import pty']).status !== 0) return undefined;
  return inFolder((folder) => {
    const { CI: _, ...environment } = process.env;
    const env = { ...environment, TERM: 'xterm' };
    const command = [process.execPath, ...COMMAND, '--out', join(folder, 'out')];
    const times = Array.from({ length: rounds }, () => {
      const { status, stdout, stderr } = spawnSync('python3', [FIRST_BYTE, ' worlds', ...command], {
        env,
        encoding: 'utf8',
      });
      if (status !== 0) throw new Error(`rubicon run shows no progress: ${stderr}`);
      return stdout.split(' ').map(Number);
    });
    const [first, worlds, cpu] = [0, 1, 2].map((clock) => Math.min(...times.map((all) => all[clock])));
    return { first_progress_ms: first, first_worlds_ms: worlds, first_worlds_cpu_ms: cpu };
  });
}

/** Tells the peak of the process's memory in KiB, and the microseconds of processors that it took, on a channel of its own, as it ends, and not as one of its threads does. */
const TELL = `import { writeSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';
if (isMainThread) process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  writeSync(3, process.resourceUsage().maxRSS + ' ' + (user + system));
});`;

/**
 * Peak resident memory of a run with all options, raw columns written, in MiB, and how long it takes.
 *
 * @param {number} worlds
 * @returns {Promise<{ mib: number, seconds: number }>}
 */
export async function peakMemory(worlds) {
  const { mib, seconds } = await told(['--worlds', String(worlds)]);
  return { mib, seconds };
}

/**
 * Seconds of the run that a user gets who says nothing but the scenario's name, by the clock and of all processors: the least of some rounds.
 *
 * @param {number} rounds
 * @returns {Promise<{ default_run_s: number, default_run_cpu_s: number }>}
 */
export async function defaultRun(rounds) {
  const all = [];
  for (let round = 0; round < rounds; round++) all.push(await told([]));
  return {
    default_run_s: Math.min(...all.map(({ seconds }) => seconds)),
    default_run_cpu_s: Math.min(...all.map(({ cpu }) => cpu)),
  };
}

/**
 * Runs the command, and has it tell what it took.
 *
 * @param {readonly string[]} flags
 * @returns {Promise<{ mib: number, seconds: number, cpu: number }>}
 */
function told(flags) {
  return inFolder(async (folder) => {
    const telling = `data:text/javascript,${encodeURIComponent(TELL)}`;
    const args = ['--import', telling, ...COMMAND, ...flags, '--out', join(folder, 'out')];
    const start = performance.now();
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe', 'pipe'] });
    const [said, took] = [child.stdio[2], child.stdio[3]].map(readAll);
    const code = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
    // A check of the scenario that fails ends the command with 1; it has run all the same.
    if (code !== 0 && code !== 1) throw new Error(`rubicon run ended with ${code}: ${await said}`);
    const [peak, micros] = (await took).split(' ').map(Number);
    return { mib: peak / 1024, seconds: (performance.now() - start) / 1000, cpu: micros / 1e6 };
  });
}

async function readAll(stream) {
  let text = '';
  for await (const chunk of stream.setEncoding('utf8')) text += chunk;
  return text;
}

/** Gives work a temporary folder, and clears it away when the work is done, be it at once or later. */
function inFolder(work) {
  const folder = mkdtempSync(join(tmpdir(), 'rubicon-bench-'));
  const clear = () => rmSync(folder, { recursive: true, force: true });
  let done;
  try {
    done = work(folder);
  } catch (error) {
    clear();
    throw error;
  }
  if (done instanceof Promise) return done.finally(clear);
  clear();
  return done;
}
