import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { besideOnDisk } from '../../src/cli/beside.ts';
import type { SourceFile } from '../../src/diagnostics/diagnostic.ts';
import type { ReadBeside } from '../../src/parse/beside.ts';
import { type Ran, type Request, run } from '../../src/pipeline.ts';
import type { Result, Summary } from '../../src/result/result.ts';

export const ROOT: string = join(import.meta.dirname, '..', '..');

/** A scenario of the project, by its folder under `scenarios/`, with its identifier. */
export interface Shipped {
  readonly source: SourceFile;
  readonly id: string;
}

export function shipped(folder: string): Shipped {
  const path = join(ROOT, 'scenarios', folder, 'scenario.yaml');
  return { source: { name: path, text: readFileSync(path, 'utf8') }, id: basename(folder) };
}

/** The scenario with a text replaced that stands in it exactly once, so that a change of the file is not missed. */
export function altered(
  { source, id }: Shipped,
  ...changes: readonly (readonly [string, string])[]
): Shipped {
  let { text } = source;
  for (const [before, after] of changes) {
    const parts = text.split(before);
    if (parts.length !== 2) throw new Error(`“${before}” stands ${parts.length - 1} times in ${source.name}`);
    text = parts.join(after);
  }
  return { source: { ...source, text }, id };
}

export type Played = Extract<Ran, { kind: 'ran' }>;

/** Runs the whole in this thread; throws, with what was said, where it does not come to a result. */
export async function played(
  { source, id }: Shipped,
  request: Partial<Request> = {},
  beside: ReadBeside = besideOnDisk,
): Promise<Played> {
  const whole = { worlds: 1000, seed: 1, threads: 1, set: [], ...request };
  const ran = await run(source, id, whole, { beside });
  if (ran.kind === 'ran') return ran;
  const said = ran.kind === 'invalid' ? ran.diagnostics.map(({ message }) => message).join('; ') : ran.kind;
  throw new Error(said);
}

/** Settings as `--set` takes them. */
export function settings(values: Readonly<Record<string, number | string>>): string[] {
  return Object.entries(values).map(([name, value]) => `${name}=${value}`);
}

/** The summary of one outcome row under one option. */
export function summaryOf(result: Result, option: string, outcome: string): Summary {
  const found = result.options.find(({ id }) => id === option)?.outcomes[outcome];
  if (found === undefined) throw new Error(`there is no ${outcome} under ${option}`);
  return found;
}

/** CSV (RFC 4180, no line breaks within a field), come in pieces of whole lines, as records by column name. */
export async function records(pieces: AsyncIterable<string>): Promise<Record<string, string>[]> {
  const rows: string[][] = [];
  for await (const piece of pieces)
    for (const line of piece.trimEnd().split(/\r?\n/)) rows.push(fields(line));
  const [head = [], ...body] = rows;
  return body.map((row) => Object.fromEntries(head.map((name, column) => [name, row[column] ?? ''])));
}

/** The fields of a line; a row of two tables has a comma in its name, so names may stand in quotes. */
function fields(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) =>
    quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'),
  );
}
