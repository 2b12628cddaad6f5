import { readdirSync, realpathSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { nearest } from '../diagnostics/nearest.ts';
import type { ReadBeside } from '../parse/beside.ts';
import { readText } from './read-text.ts';

/** Larger files are refused before they are read. */
const MOST_BYTES = 16 * 1024 * 1024;

/** The folder under which scenarios may build on one another. */
const ROOT = 'scenarios';

/** Reads files beside a scenario from the disk. Where a path leads once its links are followed must lie within reach. */
export const besideOnDisk: ReadBeside = (path, from, reach) => {
  const home = dirname(from.name);
  const name = join(home, path);
  const place = realPath(name);
  if (place === undefined) return { reason: 'there is no such file', ...suggestion(name, path) };
  const folder = realPath(home) ?? resolve(home);
  const root = reach === 'folder' ? folder : (rootOf(folder) ?? folder);
  if (!isWithin(root, place)) {
    const inFolder = root === folder;
    const where = inFolder ? 'the scenario’s folder' : `the folder \`${ROOT}\` in which the scenario stands`;
    return { reason: `it lies outside ${where}`, mend: reach === 'folder' ? COPY : APART };
  }
  const read = readText(place, MOST_BYTES);
  return 'text' in read ? { name, text: read.text } : read;
};

const COPY = 'Copy the file into the scenario’s folder and name it from there, as in `evidence/steps.csv`.';
const APART = `Scenarios build on one another in one folder, or under one folder called \`${ROOT}\`: put both there.`;

/** The nearest folder of that name above a folder. */
function rootOf(folder: string): string | undefined {
  for (let at = folder; dirname(at) !== at; at = dirname(at)) if (basename(at) === ROOT) return at;
  return undefined;
}

function isWithin(folder: string, place: string): boolean {
  const way = relative(folder, place);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && resolve(folder, way) === place;
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync.native(path);
  } catch {
    return undefined;
  }
}

/** A file of a similar name in the folder that was named. */
function suggestion(name: string, path: string): { mend?: string } {
  try {
    const near = nearest(basename(name), readdirSync(dirname(name)));
    const folder = path.includes('/') ? `${path.slice(0, path.lastIndexOf('/'))}/` : '';
    return near === undefined ? {} : { mend: `Did you mean \`${folder}${near}\`?` };
  } catch {
    return {};
  }
}
