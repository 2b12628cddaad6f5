// Compiles src into dist, beside the files of src that are not TypeScript. The build is made in a folder of its own
// and takes the place of dist only when it is whole, so that a failed build leaves the last good one standing.
// Usage: node scripts/build.mjs [--if-stale], which does and says nothing where dist is up to date. npm prepares the
// package not only when it installs but also when npx first links it, so that way is the one for `prepare`.
import { chmodSync, cpSync, existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundle } from './bundle.mjs';
import { compile } from './compiler.mjs';
import { filesUnder, inputsHash, isBuilt, STAMP } from './freshness.mjs';
import { buildWorkbench } from './workbench.mjs';

const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');
const fresh = join(root, `dist-new-${process.pid}.tmp`);
const former = join(root, `dist-old-${process.pid}.tmp`);

/**
 * Puts the new build where the former one stood.
 *
 * @param {number} count how many files of src went into it
 */
function replace(count) {
  if (existsSync(dist)) renameSync(dist, former);
  renameSync(fresh, dist);
  console.error(`Built dist from ${count} files of src.`);
}

/** Makes the build in `fresh`; returns how many files of src went into it. */
async function build() {
  const inputs = inputsHash(root);
  const status = compile(root, ['-p', 'tsconfig.build.json', '--outDir', fresh]);
  if (status !== 0) throw new Error('The build failed: see the messages of the compiler above.');
  const sources = filesUnder(join(root, 'src'));
  for (const path of sources) {
    if (!path.endsWith('.ts') && !path.startsWith('workbench/'))
      cpSync(join(root, 'src', path), join(fresh, path));
  }
  const entry = join(fresh, 'cli', 'main.js');
  if (!existsSync(entry)) throw new Error('The build has no dist/cli/main.js: src/cli/main.ts is missing.');
  chmodSync(entry, 0o755);
  await bundle(fresh);
  await buildWorkbench(join(fresh, 'workbench'), fresh);
  writeFileSync(join(fresh, STAMP), inputs);
  return sources.length;
}

try {
  if (!(process.argv.includes('--if-stale') && isBuilt(root))) replace(await build());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  rmSync(fresh, { recursive: true, force: true });
  rmSync(former, { recursive: true, force: true });
}
