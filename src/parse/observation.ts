import { diagnose } from '../diagnostics/diagnose.ts';
import type { Outcome } from '../diagnostics/diagnostic.ts';
import type { ObserveNode } from '../syntax/expression.ts';
import { parseFormula } from './formula.ts';
import { part, spanIn, type Written } from './written.ts';

/** `data ~ law`: two formulas with a tilde between, outside of quotes. */
export function parseObservation(written: Written): Outcome<Omit<ObserveNode, 'where'>> {
  const { text } = written;
  const span = spanIn(written, 0, text.length);
  const at = tilde(text);
  if (at < 0) return { diagnostics: [diagnose('observe-shape', { found: text.trim() }, span)] };
  const data = parseFormula(part(written, 0, at));
  const law = parseFormula(part(written, at + 1, text.length));
  const diagnostics = [...data.diagnostics, ...law.diagnostics];
  if (data.value === undefined || law.value === undefined) return { diagnostics };
  return { value: { kind: 'observe', data: data.value, law: law.value, span }, diagnostics };
}

/** Where the first tilde outside of quotes stands, or −1. */
function tilde(text: string): number {
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '"') quoted = !quoted;
    else if (text[at] === '~' && !quoted) return at;
  }
  return -1;
}
