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

/**
 * The tokens of a file for the composer of the yaml package. Anchors, aliases, tags, directives, second documents and
 * deep nesting are refused here, before anything is built of them.
 */
export function yamlTokens(source: SourceFile): { tokens: CST.Token[]; diagnostics: Diagnostic[] } {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  const diagnostics: Diagnostic[] = [];
  let content = false;
  let documents = 0;
  let plain = false;
  let contents = 0;
  for (const lexeme of new Lexer().lex(source.text)) {
    const type: CST.TokenType | null = plain ? null : CST.tokenType(lexeme);
    plain = type === 'scalar';
    const span = { source, start: parser.offset, end: parser.offset + lexeme.length };
    if (type === 'doc-start' && (content || ++documents > 1)) {
      return { tokens, diagnostics: [...diagnostics, diagnose('yaml-documents', {}, span)] };
    }
    const refused = refusal(type, lexeme);
    if (refused !== undefined) diagnostics.push({ ...refused, span });
    if (diagnostics.length === MOST) return { tokens, diagnostics };
    for (const token of parser.next(lexeme)) {
      tokens.push(token);
      if (!BLANK.has(token.type)) contents += 1;
    }
    if (parser.stack.length > DEEPEST_YAML + 2) {
      diagnostics.push(diagnose('yaml-deep', { limit: DEEPEST_YAML }, span));
      return { tokens, diagnostics };
    }
    content ||= !BLANK.has(type);
    if (contents > TRAILING) return { tokens, diagnostics };
  }
  for (const token of parser.end()) tokens.push(token);
  return { tokens, diagnostics };
}

function refusal(type: CST.TokenType | null, found: string): Diagnostic | undefined {
  if (type === 'anchor' || type === 'alias') return diagnose('yaml-anchor', { found });
  if (type === 'tag') return diagnose('yaml-tag', { found });
  if (type === 'directive-line') return diagnose('yaml-directive', {});
  return undefined;
}
