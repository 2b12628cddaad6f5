/** Numbers below this are taken for zero: terms and values are of the order of one. */
const ZERO = 1e-10;

/** A greatest value, where it is reached, and how sure that is. */
export interface Optimum {
  readonly x: Float64Array;
  readonly value: number;
  /** What the best bound by duality lies above the value: 0 but for rounding. */
  readonly certificate: number;
}

/** Some x that are allowed, from which the largest value of one objective after the other is found. */
export interface Allowed {
  /** The largest c·x. Throws a RangeError where there is none. */
  readonly maximise: (c: readonly number[]) => Optimum;
}

/** See `allowed`; undefined where no x is allowed. Throws a RangeError where there is no largest value. */
export function maximise(
  c: readonly number[],
  a: readonly (readonly number[])[],
  b: readonly number[],
): Optimum | undefined {
  return allowed(c.length, a, b)?.maximise(c);
}

/**
 * The x ≥ 0 with A x ≤ b, for a few variables: the simplex method in two phases, of which the first is the same for all objectives, with R. G.
 * Bland's rule, which cannot cycle ("New finite pivoting rules for the simplex method", Mathematics of Operations Research 2, 1977). Undefined where
 * there is none.
 *
 * @param n how many variables
 */
export function allowed(
  n: number,
  a: readonly (readonly number[])[],
  b: readonly number[],
): Allowed | undefined {
  const m = b.length;
  // Columns: variables, slacks, one artificial variable, right-hand side.
  const width = n + m + 2;
  const start = a.map((row, i) => {
    const line = new Float64Array(width);
    line.set(row);
    line[n + i] = 1;
    line[n + m] = -1;
    line[width - 1] = b[i]!;
    return line;
  });
  const first = start.map((_, i) => n + i);
  const lowest = b.reduce((least, value, i) => (value < b[least]! ? i : least), 0);
  if (m > 0 && b[lowest]! < 0) {
    const objective = new Float64Array(width);
    objective[n + m] = 1;
    pivot(start, objective, first, lowest, n + m);
    run(start, objective, first, n + m + 1);
    if (objective[width - 1]! < -ZERO * Math.max(1, ...b.map(Math.abs))) return undefined;
    const left = first.indexOf(n + m);
    if (left >= 0) {
      const enter = start[left]!.findIndex((value, column) => column < n + m && Math.abs(value) > ZERO);
      if (enter >= 0) pivot(start, objective, first, left, enter);
    }
  }
  return {
    maximise: (c) => {
      const rows = start.map((row) => row.slice());
      const basis = first.slice();
      const objective = new Float64Array(width);
      for (const [j, value] of c.entries()) objective[j] = -value;
      for (const [i, column] of basis.entries()) {
        if (objective[column] !== 0) subtract(objective, rows[i]!, objective[column]!);
      }
      run(rows, objective, basis, n + m);
      const x = new Float64Array(n);
      for (const [i, column] of basis.entries()) if (column < n) x[column] = rows[i]![width - 1]!;
      const value = c.reduce((sum, one, j) => sum + one * x[j]!, 0);
      const bound = b.reduce((sum, one, i) => sum + one * Math.max(0, objective[n + i]!), 0);
      return { x, value, certificate: Math.abs(bound - value) };
    },
  };
}

/** Pivots until no column of the first so many would raise the objective. */
function run(rows: readonly Float64Array[], objective: Float64Array, basis: number[], columns: number): void {
  for (;;) {
    let enter = 0;
    while (enter < columns && !(objective[enter]! < -ZERO)) enter++;
    if (enter === columns) return;
    let leave = -1;
    let least = Number.POSITIVE_INFINITY;
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i]!;
      if (row[enter]! <= ZERO) continue;
      const ratio = row[row.length - 1]! / row[enter]!;
      const closer = ratio < least - ZERO || (ratio < least + ZERO && basis[i]! < basis[leave]!);
      if (closer) {
        leave = i;
        least = ratio;
      }
    }
    if (leave < 0) throw new RangeError('there is no largest value');
    pivot(rows, objective, basis, leave, enter);
  }
}

function pivot(
  rows: readonly Float64Array[],
  objective: Float64Array,
  basis: number[],
  leave: number,
  enter: number,
): void {
  const line = rows[leave]!;
  const by = line[enter]!;
  for (let j = 0; j < line.length; j++) line[j]! /= by;
  for (const row of rows) if (row !== line && row[enter] !== 0) subtract(row, line, row[enter]!);
  if (objective[enter] !== 0) subtract(objective, line, objective[enter]!);
  basis[leave] = enter;
}

function subtract(from: Float64Array, line: Float64Array, times: number): void {
  for (let j = 0; j < from.length; j++) from[j]! -= times * line[j]!;
}
