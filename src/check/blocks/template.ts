import type { Span } from '../../diagnostics/diagnostic.ts';
import { parseFormula } from '../../parse/formula.ts';
import { whole } from '../../parse/written.ts';
import type { Node } from '../../syntax/expression.ts';
import { written } from '../written.ts';

/**
 * What the words of a template stand for: the author's formulas, by their capital letter, and the author's names for
 * the block, its tables and the ladder it belongs to.
 */
export interface Words {
  readonly formulas: ReadonlyMap<string, Node>;
  readonly names: ReadonlyMap<string, string>;
  /** Where what the template itself says is taken to stand: the block's name. */
  readonly span: Span;
}

/** Templates are few and the same for all scenarios, so each is parsed once. */
const parsed = new Map<string, Node>();

/** The formula of a template with its words filled in. */
export function fill(template: string, words: Words): Node {
  return filled(parsed.get(template) ?? parse(template), words);
}

function parse(template: string): Node {
  const { value, diagnostics } = parseFormula(whole({ name: 'expansion', text: template }));
  if (value === undefined) throw new Error(`${template}: ${diagnostics[0]?.message}`);
  parsed.set(template, value);
  return value;
}

/** The same as text, for readers. */
export function fillText(template: string, words: Words): string {
  return template.replace(/[A-Za-z_][\w.]*/g, (word) => {
    const formula = words.formulas.get(word);
    if (formula === undefined) return renamed(word, words);
    return SIMPLE.has(formula.kind) ? written(formula) : `(${written(formula)})`;
  });
}

/** Formulas that need no brackets wherever they stand. */
const SIMPLE: ReadonlySet<Node['kind']> = new Set(['name', 'truth', 'missing', 'call', 'pick']);

function renamed(word: string, { names }: Words): string {
  const [head = '', ...rest] = word.split('.');
  return [names.get(head) ?? head, ...rest].join('.');
}

function filled(node: Node, words: Words): Node {
  const { span } = words;
  const inner = (part: Node): Node => filled(part, words);
  switch (node.kind) {
    case 'name':
      return words.formulas.get(node.name) ?? { kind: 'name', name: renamed(node.name, words), span };
    case 'number':
    case 'date':
    case 'text':
    case 'truth':
    case 'missing':
    case 'infinity':
      return { ...node, span };
    case 'pick':
      return { ...node, of: inner(node.of), rows: node.rows.map(inner), span };
    case 'call':
      return { ...node, args: node.args.map(inner), nameSpan: span, span };
    case 'fold':
      return {
        ...node,
        variable: renamed(node.variable, words),
        table: renamed(node.table, words),
        ...(node.where === undefined ? {} : { where: inner(node.where) }),
        ...(node.of === undefined ? {} : { of: inner(node.of) }),
        tableSpan: span,
        span,
      };
    case 'unary':
      return { ...node, of: inner(node.of), span };
    case 'binary':
      return { ...node, left: inner(node.left), right: inner(node.right), span };
    case 'if': {
      const then = inner(node.then);
      return { ...node, test: inner(node.test), then, else: inner(node.else), span };
    }
    case 'interval':
      return { ...node, low: inner(node.low), high: inner(node.high), span };
    case 'observe':
      return { ...node, data: inner(node.data), law: inner(node.law), span };
  }
}
