import type { Expr } from '../../model/expression.ts';
import type { Graph, Id } from '../graph/graph.ts';
import type { Slot } from './slots.ts';

/**
 * When something is computed. `begin`, `period` and `finish` are for what no option changes and for each option; `become` is
 * where stocks that no option changes step, after all options have read them.
 */
export type Phase =
  | { readonly when: 'fixed' | 'world' | 'begin' | 'period' | 'become' }
  | { readonly when: 'begin' | 'period' | 'finish'; readonly option: number };

/** What is done with a computed value. */
export type Statement =
  | {
      readonly kind: 'store';
      readonly node: Id;
      readonly slot: number;
      /** Into the present period's place of a slot that has one for each. */
      readonly history?: boolean;
      /** Only when everything else of the phase is computed: the slot's old value is read until then. */
      readonly late?: boolean;
    }
  /** Handed out: a column of what belongs to the world, or to the option of the phase. */
  | {
      readonly kind: 'column';
      readonly node: Id;
      readonly column: number;
      /** Whether it is the first of as many columns as there are periods, and the present period's is meant. */
      readonly history?: boolean;
    }
  /** Added to the sum that is finite in each lane in which nothing is wrong. */
  | { readonly kind: 'check'; readonly node: Id };

export interface Section {
  readonly phase: Phase;
  readonly statements: readonly Statement[];
}

/** How a standard draw is made; see src/random for what differs between those made once a world and in each period. */
export interface Making {
  readonly kind: 'uniform' | 'normal';
  readonly often: 'world' | 'period';
}

/** A standard draw that the generator writes into a slot. */
export interface LatentDraw extends Making {
  readonly name: string;
  readonly slot: number;
}

/** Values known beforehand, one for each period, and the slot they lie in. */
export interface TimedSlot {
  readonly slot: number;
  readonly values: readonly number[];
}

/** A model as a graph and what is to be done with its nodes, in order. */
export interface Program {
  readonly graph: Graph;
  /** By their numbers, without those of other programs on the same graph. */
  readonly slots: readonly (Slot | undefined)[];
  readonly sections: readonly Section[];
  /** Slots of numbers that may be set before each play, by the constant in the model that each comes from. */
  readonly inputs: ReadonlyMap<Expr, number>;
  readonly timed: readonly TimedSlot[];
  /** Distributions asked of src/distributions while the kernel runs, by the number of the call. */
  readonly hosts: readonly string[];
  readonly draws: readonly LatentDraw[];
  /** Whether a stock's start draws, so that the first period's draws are needed before it. */
  readonly drawsAtStart: boolean;
  /** How many columns there are: of each world, and of each option (outcomes, checks, then a column a period for each fan). */
  readonly columns: { readonly world: number; readonly option: number };
}
