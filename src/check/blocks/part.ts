/**
 * One definition that a ladder or a red line stands for, in the words of `docs/language.md`: `aid` is the ladder,
 * `moscow` the red line, `step` and `class` their tables, capital letters the author's formulas.
 */
export type Part = Decided | Assumed | Moving;

interface Named {
  readonly name: string;
  readonly over?: readonly ('step' | 'class')[];
  /** Hidden from all but the holder of the red line. */
  readonly hidden?: boolean;
}

export interface Decided extends Named {
  readonly section: 'decisions';
  readonly default: string;
}

export interface Assumed extends Named {
  readonly section: 'assumptions';
  readonly about: string;
  readonly is: string;
}

export interface Moving extends Named {
  readonly section: 'model';
  readonly as?: 'yes/no' | 'step' | 'class';
  /** Whether its formula draws, anew in each period. */
  readonly draws?: boolean;
  readonly is?: string;
  readonly start?: string;
  readonly next?: string;
}
