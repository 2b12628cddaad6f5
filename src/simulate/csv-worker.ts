// The code of a worker thread of Node that writes tables of CSV: it answers with their pieces, encoded, and ends.
import { parentPort, workerData } from 'node:worker_threads';
import { type CsvTable, csvText } from './csv-text.ts';

/** A piece of a table, by its number. */
export interface Piece {
  readonly table: number;
  readonly bytes: Uint8Array;
}

const port = parentPort;
if (port === null) throw new Error('this file runs in a worker');
const encoder = new TextEncoder();

for (const [table, one] of (workerData as readonly CsvTable[]).entries()) {
  for (const text of csvText(one)) {
    const bytes = encoder.encode(text);
    port.postMessage({ table, bytes } satisfies Piece, [bytes.buffer as ArrayBuffer]);
  }
}
