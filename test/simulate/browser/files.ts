import type { ReadBeside } from '../../../src/parse/beside.ts';
import { readScenario } from '../../../src/parse/read.ts';

/** The texts of a scenario's folder that are needed to read it, by their paths from there. */
export type Files = ReadonlyMap<string, string>;

/** Where the scenario's own text stands. */
export const SCENARIO = 'scenario.yaml';

/** Files as those that stand beside the scenario. Each that is asked for and not there goes to `missing`. */
export function beside(files: Files, missing: string[] = []): ReadBeside {
  return (path) => {
    const text = files.get(path);
    if (text !== undefined) return { name: path, text };
    missing.push(path);
    return { reason: 'it has not been read yet' };
  };
}

/** Reads a scenario and all files that it names, as they turn up, by a function that reads one. */
export async function gathered(read: (path: string) => Promise<string>): Promise<Files> {
  const files = new Map([[SCENARIO, await read(SCENARIO)]]);
  for (;;) {
    const missing: string[] = [];
    const source = { name: SCENARIO, text: files.get(SCENARIO) ?? '' };
    readScenario(source, 'scenario', beside(files, missing));
    if (missing.length === 0) return files;
    for (const path of missing) files.set(path, await read(path));
  }
}
