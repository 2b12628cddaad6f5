import { existsSync, rmdirSync, rmSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { type Draft, makeFolder, temporaryName } from './write-file.ts';

/** Files of a folder that are written piece by piece while a run lasts, under temporary names. */
export interface Scratch {
  readonly open: (name: string) => Promise<{ readonly write: (bytes: Uint8Array) => Promise<void> }>;
  /** What went wrong in opening or writing. */
  readonly failure: () => Error | undefined;
  /** Closes the files, ready to be given their names; whoever asks for them answers for them. */
  readonly complete: () => Promise<readonly Draft[]>;
  /** Removes all that are not complete, and the folder if it was made for them and is empty. */
  readonly discard: () => Promise<void>;
}

/** No files yet. */
export function scratchFiles(folder: string): Scratch {
  const files = new Map<string, FileHandle>();
  let failure: Error | undefined;
  let made = false;
  const noting = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      failure = error instanceof Error ? error : new Error(String(error));
      throw error;
    }
  };
  const close = async (): Promise<string[]> => {
    const paths = [...files.keys()];
    const handles = [...files.values()];
    files.clear();
    for (const handle of handles) await handle.close();
    return paths;
  };
  return {
    open: (name) =>
      noting(async () => {
        made ||= !existsSync(folder);
        makeFolder(folder);
        const path = join(folder, name);
        const handle = await open(temporaryName(path), 'w');
        files.set(path, handle);
        return { write: (bytes) => noting(() => handle.writeFile(bytes)) };
      }),
    failure: () => failure,
    complete: () =>
      noting(async () => (await close()).map((path) => ({ path, temporary: temporaryName(path) }))),
    discard: async () => {
      const paths = await close();
      for (const path of paths) rmSync(temporaryName(path), { force: true });
      if (paths.length > 0 && made) removeEmpty(folder);
    },
  };
}

function removeEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // Something else stands there by now.
  }
}
