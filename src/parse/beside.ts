import type { SourceFile } from '../diagnostics/diagnostic.ts';

/**
 * How far from the file that names it a file may lie: in the same folder or below it; or anywhere under the folder
 * `scenarios` that both stand in, where there is one.
 */
export type Reach = 'folder' | 'scenarios';

/** A file that was named and read, or why it was not, in words that complete "cannot be read: …". */
export type Beside = SourceFile | { readonly reason: string; readonly mend?: string };

/**
 * Reads a text file that another file names. The path is relative to the folder of the file it is written in, with `/`
 * between its parts. Whoever has no files (a page in a browser) gives texts instead.
 */
export type ReadBeside = (path: string, from: SourceFile, reach: Reach) => Beside;

/** For scenarios that stand alone. */
export const nothingBeside: ReadBeside = () => ({ reason: 'no files are at hand here' });

/**
 * Reads each file once, so that all who name it share one text, and tells which were read, in the order of their first
 * reading. A path that leads out of where it may lead is refused before anyone looks for it.
 */
export function remembered(read: ReadBeside): { read: ReadBeside; files: () => readonly SourceFile[] } {
  const known = new Map<string, Beside>();
  return {
    read: (path, from, reach) => {
      const refused = astray(path, reach);
      if (refused !== undefined) return refused;
      const key = [from.name, reach, path].join('\n');
      const found = known.get(key) ?? shared(read(path, from, reach), known);
      known.set(key, found);
      return found;
    },
    files: () => [...new Set([...known.values()].filter((one) => 'text' in one))],
  };
}

/** Whether what was asked for is there. */
export function isRead(beside: Beside): beside is SourceFile {
  return 'text' in beside;
}

function shared(found: Beside, known: ReadonlyMap<string, Beside>): Beside {
  if (!isRead(found)) return found;
  for (const one of known.values()) if (isRead(one) && one.name === found.name) return one;
  return found;
}

/** What is wrong with a path as it is written. */
function astray(path: string, reach: Reach): Beside | undefined {
  const parts = path.split('/');
  // Another scenario is named where it stands; what is said of it then is for its reader to say.
  const copy = reach === 'folder' ? { mend: COPY } : {};
  if (path.includes('\\')) return { reason: 'parts of a path are joined by `/`', mend: fixed(path) };
  if (path.startsWith('/') || path.startsWith('~') || /^[A-Za-z][A-Za-z0-9+.-]*:/.test(path)) {
    return { reason: 'a path is relative to the folder of the file it is written in', ...copy };
  }
  if (path.includes('\0') || parts.includes('')) return { reason: 'that is no path of a file', ...copy };
  if (reach === 'folder' && parts.includes('..')) {
    return { reason: 'it lies outside the scenario’s folder', mend: COPY };
  }
  return undefined;
}

const COPY = 'Copy the file into the scenario’s folder and name it from there, as in `evidence/steps.csv`.';

function fixed(path: string): string {
  return `Write \`${path.replaceAll('\\', '/')}\`.`;
}
