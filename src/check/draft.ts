import type { Span } from '../diagnostics/diagnostic.ts';
import type { Role } from '../model/model.ts';
import type { Unit } from '../model/units.ts';
import type { Node } from '../syntax/expression.ts';
import type { MoveSyntax } from '../syntax/scenario.ts';
import type { Want } from './scope.ts';

/** A definition's right side with its rows in order: one formula for all, or one for each, last table fastest. */
export type Formulas =
  | { readonly kind: 'same'; readonly node: Node }
  | { readonly kind: 'each'; readonly nodes: readonly Node[] };

/** What one option does about a decision: for all rows, or for one. Later rules win over earlier ones. */
export interface Rule {
  readonly node: Node;
  readonly row?: number;
}

/** A definition gathered from its section: the names in `over`, `unit` and the rest resolved, formulas as written. */
export interface Draft {
  /** Its number in `Model.definitions`. */
  readonly number: number;
  readonly name: string;
  readonly role: Role;
  /** Its name in the file. */
  readonly span: Span;
  /** Table numbers, and the product of their lengths. */
  readonly over: readonly number[];
  readonly size: number;
  /** The type declared by `unit`, `as` or a decision's `choices`; without it the type is that of the formula. */
  readonly want?: Want;
  readonly unit?: Unit;
  /** Absent after a mistake that has been reported. A stock's is its start, a decision's its default. */
  readonly value?: Formulas;
  readonly next?: Formulas;
  readonly change?: Formulas;
  /** Decisions: the ends of a range of choices. */
  readonly choices?: { readonly low: Node; readonly high: Node; readonly span: Span };
  /** Decisions: who sets it, as rows of the table `actor`. */
  readonly by?: readonly number[];
  /** Decisions whose rules an engine finds: no option sets them. */
  readonly foresight?: true;
  /** Rows of the table `actor`; without it what may be read depends on what the definition is made of. */
  readonly knownTo?: readonly number[];
  readonly movesWith?: readonly MoveSyntax[];
  /** Whether a draw may stand in its formula, where its role would let one. */
  readonly draws: boolean;
  readonly authored: boolean;
  /** Whether what its numbers rest on is said where they stand. */
  readonly cited?: boolean;
  readonly title?: string;
  readonly about?: string;
  readonly sources: readonly string[];
  readonly because?: string;
  readonly written: readonly string[];
  readonly better?: 'higher' | 'lower';
  readonly matters?: Node;
}

/** A draft before it has its number. */
export type NewDraft = Omit<Draft, 'number' | 'size'>;
