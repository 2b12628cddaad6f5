import { diagnose } from '../diagnostics/diagnose.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { ReadBeside } from './beside.ts';

const LIMIT = 100;

/** The mistakes found so far in one scenario, and how the files that it names are read. */
export interface Ledger {
  readonly diagnostics: Diagnostic[];
  readonly beside?: ReadBeside;
}

/** Adds a mistake; instead of the hundred and first, that there are more. */
export function note(ledger: Ledger, diagnostic: Diagnostic): void {
  const { length } = ledger.diagnostics;
  if (length < LIMIT) ledger.diagnostics.push(diagnostic);
  else if (length === LIMIT)
    ledger.diagnostics.push(diagnose('too-many-mistakes', { limit: LIMIT }, diagnostic.span));
}

/** Whether further mistakes would not be taken, so that no one need look for them. */
export function isFull({ diagnostics }: Ledger): boolean {
  return diagnostics.length > LIMIT;
}
