import { CST, Lexer, Parser } from 'yaml';
import { diagnose } from '../diagnostics/diagnose.ts';
import type { Diagnostic, SourceFile } from '../diagnostics/diagnostic.ts';

/** Fields and lists inside one another that are read; whoever walks a tree may recurse. */
export const DEEPEST_YAML = 40;
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
    const refused = again ? diagnose('yaml-documents', {}) : refusal(type, last, lexeme);
    if (refused !== undefined) diagnostics.push({ ...refused, span });
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
    if (type !== 'space' && type !== 'newline' && type !== 'comment') last = type;
  }
  for (const token of parser.end()) tokens.push(token);
  return { tokens, diagnostics };
}

const QUOTED: ReadonlySet<Kind> = new Set<Kind>(['single-quoted-scalar', 'double-quoted-scalar']);
const BEFORE_ITEM: ReadonlySet<Kind> = new Set<Kind>(['comma', 'flow-seq-start', 'flow-map-start']);
/** A backslash in double quotes with what cannot follow it (YAML 1.2.2, section 5.7). */
const BAD_ESCAPE =
  /(?:[^\\]|^)(?:\\\\)*(\\(?![0abt\tnvfre "/\\N_LP\r\n]|x[\dA-Fa-f]{2}|u[\dA-Fa-f]{4}|U[\dA-Fa-f]{8}).?)/;

/** What is wrong with a lexeme behind another one, white space between them aside. */
function refusal(type: Kind, last: Kind, found: string): Diagnostic | undefined {
  if (type === 'anchor' || type === 'alias') return diagnose('yaml-anchor', { found });
  if (type === 'tag') return diagnose('yaml-tag', { found });
  if (type === 'directive-line') return diagnose('yaml-directive', {});
  if (type === 'comma' && BEFORE_ITEM.has(last)) return diagnose('yaml-comma', {});
  if (QUOTED.has(last) && (QUOTED.has(type) || type === 'scalar')) return diagnose('yaml-behind', {});
  const bad = type === 'double-quoted-scalar' ? BAD_ESCAPE.exec(found)?.[1] : undefined;
  return bad === undefined ? undefined : diagnose('yaml-escape', { found: bad });
}
