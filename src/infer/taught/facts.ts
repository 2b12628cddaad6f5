import type { Place } from '../altered.ts';

/** What single pieces of evidence taught, and what would have been learned had things been otherwise. */
export interface Taught {
  readonly rows: readonly RowTaught[];
  /** By own move, where evidence says which drew each row. */
  readonly moves: readonly MoveTaught[];
  readonly alternatives: readonly Alternative[];
  /** Lines of classes that no row shows. */
  readonly unseen: readonly UnseenLine[];
}

/** How the posterior differs from what it would have been otherwise. */
export interface Difference {
  /** Relative entropy of the posterior to the other, over all draws together. */
  readonly bits: number;
  /** Monte-Carlo standard error of the bits. */
  readonly error: number;
  /** The shape of the tail of the weights by which the other was found. */
  readonly khat: number;
  /** Whether the weights would not do: the other was then inferred anew (`refitted`), or is not told. */
  readonly found: 'weighed' | 'refitted' | 'not';
  /** Quantities under the posterior and the other; those of red lines, and others that move. Empty where it is not told. */
  readonly moved: readonly Moved[];
  /** Logarithm of the evidence's probability under the other, less that under the model. */
  readonly logEvidence: number;
}

export interface Moved {
  readonly id: string;
  readonly definition: number;
  readonly row: number;
  readonly ours: Spread;
  readonly other: Spread;
  /** Difference of means, of the other less ours, in standard deviations of ours. */
  readonly shift: number;
}

/** In base units. */
export interface Spread {
  readonly q05: number;
  readonly q50: number;
  readonly q95: number;
}

export interface RowTaught extends Place {
  /** What the row taught when all the others are known. */
  readonly left: Difference;
  /** Logarithm of the chance (of measured data the density) that the others gave to what was seen. */
  readonly predicted: number;
  /** Bits learned from the row when it came, given the rows before it; absent where that was not asked. */
  readonly came?: number;
  /** Had it been coded otherwise; absent where there is no other coding. */
  readonly recoded?: Difference;
}

export interface MoveTaught {
  /** The column that says so, and its value. */
  readonly definition: number;
  readonly value: number;
  readonly rows: readonly Place[];
  readonly left: Difference;
  readonly came?: number;
}

export interface Alternative {
  readonly kind: 'coding' | 'also' | 'first_law' | 'group' | 'variant';
  /** The piece of evidence, or the variant. */
  readonly id: string;
  /** `group`: the column and its value. */
  readonly group?: { readonly definition: number; readonly value: number };
  /** Rows that are otherwise, where it is rows. */
  readonly rows?: number;
  /** `variant`: rows that are observed in it. */
  readonly observed?: number;
  readonly difference: Difference;
}

export interface UnseenLine {
  readonly redLine: number;
  readonly row: number;
  /** The line with its gap so many times as large as the scenario has it. */
  readonly priors: readonly {
    readonly factor: number;
    readonly before: Spread;
    readonly after: Spread | undefined;
    readonly khat: number;
    readonly found: Difference['found'];
  }[];
}
