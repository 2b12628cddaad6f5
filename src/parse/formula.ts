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

/** The tree of one formula. With any error there is no tree. Every level of the grammar in `docs/language.md` is a function here. */
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
    heights: new Map(),
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
  const left = disjunction(cursor);
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

function disjunction(cursor: Cursor): Node {
  return leftward(cursor, OR, conjunction);
}

function conjunction(cursor: Cursor): Node {
  return leftward(cursor, AND, negation);
}

function negation(cursor: Cursor): Node {
  const { start } = peek(cursor);
  if (!takes(cursor, 'not')) return comparison(cursor);
  const of = deeper(cursor, negation);
  return built(cursor, { kind: 'unary', operator: 'not', of, span: spanFrom(cursor, start) }, [of]);
}

const COMPARISONS = ['==', '!=', '<=', '>=', '<', '>'] as const;

function comparison(cursor: Cursor): Node {
  const { start } = peek(cursor);
  const left = sum(cursor);
  const operator = comparisonSign(cursor);
  if (operator === undefined) return left;
  cursor.at += 1;
  const middle = peek(cursor).start;
  const node = binary(cursor, start, operator, left, sum(cursor));
  if (comparisonSign(cursor) !== undefined) failChain(cursor, start, middle);
  return node;
}

function comparisonSign(cursor: Cursor): (typeof COMPARISONS)[number] | undefined {
  const { kind, text } = peek(cursor);
  return kind === 'sign' && !cursor.lost ? COMPARISONS.find((sign) => sign === text) : undefined;
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
    sum(cursor);
    mend += ` and ${left} ${sign} ${written(cursor, operand)}`;
  }
  if (cursor.lost) return;
  cursor.report(diagnose('formula-chain', { first, mend }, spanIn(cursor.written, second.start, second.end)));
}

function sum(cursor: Cursor): Node {
  return leftward(cursor, SUMS, product);
}

function product(cursor: Cursor): Node {
  return leftward(cursor, PRODUCTS, signed);
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

const OR: readonly BinaryOperator[] = ['or'];
const AND: readonly BinaryOperator[] = ['and'];
const SUMS: readonly BinaryOperator[] = ['+', '-'];
const PRODUCTS: readonly BinaryOperator[] = ['*', '/'];

/** The operator of one rank that is next. */
function operatorIn(cursor: Cursor, signs: readonly BinaryOperator[]): BinaryOperator | undefined {
  const { kind, text } = peek(cursor);
  if (cursor.lost) return undefined;
  if (kind === 'name') return text === 'per' ? perSlash(cursor, signs) : undefined;
  return kind === 'sign' || kind === 'word' ? signs.find((sign) => sign === text) : undefined;
}

/** Operators of one rank, from left to right. */
function leftward(cursor: Cursor, signs: readonly BinaryOperator[], operand: (cursor: Cursor) => Node): Node {
  const { start } = peek(cursor);
  let node = operand(cursor);
  for (;;) {
    const operator = operatorIn(cursor, signs);
    if (operator === undefined) return node;
    cursor.at += 1;
    node = binary(cursor, start, operator, node, operand(cursor));
  }
}

/** `3% per month`, read as `3% / month`. */
function perSlash(cursor: Cursor, signs: readonly BinaryOperator[]): BinaryOperator | undefined {
  const token = peek(cursor);
  const follows = peek(cursor, 1).kind === 'name' || sees(cursor, '(', 1);
  if (!follows || !signs.includes('/')) return undefined;
  const span = spanIn(cursor.written, token.start, token.end);
  cursor.report(diagnose('formula-spelling', { found: 'per', right: '/' }, span));
  return '/';
}

function binary(cursor: Cursor, start: number, operator: BinaryOperator, left: Node, right: Node): Node {
  return built(cursor, { kind: 'binary', operator, left, right, span: spanFrom(cursor, start) }, [
    left,
    right,
  ]);
}
