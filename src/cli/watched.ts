import { diagnose } from '../diagnostics/diagnose.ts';
import type { Ran } from '../pipeline.ts';
import { EXIT, type Exit } from './exit.ts';
import { interruptible } from './interruptible.ts';
import { printDiagnostics } from './print-diagnostics.ts';
import { type Scratch, scratchFiles } from './scratch.ts';

/**
 * Does what takes long and writes into a folder: Ctrl-C and SIGTERM are heard, and whatever happens no file stays half-written. A
 * file that cannot be written, on a full disk for instance, is told as such.
 */
export async function watched(
  folder: string,
  work: (signal: AbortSignal, scratch: Scratch) => Promise<Exit>,
): Promise<Exit> {
  return await interruptible(async (signal) => {
    const scratch = scratchFiles(folder);
    try {
      return await work(signal, scratch);
    } catch (error) {
      const failure = scratch.failure();
      if (failure === undefined) throw error;
      printDiagnostics([diagnose('cannot-write', { path: folder, reason: failure.message })]);
      return EXIT.invalid;
    } finally {
      await scratch.discard();
    }
  });
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
