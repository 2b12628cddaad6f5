import type { SourceFile } from '../diagnostics/diagnostic.ts';
import { isRead, type ReadBeside } from '../parse/beside.ts';
import { readScenario } from '../parse/read.ts';
import { besideOnDisk } from './beside.ts';

/** The texts of the files that a scenario names, by the paths by which it names them: for who has no disk. */
export function filesBeside(source: SourceFile, id: string): Record<string, string> {
  const files: Record<string, string> = {};
  const noting: ReadBeside = (path, from, reach) => {
    const found = besideOnDisk(path, from, reach);
    if (isRead(found)) files[path] = found.text;
    return found;
  };
  readScenario(source, id, noting);
  return files;
}
