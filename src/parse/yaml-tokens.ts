import { CST, Lexer, Parser } from 'yaml';
import { diagnose } from '../diagnostics/diagnose.ts';
import type { Diagnostic, SourceFile, Span } from '../diagnostics/diagnostic.ts';

/** Fields and lists inside one another that are read; whoever walks a tree may recurse. */
const DEEPEST_YAML = 40;
const MOST = 20;

/** Tokens outside of any document that are looked at: a file with one is refused already. */
const TRAILING = 20;

/** What may stand before the document begins. */
const BLANK: ReadonlySet<string | null> = new Set([
  ...['byte-order-mark', 'doc-mode', 'doc-start', 'space', 'comment', 'newline', 'directive-line'],
]);

/** Words, signs and stretches of white space in the largest file that is read. */
const MOST_LEXEMES = 500_000;

type Kind = CST.TokenType | null;

/**
 * The tokens of a file for the composer of the yaml package. What would be refused anyway, or could cost more than it
 * is worth, is refused here, before anything is built of it: anchors, aliases, tags, directives, second documents, deep
 * nesting, empty items, unknown escapes, texts behind texts.
 */
export function yamlTokens(source: SourceFile): { tokens: CST.Token[]; diagnostics: Diagnostic[] } {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  const diagnostics: Diagnostic[] = [];
  let plain = false;
  let last: Kind = null;
  let content = false;
  let documents = 0;
  let outside = 0;
  let count = 0;
  for (const lexeme of new Lexer().lex(source.text)) {
    const type: Kind = plain ? null : CST.tokenType(lexeme);
    plain = type === 'scalar';
    const span = { source, start: parser.offset, end: parser.offset + lexeme.length };
    const again = type === 'doc-start' && (content || ++documents > 1);
    const refused = again ? diagnose('yaml-documents', {}, span) : refusal(type, last, lexeme, span);
    if (refused !== undefined) diagnostics.push(refused);
    if (again || diagnostics.length === MOST) return { tokens, diagnostics };
    for (const token of parser.next(lexeme)) {
      tokens.push(token);
      if (!BLANK.has(token.type)) outside += 1;
    }
    if (outside > TRAILING) return { tokens, diagnostics };
    if (parser.stack.length > DEEPEST_YAML + 2) {
      diagnostics.push(diagnose('yaml-deep', { limit: DEEPEST_YAML }, span));
      return { tokens, diagnostics };
    }
    count += 1;
    if (count > MOST_LEXEMES) {
      const limit = `${MOST_LEXEMES} words and signs`;
      return { tokens, diagnostics: [...diagnostics, diagnose('file-large', { limit }, span)] };
    }
    content ||= !BLANK.has(type);
    // A line ends what a text in quotes may be followed by; a comma waits for its item on the next line too.
    if (type === 'newline' && QUOTED.has(last)) last = null;
    if (type !== 'space') last = type;
  }
  for (const token of parser.end()) tokens.push(token);
  return { tokens, diagnostics };
}

const QUOTED: ReadonlySet<Kind> = new Set<Kind>(['single-quoted-scalar', 'double-quoted-scalar']);
const BEFORE_ITEM: ReadonlySet<Kind> = new Set<Kind>(['comma', 'flow-seq-start', 'flow-map-start']);
/** A backslash in double quotes with what cannot follow it (YAML 1.2.2, section 5.7). */
const BAD_ESCAPE =
  /(?:[^\\]|^)(?:\\\\)*(\\(?![0abt\tnvfre "/\\N_LP\r\n]|x[\dA-Fa-f]{2}|u[\dA-Fa-f]{4}|U[\dA-Fa-f]{8}).?)/;

/** What is wrong with a lexeme behind another one on the same line. */
function refusal(type: Kind, last: Kind, found: string, span: Span): Diagnostic | undefined {
  if (type === 'anchor' || type === 'alias') return diagnose('yaml-anchor', { found }, span);
  if (type === 'tag') return diagnose('yaml-tag', { found }, span);
  if (type === 'directive-line') return diagnose('yaml-directive', {}, span);
  if (type === 'comma' && BEFORE_ITEM.has(last)) return diagnose('yaml-comma', {}, span);
  if (QUOTED.has(last) && (QUOTED.has(type) || type === 'scalar')) {
    return diagnose('yaml-behind', {}, { ...span, end: span.start + 1 });
  }
  return type === 'double-quoted-scalar' ? badEscape(found, span) : undefined;
}

function badEscape(text: string, span: Span): Diagnostic | undefined {
  const match = BAD_ESCAPE.exec(text);
  if (match === null) return undefined;
  const [before, found = ''] = match;
  const start = span.start + match.index + before.length - found.length;
  return diagnose('yaml-escape', { found }, { ...span, start, end: start + found.length });
}
