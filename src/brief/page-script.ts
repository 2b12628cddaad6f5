import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What every page of briefs runs: parts that open and close, and the tools of charts. */
export function pageScript(): string {
  return ['script.js', 'figures.js']
    .map((name) => readFileSync(join(import.meta.dirname, name), 'utf8'))
    .join('');
}
