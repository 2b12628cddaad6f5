import type { Span } from '../diagnostics/diagnostic.ts';

/**
 * The tree of one formula, as written: names are not yet resolved and units not yet checked.
 * The grammar is in `docs/language.md`.
 */
export type Node =
  | NumberNode
  | DateNode
  | TextNode
  | TruthNode
  | MissingNode
  | InfinityNode
  | NameNode
  | PickNode
  | CallNode
  | FoldNode
  | UnaryNode
  | BinaryNode
  | IfNode
  | IntervalNode
  | ObserveNode;

interface Located {
  readonly span: Span;
}

/** Words for powers of ten that may follow a number. */
export type ScaleWord = 'thousand' | 'million' | 'billion' | 'trillion';

/** `12`, `3%`, `4 million USD`, `100 km^2`: percent and scale words are already multiplied into `value`. */
export interface NumberNode extends Located {
  readonly kind: 'number';
  readonly value: number;
  /** How it was written, so that it can be printed back: its digits, a percent sign, a word of scale. */
  readonly digits?: string;
  readonly percent: boolean;
  readonly scale?: ScaleWord;
  /** The unit written after the number, if any, with its power (1 unless `^n` follows). */
  readonly unit?: { readonly name: string; readonly power: number; readonly span: Span };
}

/** `2024-07` (its first day) or `2024-07-15`, as days since 1970-01-01. */
export interface DateNode extends Located {
  readonly kind: 'date';
  readonly days: number;
  /** Whether a day of the month was written. */
  readonly precision: 'month' | 'day';
}

export interface TextNode extends Located {
  readonly kind: 'text';
  readonly value: string;
}

export interface TruthNode extends Located {
  readonly kind: 'truth';
  readonly value: boolean;
}

export interface MissingNode extends Located {
  readonly kind: 'missing';
}

export interface InfinityNode extends Located {
  readonly kind: 'infinity';
}

/** A name, dots included: `front`, `aid.taken`, `weapon.price`. */
export interface NameNode extends Located {
  readonly kind: 'name';
  readonly name: string;
}

/** `of[row, …]`. */
export interface PickNode extends Located {
  readonly kind: 'pick';
  readonly of: Node;
  readonly rows: readonly Node[];
}

export interface CallNode extends Located {
  readonly kind: 'call';
  readonly name: string;
  readonly nameSpan: Span;
  readonly args: readonly Node[];
}

export type FoldName = 'sum' | 'product' | 'min' | 'max' | 'any' | 'all' | 'count' | 'argmin' | 'argmax';

/** `sum[k in class where test](of)`: `table` is the word after `in`, or the variable itself. */
export interface FoldNode extends Located {
  readonly kind: 'fold';
  readonly how: FoldName;
  readonly variable: string;
  readonly table: string;
  readonly tableSpan: Span;
  readonly where?: Node;
  /** Absent only for `count`. */
  readonly of?: Node;
}

export interface UnaryNode extends Located {
  readonly kind: 'unary';
  readonly operator: '-' | 'not';
  readonly of: Node;
}

export type BinaryOperator =
  | '+'
  | '-'
  | '*'
  | '/'
  | '^'
  | '=='
  | '!='
  | '<'
  | '<='
  | '>'
  | '>='
  | 'and'
  | 'or'
  | 'otherwise';

export interface BinaryNode extends Located {
  readonly kind: 'binary';
  readonly operator: BinaryOperator;
  readonly left: Node;
  readonly right: Node;
}

export interface IfNode extends Located {
  readonly kind: 'if';
  readonly test: Node;
  readonly then: Node;
  readonly else: Node;
}

/** `low to high`: a 90 % interval where an assumption stands, a range where a decision's choices stand. */
export interface IntervalNode extends Located {
  readonly kind: 'interval';
  readonly low: Node;
  readonly high: Node;
}

/** `data ~ law`, with the condition for a row to count; only where `observe` stands. */
export interface ObserveNode extends Located {
  readonly kind: 'observe';
  readonly data: Node;
  readonly law: Node;
  readonly where?: Node;
}
