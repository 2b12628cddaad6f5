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

/** The worlds in which no criterion is missing under any option, ascending. */
export function commonWorlds(criteria: readonly Criterion[]): Uint32Array {
  const known = new Uint8Array(criteria[0]?.worth[0]?.length ?? 0).fill(1);
  for (const { worth } of criteria) {
    for (const column of worth) {
      for (let world = 0; world < known.length; world++) if (Number.isNaN(column[world])) known[world] = 0;
    }
  }
  return Uint32Array.from(known.keys()).filter((world) => known[world] === 1);
}
