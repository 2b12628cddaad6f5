import type { SourceFile } from '../diagnostics/diagnostic.ts';
import type { Bundle } from '../live/web.ts';
import { filesBeside } from './files-beside.ts';

/** A scenario with all files that it names, for a page that plays it without a disk. */
export function bundleOf(source: SourceFile, id: string): Bundle {
  return { source, id, files: filesBeside(source, id, ({ name }) => name) };
}
