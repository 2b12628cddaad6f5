import { diagnose } from '../diagnostics/diagnose.ts';
import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts';
import type { BinaryOperator, Node } from '../syntax/expression.ts';
import { type Cursor, hole, peek, sees, spanFrom, takes, written } from './cursor.ts';
import { built, deeper } from './depth.ts';
import { failAfterAll, failBehind, failExpecting } from './expected.ts';
import { lex } from './lexer.ts';
import { picked } from './primary.ts';
import { spanIn, type Written } from './written.ts';

/** Characters in the longest formula that is read. */
const LONGEST = 20_000;
/** Mistakes told of one formula. */
const MOST = 20;

/** The tree of one formula. With any error there is no tree. Operators bind as the grammar in `docs/language.md` says. */
export function parseFormula(formula: Written): Outcome<Node> {
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic): void => {
    if (diagnostics.length < MOST) diagnostics.push(diagnostic);
  };
  if (formula.text.trim() === '') {
    return { diagnostics: [diagnose('formula-empty', {}, spanIn(formula, 0, formula.text.length))] };
  }
  if (formula.text.length > LONGEST) {
    return { diagnostics: [diagnose('formula-long', { limit: LONGEST }, spanIn(formula, 0, 1))] };
  }
  const { tokens, broken } = lex(formula, report);
  if (broken) return { diagnostics };
  const cursor: Cursor = {
    written: formula,
    tokens,
    at: 0,
    lost: false,
    depth: 0,
    heights: undefined,
    report,
  };
  const node = line(cursor);
  if (!cursor.lost && peek(cursor).kind !== 'end') failAfterAll(cursor);
  return diagnostics.length === 0 ? { value: node, diagnostics } : { diagnostics };
}

function line(cursor: Cursor): Node {
  const { start } = peek(cursor);
  const low = expression(cursor);
  if (!takes(cursor, 'to')) return low;
  const high = expression(cursor);
  return built(cursor, { kind: 'interval', low, high, span: spanFrom(cursor, start) }, [low, high]);
}

function expression(cursor: Cursor): Node {
  if (sees(cursor, 'if')) return choice(cursor);
  const { start } = peek(cursor);
  const left = operation(cursor, RANK.or);
  if (!takes(cursor, 'otherwise')) return left;
  return binary(cursor, start, 'otherwise', left, deeper(cursor, expression));
}

function choice(cursor: Cursor): Node {
  const begin = peek(cursor);
  cursor.at += 1;
  const test = deeper(cursor, expression);
  if (!takes(cursor, 'then')) failExpecting(cursor, '`then`');
  const then = deeper(cursor, expression);
  if (!cursor.lost && !sees(cursor, 'else')) failElse(cursor, begin.start, test, then);
  const otherwise = takes(cursor, 'else') ? deeper(cursor, expression) : hole(cursor);
  const span = spanFrom(cursor, begin.start);
  return built(cursor, { kind: 'if', test, then, else: otherwise, span }, [test, then, otherwise]);
}

/** An `if` that ends without `else`; if something else follows, that is the mistake. */
function failElse(cursor: Cursor, start: number, test: Node, then: Node): void {
  const next = peek(cursor);
  const ends = next.kind === 'end' || sees(cursor, ')') || sees(cursor, ']') || sees(cursor, ',');
  if (!ends) {
    failBehind(cursor, '`else` or an operator');
    return;
  }
  const { source } = cursor.written;
  const shown = ({ span }: Node): string => source.text.slice(span.start, span.end);
  const fields = { test: shown(test), value: shown(then) };
  cursor.report(diagnose('formula-else', fields, spanIn(cursor.written, start, start + 2)));
}

/** How tightly operators bind, from `or` on; between operands each takes what binds tighter than itself. */
const RANK = { or: 1, and: 2, not: 3, comparison: 4, sum: 5, product: 6 };

interface Ranked {
  readonly operator: BinaryOperator;
  readonly rank: number;
}

