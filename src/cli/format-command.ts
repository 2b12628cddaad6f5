import { realpathSync } from 'node:fs';
import { diagnose } from '../diagnostics/diagnose.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { formatText } from '../print/format.ts';
import { EXIT, type Exit } from './exit.ts';
import { locate, STANDARD_INPUT } from './locate.ts';
import { printDiagnostics } from './print-diagnostics.ts';
import { type Draft, writeFiles } from './write-file.ts';

/**
 * `rubicon format FILE… [--check]`: rewrites scenarios in the canonical layout and names those that changed. With a mistake
 * in any of them nothing is written. `-` reads standard input and prints the result.
 */
export async function formatCommand(
  paths: readonly string[],
  { check = false }: { readonly check?: boolean },
): Promise<Exit> {
  const diagnostics: Diagnostic[] = [];
  const drafts: (Draft & { readonly text: string })[] = [];
  for (const path of paths) {
    const { value: located, diagnostics: told } = locate(path);
    const formatted = located && formatText(located.source);
    diagnostics.push(...told, ...(formatted?.diagnostics ?? []));
    const text = formatted?.value;
    if (located === undefined || text === undefined) continue;
    if (path === STANDARD_INPUT && !check) process.stdout.write(text);
    else if (text !== located.source.text) drafts.push({ path: located.source.name, text });
  }
  printDiagnostics(diagnostics);
  if (diagnostics.length > 0) return EXIT.invalid;
  if (check) {
    for (const { path } of drafts) process.stdout.write(`${path} would change\n`);
    return drafts.length > 0 ? EXIT.failed : EXIT.ok;
  }
  try {
    await writeFiles(drafts.map((draft) => ({ ...draft, path: realpathSync(draft.path) })));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    printDiagnostics([diagnose('cannot-write', { path: drafts.map(({ path }) => path).join(', '), reason })]);
    return EXIT.invalid;
  }
  for (const { path } of drafts) process.stdout.write(`${path}\n`);
  return EXIT.ok;
}
