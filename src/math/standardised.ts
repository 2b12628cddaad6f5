/**
 * The values with mean 0 and variance 1, so that sums of squares keep their digits; undefined where they do not vary or
 * are not all finite.
 */
export function standardised(values: Float64Array): Float64Array | undefined {
  const n = values.length;
  let mean = 0;
  for (const x of values) mean += x;
  mean /= n;
  let squares = 0;
  for (const x of values) squares += (x - mean) * (x - mean);
  const deviation = Math.sqrt(squares / (n - 1));
  if (!(deviation > 1e-12 * Math.abs(mean) && deviation < Infinity)) return undefined;
  return values.map((x) => (x - mean) / deviation);
}
