import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import type { Spool } from '../simulate/spool.ts';

/** A file that serves as a spool as long as it is open. */
export interface SpoolFile extends Spool {
  /** Lets go of it, and removes it. */
  readonly remove: () => void;
}

/**
 * Opens a spool. Its name is gone at once, so that not even a process that is killed leaves it behind; only where a system does
 * not give up the name of an open file, it stays until `remove`. Errors of the file are thrown.
 */
export function spoolFile(path: string): SpoolFile {
  const file = openSync(path, 'w+');
  removeIfAllowed(path);
  let length = 0;
  return {
    put: (bytes) => {
      const place = length;
      for (let done = 0; done < bytes.length; )
        done += writeSync(file, bytes, done, bytes.length - done, place + done);
      length += bytes.length;
      return place;
    },
    get: (place, into) => {
      for (let done = 0; done < into.length; ) {
        const read = readSync(file, into, done, into.length - done, place + done);
        if (read === 0) throw new Error(`${path} is shorter than what was written to it`);
        done += read;
      }
    },
    remove: () => {
      closeSync(file);
      rmSync(path, { force: true });
    },
  };
}

function removeIfAllowed(path: string): void {
  try {
    rmSync(path);
  } catch {
    // It is removed in the end.
  }
}
