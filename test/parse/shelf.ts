import { posix } from 'node:path';
import type { SourceFile } from '../../src/diagnostics/diagnostic.ts';
import { type ReadBeside, remembered } from '../../src/parse/beside.ts';

/** Files that lie beside a scenario, as texts by path from the folder of `scenario.yaml`. */
export function shelf(files: Readonly<Record<string, string>>): ReadBeside {
  const sources = new Map(
    Object.entries(files).map(([name, text]): [string, SourceFile] => [name, { name, text }]),
  );
  return remembered((path, from) => {
    const found = sources.get(posix.join(posix.dirname(from.name), path));
    return found ?? { reason: 'there is no such file' };
  }).read;
}
