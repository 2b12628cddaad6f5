import type { Ran } from '../pipeline.ts';
import { csvTables } from '../simulate/csv.ts';
import { type CsvThread, csvThread } from '../simulate/csv-thread.ts';
import type { Simulated } from '../simulate/simulated.ts';
import type { Draft } from './write-file.ts';

/** Raw data as CSV, written by another thread while this one judges. */
export interface CsvAhead {
  /** Told once worlds are played. */
  readonly played: (simulated: Simulated) => void;
  /** The texts of `outcomes.csv` and `worlds.csv`. */
  readonly texts: (ran: Extract<Ran, { kind: 'ran' }>) => Promise<readonly [DraftText, DraftText]>;
  readonly end: () => Promise<unknown>;
}

type DraftText = Extract<Draft, { text: unknown }>['text'];

/** Numbers of which the text may wait in memory: some 16 bytes each. */
const MOST = 2 ** 23;

/** @param threads with one alone, all is written when it is asked for, as it is where there is too much to wait in memory */
export function csvAhead(threads: number): CsvAhead {
  let thread: CsvThread | undefined;
  return {
    played: (simulated) => {
      if (threads < 2 || !simulated.whole) return;
      const tables = csvTables(simulated);
      const numbers = tables.reduce(
        (sum, { worlds, columns }) => sum + worlds * columns.reduce((count, line) => count + line.length, 0),
        0,
      );
      if (numbers <= MOST) thread = csvThread(tables);
    },
    texts: async (ran) => {
      const [outcomes, worlds] = (await thread?.written) ?? [];
      return outcomes === undefined || worlds === undefined
        ? [ran.outcomesCsv(), ran.worldsCsv()]
        : [outcomes, worlds];
    },
    end: async () => thread?.end(),
  };
}
