import { join } from 'node:path';
import { diagnose } from '../diagnostics/diagnose.ts';
import type { RawFormat } from '../pipeline.ts';
import { EXIT, type Exit } from './exit.ts';
import { type RunFlags, runNumbers } from './flags.ts';
import { locate } from './locate.ts';
import { progressing } from './play.ts';
import { printDiagnostics } from './print-diagnostics.ts';
import { isBlocked, refused, watched, writing } from './watched.ts';
import { type Draft, writeFiles } from './write-file.ts';

/** The flags of `export` as commander hands them over. */
export type ExportFlags = Pick<
  RunFlags,
  'worlds' | 'seed' | 'threads' | 'set' | 'out' | 'prior' | 'particles' | 'foresight'
> & {
  readonly format?: string;
};

const FORMATS: readonly RawFormat[] = ['parquet', 'csv'];

/**
 * `rubicon export SCENARIO …`: every world's outcomes and assumptions as Parquet or CSV, with units and sources: in the metadata of
 * Parquet, beside CSV in `columns.json`.
 */
export async function exportCommand(path: string, flags: ExportFlags): Promise<Exit> {
  const { numbers, diagnostics: mistakes } = runNumbers(flags);
  const format = FORMATS.find((one) => one === (flags.format ?? 'parquet'));
  const found = locate(path);
  const wrongFormat =
    format === undefined
      ? [
          diagnose('bad-flag', {
            flag: '--format',
            given: flags.format ?? '',
            expected: '`parquet` or `csv`',
            mend: 'Write `--format csv`.',
          }),
        ]
      : [];
  if (numbers === undefined || format === undefined || found.value === undefined) {
    printDiagnostics([...mistakes, ...wrongFormat, ...found.diagnostics]);
    return EXIT.invalid;
  }
  const { source, id } = found.value;
  const folder = flags.out ?? join('out', id);
  if (isBlocked(folder)) return EXIT.invalid;
  const request = { ...numbers, set: flags.set ?? [], prior: flags.prior === true, format };
  return await watched(folder, async (signal, scratch) => {
    const exported = await progressing(id, signal, async (hooks) => {
      const { exportWorlds } = await import('../pipeline.ts');
      return await exportWorlds(source, id, request, { ...hooks, open: (file) => scratch.open(file) });
    });
    if (exported.kind !== 'exported') return refused(exported);
    printDiagnostics(exported.warnings);
    const drafts: Draft[] = [...(await scratch.complete())];
    if (format === 'csv') {
      const text = `${JSON.stringify(exported.facts, null, 2)}\n`;
      drafts.push({ path: join(folder, 'columns.json'), text });
    }
    const failed = await writing(folder, signal, () => writeFiles(drafts, signal));
    if (failed !== undefined) return failed;
    for (const draft of drafts) process.stdout.write(`${draft.path}\n`);
    return EXIT.ok;
  });
}
