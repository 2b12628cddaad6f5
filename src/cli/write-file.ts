import { createWriteStream, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** A file to be: its path and its text, whole or in pieces. */
export interface Draft {
  readonly path: string;
  readonly text: string | AsyncIterable<string> | Iterable<string>;
}

/**
 * Writes all drafts, each to a temporary name beside its place, and renames them once every one is complete.
 * An error leaves the places as they were and no temporary file behind.
 */
export async function writeFiles(drafts: readonly Draft[]): Promise<void> {
  const temporary = drafts.map((draft) => `${draft.path}.${process.pid}.tmp`);
  try {
    for (const [index, draft] of drafts.entries()) {
      mkdirSync(dirname(draft.path), { recursive: true });
      const pieces = typeof draft.text === 'string' ? [draft.text] : draft.text;
      await pipeline(Readable.from(pieces), createWriteStream(temporary[index] as string));
    }
    for (const [index, draft] of drafts.entries()) renameSync(temporary[index] as string, draft.path);
  } catch (error) {
    for (const path of temporary) rmSync(path, { force: true });
    throw error;
  }
}
