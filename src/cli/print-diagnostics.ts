import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { frame } from '../diagnostics/frame.ts';
import { styleFor } from './style.ts';

/** Prints diagnostics with code frames on standard error, errors first, and how many there were. */
export function printDiagnostics(diagnostics: readonly Diagnostic[]): void {
  const colour = !styleFor(process.stderr, process.env).plain;
  const errors = diagnostics.filter((one) => one.severity === 'error');
  const warnings = diagnostics.filter((one) => one.severity === 'warning');
  for (const one of [...errors, ...warnings]) process.stderr.write(`${frame(one, colour)}\n\n`);
  if (errors.length + warnings.length > 1) {
    const count = (number: number, word: string): string => `${number} ${word}${number === 1 ? '' : 's'}`;
    const parts = [
      errors.length > 0 ? count(errors.length, 'error') : '',
      warnings.length > 0 ? count(warnings.length, 'warning') : '',
    ];
    process.stderr.write(`${parts.filter((part) => part !== '').join(', ')}\n`);
  }
}
