import { diagnose } from '../diagnostics/diagnose.ts';
import type { Ran } from '../pipeline.ts';
import { EXIT, type Exit } from './exit.ts';
import { interruptible } from './interruptible.ts';
import { printDiagnostics } from './print-diagnostics.ts';
import { type Scratch, scratchFiles } from './scratch.ts';
import { obstacle } from './write-file.ts';

/**
 * Does what takes long and writes into a folder: Ctrl-C and SIGTERM are heard, and whatever happens no file stays half-written. A
 * file that cannot be written, on a full disk for instance, is told as such.
 */
export async function watched(
  folder: string,
  work: (signal: AbortSignal, scratch: Scratch) => Promise<Exit>,
): Promise<Exit> {
  const scratch = scratchFiles(folder);
  return await interruptible(
    async (signal) => {
      try {
        return await work(signal, scratch);
      } catch (error) {
        const failure = scratch.failure();
        if (failure === undefined) throw error;
        printDiagnostics([
          diagnose('cannot-write', { path: folder, reason: failure.message, flag: '--out' }),
        ]);
        return EXIT.invalid;
      } finally {
        await scratch.discard();
      }
    },
    () => {
      scratch.abandon();
      process.stderr.write('Interrupted: no file is left half-written.\n');
    },
  );
}

/** Whether nothing can be written into a folder, which is then told; asked before worlds are played, which may take long. */
export function isBlocked(folder: string): boolean {
  const reason = obstacle(folder);
  if (reason !== undefined)
    printDiagnostics([diagnose('cannot-write', { path: folder, reason, flag: '--out' })]);
  return reason !== undefined;
}

/** Writes into a folder; where that fails or is interrupted it is told, and what it comes to is the exit. */
export async function writing(
  folder: string,
  signal: AbortSignal,
  write: () => Promise<void>,
): Promise<Exit | undefined> {
  try {
    await write();
    return undefined;
  } catch (error) {
    if (signal.aborted) return refused({ kind: 'interrupted' });
    const reason = error instanceof Error ? error.message : String(error);
    printDiagnostics([diagnose('cannot-write', { path: folder, reason, flag: '--out' })]);
    return EXIT.invalid;
  }
}

/** Says why nothing was played, or not to its end. */
export function refused(why: Exclude<Ran, { readonly kind: 'ran' }>): Exit {
  if (why.kind === 'interrupted') {
    process.stderr.write('Interrupted: nothing was written.\n');
    return EXIT.interrupted;
  }
  if (why.kind === 'failed') {
    process.stderr.write(`${why.reason} Nothing was written.\n`);
    return EXIT.failed;
  }
  printDiagnostics(why.diagnostics);
  return EXIT.invalid;
}
