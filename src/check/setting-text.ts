import { diagnose } from '../diagnostics/diagnose.ts';
import type { Diagnostic, Outcome, SourceFile } from '../diagnostics/diagnostic.ts';
import { parseFormula } from '../parse/formula.ts';
import { whole } from '../parse/written.ts';
import type { Setting } from './setting.ts';

const SHAPE = /^\s*([A-Za-z_][A-Za-z0-9_.]*)\s*(?:\[([^\]]*)\])?\s*=(.*)$/s;

/** Reads `NAME=VALUE` and `NAME[ROW]=VALUE`, the values as formulas; each text is its own source. */
export function readSettings(texts: readonly string[]): Outcome<readonly Setting[]> {
  const diagnostics: Diagnostic[] = [];
  const settings = texts.flatMap((text): Setting[] => {
    const match = SHAPE.exec(text);
    const [, name, row, written = ''] = match ?? [];
    if (name === undefined) {
      diagnostics.push(diagnose('bad-setting', { given: text }));
      return [];
    }
    const source: SourceFile = { name: `--set ${name}`, text: written.trim() };
    const { value, diagnostics: mistakes } = parseFormula(whole(source));
    diagnostics.push(...mistakes);
    if (value === undefined) return [];
    const labels = row?.split(',').map((label) => label.trim());
    return [
      {
        name,
        ...(labels === undefined ? {} : { row: labels.join(',') }),
        formula: value,
        written: source.text,
        span: { source, start: 0, end: source.text.length },
      },
    ];
  });
  return diagnostics.length > 0 ? { diagnostics } : { value: settings, diagnostics };
}
