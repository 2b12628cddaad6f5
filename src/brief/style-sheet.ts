import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The named parts of the brief's style sheet, one after another: later rules win. */
export function styleSheet(names: readonly string[]): string {
  return names
    .map((name) => readFileSync(join(import.meta.dirname, 'style', `${name}.css`), 'utf8'))
    .join('');
}
