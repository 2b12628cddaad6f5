import { type CsvForm, csvWriter } from './csv-writer.ts';

/** Worlds that are written at a time. */
export const SLAB = 256;

/** What other threads are to write: columns of worlds that memory holds, with the form of their file. */
export interface CsvTable {
  readonly form: CsvForm;
  readonly worlds: number;
  /** By line and column. */
  readonly columns: readonly (readonly Float64Array[])[];
}

/** A table's text in pieces. */
export function* csvText({ form, worlds, columns }: CsvTable): Generator<string> {
  yield form.header;
  const write = csvWriter(form);
  for (let first = 0; first < worlds; first += SLAB) {
    const count = Math.min(SLAB, worlds - first);
    yield write(
      first,
      count,
      columns.map((line) => line.map((column) => column.subarray(first, first + count))),
    );
  }
}
