import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT: string = join(import.meta.dirname, '..', '..', '..');

/** The given files of the project and all they import, compiled to JavaScript at the same paths in a folder of its own. */
export function compiled(files: readonly string[]): { readonly folder: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'rubicon-browser-'));
  const config = {
    extends: join(ROOT, 'tsconfig.build.json'),
    compilerOptions: {
      outDir: folder,
      rootDir: ROOT,
      noCheck: true,
      typeRoots: [join(ROOT, 'node_modules/@types')],
    },
    files: files.map((file) => join(ROOT, file)),
    include: [],
  };
  const path = join(folder, 'tsconfig.json');
  writeFileSync(path, JSON.stringify(config));
  const compiler = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
  const { status } = spawnSync(process.execPath, [compiler, '-p', path], { stdio: ['ignore', 2, 2] });
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  if (status === 0) return { folder, remove };
  remove();
  throw new Error('the page does not compile');
}
