import { readFileSync } from 'node:fs';

/** Points of one routine: its arguments, the nearest double to the value, and what is left in units of that double's last place. */
export interface Reference {
  readonly function: string;
  readonly points: readonly (readonly number[])[];
}

export function reference(name: string): Reference {
  const text = readFileSync(new URL(`./reference/${name}.json`, import.meta.url), 'utf8');
  return JSON.parse(text) as Reference;
}

/** The distance between neighbouring doubles at `x`; for subnormals 2^-1074. */
export function ulp(x: number): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, Math.abs(x));
  const exponent = Math.max(1, view.getUint16(0) >> 4);
  return 2 ** Math.max(-1074, exponent - 1023 - 52);
}

/** The error of `got` against the value that is `rest` last places from its `nearest` double, in such places. */
export function errorInUlps(got: number, nearest: number, rest: number): number {
  return Math.abs((got - nearest) / ulp(nearest) - rest);
}

/** The relative error of `got` against `expected`. */
export function relativeError(got: number, expected: number): number {
  return Math.abs((got - expected) / expected);
}
