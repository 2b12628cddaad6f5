import { readFileSync, statSync } from 'node:fs';

/** The text of a file, or why it cannot be had, in words that complete "cannot be read: …". */
export type Text = { readonly text: string } | { readonly reason: string; readonly mend?: string };

/**
 * Reads a file of UTF-8 text; a byte-order mark at its head is not part of the text. Never throws: what is wrong with the
 * file, or with reading it, is told.
 *
 * @param path a path, or 0 for what is piped in
 * @param most bytes of the largest file that is read
 */
export function readText(path: string | 0, most: number): Text {
  const large = { reason: `it is larger than ${most / 1024 / 1024} MB` };
  try {
    if (path !== 0 && !statSync(path).isFile()) return { reason: 'it is not a file' };
    if (path !== 0 && statSync(path).size > most) return large;
    const bytes = readFileSync(path);
    return bytes.length > most ? large : decoded(bytes);
  } catch (error) {
    return { reason: reasonOf(error) };
  }
}

function decoded(bytes: Uint8Array): Text {
  const [first, second] = bytes;
  const marked = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  // Without a mark, every other byte of what is in ASCII is 0.
  const wide = marked || (first === 0) !== (second === 0);
  if (wide) return { reason: 'it is in UTF-16, not UTF-8', mend: SAVE };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { reason: 'it is not UTF-8 text', mend: SAVE };
  }
}

const SAVE = 'Save it as UTF-8; a spreadsheet calls that “CSV UTF-8”, an editor “encoding UTF-8”.';

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'there is no such file';
  if (code === 'EACCES' || code === 'EPERM') return 'this user may not read it';
  return error instanceof Error ? error.message : String(error);
}
