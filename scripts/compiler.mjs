import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The major version of TypeScript that this project is written for. */
const MAJOR = '7';

/**
 * Runs the project's own TypeScript compiler with the given arguments and returns its exit code. Its messages go to
 * stderr. Throws if the compiler is missing, or if another major version than the expected one would run: a
 * different compiler could accept what the expected one refuses.
 *
 * @param {string} root the repository root
 * @param {string[]} args
 * @returns {number}
 */
export function compile(root, args) {
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  if (!existsSync(tsc))
    throw new Error('TypeScript is not installed: run `npm ci` (with development dependencies).');
  const version = spawnSync(process.execPath, [tsc, '--version'], { encoding: 'utf8' }).stdout.trim();
  if (!version.startsWith(`Version ${MAJOR}.`)) {
    throw new Error(`TypeScript ${MAJOR} is needed, but tsc says “${version}”: run \`npm ci\`.`);
  }
  const done = spawnSync(process.execPath, [tsc, ...args], { cwd: root, stdio: ['ignore', 2, 2] });
  return done.status ?? 1;
}