const RANKS: ReadonlyMap<string, Ranked> = new Map(
  (
    [
      ['or', RANK.or],
      ['and', RANK.and],
      ...(['==', '!=', '<=', '>=', '<', '>'] as const).map((sign) => [sign, RANK.comparison] as const),
      ...(['+', '-'] as const).map((sign) => [sign, RANK.sum] as const),
      ...(['*', '/'] as const).map((sign) => [sign, RANK.product] as const),
    ] as const
  ).map(([operator, rank]) => [operator, { operator, rank }]),
);

/** Operands joined by operators of at least this rank, those of one rank from left to right. */
function operation(cursor: Cursor, least: number): Node {
  const { start, kind } = peek(cursor);
  let node =
    kind === 'number' || kind === 'name'
      ? power(cursor)
      : least <= RANK.not && sees(cursor, 'not')
        ? negation(cursor)
        : signed(cursor);
  for (;;) {
    const next = operatorNext(cursor, least);
    if (next === undefined) return node;
    const { operator, rank } = next;
    cursor.at += 1;
    const middle = peek(cursor).start;
    node = binary(cursor, start, operator, node, operation(cursor, rank + 1));
    if (rank === RANK.comparison && comparisonSign(cursor) !== undefined) failChain(cursor, start, middle);
  }
}

/** The operator that is next, if it binds at least so tightly. */
function operatorNext(cursor: Cursor, least: number): Ranked | undefined {
  const { kind, text } = peek(cursor);
  if (cursor.lost) return undefined;
  if (kind === 'name')
    return text === 'per' && least <= RANK.product && isSlash(cursor) ? RANKS.get('/') : undefined;
  const found = kind === 'sign' || kind === 'word' ? RANKS.get(text) : undefined;
  return found !== undefined && found.rank >= least ? found : undefined;
}

function negation(cursor: Cursor): Node {
  const { start } = peek(cursor);
  cursor.at += 1;
  const of = deeper(cursor, (at) => operation(at, RANK.not));
  return built(cursor, { kind: 'unary', operator: 'not', of, span: spanFrom(cursor, start) }, [of]);
}

function comparisonSign(cursor: Cursor): BinaryOperator | undefined {
  const { kind, text } = peek(cursor);
  const found = kind === 'sign' && !cursor.lost ? RANKS.get(text) : undefined;
  return found?.rank === RANK.comparison ? found.operator : undefined;
}

/** `a < b < c`, from the second `<` on. All of the chain is read, so that the mend can be told whole. */
function failChain(cursor: Cursor, start: number, middle: number): void {
  const second = peek(cursor);
  const first = written(cursor, start);
  let mend = first;
  let operand = middle;
  while (comparisonSign(cursor) !== undefined) {
    const left = written(cursor, operand);
    const sign = peek(cursor).text;
    cursor.at += 1;
    operand = peek(cursor).start;
    operation(cursor, RANK.sum);
    mend += ` and ${left} ${sign} ${written(cursor, operand)}`;
  }
  if (cursor.lost) return;
  cursor.report(diagnose('formula-chain', { first, mend }, spanIn(cursor.written, second.start, second.end)));
}

function signed(cursor: Cursor): Node {
  const { start } = peek(cursor);
  if (!takes(cursor, '-')) return power(cursor);
  const of = deeper(cursor, signed);
  return built(cursor, { kind: 'unary', operator: '-', of, span: spanFrom(cursor, start) }, [of]);
}

function power(cursor: Cursor): Node {
  const { start } = peek(cursor);
  const base = picked(cursor, expression);
  if (!takes(cursor, '^')) return base;
  return binary(cursor, start, '^', base, deeper(cursor, signed));
}

/** `3% per month`, read as `3% / month`. */
function isSlash(cursor: Cursor): boolean {
  const token = peek(cursor);
  const follows = peek(cursor, 1).kind === 'name' || sees(cursor, '(', 1);
  if (!follows) return false;
  const span = spanIn(cursor.written, token.start, token.end);
  cursor.report(diagnose('formula-spelling', { found: 'per', right: '/' }, span));
  return true;
}

function binary(cursor: Cursor, start: number, operator: BinaryOperator, left: Node, right: Node): Node {
  return built(cursor, { kind: 'binary', operator, left, right, span: spanFrom(cursor, start) }, [
    left,
    right,
  ]);
}
