import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { place } from '../diagnostics/place.ts';
import { examineFile } from '../pipeline/prepare.ts';
import { besideOnDisk } from './beside.ts';
import { EXIT, type Exit } from './exit.ts';
import { locate } from './locate.ts';
import { printDiagnostics } from './print-diagnostics.ts';

/** `rubicon check SCENARIO [--strict] [--json]`: mistakes and warnings, or what the scenario holds. */
export function checkCommand(
  path: string,
  flags: { readonly strict?: boolean; readonly json?: boolean },
): Exit {
  const found = locate(path);
  const checked =
    found.value === undefined ? undefined : examineFile(found.value.source, found.value.id, besideOnDisk);
  const diagnostics = [...found.diagnostics, ...(checked?.diagnostics ?? [])];
  const errors = diagnostics.filter((one) => one.severity === 'error').length;
  const warnings = diagnostics.length - errors;
  if (flags.json === true) process.stdout.write(`${JSON.stringify(summary(path, diagnostics), null, 2)}\n`);
  else printDiagnostics(diagnostics);
  const contents = checked?.value;
  if (errors > 0 || contents === undefined) return EXIT.invalid;
  if (flags.json !== true) {
    const counts = [
      counted(contents.assumptions.length, 'assumption'),
      counted(contents.options.length, 'option'),
      counted(contents.outcomes.length, 'outcome'),
      counted(contents.claims.length, 'claim'),
      counted(contents.variants.length, 'variant'),
    ];
    const found = warnings === 0 ? 'no mistakes' : counted(warnings, 'warning');
    process.stdout.write(`${contents.id}: ${counts.join(', ')}; ${found}.\n`);
  }
  return flags.strict === true && warnings > 0 ? EXIT.failed : EXIT.ok;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

function summary(path: string, diagnostics: readonly Diagnostic[]): object {
  return {
    scenario: path,
    diagnostics: diagnostics.map(({ code, severity, message, mend, span }) => ({
      code,
      severity,
      message,
      ...(mend === undefined ? {} : { mend }),
      ...(span === undefined ? {} : { ...place(span), file: span.source.name }),
    })),
  };
}
