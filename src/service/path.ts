/** Where the cursor stands in a scenario, told from its lines alone, so that it is known while the text is no YAML yet. */
export interface Spot {
  /** Keys of the mappings around it, outermost first: `assumptions`, `tempo`, `unit`. */
  readonly path: readonly string[];
  /** Whether a key is being written, or a value. */
  readonly writes: 'key' | 'value';
  /** The word before the cursor, dots included, and where it begins. */
  readonly word: string;
  readonly from: number;
  /** Keys that stand in the same mapping, where it is a block. */
  readonly beside: readonly string[];
}

const KEY = /^(\s*)(?:- +)?("[^"]*"|'[^']*'|[^\s#:{}[\],"'][^:#{}[\]]*?)\s*:(?=\s|$)/;
const WORD = /[\p{L}_][\p{L}\d_]*(?:\.[\p{L}_][\p{L}\d_]*)*\.?$/u;

/** The spot of an offset; offsets within comments and texts are spots like others. */
export function spotAt(text: string, offset: number): Spot {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const before = text.slice(start, offset);
  const word = WORD.exec(before)?.[0] ?? '';
  const own = KEY.exec(before);
  const column = own === null ? indentOf(before) : (own[1] ?? '').length;
  const outer = around(text.slice(0, start), column);
  const { inner, writes } = within(own === null ? before : before.slice(own[0].length), own !== null);
  const path = [...outer.path, ...(own === null ? [] : [unquoted(own[2] ?? '')]), ...inner];
  return {
    path,
    writes: own === null && inner.length === 0 && outer.scalar ? 'value' : writes,
    word,
    from: offset - word.length,
    beside: writes === 'key' && inner.length === 0 ? [...outer.beside, ...below(text, offset, column)] : [],
  };
}

/** The keys above whose indent grows less, and the keys before that stand in the same column. */
function around(
  above: string,
  column: number,
): { path: readonly string[]; beside: readonly string[]; scalar: boolean } {
  const path: string[] = [];
  const beside: string[] = [];
  let limit = column;
  let scalar = false;
  const lines = above.split('\n');
  for (let at = lines.length - 1; at >= 0 && limit > 0; at--) {
    const line = lines[at] ?? '';
    if (line.trim() === '' || line.trimStart().startsWith('#')) continue;
    const indent = indentOf(line);
    const key = KEY.exec(line);
    if (key !== null && indent === column && path.length === 0) beside.push(unquoted(key[2] ?? ''));
    if (indent >= limit || key === null) continue;
    // Below `about: >-` or `is:` with a formula on the next line, no key is written.
    const rest = line
      .slice(key[0].length)
      .replace(/\s#.*$/, '')
      .trim();
    if (path.length === 0) scalar = rest !== '';
    path.unshift(unquoted(key[2] ?? ''));
    limit = indent;
  }
  if (column === 0) {
    for (const line of lines) {
      const key = KEY.exec(line);
      if (key !== null && key[1] === '') beside.push(unquoted(key[2] ?? ''));
    }
  }
  return { path, beside, scalar };
}

/** Keys of the lines below in the same column, up to the mapping's end. */
function below(text: string, offset: number, column: number): string[] {
  const end = text.indexOf('\n', offset);
  if (end < 0) return [];
  const keys: string[] = [];
  for (const line of text.slice(end + 1).split('\n')) {
    if (line.trim() === '') continue;
    const indent = indentOf(line);
    if (indent < column) break;
    const key = KEY.exec(line);
    if (key !== null && indent === column) keys.push(unquoted(key[2] ?? ''));
  }
  return keys;
}

/** What braces on the line say: keys that are open, and whether a key or a value is being written. */
function within(rest: string, behindKey: boolean): { inner: readonly string[]; writes: 'key' | 'value' } {
  const open: { braces: boolean; key?: string }[] = [];
  let piece = '';
  let quote = '';
  for (const sign of rest) {
    if (quote !== '') {
      if (sign === quote) quote = '';
      continue;
    }
    if (/["']/.test(sign) && piece.trim() === '') quote = sign;
    else if (sign === '{' || sign === '[') {
      open.push({ braces: sign === '{' });
      piece = '';
    } else if (sign === '}' || sign === ']') {
      open.pop();
      piece = '';
    } else if (sign === ',') {
      const top = open.at(-1);
      if (top?.braces === true) delete top.key;
      piece = '';
    } else if (sign === ':' && open.at(-1)?.braces === true) {
      const top = open.at(-1);
      if (top !== undefined && top.key === undefined) top.key = piece.trim();
      piece = '';
    } else piece += sign;
  }
  const inner = open.flatMap(({ key }) => key ?? []);
  const last = open.at(-1);
  if (last === undefined) return { inner, writes: behindKey ? 'value' : 'key' };
  return { inner, writes: last.braces && last.key === undefined ? 'key' : 'value' };
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

function unquoted(key: string): string {
  return key.replace(/^(["'])(.*)\1$/, '$2');
}
