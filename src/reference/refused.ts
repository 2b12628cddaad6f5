import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Fault } from '../kernel/kernel.ts';

/**
 * Thrown where a value may not be, out of formulas many calls deep; whoever evaluates formulas catches it and hands
 * the fault on as a value (`faultOf`). It never leaves a stage.
 */
export class Refused extends Error {
  readonly diagnostic: Diagnostic;

  constructor(diagnostic: Diagnostic) {
    super(diagnostic.message);
    this.name = 'Refused';
    this.diagnostic = diagnostic;
  }
}

/** The fault that was thrown. Anything else is a defect of the program and is thrown again. */
export function faultOf(thrown: unknown): Fault {
  if (thrown instanceof Refused) return { diagnostic: thrown.diagnostic };
  throw thrown;
}
