/**
 * The members of a sample without each of so many blocks of neighbours in turn; fewer blocks where members are fewer. One
 * after the other, because each is nearly as large as the sample.
 */
export function* withoutGroups(members: Uint32Array, groups: number): Generator<Uint32Array> {
  const blocks = Math.min(groups, members.length);
  for (let block = 0; block < blocks; block++) {
    const from = Math.floor((block * members.length) / blocks);
    const to = Math.floor(((block + 1) * members.length) / blocks);
    const kept = new Uint32Array(members.length - (to - from));
    kept.set(members.subarray(0, from));
    kept.set(members.subarray(to), from);
    yield kept;
  }
}

/**
 * The standard error of a number computed from a sample, from its values without each group: √((G − 1)/G Σ (vᵍ − v̄)²). Good
 * for quantiles too, as the groups grow with the sample (P. S. Kott, "The delete-a-group jackknife", J. Official
 * Statistics 17, 2001; J. Shao and C. F. J. Wu, "A general theory for jackknife variance estimation", Ann. Stat. 17, 1989).
 * Infinite for fewer than two groups; NaN where a value is.
 */
export function jackknifeError(values: readonly number[]): number {
  const groups = values.length;
  if (groups < 2) return Infinity;
  // Taken from the first value, equal values leave no rounding behind.
  const [origin = Number.NaN] = values;
  let mean = 0;
  for (const value of values) mean += (value - origin) / groups;
  let squares = 0;
  for (const value of values) squares += (value - origin - mean) ** 2;
  return Math.sqrt(((groups - 1) / groups) * squares);
}
