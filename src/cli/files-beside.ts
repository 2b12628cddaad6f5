import { dirname, relative, sep } from 'node:path';
import type { SourceFile } from '../diagnostics/diagnostic.ts';
import { isRead, type ReadBeside } from '../parse/beside.ts';
import { scenarioBeside } from '../parse/precedent.ts';
import { readScenario } from '../parse/read.ts';
import { keptFindings } from '../pipeline/kept-findings.ts';
import type { ElsewhereFacts } from '../result/findings.ts';
import { besideOnDisk } from './beside.ts';

/** What is beside a scenario, for who has no disk. */
export interface Surroundings {
  /** The texts of the files that it names, by their paths from its folder. */
  readonly files: Readonly<Record<string, string>>;
  /** What runs of other scenarios found of its claims. */
  readonly elsewhere: readonly ElsewhereFacts[];
}

/** Reads what is beside a scenario. */
export function surroundingsOf(source: SourceFile, id: string): Surroundings {
  const folder = dirname(source.name);
  const files = filesBeside(source, id, ({ name }) => relative(folder, name).split(sep).join('/'));
  const { value } = readScenario(source, id, besideOnDisk);
  const elsewhere = value === undefined ? [] : keptFindings(value.scenario, besideOnDisk).found;
  return { files, elsewhere };
}

/**
 * The texts of the files that a scenario names.
 *
 * @param keyOf what each is called
 */
export function filesBeside(
  source: SourceFile,
  id: string,
  keyOf: (found: SourceFile) => string,
): Record<string, string> {
  const files: Record<string, string> = {};
  const noting: ReadBeside = (path, from, reach) => {
    const found = besideOnDisk(path, from, reach);
    if (isRead(found)) files[keyOf(found)] = found.text;
    return found;
  };
  const { value } = readScenario(source, id, noting);
  for (const path of (value?.scenario.claims ?? []).flatMap(({ judgedIn }) => judgedIn)) {
    const found = scenarioBeside(path, noting);
    if ('source' in found) readScenario(found.source, found.id, noting);
  }
  return files;
}
