// Peers that are npm packages. Rubicon does not depend on them: they are looked for where the project would find them, in the
// folder that RUBICON_PEERS names, and in bench/.peers, which git ignores and `bench -- kernel --install-peers` fills.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
const cache = join(root, 'bench', '.peers');
const PACKAGES = ['webppl@0.9.15', '@quri/squiggle-lang@0.10.0'];
const SYSTEM = 'apt-get install gcc clang lld python3 python3-numpy';

/**
 * @param {string} name of a package
 * @returns {{ path: string, version: string } | undefined} the path of its entry, which stands one folder below its package.json
 */
export function findPackage(name) {
  for (const folder of [root, process.env.RUBICON_PEERS, cache]) {
    if (folder === undefined) continue;
    try {
      const path = createRequire(join(folder, 'package.json')).resolve(name);
      const { version } = JSON.parse(readFileSync(join(path, '..', '..', 'package.json'), 'utf8'));
      return { path, version };
    } catch {
      // Not there: the next folder may have it.
    }
  }
  return undefined;
}

/** Fills bench/.peers, without running the packages' install scripts, and says what else a full comparison needs. */
export function installPeers() {
  mkdirSync(cache, { recursive: true });
  writeFileSync(join(cache, 'package.json'), '{ "private": true }\n');
  const args = ['install', '--prefix', cache, '--ignore-scripts', '--no-audit', '--no-fund', ...PACKAGES];
  const { status, error } = spawnSync('npm', args, {
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (status !== 0)
    throw new Error(`npm could not install ${PACKAGES.join(' and ')}${error ? `: ${error.message}` : ''}`);
  console.error(`The other peers are programs of the system. On Debian: ${SYSTEM}`);
}
