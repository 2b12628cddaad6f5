import { CST, Lexer } from 'yaml';
import type { SourceFile } from '../diagnostics/diagnostic.ts';

/** A comment of a file, with where it stands. */
export interface Comment {
  /** From its `#` on, without blanks at the end. */
  readonly text: string;
  readonly start: number;
  /** Whether nothing else stands on its line. */
  readonly alone: boolean;
  /** Characters before it on its line. */
  readonly column: number;
}

/** Signs of the lexer that stand for no character. */
const WITHOUT_LENGTH: ReadonlySet<string | null> = new Set(['doc-mode', 'flow-error-end', 'scalar']);

/** The comments of a file of YAML, in its order. */
export function commentsOf({ text }: SourceFile): Comment[] {
  const comments: Comment[] = [];
  let at = 0;
  let plain = false;
  for (const lexeme of new Lexer().lex(text)) {
    const type: CST.TokenType | null = plain ? null : CST.tokenType(lexeme);
    plain = type === 'scalar';
    if (WITHOUT_LENGTH.has(type)) continue;
    if (type === 'comment') {
      const line = text.lastIndexOf('\n', at - 1) + 1;
      comments.push({
        text: lexeme.trimEnd(),
        start: at,
        alone: text.slice(line, at).trim() === '',
        column: at - line,
      });
    }
    at += lexeme.length;
  }
  return comments;
}
