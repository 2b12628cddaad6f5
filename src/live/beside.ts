import type { ReadBeside } from '../parse/beside.ts';

/**
 * The files that came with a page. One is found by its path from where the scenario stands, as on a disk, or by the path by which it
 * is named.
 */
export function besideOf(files: Readonly<Record<string, string>>): ReadBeside {
  return (path, from) => {
    const name = joined(from.name, path);
    const key = [name, path].find((one) => Object.hasOwn(files, one));
    return key === undefined
      ? { reason: 'it is not among the files that came with the page' }
      : { name, text: files[key] ?? '' };
  };
}

/** The path from where a file's own path counts. */
function joined(file: string, path: string): string {
  const parts = file.startsWith('/') ? [''] : [];
  for (const part of [...file.split('/').slice(0, -1), ...path.split('/')]) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
