import { type Input, type Ranked, rankInputs } from '../../src/explore/input.ts';
import { drawStream, fillNormals, fillUniforms, ONCE_A_WORLD } from '../../src/random/draw.ts';

/** A column of uniform draws between two numbers. */
export function uniforms(seed: number, name: string, n: number, low = 0, high = 1): Float64Array {
  const column = new Float64Array(n);
  fillUniforms(drawStream(seed, name), 0, ONCE_A_WORLD, column);
  return column.map((u) => low + (high - low) * u);
}

/** A column of standard normal draws. */
export function normals(seed: number, name: string, n: number): Float64Array {
  const column = new Float64Array(n);
  fillNormals(drawStream(seed, name), 0, ONCE_A_WORLD, column);
  return column;
}

/** A column computed from others, world by world. */
export function computed(
  columns: readonly Float64Array[],
  formula: (...values: number[]) => number,
): Float64Array {
  const n = columns[0]?.length ?? 0;
  return Float64Array.from({ length: n }, (_, world) =>
    formula(...columns.map((column) => column[world] ?? NaN)),
  );
}

/** Columns as ranked inputs named `x1`, `x2`, …; those that never vary are gone. */
export function ranked(columns: readonly Float64Array[], more: Partial<Input> = {}): Ranked[] {
  return rankInputs(
    columns.map((values, i) => ({
      id: `x${i + 1}`,
      values,
      kind: 'number',
      unit: { text: '1', scale: 1 },
      ...more,
    })),
  );
}

/** Mean and standard error of the mean. */
export function summary(values: readonly number[]): { readonly mean: number; readonly error: number } {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, error: Math.sqrt(squares / (n - 1) / n) };
}
