import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FIRST_SCENARIO } from '../../src/cli/new-command.ts';
import type { Diagnostic, SourceFile } from '../../src/diagnostics/diagnostic.ts';
import { frame } from '../../src/diagnostics/frame.ts';
import { checkFile, run } from '../../src/pipeline.ts';
import { shipped } from '../scenarios/playing.ts';

const SMALL = [
  FIRST_SCENARIO,
  ...['private-cost', 'one-grab', 'sanctions-drag'].map((name) => shipped(`teaching/${name}`).source.text),
];
const FLAGSHIP = shipped('contractors-2024').source.text;

/** What may come to stand where it should not: words of the language, YAML's own characters, extremes. */
const SCRAPS = [
  ...['if', 'then', 'else', 'to', 'and', 'not', 'otherwise', 'missing', 'infinity', 'yes', 'no', 'where'],
  ...['sum[', 'max[actor](', 'before(', 'since(', 'normal(0, 1)', '1 to 3', '3%/month', '2024-06', 'option'],
  ...[
    ': ',
    '- ',
    '&a ',
    '*a',
    '!!x ',
    '|',
    '>',
    '"',
    "'",
    '{',
    '}',
    '[',
    ']',
    ',',
    '#',
    '\t',
    '\n',
    '\n\n  ',
  ],
  ...[
    '<<: *a',
    '...',
    '---',
    '%',
    '1e400',
    '9'.repeat(400),
    '(('.repeat(200),
    '0x',
    '\u0000',
    '\u2028',
    'é',
    '😀',
  ],
  ...['is: ', 'over: ', 'start: ', 'next: ', 'unit: ', 'holds: ', 'like: [a]', 'variants:\n', 'model:\n'],
];

type Edit = (text: string) => string;

/** Edits as slips of a hand or of a program make them. Places and lengths are shares of the text and of its lines. */
const edit: fc.Arbitrary<Edit> = fc
  .record({
    kind: fc.constantFrom('cut', 'insert', 'replace', 'move', 'repeat', 'indent', 'join', 'end'),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    other: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.integer({ min: 1, max: 30 }),
    scrap: fc.oneof(fc.constantFrom(...SCRAPS), fc.string({ maxLength: 6, unit: 'binary' })),
  })
  .map(({ kind, at, other, length, scrap }) => (text) => {
    const start = Math.floor(at * text.length);
    const lines = text.split('\n');
    const line = Math.min(lines.length - 1, Math.floor(at * lines.length));
    const second = Math.min(lines.length - 1, Math.floor(other * lines.length));
    const own = lines[line] ?? '';
    switch (kind) {
      case 'cut':
        return text.slice(0, start) + text.slice(start + length);
      case 'insert':
        return text.slice(0, start) + scrap + text.slice(start);
      case 'replace':
        return text.slice(0, start) + scrap + text.slice(start + length);
      case 'move':
        return lines
          .with(line, lines[second] ?? '')
          .with(second, own)
          .join('\n');
      case 'repeat':
        return lines.toSpliced(second, 0, own).join('\n');
      case 'indent':
        return lines.with(line, ' '.repeat(length % 5) + own.trimStart()).join('\n');
      case 'join':
        return lines.toSpliced(line, 2, own + (lines[line + 1] ?? '').trimStart()).join('\n');
      default:
        return text.slice(0, start);
    }
  });

function mutantsOf(texts: readonly string[]): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom(...texts), fc.array(edit, { minLength: 1, maxLength: 3 }))
    .map(([text, edits]) => edits.reduce((changed, each) => each(changed), text));
}

/** No slip may cost more than this, on a machine that does other things as well. */
const SECONDS = 5;

/** What is told must point into the text and must be printable. */
function expectTold(diagnostics: readonly Diagnostic[], source: SourceFile): void {
  for (const one of diagnostics) {
    expect(one.message).not.toBe('');
    expect(frame(one)).toContain(one.code);
    if (one.span === undefined) continue;
    const { start, end } = one.span;
    expect(one.span.source.text).toBe(source.text);
    expect([start, end].every(Number.isInteger)).toBe(true);
    expect(0 <= start && start <= end && end <= source.text.length).toBe(true);
  }
}

/** Checks a text; says whether it is right. */
function check(text: string): boolean {
  const source = { name: 'mutant.yaml', text };
  const start = performance.now();
  const { value, diagnostics } = checkFile(source, 'mutant');
  expect((performance.now() - start) / 1000).toBeLessThan(SECONDS);
  expectTold(diagnostics, source);
  expect(diagnostics.some(({ severity }) => severity === 'error')).toBe(value === undefined);
  return value !== undefined;
}

describe('a scenario with slips of the hand', () => {
  it('is taken or refused, and never breaks the checker: small ones', () => {
    const taken = { yes: 0, no: 0 };
    fc.assert(
      fc.property(mutantsOf(SMALL), (text) => {
        taken[check(text) ? 'yes' : 'no'] += 1;
      }),
      { numRuns: 400, seed: 20240630 },
    );
    // Slips that hit words alone are taken; most are not.
    expect(taken.yes).toBeGreaterThan(20);
    expect(taken.no).toBeGreaterThan(100);
  });

  it('is taken or refused, and never breaks the checker: the flagship', () => {
    fc.assert(
      fc.property(mutantsOf([FLAGSHIP]), (text) => {
        check(text);
      }),
      { numRuns: 100, seed: 20240630 },
    );
  });

  it('comes to a result or is told what is wrong where it is played', async () => {
    const came = new Set<string>();
    await fc.assert(
      fc.asyncProperty(mutantsOf(SMALL), async (text) => {
        const source = { name: 'mutant.yaml', text };
        const start = performance.now();
        const ran = await run(source, 'mutant', { worlds: 2, seed: 1, threads: 1, set: [] }, {});
        expect((performance.now() - start) / 1000).toBeLessThan(SECONDS);
        came.add(ran.kind);
        if (ran.kind === 'invalid') expectTold(ran.diagnostics, source);
      }),
      { numRuns: 200, seed: 7 },
    );
    expect([...came].sort()).toEqual(['invalid', 'ran']);
  });
});
