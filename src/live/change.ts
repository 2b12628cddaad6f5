/**
 * What a reader does to one assumption, in its unit: fix it at a value, or think of another 90 % interval for it. An assumption
 * that is not named keeps its prior.
 */
export type Change =
  | { readonly kind: 'fixed'; readonly value: number }
  | { readonly kind: 'range'; readonly low: number; readonly high: number };

/** By `name` or `name[row]`. */
export type Changes = Readonly<Record<string, Change>>;

/** How a change is told where the published range or value stood. */
export function wordsOfChange(change: Change): string {
  return change.kind === 'fixed' ? short(change.value) : `${short(change.low)} to ${short(change.high)}`;
}

function short(value: number): string {
  return String(Number(value.toPrecision(6)));
}
