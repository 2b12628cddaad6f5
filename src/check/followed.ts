import type { Body } from '../model/model.ts';

/** What becomes of a decision under each option, by option number, and the range it must keep to. */
export interface Followed {
  readonly rules: readonly Body[];
  /** Base units. */
  readonly range?: readonly [number, number];
}
