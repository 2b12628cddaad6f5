import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where a build notes the hash of what it was made from, relative to the folder that it fills. */
export const STAMP = '.inputs';

/** Everything that decides what a build yields, relative to the repository root. */
const BUILD_FILES = [
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'tsconfig.build.json',
  'scripts/build.mjs',
  'scripts/bundle.mjs',
  'scripts/compile-ahead.mjs',
  'scripts/workbench.mjs',
];

/**
 * All files under a folder, as paths relative to it with `/` between parts, in a stable order.
 *
 * @param {string} folder
 * @returns {string[]}
 */
export function filesUnder(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();
}

/**
 * The hash of everything a build reads: the sources and what configures their compilation. Contents are hashed and
 * not times, because a fresh clone gives every file the time of the clone.
 *
 * @param {string} root the repository root
 * @returns {string} SHA-256 in hexadecimal
 */
export function inputsHash(root) {
  const hash = createHash('sha256');
  const sources = filesUnder(join(root, 'src')).map((path) => `src/${path}`);
  for (const path of [...BUILD_FILES, ...sources]) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update('\0');
  }
  return hash.digest('hex');
}

/**
 * Whether `dist` was built from what is in the tree now.
 *
 * @param {string} root the repository root
 * @returns {boolean}
 */
export function isBuilt(root) {
  const stamp = join(root, 'dist', STAMP);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === inputsHash(root);
}

/**
 * Whether `node_modules` holds every package of the lockfile in the version that the lockfile names. npm keeps its
 * own list of what it installed in `node_modules/.package-lock.json`. Optional packages (native parts for other
 * platforms) may be absent.
 *
 * @param {string} root the repository root
 * @returns {boolean}
 */
export function isInstalled(root) {
  const hidden = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(hidden)) return false;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const installed = JSON.parse(readFileSync(hidden, 'utf8')).packages;
  return Object.keys(wanted).every((path) => {
    if (path === '' || (wanted[path].optional && !(path in installed))) return true;
    return installed[path]?.version === wanted[path].version;
  });
}
