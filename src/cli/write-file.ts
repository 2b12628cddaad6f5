import {
  accessSync,
  chmodSync,
  constants,
  createWriteStream,
  existsSync,
  mkdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** A file to be: its path and its text, whole or in pieces, or the temporary name under which it is complete. */
export type Draft =
  | { readonly path: string; readonly text: string | AsyncIterable<string> | Iterable<string | Uint8Array> }
  | { readonly path: string; readonly temporary: string };

/** The name of a file until it is complete. */
export function temporaryName(path: string): string {
  return `${path}.${process.pid}.tmp`;
}

/**
 * Writes all drafts, each to a temporary name beside its place, and renames them once every one is complete.
 * An error or an abort leaves the places as they were and no temporary file or empty folder behind.
 */
export async function writeFiles(drafts: readonly Draft[], signal?: AbortSignal): Promise<void> {
  const temporary = drafts.map((draft) =>
    'temporary' in draft ? draft.temporary : temporaryName(draft.path),
  );
  const made: string[] = [];
  try {
    for (const { path } of drafts) made.push(...makeFolder(dirname(path)));
    for (const { path } of drafts) {
      if (existsSync(path) && statSync(path).isDirectory()) throw new Error(`${path} is a folder`);
    }
    for (const [index, draft] of drafts.entries()) {
      if ('temporary' in draft) continue;
      const pieces = typeof draft.text === 'string' ? [draft.text] : draft.text;
      const into = createWriteStream(temporary[index] as string);
      await pipeline(Readable.from(pieces), into, signal === undefined ? {} : { signal });
    }
    signal?.throwIfAborted();
    // Who may read and write a file stays as it was.
    for (const [index, { path }] of drafts.entries()) {
      if (existsSync(path)) chmodSync(temporary[index] as string, statSync(path).mode & 0o777);
    }
    for (const [index, draft] of drafts.entries()) renameSync(temporary[index] as string, draft.path);
  } catch (error) {
    for (const path of temporary) rmSync(path, { force: true });
    removeFolders(made);
    throw error;
  }
}

/** Why nothing can be written into a folder, there already or not yet; undefined where nothing is in the way. */
export function obstacle(folder: string): string | undefined {
  let place = resolve(folder);
  while (!existsSync(place) && dirname(place) !== place) place = dirname(place);
  if (!statSync(place).isDirectory()) return `${place} is not a folder`;
  try {
    accessSync(place, constants.W_OK | constants.X_OK);
    return undefined;
  } catch {
    return `${place} is not writable`;
  }
}

/**
 * Makes a folder, folder by folder: where none can be made, as in /proc, Node 20's recursive mkdir never ends.
 *
 * @returns those that were not there, outer ones first
 */
export function makeFolder(path: string): string[] {
  if (existsSync(path)) return [];
  const made = makeFolder(dirname(path));
  mkdirSync(path);
  return [...made, path];
}

/** Removes folders that were made and are empty, inner ones first. */
export function removeFolders(made: readonly string[]): void {
  try {
    for (const path of made.toReversed()) rmdirSync(path);
  } catch {
    // Something else stands there by now.
  }
}
