/** A panel's markup, in which an empty figure of the class `waiting` keeps the place of each of its figures, and the figures' own. */
export interface Panel {
  readonly name: string;
  readonly markup: string;
  readonly figures: readonly string[];
}
