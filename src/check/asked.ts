import type { Diagnostic, Outcome, SourceFile } from '../diagnostics/diagnostic.ts';
import { parseFormula } from '../parse/formula.ts';
import { whole } from '../parse/written.ts';
import type { ClaimSyntax } from '../syntax/scenario.ts';

/** Whether what is asked about is a formula: names have no comparison and no word of logic in them. */
export function isFormula(asked: string): boolean {
  return /[<>=]|\b(?:and|or|not)\b/.test(asked);
}

/** Reads formulas that are asked about beside the scenario's claims as claims whose name is the formula; each text is its own source. */
export function readAsked(texts: readonly string[]): Outcome<readonly ClaimSyntax[]> {
  const diagnostics: Diagnostic[] = [];
  const value = texts.filter(isFormula).flatMap((text): ClaimSyntax[] => {
    const source: SourceFile = { name: '--of', text: text.trim() };
    const formula = parseFormula(whole(source));
    diagnostics.push(...formula.diagnostics);
    if (formula.value === undefined) return [];
    const span = { source, start: 0, end: source.text.length };
    const words = source.text;
    return [
      {
        name: { value: words, span },
        span,
        says: words,
        reading: words,
        holds: formula.value,
        without: [],
        judgedIn: [],
      },
    ];
  });
  return diagnostics.length > 0 ? { diagnostics } : { value, diagnostics };
}
