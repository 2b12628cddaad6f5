import type { SourceFile } from '../diagnostics/diagnostic.ts';
import { isRead, type ReadBeside } from '../parse/beside.ts';
import { scenarioBeside } from '../parse/precedent.ts';
import { readScenario } from '../parse/read.ts';
import { besideOnDisk } from './beside.ts';

/**
 * The texts of the files that a scenario names: for who has no disk.
 *
 * @param keyOf what each is called; the path by which it is named, unless given
 */
export function filesBeside(
  source: SourceFile,
  id: string,
  keyOf: (path: string, found: SourceFile) => string = (path) => path,
): Record<string, string> {
  const files: Record<string, string> = {};
  const noting: ReadBeside = (path, from, reach) => {
    const found = besideOnDisk(path, from, reach);
    if (isRead(found)) files[keyOf(path, found)] = found.text;
    return found;
  };
  const { value } = readScenario(source, id, noting);
  for (const path of (value?.scenario.claims ?? []).flatMap(({ judgedIn }) => judgedIn)) {
    const found = scenarioBeside(path, noting);
    if ('source' in found) readScenario(found.source, found.id, noting);
  }
  return files;
}
