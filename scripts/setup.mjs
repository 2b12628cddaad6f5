import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { isBuilt, isInstalled } from './freshness.mjs';

/**
 * Brings a fresh clone, or one whose lockfile or sources have moved on, to where the command can run: the packages of
 * the lockfile installed and `dist` built. Does nothing where both are up to date. What the steps say goes to stderr,
 * so that stdout stays the command's own. Ends the process if a step fails.
 *
 * @param {string} root the repository root
 */
export function setUp(root) {
  if (!isInstalled(root)) {
    console.error('Installing the packages of package-lock.json (npm ci) …');
    step(root, npm(), ['ci', '--include=dev']);
  }
  if (!isBuilt(root)) {
    console.error('Building dist …');
    step(root, [process.execPath], [join(root, 'scripts', 'build.mjs')]);
  }
}

/**
 * How to start npm: by the script that started this process where there is one, which works on every platform.
 *
 * @returns {string[]}
 */
function npm() {
  const script = process.env.npm_execpath;
  return script?.endsWith('.js') ? [process.execPath, script] : ['npm'];
}

/**
 * @param {string} root
 * @param {string[]} program
 * @param {string[]} args
 */
function step(root, program, args) {
  const [file, ...first] = program;
  const done = spawnSync(String(file), [...first, ...args], { cwd: root, stdio: ['ignore', 2, 2] });
  if (done.error) console.error(done.error.message);
  if (done.status !== 0) process.exit(done.status ?? 1);
}
