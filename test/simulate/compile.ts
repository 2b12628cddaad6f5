import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Worker threads load JavaScript: the worker's file and what it imports, compiled into a folder of its own. */
export function compiledWorker(name: 'worker' | 'csv-worker' = 'worker'): {
  readonly url: URL;
  readonly remove: () => void;
} {
  const root = join(import.meta.dirname, '..', '..');
  const folder = mkdtempSync(join(tmpdir(), 'rubicon-worker-'));
  const config = {
    extends: join(root, 'tsconfig.build.json'),
    compilerOptions: {
      outDir: folder,
      rootDir: join(root, 'src'),
      noCheck: true,
      typeRoots: [join(root, 'node_modules/@types')],
    },
    files: [join(root, `src/simulate/${name}.ts`)],
    include: [],
  };
  const path = join(folder, 'tsconfig.json');
  writeFileSync(path, JSON.stringify(config));
  writeFileSync(join(folder, 'package.json'), '{"type": "module"}');
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const { status } = spawnSync(process.execPath, [compiler, '-p', path], { stdio: ['ignore', 2, 2] });
  if (status !== 0) throw new Error('the worker does not compile');
  return {
    url: pathToFileURL(join(folder, 'simulate', `${name}.js`)),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
