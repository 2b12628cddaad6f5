import { existsSync, readdirSync, rmSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Spool } from '../simulate/spool.ts';
import { type SpoolFile, spoolFile } from './spool-file.ts';
import { type Draft, makeFolder, removeFolders, temporaryName } from './write-file.ts';

/** Files of a folder that are written piece by piece while a run lasts, under temporary names. */
export interface Scratch {
  readonly open: (name: string) => Promise<{ readonly write: (bytes: Uint8Array) => Promise<void> }>;
  /** A file that is written and read while the run lasts, and is never given a name. */
  readonly spool: () => Spool;
  /** What went wrong in opening, writing or reading. */
  readonly failure: () => Error | undefined;
  /** Closes the files, ready to be given their names; whoever asks for them answers for them. */
  readonly complete: () => Promise<readonly Draft[]>;
  /** Removes all that are not complete, spools in any case, and folders that were made for them and are empty. */
  readonly discard: () => Promise<void>;
  /** The same at once, with whatever else stands in the folder under a temporary name of this process; nothing is written after it. */
  readonly abandon: () => void;
}

/** No files yet. */
export function scratchFiles(folder: string): Scratch {
  const files = new Map<string, FileHandle>();
  const spools: SpoolFile[] = [];
  let failure: Error | undefined;
  const made: string[] = [];
  const wasThere = existsSync(folder);
  const failed = (error: unknown): never => {
    failure = error instanceof Error ? error : new Error(String(error));
    throw error;
  };
  const noting = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      return failed(error);
    }
  };
  const notingNow = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      return failed(error);
    }
  };
  const make = (): void => {
    made.push(...makeFolder(folder));
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
        make();
        const path = join(folder, name);
        const handle = await open(temporaryName(path), 'w');
        files.set(path, handle);
        return { write: (bytes) => noting(() => handle.writeFile(bytes)) };
      }),
    spool: () =>
      notingNow(() => {
        make();
        const file = spoolFile(temporaryName(join(folder, `columns-${spools.length}`)));
        spools.push(file);
        return {
          put: (bytes) => notingNow(() => file.put(bytes)),
          get: (place, into) => notingNow(() => file.get(place, into)),
        };
      }),
    failure: () => failure,
    complete: () =>
      noting(async () => (await close()).map((path) => ({ path, temporary: temporaryName(path) }))),
    discard: async () => {
      for (const spool of spools.splice(0)) spool.remove();
      for (const path of await close()) rmSync(temporaryName(path), { force: true });
      removeFolders(made);
    },
    abandon: () => {
      for (const spool of spools.splice(0)) spool.remove();
      removeTemporaries(folder);
      removeFolders(wasThere || made.length > 0 ? made : [folder]);
    },
  };
}

function removeTemporaries(folder: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    if (name.endsWith(temporaryName(''))) rmSync(join(folder, name), { force: true });
  }
}
