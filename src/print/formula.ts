import { isoDate } from '../model/iso-date.ts';
import { isFoldName } from '../parse/fold.ts';
import type { BinaryOperator, FoldNode, IfNode, Node, NumberNode, TextNode } from '../syntax/expression.ts';
import { blank, type Doc, flatten, group, indent, joined, linesOf, seam } from './doc.ts';

/** A formula on one line, with no brackets but those it needs and those that help the eye. Parsing gives its tree back. */
export function printFormula(node: Node): string {
  return flatten(docOf(node));
}

/** A formula broken into lines of at most `width` characters where that can be. */
export function formulaLines(node: Node, width: number): string[] {
  return linesOf(docOf(node), width);
}

/** How tightly things bind, after the grammar in `docs/language.md`. */
const BINDS = {
  interval: 0,
  if: 1,
  otherwise: 2,
  or: 3,
  and: 4,
  not: 5,
  comparison: 6,
  sum: 7,
  product: 8,
  negative: 9,
  power: 10,
  value: 11,
} as const;

const RANKS: Readonly<Record<BinaryOperator, number>> = {
  otherwise: BINDS.otherwise,
  or: BINDS.or,
  and: BINDS.and,
  '==': BINDS.comparison,
  '!=': BINDS.comparison,
  '<': BINDS.comparison,
  '<=': BINDS.comparison,
  '>': BINDS.comparison,
  '>=': BINDS.comparison,
  '+': BINDS.sum,
  '-': BINDS.sum,
  '*': BINDS.product,
  '/': BINDS.product,
  '^': BINDS.power,
};

function rank(node: Node): number {
  switch (node.kind) {
    case 'binary':
      return RANKS[node.operator];
    case 'unary':
      return node.operator === 'not' ? BINDS.not : BINDS.negative;
    case 'if':
      return BINDS.if;
    case 'interval':
      return BINDS.interval;
    default:
      return BINDS.value;
  }
}

/** In brackets unless it binds at least as tightly as asked. */
function within(node: Node, least: number): Doc {
  return rank(node) >= least ? docOf(node) : bracketed(docOf(node));
}

function bracketed(doc: Doc): Doc {
  return group(['(', indent([seam, doc]), seam, ')']);
}

function docOf(node: Node): Doc {
  switch (node.kind) {
    case 'number':
      return numberText(node);
    case 'date':
      return isoDate(node.days).slice(0, node.precision === 'month' ? 7 : 10);
    case 'text':
      return textText(node);
    case 'truth':
      return node.value ? 'yes' : 'no';
    case 'missing':
    case 'infinity':
      return node.kind;
    case 'name':
      return node.name;
    case 'pick':
      return [pickedDoc(node.of), listDoc('[', node.rows, ']')];
    case 'call':
      return [node.name, listDoc('(', node.args, ')')];
    case 'fold':
      return foldDoc(node);
    case 'unary':
      return node.operator === 'not'
        ? ['not ', within(node.of, BINDS.not)]
        : ['-', within(node.of, BINDS.negative)];
    case 'binary':
      return binaryDoc(node);
    case 'if':
      return choiceDoc(node);
    case 'interval':
      return group([within(node.low, BINDS.or), ' to', indent([blank, within(node.high, BINDS.or)])]);
    case 'observe':
      return group([docOf(node.data), ' ~', indent([blank, docOf(node.law)])]);
  }
}

function numberText({ value, digits, percent, scale, unit }: NumberNode): string {
  const power = unit === undefined || unit.power === 1 ? '' : `^${unit.power}`;
  const number = digits === undefined ? [String(value)] : [`${digits}${percent ? '%' : ''}`, scale];
  const words = [...number, unit === undefined ? undefined : `${unit.name}${power}`];
  return words.filter((word) => word !== undefined).join(' ');
}

function textText({ value }: TextNode): string {
  return value.includes('"') ? `'${value}'` : `"${value}"`;
}

/** What rows are picked of: a number would give its unit away, and a name like `sum` would begin a fold. */
function pickedDoc(node: Node): Doc {
  const misread = node.kind === 'number' || (node.kind === 'name' && isFoldName(node.name));
  return misread ? bracketed(docOf(node)) : within(node, BINDS.value);
}

function listDoc(opening: string, items: readonly Node[], closing: string): Doc {
  if (items.length === 0) return `${opening}${closing}`;
  // An interval stands among arguments only where it is a law, as in `truncated(2 to 5, 0, 10)`.
  const parts = items.map((item) => (item.kind === 'interval' ? docOf(item) : within(item, BINDS.if)));
  return group([opening, indent([seam, joined(parts, [',', blank])]), seam, closing]);
}

function foldDoc({ how, variable, table, where, of }: FoldNode): Doc {
  const rows = variable === table ? variable : `${variable} in ${table}`;
  const condition: Doc = where === undefined ? [] : [' where ', within(where, BINDS.if)];
  return [how, '[', rows, condition, ']', of === undefined ? [] : listDoc('(', [of], ')')];
}

/** `if … then … else if … then … else …`, each branch on a line of its own where one line does not do. */
function choiceDoc(node: IfNode): Doc {
  const branch = ({ test, then }: IfNode): Doc => [
    'if ',
    within(test, BINDS.if),
    ' then',
    group(indent([blank, within(then, BINDS.otherwise)])),
  ];
  const parts: Doc[] = [branch(node)];
  let last = node.else;
  for (; last.kind === 'if'; last = last.else) parts.push(blank, 'else ', branch(last));
  parts.push(blank, 'else ', group(indent(docOf(last))));
  return group(parts);
}

function binaryDoc(node: Extract<Node, { kind: 'binary' }>): Doc {
  const { operator } = node;
  if (operator === '^')
    return [within(node.left, baseRank(node.left)), '^', within(node.right, BINDS.negative)];
  if (operator === 'otherwise') {
    return group([within(node.left, BINDS.sum), indent([blank, 'otherwise ', within(node.right, BINDS.if)])]);
  }
  const here = RANKS[operator];
  if (here === BINDS.comparison) {
    const [left, right] = [node.left, node.right].map((side) => within(side, BINDS.sum));
    return group([left ?? '', indent([blank, operator, ' ', right ?? ''])]);
  }
  // A chain of one rank stands at one level; `and` inside `or` gets brackets, which the grammar does not ask for.
  const right = here === BINDS.or ? BINDS.not : here + 1;
  const parts: Doc[] = [];
  let left: Node = node;
  while (left.kind === 'binary' && RANKS[left.operator] === here) {
    parts.unshift([blank, left.operator, ' ', operandDoc(left, right)]);
    left = left.left;
  }
  return group([within(left, right), indent(parts)]);
}

/** The right side of an operator; what is divided by a number with a unit gets brackets, for the eye. */
function operandDoc({ operator, right }: Extract<Node, { kind: 'binary' }>, least: number): Doc {
  const measure = operator === '/' && right.kind === 'number' && right.unit !== undefined;
  return measure ? bracketed(docOf(right)) : within(right, least);
}

/** A base that is a number with a unit needs brackets, or its power would be the unit's. */
function baseRank(base: Node): number {
  return base.kind === 'number' && base.unit !== undefined ? BINDS.value + 1 : BINDS.value;
}
