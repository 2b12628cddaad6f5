import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Worlds } from '../compare/compare.ts';
import type { Result } from '../result/result.ts';

/**
 * The single worlds of a result, from the files that `rubicon run` wrote beside it: `outcomes.csv` and `claims.csv`. What is not there, or
 * holds another number of worlds, is done without; without outcomes there are none.
 *
 * @param file the result's own
 */
export function worldsBeside(file: string, { worlds, options, outcomes }: Result): Worlds | undefined {
  const folder = dirname(file);
  const played = columnsOf(join(folder, 'outcomes.csv'));
  const [variants, named] = [played?.get('variant'), played?.get('option')];
  if (played === undefined || variants === undefined || named === undefined) return undefined;
  /** Lines of the scenario itself, of one world after another. */
  const lines = [...variants.keys()].filter((line) => variants[line] === '');
  const ids = lines.slice(0, options.length).map((line) => named[line]);
  if (lines.length !== worlds * options.length) return undefined;
  const claims = columnsOf(join(folder, 'claims.csv'));
  const judged = claims?.get('world')?.length === worlds ? claims : undefined;
  const kinds = new Map(outcomes.map(({ id, kind }) => [id, kind]));
  return {
    outcome: (option, outcome) => {
      const cells = played.get(outcome);
      const place = ids.indexOf(option);
      if (cells === undefined || place < 0 || kinds.get(outcome) === 'label') return undefined;
      return Float64Array.from({ length: worlds }, (_, world) =>
        numberIn(cells[lines[world * ids.length + place] as number] as string),
      );
    },
    claim: (id) => {
      const cells = judged?.get(id);
      return cells && Float64Array.from(cells, numberIn);
    },
  };
}

/** A number, yes or no; an empty cell is missing. */
function numberIn(cell: string): number {
  if (cell === '') return Number.NaN;
  return cell === 'yes' ? 1 : cell === 'no' ? 0 : Number(cell);
}

/** The cells of each column as they are written; only labels are ever quoted, and those are not asked for. */
function columnsOf(file: string): ReadonlyMap<string, readonly string[]> | undefined {
  if (!existsSync(file)) return undefined;
  const [header = '', ...lines] = readFileSync(file, 'utf8').trimEnd().split('\r\n');
  const columns = cellsOf(header).map((name) => [name, [] as string[]] as const);
  for (const line of lines) {
    const cells = cellsOf(line);
    if (cells.length !== columns.length) return undefined;
    for (const [index, [, column]] of columns.entries()) column.push(cells[index] as string);
  }
  return new Map(columns);
}

const CELL = /(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g;

function cellsOf(line: string): string[] {
  if (!line.includes('"')) return line.split(',');
  return [...line.matchAll(CELL)].map(([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? '');
}
