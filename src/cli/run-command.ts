import { join } from 'node:path';
import { diagnose } from '../diagnostics/diagnose.ts';
import type { Ran } from '../pipeline.ts';
import { EXIT, type Exit } from './exit.ts';
import { type RunFlags, runNumbers } from './flags.ts';
import { locate } from './locate.ts';
import { play } from './play.ts';
import { printDiagnostics } from './print-diagnostics.ts';
import { type Scratch, scratchFiles } from './scratch.ts';
import { styleFor } from './style.ts';
import { type Draft, obstacle, writeFiles } from './write-file.ts';

/** `rubicon run SCENARIO …`: plays, judges, writes the brief and the data, and prints the answer. */
export async function runCommand(path: string, flags: RunFlags): Promise<Exit> {
  const { numbers, diagnostics: flagMistakes } = runNumbers(flags);
  const found = locate(path);
  if (numbers === undefined || found.value === undefined) {
    printDiagnostics([...flagMistakes, ...found.diagnostics]);
    return EXIT.invalid;
  }
  const { source, id } = found.value;
  const folder = flags.out ?? join('out', id);
  // Told before the worlds are played, which may take long.
  const reason = obstacle(folder);
  if (reason !== undefined) {
    printDiagnostics([diagnose('cannot-write', { path: folder, reason })]);
    return EXIT.invalid;
  }
  const interrupt = new AbortController();
  const onInterrupt = (): void => interrupt.abort();
  process.once('SIGINT', onInterrupt);
  process.once('SIGTERM', onInterrupt);
  const scratch = scratchFiles(folder);
  try {
    const request = { ...numbers, set: flags.set ?? [] };
    const ran = await play(source, id, request, interrupt.signal, (file) => scratch.open(file));
    if (ran.kind === 'ran') return await answer(ran, flags, folder, interrupt.signal, scratch);
    if (ran.kind === 'interrupted') return interrupted();
    if (ran.kind === 'failed') {
      process.stderr.write(`${ran.reason} Nothing was written.\n`);
      return EXIT.failed;
    }
    printDiagnostics(ran.diagnostics);
    return EXIT.invalid;
  } catch (error) {
    const failure = scratch.failure();
    if (failure === undefined) throw error;
    printDiagnostics([diagnose('cannot-write', { path: folder, reason: failure.message })]);
    return EXIT.invalid;
  } finally {
    await scratch.discard();
    process.off('SIGINT', onInterrupt);
    process.off('SIGTERM', onInterrupt);
  }
}

function interrupted(): Exit {
  process.stderr.write('Interrupted: nothing was written.\n');
  return EXIT.interrupted;
}

async function answer(
  ran: Extract<Ran, { kind: 'ran' }>,
  flags: RunFlags,
  folder: string,
  signal: AbortSignal,
  scratch: Scratch,
): Promise<Exit> {
  const { result } = ran;
  printDiagnostics(ran.warnings);
  // The charts' library takes longer to load than a small scenario takes to play.
  const { briefHtml } = await import('../brief/brief.ts');
  const drafts: Draft[] = [
    { path: join(folder, 'index.html'), text: briefHtml(result) },
    { path: join(folder, 'result.json'), text: `${JSON.stringify(result, null, 2)}\n` },
  ];
  try {
    if (ran.whole) {
      drafts.push(
        { path: join(folder, 'outcomes.csv'), text: ran.outcomesCsv() },
        { path: join(folder, 'worlds.csv'), text: ran.worldsCsv() },
      );
    } else drafts.push(...(await scratch.complete()));
    await writeFiles(drafts, signal);
  } catch (error) {
    if (signal.aborted) return interrupted();
    const reason = error instanceof Error ? error.message : String(error);
    printDiagnostics([diagnose('cannot-write', { path: folder, reason })]);
    return EXIT.invalid;
  }
  if (flags.json === true) process.stdout.write(`${JSON.stringify(result)}\n`);
  else {
    const { report } = await import('./report.ts');
    process.stdout.write(
      report(result, styleFor(process.stdout, process.env), process.stdout.columns ?? 100),
    );
  }
  process.stderr.write(`The brief: ${join(folder, 'index.html')}\n`);
  if (!ran.whole)
    process.stderr.write(`The raw data: ${join(folder, 'outcomes.parquet')} and worlds.parquet\n`);
  if (result.precision !== undefined && !result.precision.reached) {
    process.stderr.write(
      `The precision asked for was not reached in ${result.worlds.toLocaleString('en-GB')} worlds.\n`,
    );
    return EXIT.unfinished;
  }
  return result.checks.every((check) => check.holds) ? EXIT.ok : EXIT.failed;
}
