import type { SourceFile, Span } from '../diagnostics/diagnostic.ts';
import type { At } from '../syntax/scenario.ts';
import { endAt } from './match-at.ts';
import { scalarText } from './scalar-text.ts';
import type { Entry, MapTree, Tree } from './tree.ts';

/** Longer files, and deeper ones, are left to the yaml package, which knows where they become too much. */
const LONGEST = 1_000_000;
const DEEPEST = 20;

/** What is not read here: thrown and caught in this file. */
const LEFT: unique symbol = Symbol('left to the yaml package');

/**
 * The tree of a file written as nearly all scenarios are: mappings in blocks and in braces, lists in brackets, texts on one line or
 * folded, comments. It is the tree that the yaml package gives, in a fraction of the time. Undefined for anything else, and for
 * whatever may be a mistake: then that package has the word.
 */
export function plainTree(source: SourceFile): MapTree | undefined {
  if (source.text.length > LONGEST || /[^\S \n]|^\ufeff/.test(source.text)) return undefined;
  try {
    return reader(source).file();
  } catch (error) {
    if (error === LEFT) return undefined;
    throw error;
  }
}

/** A line with something on it besides a comment. */
interface Line {
  /** Of the first character that is no space. */
  readonly start: number;
  readonly indent: number;
  /** Behind the last character, before the break. */
  readonly end: number;
  /** Of the deepest comment between the line before and this one; −1 without any. */
  readonly comment: number;
}

