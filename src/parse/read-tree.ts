import { Composer, isMap, isScalar, isSeq, type ParsedNode, type YAMLError, type YAMLMap } from 'yaml';
import { diagnose } from '../diagnostics/diagnose.ts';
import type { Outcome, SourceFile, Span } from '../diagnostics/diagnostic.ts';
import { place } from '../diagnostics/place.ts';
import type { At } from '../syntax/scenario.ts';
import { isFull, type Ledger, note } from './ledger.ts';
import { plainTree } from './plain-yaml.ts';
import { scalarText } from './scalar-text.ts';
import { screen } from './screen.ts';
import type { Entry, Tree } from './tree.ts';
import { yamlFaults } from './yaml-fault.ts';
import { yamlTokens } from './yaml-tokens.ts';

interface Reading extends Ledger {
  readonly source: SourceFile;
}

/**
 * A file of YAML as a tree of mappings, lists and texts. Refused are whatever of YAML a scenario does not need: anchors,
 * aliases, tags, merge keys, directives, several documents, tabs, keys that stand twice or are no texts, empty values,
 * nesting deeper than 40, files above 4 million characters. With any error there is no tree.
 */
export function readTree(source: SourceFile): Outcome<Tree> {
  const screened = screen(source);
  if (screened.length > 0) return { diagnostics: screened };
  if (source.text.trim() === '') return { diagnostics: [diagnose('file-empty', {}, spanOf(source, 0, 0))] };
  const plain = plainTree(source);
  return plain === undefined ? composedTree(source) : { value: plain, diagnostics: [] };
}

/** The same through the yaml package, for a file that is not empty and has only characters that may stand in it. */
export function composedTree(source: SourceFile): Outcome<Tree> {
  const { tokens, diagnostics: refused } = yamlTokens(source);
  if (refused.length > 0) return { diagnostics: refused };
  const [document, second] = compose(source, tokens);
  const root = document?.contents ?? undefined;
  if (document !== undefined && document.errors.length > 0)
    return { diagnostics: yamlFaults(source, document.errors) };
  if (second !== undefined) {
    return {
      diagnostics: [diagnose('yaml-documents', {}, spanOf(source, second.range[0], second.range[1]))],
    };
  }
  if (root === undefined) return { diagnostics: [diagnose('file-empty', {}, spanOf(source, 0, 0))] };
  if (!isMap(root)) return { diagnostics: [diagnose('file-shape', {}, firstLine(source))] };
  const reading: Reading = { source, diagnostics: [] };
  const tree = treeOf(root, reading);
  const { diagnostics } = reading;
  return diagnostics.length === 0 ? { value: tree, diagnostics } : { diagnostics };
}

interface Composed {
  readonly contents: ParsedNode | null;
  readonly errors: readonly YAMLError[];
  readonly range: readonly [number, number, number];
}

/** The first two documents; the schema reads every scalar as text. */
function compose(source: SourceFile, tokens: Parameters<Composer['compose']>[0]): Composed[] {
  const composer = new Composer({ schema: 'failsafe', merge: false, uniqueKeys: false, prettyErrors: false });
  const documents: Composed[] = [];
  for (const document of composer.compose(tokens, true, source.text.length)) {
    documents.push(document);
    if (documents.length === 2) break;
  }
  return documents;
}

function treeOf(node: ParsedNode, reading: Reading): Tree {
  const { source } = reading;
  const span = spanOf(source, node.range[0], node.range[1]);
  if (isMap(node)) return { kind: 'map', entries: entriesOf(node, reading), span };
  if (isSeq(node)) {
    const items = node.items.map((item) => childOf(item, 'An item of the list', span, false, reading));
    return { kind: 'list', items, span };
  }
  const text = isScalar(node) ? String(node.value ?? '') : '';
  return { kind: 'scalar', text: scalarText(source, text, span.start, span.end), span };
}

function entriesOf(map: YAMLMap.Parsed, reading: Reading): Entry[] {
  const entries: Entry[] = [];
  const seen = new Map<string, Span>();
  let cut = false;
  for (const { key, value } of map.items) {
    const name = keyOf(key, map, reading);
    if (name === undefined) continue;
    const first = seen.get(name.value);
    if (first !== undefined && !isFull(reading)) {
      note(reading, diagnose('yaml-duplicate', { key: name.value, line: place(first).line }, name.span));
    }
    seen.set(name.value, name.span);
    const empty = value === null || isEmpty(value);
    if (!(empty && cut)) {
      entries.push({ key: name, value: childOf(value, name.value, name.span, map.flow === true, reading) });
    }
    cut ||= empty && map.flow === true;
  }
  return entries;
}

function keyOf(key: ParsedNode | null, map: YAMLMap.Parsed, reading: Reading): At<string> | undefined {
  const range = key?.range ?? map.range;
  const span = spanOf(reading.source, range[0], key === null ? range[0] + 1 : range[1]);
  const text = isScalar(key) ? String(key.value ?? '') : '';
  if (text === '') {
    note(reading, diagnose('yaml-key', {}, span));
    return undefined;
  }
  if (text === '<<') note(reading, diagnose('yaml-merge', {}, span));
  return { value: text, span };
}

function childOf(node: unknown, key: string, keySpan: Span, flow: boolean, reading: Reading): Tree {
  const value = node as ParsedNode | null;
  if (value !== null && !isEmpty(value)) return treeOf(value, reading);
  note(reading, diagnose(flow ? 'value-cut' : 'value-empty', { key }, keySpan));
  return { kind: 'scalar', text: { source: reading.source, text: '', runs: [] }, span: keySpan };
}

/** Nothing at all, where even empty quotes would be something. */
function isEmpty(node: ParsedNode): boolean {
  return isScalar(node) && node.range[1] <= node.range[0];
}

/** The stretch without the white space at its end. */
function spanOf(source: SourceFile, start: number, end: number): Span {
  let last = Math.min(end, source.text.length);
  while (last > start && /\s/.test(source.text.charAt(last - 1))) last -= 1;
  return { source, start, end: Math.max(start, last) };
}

function firstLine(source: SourceFile): Span {
  const start = source.text.search(/\S/);
  const end = source.text.indexOf('\n', start);
  return { source, start, end: end < 0 ? source.text.length : end };
}
