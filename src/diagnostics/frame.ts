import type { Diagnostic, Span } from './diagnostic.ts';
import { type Glyph, glyphs } from './glyphs.ts';
import { linesAround, place } from './place.ts';

/** Lines shown above and below the line of the mistake. */
const CONTEXT = 2;
/** Columns of the source shown; longer lines are cut around the mistake. */
const WIDTH = 96;
/** Characters looked at on either side of the mistake, so that a line of megabytes costs no more than others. */
const REACH = 4 * WIDTH;

/**
 * A diagnostic as text of several lines, without a final line break: place and code, message, the lines around the
 * place with the span underlined, the mend.
 *
 * @param colour whether to use the colours of a terminal
 */
export function frame(diagnostic: Diagnostic, colour: boolean = false): string {
  const { code, severity, message, mend, span } = diagnostic;
  const paint = colour ? painted : plain;
  const hue = severity === 'error' ? RED : YELLOW;
  const head = `${span === undefined ? '' : `${paint(placed(span), BOLD)} `}${paint(`${severity} ${code}`, hue)}`;
  const lines = [head, message];
  if (span !== undefined)
    lines.push(
      ...excerpt(
        span,
        (text) => paint(text, hue),
        (text) => paint(text, DIM),
      ),
    );
  if (mend !== undefined) lines.push(`${paint('mend:', BOLD)} ${mend}`);
  return lines.join('\n');
}

const BOLD = 1;
const DIM = 2;
const RED = 31;
const YELLOW = 33;

function plain(text: string): string {
  return text;
}

function painted(text: string, style: number): string {
  return `\u001b[${style}m${text}\u001b[0m`;
}

function placed(span: Span): string {
  const { line, column } = place(span);
  return `${span.source.name}:${line}:${column}`;
}

function excerpt(span: Span, strong: (text: string) => string, faint: (text: string) => string): string[] {
  const { line, column } = place(span);
  const { before: above, own, behind } = linesAround(span.source, span.start, CONTEXT);
  while (behind.at(-1)?.trim() === '') behind.pop();
  const first = line - above.length;
  const lines = [...above, own, ...behind];
  const digits = String(first + lines.length - 1).length;
  const end = Math.min(own.length, column - 1 + Math.max(0, span.end - span.start));
  const near = Math.max(0, column - 1 - REACH);
  const before = columns(glyphs(own.slice(near, column - 1)));
  const under = columns(glyphs(own.slice(column - 1, Math.min(end, column - 1 + REACH))));
  const shift = near > 0 || before > WIDTH - 20 ? Math.max(0, before - WIDTH / 3) : 0;
  return lines.flatMap((text, index) => {
    const number = first + index;
    const gutter = `${number === line ? '>' : ' '} ${String(number).padStart(digits)} | `;
    const shown = `${faint(gutter)}${cut(text.slice(near, near + 3 * REACH), shift)}`.trimEnd();
    if (number !== line) return [shown];
    const room = WIDTH - (before - shift);
    const carets = '^'.repeat(Math.max(1, Math.min(under, room)));
    const margin = `  ${' '.repeat(digits)} | `;
    return [shown, `${faint(margin)}${' '.repeat(before - shift)}${strong(carets)}`];
  });
}

function columns(line: readonly Glyph[]): number {
  return line.reduce((sum, { width }) => sum + width, 0);
}

/** The columns of a line from `shift` on, as many as are shown, with `…` where something is left out. */
function cut(text: string, shift: number): string {
  const first = shift === 0 ? 0 : shift + 1;
  let shown = shift === 0 ? '' : '…';
  let column = 0;
  for (const { text: drawn, width } of glyphs(text)) {
    const start = column;
    column += width;
    if (column > shift + WIDTH) return `${shown}…`;
    if (start >= first) shown += drawn;
    else if (column > first) shown += ' '.repeat(column - first); // of a wide character that begins outside
  }
  return shown;
}
