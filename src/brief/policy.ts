import { createHash } from 'node:crypto';

/** What a page may load and run besides its one style and its scripts. */
export interface Allowed {
  /** Sources of scripts, as `blob:`. */
  readonly scripts?: readonly string[];
  /** Sources of workers. */
  readonly workers?: readonly string[];
}

/**
 * A Content-Security-Policy by which nothing loads or runs but what has these hashes, and what is allowed besides. Pictures that the page
 * itself holds as data are its own charts, on their way to a download.
 */
export function policy(style: string, scripts: readonly string[], allowed: Allowed = {}): string {
  const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  const code = [...scripts.map(hash), ...(allowed.scripts ?? [])].join(' ');
  const workers = allowed.workers === undefined ? '' : `; worker-src ${allowed.workers.join(' ')}`;
  return `default-src 'none'; style-src ${hash(style)}; img-src data:; script-src ${code}${workers}; base-uri 'none'; form-action 'none'`;
}
