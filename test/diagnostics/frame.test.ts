import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { frame } from '../../src/diagnostics/frame.ts';
import { place } from '../../src/diagnostics/place.ts';

function mistake(text: string, found: string, more: Partial<Diagnostic> = {}): Diagnostic {
  const start = text.indexOf(found);
  const span = { source: { name: 'a.yaml', text }, start, end: start + found.length };
  return { code: 'some-code', severity: 'error', message: 'It is wrong.', span, ...more };
}

describe('place', () => {
  it.each([
    ['x', 1, 1],
    ['y', 2, 1],
    ['z', 3, 3],
  ])('%s', (found, line, column) => {
    expect(place(mistake('x\r\ny\n  z', found).span ?? never())).toEqual({ line, column });
  });
});

describe('frame', () => {
  it('shows the place, two lines around it, the stretch underlined, and the mend', () => {
    const text = 'a: 1\nb: 2\nc: 3\nd: front\ne: 5\nf: 6\ng: 7\n';
    expect(frame(mistake(text, 'front', { mend: 'Write `rear`.' }))).toBe(`a.yaml:4:4 error some-code
It is wrong.
  2 | b: 2
  3 | c: 3
> 4 | d: front
    |    ^^^^^
  5 | e: 5
  6 | f: 6
mend: Write \`rear\`.`);
  });

  it('shows a tab as two columns and a wide character as two', () => {
    expect(frame(mistake('\t宽 + 😀 + front', 'front'))).toBe(`a.yaml:1:11 error some-code
It is wrong.
> 1 |   宽 + 😀 + front
    |             ^^^^^`);
  });

  it('cuts a long line around the place', () => {
    const text = `a: ${'one '.repeat(500)}HERE${' two'.repeat(500)}`;
    const [, , line = '', under = ''] = frame(mistake(text, 'HERE')).split('\n');
    expect(line).toMatch(/^> 1 \| ….*one HERE two.*…$/);
    expect(line.length).toBeLessThan(110);
    expect(under.indexOf('^')).toBe(line.indexOf('HERE'));
    expect(under).toMatch(/ \^{4}$/);
  });

  it('underlines only the first line of a stretch over several, and at least one column', () => {
    expect(frame(mistake('a: x\nb: y', 'x\nb: y')).split('\n')[3]).toBe('    |    ^');
    expect(frame(mistake('a: x', '')).split('\n')[3]).toBe('    | ^');
  });

  it('shows what would move the cursor as dots', () => {
    expect(frame(mistake('a: \u001b[31mred\u202e', 'red')).split('\n')[2]).toBe('> 1 | a: ·[31mred·');
  });

  it('prints a diagnostic without a place', () => {
    const diagnostic: Diagnostic = { code: 'some-code', severity: 'warning', message: 'It is odd.' };
    expect(frame(diagnostic)).toBe('warning some-code\nIt is odd.');
  });

  it('colours only where asked to', () => {
    const diagnostic = mistake('a: x', 'x', { mend: 'Write y.' });
    expect(frame(diagnostic)).not.toContain('\u001b');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape of a terminal's colours
    expect(frame(diagnostic, true).replaceAll(/\u001b\[\d+m/g, '')).toBe(frame(diagnostic));
    expect(frame(diagnostic, true)).toContain('\u001b[31m');
  });

  it('does not stall over a line of megabytes', () => {
    const diagnostic = mistake(`${'x'.repeat(4_000_000)}y${'x'.repeat(1000)}`, 'y');
    const begin = performance.now();
    expect(frame(diagnostic)).toContain('^');
    expect(performance.now() - begin).toBeLessThan(20_000);
  });
});

function never(): never {
  throw new Error('no span');
}
