import type { Span } from '../../diagnostics/diagnostic.ts';
import { CLASSES, type Expr } from '../../model/expression.ts';
import type { CallNode, Node } from '../../syntax/expression.ts';
import { agree } from './agree.ts';
import { apply } from './apply.ts';
import { wrongCount } from './argument-count.ts';
import { type Context, refuse, tableName, written } from './context.ts';
import { currentRow } from './current-row.ts';
import { constant, type Found, plainNumber, truth } from './found.ts';
import { densityOf, type Law } from './law.ts';
import { eitherOf, formulas } from './ordered.ts';
import { isNumber } from './wanted.ts';

/**
 * `graded(z, line, blur)`: the class of an ordered table that a reading reaches, where the reading is z plus logistic noise of
 * scale `blur` and each class but the first begins at its line: P(class ≥ k) = inverse_logit((z − line[k]) / blur). It is
 * the graded response model (F. Samejima, "Estimation of latent ability using a response pattern of graded scores",
 * Psychometrika Monograph 17, 1969). Where the line of a graver class lies lower, a milder one
 * that lies between is never what is seen: the gravest class whose line is passed counts.
 */
export function visitGraded(node: CallNode, context: Context): Law | undefined {
  const { span } = node;
  const lines = linesOf(node, context);
  if (lines === undefined) return undefined;
  const { table, z, blur } = lines;
  // A reading is of the gravest class whose line it passes, also where the line of a graver class lies lower.
  const own = lines.own.slice();
  for (let at = own.length - 2; at >= 0; at--) {
    const lowest = apply('min', [own[at]!, own[at + 1]!], own[at]!.type, span, context);
    if (lowest === undefined) return undefined;
    own[at] = lowest;
  }
  const chances = Array.from({ length: own.length + 1 }, (_, row) =>
    chanceOf(row, z, blur, own, span, context),
  );
  const found = chances.filter((chance) => chance !== undefined);
  const reached = own.map((line) => beyond(line, z, blur, span, context)?.expr);
  const short = own.map((line) => beyond(z, line, blur, span, context)?.expr);
  if (found.length < chances.length || [...reached, ...short].some((one) => one === undefined))
    return undefined;
  return {
    ...classLaw(
      table,
      found.map(({ expr }) => expr),
      lines,
      span,
    ),
    reaching: {
      table,
      rows: chances.length,
      reached: (row) => reached[row - 1]!,
      short: (row) => short[row - 1]!,
    },
  };
}

/**
 * `kinds(z, line, blur)`: a line for each kind of reaction, of its own and in no order. Each kind but the first follows with the chance
 * inverse_logit((z − line[k]) / blur), whatever the others do, and the gravest that follows is what is seen. (A law of a first kind
 * that fails at each from the gravest down is a sequential or continuation-ratio model: G. Tutz, Br. J. Math. Stat. Psychol. 43, 1990.)
 */
export function visitKinds(node: CallNode, context: Context): Law | undefined {
  const { span } = node;
  const lines = linesOf(node, context);
  if (lines === undefined) return undefined;
  const { table, z, blur, own } = lines;
  const { of, number } = formulas(span);
  const follows = own.map((line) => beyond(line, z, blur, span, context)?.expr);
  const fails = own.map((line) => beyond(z, line, blur, span, context)?.expr);
  if ([...follows, ...fails].some((one) => one === undefined)) return undefined;
  // Row k stands for `own[k - 1]`; none of the rows from k on follows.
  const short = (row: number): Expr =>
    fails.slice(row - 1).reduce<Expr>((all, one) => of('multiply', all, one!), number(1));
  const reached = (row: number): Expr =>
    follows.slice(row).reduce<Expr>((any, one) => eitherOf(any, one!, span), follows[row - 1]!);
  const chances = [short(1), ...follows.map((one, at) => of('multiply', one!, short(at + 2)))];
  return {
    ...classLaw(table, chances, lines, span),
    reaching: { table, rows: chances.length, reached, short },
  };
}

interface Lines {
  readonly table: number;
  readonly z: Found;
  readonly blur: Found;
  /** The lines of all classes but the first. */
  readonly own: readonly Found[];
}

