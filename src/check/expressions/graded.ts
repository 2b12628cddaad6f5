import type { Span } from '../../diagnostics/diagnostic.ts';
import type { CallNode, Node } from '../../syntax/expression.ts';
import { agree } from './agree.ts';
import { apply } from './apply.ts';
import { wrongCount } from './argument-count.ts';
import { type Context, refuse, tableName, written } from './context.ts';
import { currentRow } from './current-row.ts';
import { constant, type Found, plainNumber, truth } from './found.ts';
import { densityOf, type Law } from './law.ts';
import { isNumber } from './wanted.ts';

/**
 * `graded(z, line, blur)`: the class of an ordered table that a reading reaches, where the reading is z plus logistic noise of
 * scale `blur` and each class but the first begins at its line: P(class ≥ k) = inverse_logit((z − line[k]) / blur). It is
 * the graded response model (F. Samejima, "Estimation of latent ability using a response pattern of graded scores",
 * Psychometrika Monograph 17, 1969). The lines must not fall from one class to the next.
 */
export function visitGraded(node: CallNode, context: Context): Law | undefined {
  if (wrongCount(node, 3, 3, context)) return undefined;
  const [reading, line, blur] = node.args as readonly [Node, Node, Node];
  const table = classesOf(line, context);
  const z = context.visit(reading, context);
  const scale = context.visit(blur, context);
  if (table === undefined || z === undefined || scale === undefined) return undefined;
  const { rows = [] } = context.scope.tables[table] ?? {};
  const lines = rows.slice(1).map(({ label }) => context.visit(rowOf(line, label), context));
  const known = lines.filter((found) => found !== undefined);
  if (known.length < lines.length) return undefined;
  const numbers = [z, scale, ...known];
  const fine = numbers.map((found) => isNumber(found, context, 'an argument of `graded`'));
  const agreed = agree(numbers, 'the arguments of `graded`', node.span, context);
  if (agreed === undefined || !fine.every(Boolean)) return undefined;
  const chances = rows.map((_, row) => chanceOf(row, z, scale, known, node.span, context));
  const found = chances.filter((chance) => chance !== undefined);
  if (found.length < rows.length) return undefined;
  const args = found.flatMap(({ expr }, row) => [{ op: 'constant', value: row } as const, expr]);
  return {
    value: constant(0, { kind: 'label', table }, node.span),
    parts: [z, scale, ...known],
    density: (of) => densityOf('discrete', of, args, node.span),
  };
}

/** The ordered table of classes: the last of the line's tables that no row is bound of. */
function classesOf(line: Node, context: Context): number | undefined {
  const name = line.kind === 'pick' ? line.of : line;
  const symbol = name.kind === 'name' ? context.scope.symbol(name.name) : undefined;
  const table = symbol?.over.findLast((one) => currentRow(one, context) === undefined);
  if (table === undefined) return refuse(context, 'graded-line', { found: written(line.span) }, line.span);
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
  const of = (from: Found, to: Found): Found | undefined => {
    const apart = apply('subtract', [to, from], z.type, span, context);
    const scaled = apart && apply('divide', [apart, blur], plainNumber, span, context);
    return scaled && apply('inverse_logit', [scaled], plainNumber, span, context);
  };
  const lower = lines[row - 1];
  const upper = lines[row];
  if (lower === undefined) return upper === undefined ? constant(1, plainNumber, span) : of(z, upper);
  const reached = of(lower, z);
  if (upper === undefined || reached === undefined) return reached;
  const passed = of(upper, z);
  const [below, above] = [of(z, lower), of(z, upper)];
  const left = passed && apply('subtract', [reached, passed], plainNumber, span, context);
  const right = below && above && apply('subtract', [above, below], plainNumber, span, context);
  const short = apply('less', [z, lower], truth, span, context);
  if (left === undefined || right === undefined || short === undefined) return undefined;
  const zero = constant(0, plainNumber, span);
  const parts: Found = {
    ...left,
    expr: { op: 'if', test: short.expr, then: left.expr, else: right.expr },
  };
  return apply('max', [parts, zero], plainNumber, span, context);
}
