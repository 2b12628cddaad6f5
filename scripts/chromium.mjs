import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * The path of a Chromium or Chrome that can be started, or undefined where there is none: the one that the
 * environment variable CHROMIUM names, else the first found on PATH.
 *
 * @returns {string | undefined}
 */
export function findChromium() {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const onPath = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const named = process.env.CHROMIUM;
  return (named ? [named, ...onPath] : onPath).find(isExecutable);
}

/**
 * Installs Debian's Chromium where that is possible (root, on Debian), saying so on stderr, and returns its path;
 * undefined where it is not possible or did not work.
 *
 * @returns {string | undefined}
 */
export function installChromium() {
  const debian = existsSync('/etc/debian_version') && isExecutable('/usr/bin/apt-get');
  if (!debian || process.getuid?.() !== 0) return undefined;
  console.error('No Chromium found: installing Debian’s for the browser tests (apt-get install chromium) …');
  const install = ['install', '--yes', '--quiet', '--no-install-recommends', 'chromium'];
  // The index may be there already: a failed update matters only if the installation then fails too.
  aptGet(['update', '--quiet']);
  return aptGet(install) ? findChromium() : undefined;
}

/** @param {string[]} args */
function aptGet(args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const done = spawnSync('apt-get', args, { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  if (done.status !== 0) console.error(`apt-get ${args[0]} failed: ${done.stderr.trim()}`);
  return done.status === 0;
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