/** The arguments of `graded` and `kinds`: a reading, a quantity that gives each class its line, the scale of the noise. */
function linesOf(node: CallNode, context: Context): Lines | undefined {
  if (wrongCount(node, 3, 3, context)) return undefined;
  const [reading, line, noise] = node.args as readonly [Node, Node, Node];
  const table = classesOf(line, node.name, context);
  const z = context.visit(reading, context);
  const blur = context.visit(noise, context);
  if (table === undefined || z === undefined || blur === undefined) return undefined;
  const { rows = [] } = context.scope.tables[table] ?? {};
  const lines = rows.slice(1).map(({ label }) => context.visit(rowOf(line, label), context));
  const own = lines.filter((found) => found !== undefined);
  if (own.length < lines.length) return undefined;
  const numbers = [z, blur, ...own];
  const fine = numbers.map((found) => isNumber(found, context, `an argument of \`${node.name}\``));
  const agreed = agree(numbers, `the arguments of \`${node.name}\``, node.span, context);
  return agreed === undefined || !fine.every(Boolean) ? undefined : { table, z, blur, own };
}

function classLaw(
  table: number,
  chances: readonly Expr[],
  { z, blur, own }: Lines,
  span: Span,
): Pick<Law, 'value' | 'parts' | 'density'> {
  return {
    value: constant(0, { kind: 'label', table }, span),
    parts: [z, blur, ...own],
    density: (of) => densityOf(CLASSES, of, chances, span),
  };
}

/** inverse_logit((to − from) / blur). */
function beyond(from: Found, to: Found, blur: Found, span: Span, context: Context): Found | undefined {
  const apart = apply('subtract', [to, from], from.type, span, context);
  const scaled = apart && apply('divide', [apart, blur], plainNumber, span, context);
  return scaled && apply('inverse_logit', [scaled], plainNumber, span, context);
}

/** The ordered table of classes: the last of the line's tables that no row is bound of. */
function classesOf(line: Node, law: string, context: Context): number | undefined {
  const name = line.kind === 'pick' ? line.of : line;
  const symbol = name.kind === 'name' ? context.scope.symbol(name.name) : undefined;
  const table = symbol?.over.findLast((one) => currentRow(one, context) === undefined);
  if (table === undefined)
    return refuse(context, 'graded-line', { law, found: written(line.span) }, line.span);
  if (context.scope.tables[table]?.ordered === true) return table;
  return refuse(context, 'table-unordered', { table: tableName(context.scope, table) }, line.span);
}

/** The line of one class. */
function rowOf(line: Node, label: string): Node {
  const row = { kind: 'text', value: label, span: line.span } as const;
  if (line.kind === 'pick') return { ...line, rows: [...line.rows, row] };
  return { kind: 'pick', of: line, rows: [row], span: line.span };
}

/** The probability of a class, taken from that side from which its digits do not cancel. */
function chanceOf(
  row: number,
  z: Found,
  blur: Found,
  lines: readonly Found[],
  span: Span,
  context: Context,
): Found | undefined {
  const lower = lines[row - 1];
  const upper = lines[row];
  const of = (from: Found, to: Found): Found | undefined => beyond(from, to, blur, span, context);
  if (lower === undefined) return upper === undefined ? constant(1, plainNumber, span) : of(z, upper);
  if (upper === undefined) return of(lower, z);
  const apart = (from: Found, to: Found): Found | undefined => {
    const distance = apply('subtract', [to, from], z.type, span, context);
    return distance && apply('divide', [distance, blur], plainNumber, span, context);
  };
  const short = apply('less', [z, lower], truth, span, context);
  const [beyondLower, beyondUpper] = [apart(lower, z), apart(upper, z)];
  const [belowLower, belowUpper] = [apart(z, lower), apart(z, upper)];
  if (!short || !beyondLower || !beyondUpper || !belowLower || !belowUpper) return undefined;
  const either = (then: Found, otherwise: Found): Found => ({
    ...then,
    expr: { op: 'if', test: short.expr, then: then.expr, else: otherwise.expr },
  });
  const more = apply('inverse_logit', [either(beyondLower, belowUpper)], plainNumber, span, context);
  const less = apply('inverse_logit', [either(beyondUpper, belowLower)], plainNumber, span, context);
  const chance = more && less && apply('subtract', [more, less], plainNumber, span, context);
  return chance && apply('max', [chance, constant(0, plainNumber, span)], plainNumber, span, context);
}
