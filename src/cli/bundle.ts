import type { SourceFile } from '../diagnostics/diagnostic.ts';
import type { Bundle } from '../live/web.ts';
import type { ReadBeside } from '../parse/beside.ts';
import { readScenario } from '../parse/read.ts';
import { besideOnDisk } from './beside.ts';

/** A scenario with all files that it names, for a page that plays it without a disk. */
export function bundleOf(source: SourceFile, id: string): Bundle {
  const files: Record<string, string> = {};
  const beside: ReadBeside = (path, from, reach) => {
    const found = besideOnDisk(path, from, reach);
    if ('text' in found) files[found.name] = found.text;
    return found;
  };
  readScenario(source, id, beside);
  return { source, id, files };
}