/** The first character of a text that needs no quotes (YAML 1.2.2, section 7.3.3, without what begins with an indicator). */
const PLAIN_START = /[^\s\-?:,[\]{}#&*!|>'"%@`]/y;
/** A key and its colon, in a block and in braces. */
const KEY = /([^\s\-?:,[\]{}#&*!|>'"%@`](?:[^\s:#]|[:#](?=\S)| +(?=[^\s:#]))*):(?=[ \n]|$)/y;
const FLOW_KEY = /([^\s\-?:,[\]{}#&*!|>'"%@`](?:[^\s:#,[\]{}]| +(?=[^\s:#,[\]{}]))*):(?= )/y;
const QUOTED_KEY = /"([^"\\\n]+)":(?=[ \n]|$)/y;
const SPACES = / */y;
const NUMBER_SIGN = /-(?=[^\s\-,[\]{}])/y;
/** A text without quotes up to a comment, to a colon that may be a key's or to the end of the line; in braces also up to their signs. */
const PLAIN = /(?:[^:#\n]|:(?=[^ \n])|(?<! )#)*/y;
const FLOW_PLAIN = /(?:[^:#,[\]{}\n]|:(?![\s,[\]{}]))*/y;

/** What a text without quotes in braces is left at, as nothing says that it ends there. */
const LEFT_IN_FLOW: ReadonlySet<string> = new Set('{[#:');

function reader(source: SourceFile): { readonly file: () => MapTree } {
  const { text } = source;
  const lines = linesOf(text);
  let at = 0;

  const left = (): never => {
    throw LEFT;
  };
  const span = (start: number, end: number): Span => ({ source, start, end });
  const plain = (start: number, end: number): Tree => ({
    kind: 'scalar',
    text: { source, text: text.slice(start, end), runs: [{ at: 0, from: start }] },
    span: span(start, end),
  });
  const isAt = (pattern: RegExp, position: number): boolean => endAt(pattern, text, position) !== undefined;
  /** Where a comment or nothing but spaces begins; anything else is left. */
  const nothingBehind = (position: number, end: number): void => {
    let next = position;
    while (next < end && text.charAt(next) === ' ') next += 1;
    if (next < end && (text.charAt(next) !== '#' || next === position)) left();
  };

  /** The line at hand. A comment that stands deeper than it may belong to what is above: that the package knows. */
  function line(): Line | undefined {
    const found = lines[at] as Line;
    if (found.comment > found.indent) left();
    return at < lines.length - 1 ? found : undefined;
  }

  function isDeeper(indent: number): boolean {
    return (line()?.indent ?? 0) > indent;
  }

  function file(): MapTree {
    const first = line();
    if (first === undefined || first.indent !== 0) return left();
    const tree = blockMap(0, 1);
    if (line() !== undefined) left();
    return tree;
  }

  function blockMap(indent: number, depth: number): MapTree {
    if (depth > DEEPEST) left();
    const entries: Entry[] = [];
    const keys = new Set<string>();
    const begin = (lines[at] as Line).start;
    for (let next = line(); next !== undefined && next.indent === indent; next = line()) {
      const { name, end } = keyAt(next.start, next.end, KEY, keys);
      entries.push({ key: name, value: blockValue(end, next, indent, depth) });
    }
    if (isDeeper(indent)) return left();
    const last = (lines[at - 1] as Line).end;
    return { kind: 'map', entries, span: span(begin, last) };
  }

  /** A key that none before it is like, and where its colon ends. */
  function keyAt(
    start: number,
    limit: number,
    pattern: RegExp,
    keys: Set<string>,
  ): { name: At<string>; end: number } {
    const isQuoted = text.charAt(start) === '"';
    const end = endAt(isQuoted ? QUOTED_KEY : pattern, text, start) ?? left();
    const value = isQuoted ? text.slice(start + 1, end - 2) : text.slice(start, end - 1);
    if (end > limit || keys.has(value) || value === '<<') left();
    keys.add(value);
    return { name: { value, span: span(start, end - 1) }, end };
  }

  /** What stands behind a key's colon, or below it. */
  function blockValue(from: number, own: Line, indent: number, depth: number): Tree {
    let start = from;
    while (start < own.end && text.charAt(start) === ' ') start += 1;
    const sign = text.charAt(start);
    at += 1;
    if (start >= own.end || sign === '#') {
      const next = line();
      if (next === undefined || next.indent <= indent) return left();
      return text.charAt(next.start) === '-'
        ? blockList(next.indent, depth + 1)
        : blockMap(next.indent, depth + 1);
    }
    if (sign === '{' || sign === '[') {
      const { tree, end } = flow(start, own.end, depth + 1);
      nothingBehind(end, own.end);
      return tree;
    }
    if (sign === '>') return folded(start, own, indent);
    if (sign === '"' || sign === "'") {
      const { tree, end } = quoted(start, own.end);
      nothingBehind(end, own.end);
      if (isDeeper(indent)) left();
      return tree;
    }
    if (!isAt(PLAIN_START, start) && !isAt(NUMBER_SIGN, start)) return left();
    let end = Math.min(endAt(PLAIN, text, start) ?? start, own.end);
    if (end < own.end && text.charAt(end) === ':') return left();
    while (text.charAt(end - 1) === ' ') end -= 1;
    // A text that goes on below.
    if (isDeeper(indent)) return left();
    return plain(start, end);
  }

  /** Lines behind `>-` or `>`, folded as YAML folds them (YAML 1.2.2, section 8.1.3). */
  function folded(start: number, own: Line, indent: number): Tree {
    const header = text.slice(start, own.end);
    if (header !== '>-' && header !== '>') return left();
    let folds = '';
    let margin = 0;
    let end = own.end;
    let blank = 0;
    let spaced = false;
    let comment = false;
    for (let from = endOf(text, own.end) + 1; from < text.length; from = endOf(text, from) + 1) {
      const stop = endOf(text, from);
      const begin = spaceEnd(from, stop);
      if (begin === stop) {
        // Spaces beyond the margin would be text.
        if (stop - from > margin) return left();
        blank += 1;
        continue;
      }
      if (begin - from <= indent || (margin > 0 && begin - from < margin)) break;
      if (margin === 0 && blank > 0) return left();
      const first = margin === 0;
      if (first) margin = begin - from;
      const more = begin - from > margin;
      if (!first) folds += more || spaced ? '\n'.repeat(blank + 1) : blank > 0 ? '\n'.repeat(blank) : ' ';
      if (text.charAt(stop - 1) === ' ') return left();
      comment = text.charAt(begin) === '#';
      folds += text.slice(from + margin, stop);
      [end, blank, spaced] = [stop, 0, more];
    }
    // A line that looks like a comment at the end; a file that ends without a break.
    if (margin === 0 || comment || (header === '>' && end === text.length)) return left();
    while ((lines[at] as Line).start < end) at += 1;
    if (isDeeper(indent)) return left();
    if (header === '>') folds += '\n';
    return { kind: 'scalar', text: scalarText(source, folds, start, end), span: span(start, end) };
  }

  /** Items behind dashes, each on a line. */
  function blockList(indent: number, depth: number): Tree {
    const items: Tree[] = [];
    const begin = (lines[at] as Line).start;
    for (let next = line(); next !== undefined && next.indent === indent; next = line()) {
      if (text.charAt(next.start) !== '-' || text.charAt(next.start + 1) !== ' ') break;
      const sign = text.charAt(spaceEnd(next.start + 1, next.end));
      if (sign === '>' || sign === '#' || sign === '-') return left();
      items.push(blockValue(next.start + 1, next, indent, depth));
    }
    if (isDeeper(indent)) return left();
    return { kind: 'list', items, span: span(begin, (lines[at - 1] as Line).end) };
  }

  function quoted(start: number, limit: number): { tree: Tree; end: number } {
    const quote = text.charAt(start);
    const end = text.indexOf(quote, start + 1) + 1;
    const inner = text.slice(start + 1, end - 1);
    // Escapes, and quotes within quotes.
    if (end === 0 || end > limit || inner === '' || inner.includes('\\') || text.charAt(end) === quote)
      return left();
    const runs = [{ at: 0, from: start + 1 }];
    return { tree: { kind: 'scalar', text: { source, text: inner, runs }, span: span(start, end) }, end };
  }

  /** A mapping in braces or a list in brackets, on one line. */
  function flow(start: number, limit: number, depth: number): { tree: Tree; end: number } {
    if (depth > DEEPEST) left();
    const closing = text.charAt(start) === '{' ? '}' : ']';
    const entries: Entry[] = [];
    const items: Tree[] = [];
    const keys = new Set<string>();
    let next = spaceEnd(start + 1, limit);
    while (text.charAt(next) !== closing || next >= limit) {
      if (next >= limit) left();
      if (closing === '}') {
        const { name, end: from } = keyAt(next, limit, FLOW_KEY, keys);
        const { tree, end } = flowValue(spaceEnd(from, limit), limit, depth);
        entries.push({ key: name, value: tree });
        next = spaceEnd(end, limit);
      } else {
        const { tree, end } = flowValue(next, limit, depth);
        items.push(tree);
        next = spaceEnd(end, limit);
      }
      if (text.charAt(next) === closing) break;
      if (text.charAt(next) !== ',') left();
      next = spaceEnd(next + 1, limit);
      if (text.charAt(next) === closing || text.charAt(next) === ',') left();
    }
    if (next >= limit) left();
    const whole = span(start, next + 1);
    const tree: Tree =
      closing === '}' ? { kind: 'map', entries, span: whole } : { kind: 'list', items, span: whole };
    return { tree, end: next + 1 };
  }

  function flowValue(start: number, limit: number, depth: number): { tree: Tree; end: number } {
    const sign = text.charAt(start);
    if (sign === '{' || sign === '[') return flow(start, limit, depth + 1);
    if (sign === '"' || sign === "'") return quoted(start, limit);
    if (!isAt(PLAIN_START, start) && !isAt(NUMBER_SIGN, start)) return left();
    let end = Math.min(endAt(FLOW_PLAIN, text, start) ?? start, limit);
    if (end < limit && LEFT_IN_FLOW.has(text.charAt(end))) left();
    while (text.charAt(end - 1) === ' ') end -= 1;
    return { tree: plain(start, end), end };
  }

  function spaceEnd(from: number, limit: number): number {
    let next = from;
    while (next < limit && text.charAt(next) === ' ') next += 1;
    return next;
  }

  return { file };
}

/** The lines, and behind them one without anything, for the comments at the end. */
function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let comment = -1;
  for (let from = 0; from < text.length; from = endOf(text, from) + 1) {
    const stop = endOf(text, from);
    const start = endAt(SPACES, text, from) ?? from;
    let end = stop;
    while (end > start && text.charAt(end - 1) === ' ') end -= 1;
    const indent = start - from;
    if (text.charAt(start) === '#') comment = Math.max(comment, indent);
    else if (end > start) {
      lines.push({ start, indent, end, comment });
      comment = -1;
    }
  }
  lines.push({ start: text.length, indent: 0, end: text.length, comment });
  return lines;
}

function endOf(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}
