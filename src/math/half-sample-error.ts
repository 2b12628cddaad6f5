/** What a half-sample comes to less what all comes to, and the standard error of that where few worlds tell it. */
export interface Apart {
  readonly difference: number;
  readonly error: number;
}

/**
 * The standard error of what is computed from all of a sample, of what balanced half-samples of it come to: √(mean of the squares of their differences), less
 * what those owe to the few worlds in which they are told (P. J. McCarthy, "Pseudo-replication: half samples", Review of the International Statistical
 * Institute 37, 1969). What is missing in a half-sample says nothing. 0 where none says anything.
 */
export function halfSampleError(all: readonly Apart[]): number {
  const known = all.filter(({ difference, error }) => Number.isFinite(difference) && Number.isFinite(error));
  const squares = known.reduce((sum, { difference, error }) => sum + difference ** 2 - error ** 2, 0);
  return known.length === 0 ? 0 : Math.sqrt(Math.max(0, squares / known.length));
}
