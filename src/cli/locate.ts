import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { diagnose } from '../diagnostics/diagnose.ts';
import type { Outcome, SourceFile } from '../diagnostics/diagnostic.ts';
import { nearest } from '../diagnostics/nearest.ts';
import { readText } from './read-text.ts';

/** Larger files are refused before they are read. */
const MOST_BYTES = 4 * 1024 * 1024;

/** A scenario's text and its identifier: the folder's name, or the file's where it is not called `scenario.yaml`. */
export interface Located {
  readonly source: SourceFile;
  readonly id: string;
}

/** The path that stands for standard input. */
export const STANDARD_INPUT = '-';

/** Finds the scenario that a file, a folder or `-` names and reads it. Errors: nothing there, unreadable, too large, not UTF-8. */
export function locate(path: string): Outcome<Located> {
  const piped = path === STANDARD_INPUT;
  const file = !piped && isFolder(path) ? join(path, 'scenario.yaml') : path;
  if (!piped && !existsSync(file)) {
    const mend = suggestion(path);
    return { diagnostics: [diagnose('no-such-scenario', { path: file, mend })] };
  }
  const read = readText(piped ? 0 : file, MOST_BYTES);
  if ('reason' in read) {
    const { reason, mend } = read;
    return { diagnostics: [diagnose('unreadable-file', { path: file, reason, mend })] };
  }
  const name = piped ? 'standard input' : file;
  const source = { name, text: read.text };
  return { value: { source, id: piped ? 'stdin' : identifier(file) }, diagnostics: [] };
}

function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}

function identifier(file: string): string {
  const name = basename(file);
  const stem = basename(file, extname(file));
  return name === 'scenario.yaml' || name === 'scenario.yml' ? basename(dirname(resolve(file))) : stem;
}

/** A neighbour of a similar name, or how scenarios are named. */
function suggestion(path: string): string {
  const folder = dirname(path);
  const names = existsSync(folder) && isFolder(folder) ? readdirSync(folder) : [];
  const near = nearest(basename(path), names);
  return near === undefined
    ? 'Name the scenario’s file or its folder; `rubicon new NAME` starts one.'
    : `Did you mean ${join(folder, near)}?`;
}
