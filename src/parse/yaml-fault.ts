import type { YAMLError } from 'yaml';
import { diagnose } from '../diagnostics/diagnose.ts';
import type { Diagnostic, SourceFile, Span } from '../diagnostics/diagnostic.ts';
import { place } from '../diagnostics/place.ts';

const MOST = 20;
/** Errors that are looked at; the rest of them follow from these. */
const LOOKED_AT = 200;

/**
 * The errors of the yaml package in our words. One mistake often makes several of them, so only the first of each line
 * is told, and none about what is left over behind the structure once another was found.
 */
export function yamlFaults(source: SourceFile, errors: readonly YAMLError[]): Diagnostic[] {
  const told: Diagnostic[] = [];
  const lines = new Set<number>();
  for (const error of errors.slice(0, LOOKED_AT)) {
    const leftOver =
      error.message.includes('in YAML stream') || error.message.includes('sufficiently indented');
    if ((leftOver && told.length > 0) || told.length === MOST) break;
    const diagnostic = yamlFault(source, error);
    const { line } = place(diagnostic.span ?? { source, start: 0, end: 0 });
    if (!lines.has(line)) told.push(diagnostic);
    lines.add(line);
  }
  return told;
}

function yamlFault(source: SourceFile, error: YAMLError): Diagnostic {
  const [start, end] = error.pos;
  const at: Span = { source, start, end: Math.min(end, source.text.length) };
  const found = source.text.charAt(start);
  const before = source.text.slice(Math.max(0, start - 1000), start).trimEnd();
  switch (error.code) {
    case 'MISSING_CHAR': {
      const [, quote] = /^Missing closing (["'])/.exec(error.message) ?? [];
      if (quote === undefined) break;
      return diagnose('yaml-quote', { quote }, lastBefore(source, start, quote));
    }
    case 'BAD_INDENT': {
      const [, closing] = /end with a ([\]}])$/.exec(error.message) ?? [];
      if (closing === undefined) return diagnose('yaml-indent', {}, at);
      const bracket = closing === ']' ? '[' : '{';
      return diagnose('yaml-unclosed', { bracket, closing }, opening(source, start, bracket, closing));
    }
    case 'UNEXPECTED_TOKEN':
      if (/^Block scalar header|^Not a YAML token/.test(error.message)) {
        return diagnose('yaml-start', { character: blockSign(source, start) ?? found }, at);
      }
      if (error.message.includes('block-seq-ind')) return diagnose('yaml-dash', {}, at);
      if (/["']$/.test(before) && error.message.endsWith('at node end'))
        return diagnose('yaml-behind', {}, at);
      if (/[[{\]}]/.test(found)) return diagnose('yaml-bracket', {}, at);
      break;
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
      return diagnose('yaml-colon', {}, at);
    case 'BAD_SCALAR_START':
      return diagnose('yaml-start', { character: found }, at);
    default:
      break;
  }
  return diagnose('yaml-syntax', { detail: lowerFirst(error.message) }, at);
}

/** The sign `>` or `|` on the line before an offset, which YAML takes for the head of a block. */
function blockSign(source: SourceFile, at: number): string | undefined {
  return /[>|][^\n]*$/.exec(source.text.slice(Math.max(0, at - 200), at))?.[0].charAt(0);
}

/** Characters that are looked at before the end of what is not closed. */
const REACH = 100_000;

/** Where what is not closed at an offset was opened: brackets of the same kind that are closed in between are skipped. */
function opening(source: SourceFile, at: number, sign: string, closing: string): Span {
  let closed = 0;
  for (let start = Math.min(at, source.text.length) - 1; start >= Math.max(0, at - REACH); start--) {
    const character = source.text.charAt(start);
    if (character === sign && closed === 0) return { source, start, end: start + 1 };
    if (character === sign) closed -= 1;
    if (character === closing) closed += 1;
  }
  return { source, start: at, end: at };
}

function lastBefore(source: SourceFile, at: number, quote: string): Span {
  const start = Math.max(0, source.text.lastIndexOf(quote, at - 1));
  return { source, start, end: start + 1 };
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
