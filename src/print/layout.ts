import type { SourceFile } from '../diagnostics/diagnostic.ts';
import type { Entry, ListTree, MapTree, ScalarTree, Tree } from '../parse/tree.ts';
import type { Node } from '../syntax/expression.ts';
import type { Comment } from './comments.ts';
import { formulaLines, printFormula } from './formula.ts';
import { folded, onOneLine, quoted } from './scalar.ts';

/** Characters in a line, where words allow it. */
const WIDTH = 140;
/** How far a part stands in. */
const STEP = 2;

/** What a layout is made from. */
export interface Layout {
  readonly tree: Tree;
  /** The file that the tree was read from: blank lines are taken from it, and which mappings stand in braces. */
  readonly source: SourceFile;
  /** In the order of the file. */
  readonly comments: readonly Comment[];
  /** The tree of a text that is a formula. */
  readonly formula: (scalar: ScalarTree) => Node | undefined;
  /** Whether a collection stands in braces or brackets, if it fits on a line. */
  readonly braces: (tree: MapTree | ListTree, depth: number) => boolean;
}

interface Sheet extends Layout {
  readonly lines: string[];
  /** Comments that are written already. */
  written: number;
  /** What stands before the next line instead of blanks: the dash of an item. */
  lead: string | undefined;
}

/** The canonical text of a tree, with its comments in their order and one blank line where there were any. */
export function layOut(layout: Layout): string {
  const sheet: Sheet = { ...layout, lines: [], written: 0, lead: undefined };
  const end = layout.source.text.length;
  block(layout.tree, 0, 0, end, sheet);
  flush(end, 0, sheet.lines.length === 0, sheet);
  return `${sheet.lines.join('\n')}\n`;
}

/**
 * A mapping or list, an entry or item a line.
 *
 * @param until where the next thing outside begins: comments up to there may belong to this
 */
function block(tree: Tree, column: number, depth: number, until: number, sheet: Sheet): void {
  if (tree.kind === 'map') {
    tree.entries.forEach((entry, index) => {
      const next = tree.entries[index + 1]?.key.span.start ?? until;
      leading(entry.key.span.start, column, index === 0, sheet);
      line(entry, column, depth, next, sheet);
    });
  } else if (tree.kind === 'list') {
    tree.items.forEach((item, index) => {
      const next = tree.items[index + 1]?.span.start ?? until;
      leading(item.span.start, column, index === 0, sheet);
      sheet.lead = `${' '.repeat(column)}- `;
      value(item, '', column, depth, next, sheet);
    });
  }
  dangling(tree, column, until, sheet);
}

function line(entry: Entry, column: number, depth: number, until: number, sheet: Sheet): void {
  const key = `${onOneLine(entry.key.value, 'block') ?? quoted(entry.key.value)}:`;
  value(entry.value, key, column, depth, until, sheet);
}

/** What stands behind a key or a dash. */
function value(tree: Tree, key: string, column: number, depth: number, until: number, sheet: Sheet): void {
  const head = key === '' ? '' : `${key} `;
  const room = WIDTH - column - head.length - (key === '' ? STEP : 0);
  if (tree.kind !== 'scalar') {
    const inline = inBraces(tree, depth, room, sheet);
    if (inline !== undefined) {
      const note = noteBetween(isEmpty(tree) ? tree.span.end : tree.span.start, column, tree.span.end, sheet);
      put(`${head}${inline}${note}`, column, sheet);
      return;
    }
    if (key === '' && tree.kind === 'map') {
      block(tree, column + STEP, depth + 1, until, sheet);
      return;
    }
    const first = tree.kind === 'map' ? tree.entries[0]?.key.span.start : tree.items[0]?.span.start;
    put(`${key}${noteBehind(first ?? tree.span.end, sheet)}`, column, sheet);
    block(tree, column + STEP, depth + 1, until, sheet);
    return;
  }
  const inner = column + STEP;
  const formula = sheet.formula(tree);
  const note = noteBetween(tree.span.start, column, tree.span.end, sheet);
  const text = textOf(tree, sheet);
  const short = onOneLine(text, 'block');
  // A text that would need quotes stays the block that it was.
  const stays =
    formula === undefined && short !== text && /[>|]/.test(sheet.source.text.charAt(tree.span.start));
  if (short !== undefined && short.length <= room && !stays) put(`${head}${short}${note}`, column, sheet);
  else {
    const broken =
      formula === undefined ? folded(text, WIDTH - inner) : brokenFormula(formula, WIDTH - inner);
    if (broken === undefined) put(`${head}${short ?? quoted(text)}${note}`, column, sheet);
    else {
      put(`${head}>-${note}`, column, sheet);
      for (const each of broken) put(each, inner, sheet);
    }
  }
}

/** Lines of a formula, unless a text in it has lines of its own. */
function brokenFormula(formula: Node, width: number): string[] | undefined {
  const lines = formulaLines(formula, width);
  return lines.some((each) => each.includes('\n')) ? undefined : lines;
}

