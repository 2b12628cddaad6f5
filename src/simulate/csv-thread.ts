import { Worker } from 'node:worker_threads';
import type { CsvTable } from './csv-text.ts';
import type { Piece } from './csv-worker.ts';

/** A thread that writes tables of CSV. */
export interface CsvThread {
  /** The pieces of each table; undefined where the thread has failed or is stuck, and others have to write them. */
  readonly written: Promise<readonly (readonly Uint8Array[])[] | undefined>;
  readonly end: () => Promise<unknown>;
}

/** Milliseconds without a piece after which the thread is taken for stuck: one takes some tens. */
const PATIENCE = 30_000;

/** Has tables written by a thread of their own, while this one does other things. @param workerUrl where its code stands, if not beside this one */
export function csvThread(
  tables: readonly CsvTable[],
  workerUrl: URL = new URL('./csv-worker.js', import.meta.url),
  patience: number = PATIENCE,
): CsvThread {
  const worker = new Worker(workerUrl, { workerData: tables });
  const pieces: Uint8Array[][] = tables.map(() => []);
  const written = new Promise<readonly Uint8Array[][] | undefined>((resolve) => {
    let timer: ReturnType<typeof setTimeout>;
    const wait = (): void => {
      clearTimeout(timer);
      // This thread may have been busy itself: a piece that has come meanwhile is heard first.
      timer = setTimeout(() => {
        timer = setTimeout(() => ended(undefined), 0);
      }, patience);
    };
    const ended = (found: readonly Uint8Array[][] | undefined): void => {
      clearTimeout(timer);
      void worker.terminate();
      resolve(found);
    };
    worker.on('message', ({ table, bytes }: Piece) => {
      pieces[table]?.push(bytes);
      wait();
    });
    worker.on('error', () => ended(undefined));
    worker.on('exit', (code) => ended(code === 0 ? pieces : undefined));
    wait();
  });
  return { written, end: () => worker.terminate() };
}
