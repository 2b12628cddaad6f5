import type { Column } from '../kernel/kernel.ts';
import { nth } from './nth.ts';
import type { Values } from './values.ts';

/** Copies values into one line of a block of columns (see `Played`); a missing value gets the one NaN of JavaScript. */
export type Copy = (into: Float64Array, line: number, count: number) => void;

/** Copies the values of these columns: column c goes to `c * count + line`. */
export function copier(columns: readonly Column[], values: Values): Copy {
  const { all } = values;
  const places = Int32Array.from(
    columns,
    ({ definition, row }) => nth(values.definitions, definition).offset + row,
  );
  return (into, line, count) => {
    for (let column = 0; column < places.length; column++) {
      const value = all[places[column] as number] as number;
      into[column * count + line] = Number.isNaN(value) ? Number.NaN : value;
    }
  };
}
