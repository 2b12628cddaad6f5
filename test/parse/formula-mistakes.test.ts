import { describe, expect, it } from 'vitest';
import { parseFormula } from '../../src/parse/formula.ts';
import { whole } from '../../src/parse/written.ts';
import { MISTAKEN } from './formula-mistakes.ts';

describe('mistakes in a formula', () => {
  it.each(MISTAKEN.map(([text, ...mistakes]) => [text.slice(0, 40), text, mistakes] as const))(
    '%s',
    (_short, text, mistakes) => {
      const { value, diagnostics } = parseFormula(whole({ name: 'formula', text }));
      expect(value).toBeUndefined();
      const told = diagnostics.map(({ code, span }) => [code, text.slice(span?.start, span?.end)]);
      expect(told).toEqual(mistakes.map(([code, at]) => [code, at]));
      for (const [index, [, , mend = '']] of mistakes.entries())
        expect(diagnostics[index]?.mend ?? '').toContain(mend);
    },
  );
});
