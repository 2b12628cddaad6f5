import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { place } from '../diagnostics/place.ts';
import { checkFile } from '../pipeline.ts';
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
    found.value === undefined ? undefined : checkFile(found.value.source, found.value.id, besideOnDisk);
  const diagnostics = [...found.diagnostics, ...(checked?.diagnostics ?? [])];
  const errors = diagnostics.filter((one) => one.severity === 'error').length;
  const warnings = diagnostics.length - errors;
  if (flags.json === true) process.stdout.write(`${JSON.stringify(summary(path, diagnostics), null, 2)}\n`);
  else printDiagnostics(diagnostics);
  const model = checked?.value;
  if (errors > 0 || model === undefined) return EXIT.invalid;
  if (flags.json !== true) {
    const assumptions = model.definitions.filter((one) => one.role === 'assumption' && one.authored).length;
    process.stdout.write(
      `${model.id}: ${assumptions} assumptions, ${model.options.length} options, ${model.outcomes.length} outcomes, ` +
        `${model.claims.length} claims, ${model.variants.length} variants; ` +
        `${warnings === 0 ? 'no mistakes' : `${warnings} warning${warnings === 1 ? '' : 's'}`}.\n`,
    );
  }
  return flags.strict === true && warnings > 0 ? EXIT.failed : EXIT.ok;
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
