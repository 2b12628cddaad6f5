/** A table in plain text: first column left, the others right, two spaces between. Widths count code points. */
export function textTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  indent = '',
): string {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => width(row[column] ?? ''))));
  const line = (row: readonly string[]): string =>
    (
      indent +
      widths
        .map((size, column) => {
          const cell = row[column] ?? '';
          const space = ' '.repeat(size - width(cell));
          return column === 0 ? cell + space : space + cell;
        })
        .join('  ')
    ).trimEnd();
  return [line(head), indent + widths.map((size) => '─'.repeat(size)).join('  '), ...rows.map(line)].join(
    '\n',
  );
}

/** Breaks columns into as many tables as fit `columns` characters; the first column stands in each. */
export function textTables(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  columns: number,
): string {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => width(row[column] ?? ''))));
  const groups: number[][] = [];
  let used = Number.POSITIVE_INFINITY;
  for (let column = 1; column < head.length; column++) {
    const size = (widths[column] ?? 0) + 2;
    if (used + size > columns) {
      groups.push([]);
      used = widths[0] ?? 0;
    }
    groups.at(-1)?.push(column);
    used += size;
  }
  const pick = (row: readonly string[], group: readonly number[]): string[] =>
    [0, ...group].map((column) => row[column] ?? '');
  return groups
    .map((group) =>
      textTable(
        pick(head, group),
        rows.map((row) => pick(row, group)),
      ),
    )
    .join('\n\n');
}

function width(text: string): number {
  return [...text].length;
}

/** Folds words at `columns` characters, not between a number and its `%` or `±`; every line after the first begins with `indent`, which comes on top. */
export function fold(text: string, columns: number, indent: string): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/(?<!±)\s+(?!%)/)) {
    if (line !== '' && width(line) + 1 + width(word) > columns) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  lines.push(line);
  return lines.join(`\n${indent}`);
}

const BARS = '▁▂▃▄▅▆▇█';

/** A row of bars, one a value, between `low` and `high`; a gap where a value is not finite. */
export function sparkline(values: readonly number[], low: number, high: number): string {
  return values
    .map((value) => {
      if (!Number.isFinite(value)) return ' ';
      const place = high > low ? (value - low) / (high - low) : 0.5;
      return BARS[Math.min(BARS.length - 1, Math.max(0, Math.floor(place * BARS.length)))];
    })
    .join('');
}