/** A collection on one line, in braces or brackets, if it may and fits. */
function inBraces(tree: MapTree | ListTree, depth: number, room: number, sheet: Sheet): string | undefined {
  if (isEmpty(tree)) return tree.kind === 'map' ? '{}' : '[]';
  if (hasComments(tree, sheet) || !sheet.braces(tree, depth)) return undefined;
  const text = flow(tree, sheet);
  return text !== undefined && text.length <= room ? text : undefined;
}

function isEmpty(tree: MapTree | ListTree): boolean {
  return tree.kind === 'map' ? tree.entries.length === 0 : tree.items.length === 0;
}

function flow(tree: Tree, sheet: Sheet): string | undefined {
  if (tree.kind === 'scalar') return onOneLine(textOf(tree, sheet), 'flow');
  const parts =
    tree.kind === 'list'
      ? tree.items.map((item) => flow(item, sheet))
      : tree.entries.map((entry) => flowEntry(entry, sheet));
  if (parts.some((part) => part === undefined)) return undefined;
  return tree.kind === 'list' ? `[${parts.join(', ')}]` : `{${parts.join(', ')}}`;
}

function flowEntry({ key, value: tree }: Entry, sheet: Sheet): string | undefined {
  const text = flow(tree, sheet);
  const name = onOneLine(key.value, 'flow') ?? quoted(key.value);
  return text === undefined ? undefined : `${name}: ${text}`;
}

/** What a scalar says: a formula printed from its tree, words as they are. */
function textOf(tree: ScalarTree, sheet: Sheet): string {
  const formula = sheet.formula(tree);
  return formula === undefined ? tree.text.text.trim() : printFormula(formula);
}

/** Whether a comment stands inside: then no braces can hold it. */
function hasComments({ span: { start, end } }: Tree, { comments, written }: Sheet): boolean {
  return comments.slice(written).some((one) => start < one.start && one.start < end);
}

function put(text: string, column: number, sheet: Sheet): void {
  sheet.lines.push(text === '' ? '' : `${sheet.lead ?? ' '.repeat(column)}${text}`);
  sheet.lead = undefined;
}

/** Comments that stand before a place, and the blank line before it. */
function leading(start: number, column: number, first: boolean, sheet: Sheet): void {
  const fresh = flush(start, column, first, sheet);
  gap(start, fresh, sheet);
}

/** Writes all comments up to a place, each on its own line; gives back whether still nothing stands above. */
function flush(until: number, column: number, first: boolean, sheet: Sheet): boolean {
  let fresh = first;
  for (let one = sheet.comments[sheet.written]; one !== undefined && one.start < until; ) {
    gap(one.start, fresh, sheet);
    put(one.text, column, sheet);
    fresh = false;
    sheet.written += 1;
    one = sheet.comments[sheet.written];
  }
  return fresh;
}

/** Comments behind the last entry that stand as far in as it does, or inside the same braces. */
function dangling(tree: Tree, column: number, until: number, sheet: Sheet): void {
  const own = columnOf(tree, sheet);
  for (let one = sheet.comments[sheet.written]; one !== undefined && one.start < until; ) {
    const inside = own === undefined ? one.start < tree.span.end : one.alone && one.column >= own;
    if (!inside) return;
    gap(one.start, false, sheet);
    put(one.text, column, sheet);
    sheet.written += 1;
    one = sheet.comments[sheet.written];
  }
}

/** How far in the entries of a collection stand in the file; undefined where it stands in braces. */
function columnOf({ kind, span }: Tree, { source: { text } }: Sheet): number | undefined {
  if (kind === 'scalar' || /[[{]/.test(text.charAt(span.start))) return undefined;
  return span.start - (text.lastIndexOf('\n', span.start - 1) + 1);
}

/** The comment on the line of a value, as it is written behind it; lone comments before the value are written first. */
function noteBetween(start: number, column: number, end: number, sheet: Sheet): string {
  const before = noteBehind(start, sheet);
  if (before !== '') return before;
  for (let one = sheet.comments[sheet.written]; one !== undefined && one.start < start; ) {
    const lead = sheet.lead;
    sheet.lead = undefined;
    put(one.text, column, sheet);
    sheet.lead = lead;
    sheet.written += 1;
    one = sheet.comments[sheet.written];
  }
  const { text } = sheet.source;
  const lineEnd = text.indexOf('\n', Math.max(0, end - 1));
  return noteBehind(lineEnd < 0 ? text.length : lineEnd, sheet);
}

/** The next comment, if it stands behind something before this place. */
function noteBehind(until: number, sheet: Sheet): string {
  const one = sheet.comments[sheet.written];
  if (one === undefined || one.alone || one.start >= until) return '';
  sheet.written += 1;
  return `  ${one.text}`;
}

/** One blank line where the file has any above a line's first sign. */
function gap(start: number, first: boolean, { lines, source: { text } }: Sheet): void {
  if (first || lines.at(-1) === '') return;
  const line = text.lastIndexOf('\n', start - 1) + 1;
  if (line === 0 || !/^[\s-]*$/.test(text.slice(line, start))) return;
  const above = text.lastIndexOf('\n', line - 2) + 1;
  if (text.slice(above, line).trim() === '') lines.push('');
}
