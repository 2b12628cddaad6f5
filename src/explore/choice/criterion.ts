/** What options are compared by: a number for each option in each world. */
export interface Criterion {
  /** An outcome, as `name` or `name[row]`. */
  readonly id: string;
  readonly unit: string;
  /** The smallest difference that matters, in `unit`; 0 where none is stated. */
  readonly matters: number;
  /** By option and world, in `unit` and so signed that more is better; NaN where missing. */
  readonly worth: readonly Float64Array[];
}

/** The worlds in which no option's worth is missing, ascending. */
export function comparable({ worth }: Criterion): Uint32Array {
  const worlds = worth[0]?.length ?? 0;
  const all = Uint32Array.from({ length: worlds }, (_, world) => world);
  return all.filter((world) => worth.every((column) => !Number.isNaN(column[world])));
}
