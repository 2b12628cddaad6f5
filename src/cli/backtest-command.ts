import { dirname } from 'node:path';
import { backtestStudy } from '../assemble/study.ts';
import { diagnose } from '../diagnostics/diagnose.ts';
import type { Diagnostic, SourceFile } from '../diagnostics/diagnostic.ts';
import type { Backtested } from '../pipeline.ts';
import { backtested } from './backtested.ts';
import { daysGiven } from './day-flags.ts';
import { EXIT, type Exit } from './exit.ts';
import { type InferFlags, runNumbers } from './flags.ts';
import { interruptible } from './interruptible.ts';
import { locate } from './locate.ts';
import { progressing } from './play.ts';
import { printDiagnostics } from './print-diagnostics.ts';
import { readText } from './read-text.ts';
import { madeNow } from './studies.ts';
import { styleFor } from './style.ts';
import { isBlocked, refused } from './watched.ts';
import { writeFiles } from './write-file.ts';

export interface BacktestFlags extends InferFlags {
  readonly cutoff: readonly string[];
  readonly future?: readonly string[];
  readonly study?: string;
}

/** Larger files are refused before they are read. */
const MOST_BYTES = 4 * 1024 * 1024;

/** `rubicon backtest SCENARIO --cutoff DATE…`: what the evidence known by a date would have foretold, scored by what came. */
export async function backtestCommand(path: string, flags: BacktestFlags): Promise<Exit> {
  const { numbers, diagnostics } = runNumbers(flags);
  const found = locate(path);
  const cutoffs = daysGiven('--cutoff', flags.cutoff);
  const later = filesOf(flags.future ?? []);
  if (
    numbers === undefined ||
    found.value === undefined ||
    'diagnostics' in cutoffs ||
    'diagnostics' in later
  ) {
    printDiagnostics([
      ...diagnostics,
      ...found.diagnostics,
      ...('diagnostics' in cutoffs ? cutoffs.diagnostics : []),
      ...('diagnostics' in later ? later.diagnostics : []),
    ]);
    return EXIT.invalid;
  }
  const { source, id } = found.value;
  if (flags.study !== undefined && isBlocked(dirname(flags.study))) return EXIT.invalid;
  const told: Backtested = await interruptible((signal) =>
    progressing(id, signal, async (hooks) => {
      const { backtest } = await import('../pipeline.ts');
      const request = { ...numbers, set: flags.set ?? [], cutoffs: cutoffs.dates, later: later.files };
      return await backtest(source, id, request, hooks);
    }),
  );
  if (told.kind !== 'tested') return refused(told);
  printDiagnostics(told.warnings);
  if (flags.study !== undefined) {
    const study = backtestStudy(told.facts, madeNow());
    await writeFiles([{ path: flags.study, text: `${JSON.stringify(study, null, 1)}\n` }]);
  }
  if (flags.json === true) {
    process.stdout.write(`${JSON.stringify(told.facts)}\n`);
    return EXIT.ok;
  }
  const width = Math.max(60, Math.min(process.stdout.columns ?? 100, 120));
  process.stdout.write(`${backtested(told.facts, styleFor(process.stdout, process.env), width)}\n`);
  return EXIT.ok;
}

function filesOf(
  paths: readonly string[],
): { readonly files: SourceFile[] } | { readonly diagnostics: Diagnostic[] } {
  const wrong: Diagnostic[] = [];
  const files = paths.flatMap((path) => {
    const read = readText(path, MOST_BYTES);
    if (!('reason' in read)) return [{ name: path, text: read.text }];
    wrong.push(diagnose('unreadable-file', { path, reason: read.reason, mend: read.mend }));
    return [];
  });
  return wrong.length > 0 ? { diagnostics: wrong } : { files };
}
