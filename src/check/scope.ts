import type { Diagnostic, Span } from '../diagnostics/diagnostic.ts';
import type { Expr } from '../model/expression.ts';
import type { Cell, Clock, Reach, Role, Table, ValueType } from '../model/model.ts';
import type { Unit } from '../model/units.ts';
import type { Node } from '../syntax/expression.ts';

/** A name that formulas may read. */
export interface Symbol {
  readonly name: string;
  /** Its number in `Model.definitions`. */
  readonly definition: number;
  readonly role: Role;
  /** Table numbers. */
  readonly over: readonly number[];
  readonly span: Span;
  /**
   * Its type and the rest, found on demand: where nothing is declared, by elaborating its formula. Undefined after a
   * mistake in it that has been reported already; a type that depends on itself is reported here too.
   */
  readonly type: () => ValueType | undefined;
  readonly traits: () => Traits | undefined;
  /** Its value in each row, where all are known when the scenario is checked. */
  readonly constants: () => readonly number[] | undefined;
}

/** What holds of a formula's value besides its type. */
export interface Traits {
  readonly reach: Reach;
  readonly mayBeMissing: boolean;
  readonly mayBeInfinite: boolean;
  /** Number of draws in the formula itself (0 or 1 where it is correct); a read of a name that draws does not count. */
  readonly draws: number;
  /** Whether a draw stands in it or in anything it reads. */
  readonly uncertain: boolean;
}

/** Where a formula stands: what it may do, and how its value and its look-back functions are to be understood. */
export interface Place {
  readonly role: Role | 'rule' | 'default' | 'claim' | 'constant';
  /** Tables bound by `over`, in slots 0, 1. */
  readonly over: readonly number[];
  /** What the value should be: a declared unit or type; labels and bare numbers are resolved by it. */
  readonly want?: Want;
  /** Whether a draw and whether `a to b` may stand here. */
  readonly draws: boolean;
  /** Phase of look-back cells made here; undefined where none may stand. */
  readonly phase?: 'period' | 'record';
  /** Whether a source is named beside the formula, so that its numbers do not come from nowhere. */
  readonly cited?: boolean;
}

export type Want =
  | { readonly kind: 'number'; readonly unit: Unit }
  | { readonly kind: 'truth' }
  | { readonly kind: 'label'; readonly table: number }
  | { readonly kind: 'date' };

/** What elaboration finds. */
export interface Elaborated extends Traits {
  readonly expr: Expr;
  readonly type: ValueType;
  /** Claims: whether the value differs by world (false for what is built of aggregates and fixed values alone). */
  readonly byWorld: boolean;
}

/** Everything the elaboration of a formula needs to know of the scenario, and what it hands back besides the formula. */
export interface Scope {
  readonly tables: readonly Table[];
  /** What elaborating a formula or the formulas of rows gives: `make`, unless what an earlier check found still holds. */
  readonly once: <T>(formula: object, place: Place, make: () => T | undefined) => T | undefined;
  /** Table number by name, `actor`, `option` included. */
  readonly table: (name: string) => number | undefined;
  /** The column that dates the rows of a series. */
  readonly dated: (table: number) => Symbol | undefined;
  readonly unit: (name: string) => Unit | undefined;
  readonly unitNames: () => Iterable<string>;
  readonly symbol: (name: string) => Symbol | undefined;
  readonly symbolNames: () => Iterable<string>;
  readonly variants: ReadonlySet<string>;
  /** Whether the scenario has evidence. */
  readonly hasEvidence: boolean;
  readonly clock: Clock;
  readonly asOf?: number;
  /** Registers a look-back cell and gives its number. */
  readonly cell: (cell: Cell) => number;
  readonly report: (diagnostic: Diagnostic) => void;
  /** Told of the number of slots bound, so that the model knows the largest. */
  readonly slots: (count: number) => void;
}

/**
 * The signature of `elaborate` in `check/elaborate.ts`: checks one formula at its place and gives its expression, or
 * undefined after reporting at least one error.
 */
export type Elaborate = (node: Node, place: Place, scope: Scope) => Elaborated | undefined;
