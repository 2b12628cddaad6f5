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
  readonly want?: Want | undefined;
  readonly unit?: Unit | undefined;
  /** Absent after a mistake that has been reported. A stock's is its start, a decision's its default. */
  readonly value?: Formulas | undefined;
  readonly next?: Formulas | undefined;
  readonly change?: Formulas | undefined;
  /** Decisions: the ends of a range of choices. */
  readonly choices?: { readonly low: Node; readonly high: Node; readonly span: Span } | undefined;
  /** Decisions: who sets it, as rows of the table `actor`. */
  readonly by?: readonly number[] | undefined;
  /** Decisions whose rules an engine finds: no option sets them. */
  readonly foresight?: true | undefined;
  /** Rows of the table `actor`; without it what may be read depends on what the definition is made of. */
  readonly knownTo?: readonly number[] | undefined;
  readonly movesWith?: readonly MoveSyntax[] | undefined;
  /** Whether a draw may stand in its formula, where its role would let one. */
  readonly draws: boolean;
  readonly authored: boolean;
  /** Whether what its numbers rest on is said where they stand. */
  readonly cited?: boolean | undefined;
  readonly title?: string | undefined;
  readonly about?: string | undefined;
  readonly sources: readonly string[];
  readonly because?: string | undefined;
  readonly written: readonly string[];
  readonly better?: 'higher' | 'lower' | undefined;
  readonly matters?: Node | undefined;
}

/** A draft before it has its number. */
export type NewDraft = Omit<Draft, 'number' | 'size'>;

/** A draft with its number. All have all fields, in one order: they are read by everything, and alike they are read fast. */
export function numbered(made: NewDraft, number: number, size: number): Draft {
  return {
    number,
    size,
    name: made.name,
    role: made.role,
    span: made.span,
    over: made.over,
    want: made.want,
    unit: made.unit,
    value: made.value,
    next: made.next,
    change: made.change,
    choices: made.choices,
    by: made.by,
    foresight: made.foresight,
    knownTo: made.knownTo,
    movesWith: made.movesWith,
    draws: made.draws,
    authored: made.authored,
    cited: made.cited,
    title: made.title,
    about: made.about,
    sources: made.sources,
    because: made.because,
    written: made.written,
    better: made.better,
    matters: made.matters,
  };
}
