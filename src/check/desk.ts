import { diagnose } from '../diagnostics/diagnose.ts';
import type { Diagnostic, SourceFile } from '../diagnostics/diagnostic.ts';
import { inOrder } from '../diagnostics/order.ts';

/** More mistakes than a person mends before checking again. */
const MOST = 100;

/** Where mistakes are handed in during one check. */
export interface Desk {
  /** Takes a mistake, once, however many rows, options or readers meet it. */
  readonly report: (diagnostic: Diagnostic) => void;
  readonly isFull: () => boolean;
  readonly diagnostics: readonly Diagnostic[];
  /** In the order of their places, and where there are too many that there are more; errors go before warnings then. */
  readonly shown: () => Diagnostic[];
}

/** An empty desk. @param source the scenario's own file, whose mistakes are told first */
export function deskOf(source: SourceFile): Desk {
  const diagnostics: Diagnostic[] = [];
  const seen = new Set<string>();
  let errors = 0;
  return {
    diagnostics,
    report: (diagnostic) => {
      const { code, severity, span, message } = diagnostic;
      const key = [code, span?.source.name, span?.start, span?.end, message].join('\n');
      if (seen.has(key)) return;
      seen.add(key);
      diagnostics.push(diagnostic);
      if (severity === 'error') errors += 1;
    },
    isFull: () => errors > MOST,
    shown: () => inOrder(worst(diagnostics), source),
  };
}

function worst(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  if (diagnostics.length <= MOST) return diagnostics;
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const warnings = diagnostics.filter(({ severity }) => severity === 'warning');
  if (errors.length <= MOST) return [...errors, ...warnings];
  return [...errors.slice(0, MOST), diagnose('too-many-mistakes', { limit: MOST }, errors[MOST]?.span)];
}
