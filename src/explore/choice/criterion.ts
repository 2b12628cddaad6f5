/** What options are compared by: a number for each option in each world. */
export interface Criterion {
  /** An outcome, as `name` or `name[row]`. */
  readonly id: string;
  readonly unit: string;
  /** The smallest difference that matters, in `unit`; 0 where none is stated. */
  readonly matters: number;
  /** By option and world, in `unit` and so signed that more is better; NaN where missing. */
  readonly worth: readonly Float64Array[];
  /** The worlds in which no option's worth is missing, ascending: only there can options be compared. */
  readonly known: Uint32Array;
}

/** A criterion with the worlds in which its options can be compared. */
export function makeCriterion(fields: Omit<Criterion, 'known'>): Criterion {
  return { ...fields, known: knownIn(fields.worth) };
}

/** A criterion over the first worlds alone. */
export function firstWorlds(criterion: Criterion, worlds: number): Criterion {
  const { known, worth } = criterion;
  if (worlds >= (worth[0]?.length ?? 0)) return criterion;
  const beyond = known.findIndex((world) => world >= worlds);
  return {
    ...criterion,
    worth: worth.map((column) => column.subarray(0, worlds)),
    known: beyond < 0 ? known : known.subarray(0, beyond),
  };
}

/** The worlds in which no criterion is missing under any option, ascending. */
export function commonWorlds(criteria: readonly Criterion[]): Uint32Array {
  const worlds = criteria[0]?.worth[0]?.length ?? 0;
  const partial = criteria.filter(({ known }) => known.length < worlds);
  const counts = new Uint16Array(worlds);
  for (const { known } of partial) for (let i = 0; i < known.length; i++) counts[known[i]!]! += 1;
  return whereIn(counts, partial.length);
}

/** A column over some worlds, one after the other. Not to be written to: where these are all worlds, it is the column itself. */
export function valuesIn(column: Float64Array, worlds: Uint32Array): Float64Array {
  if (worlds.length === column.length) return column;
  const values = new Float64Array(worlds.length);
  for (let i = 0; i < values.length; i++) values[i] = column[worlds[i]!]!;
  return values;
}

function knownIn(columns: readonly Float64Array[]): Uint32Array {
  const counts = new Uint16Array(columns[0]?.length ?? 0);
  const partial = columns.filter(hasGaps);
  for (const column of partial) {
    for (let world = 0; world < counts.length; world++) {
      const value = column[world]!;
      if (!Number.isNaN(value)) counts[world]! += 1;
    }
  }
  return whereIn(counts, partial.length);
}

/** Whether a number is missing: then so is a sum with it, and an infinite one times 0 is looked at more closely, too. */
function hasGaps(column: Float64Array): boolean {
  let [a, b, c, d] = [0, 0, 0, 0];
  const whole = column.length & ~3;
  for (let i = 0; i < whole; i += 4) {
    a += column[i]! * 0;
    b += column[i + 1]! * 0;
    c += column[i + 2]! * 0;
    d += column[i + 3]! * 0;
  }
  for (let i = whole; i < column.length; i++) a += column[i]! * 0;
  return Number.isNaN(a + b + c + d);
}

/** The worlds with a certain count, ascending. */
function whereIn(counts: Uint16Array, wanted: number): Uint32Array {
  const worlds = new Uint32Array(counts.length);
  let count = 0;
  for (let world = 0; world < counts.length; world++) {
    worlds[count] = world;
    if (counts[world] === wanted) count += 1;
  }
  return worlds.subarray(0, count);
}
