import type { ReadBeside } from '../parse/beside.ts';
import type { Held } from './messages.ts';

/** The files that came with a scenario, by the paths by which it names them. */
export function besideOf({ files }: Held): ReadBeside {
  return (path) => {
    const text = Object.hasOwn(files, path) ? files[path] : undefined;
    return text === undefined
      ? { reason: 'it is not among the files that came with the page' }
      : { name: path, text };
  };
}
