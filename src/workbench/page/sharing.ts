import { fileOf, type Linked, linkOf, readFile } from '../link.ts';
import { made, note } from './dom.ts';

/** A larger file is no scenario. */
const MOST_BYTES = 4 * 1024 * 1024;

/** Copies a link that carries the whole state, and makes it the page's address; what is too long for a link is saved as a file. */
export async function share(state: Linked, way: 'edit' | 'view'): Promise<void> {
  const hash = await linkOf(state, way);
  if (hash === undefined) {
    const name = `${nameOf(state.id)}.rubicon.json`;
    download(fileOf(state), name, 'application/json');
    note(
      `The scenario is too long for a link, so its whole state was saved as ${name}: “Open a file” under Examples brings it back, here and elsewhere.`,
    );
    return;
  }
  const link = `${location.origin}${location.pathname}${hash}`;
  const own = /^(127\.0\.0\.1|localhost)$/.test(location.hostname)
    ? ' It leads to this machine; for others put what stands in it from # on behind the address of a workbench that they can reach.'
    : '';
  window.history.replaceState(null, '', hash);
  await navigator.clipboard.writeText(link).then(
    () => note(`The ${way} link is copied.${own}`),
    () => note(`The address of this page is now the ${way} link.${own}`),
  );
}

/** Gives words as a file. */
export function download(words: string, name: string, type = 'text/yaml'): void {
  const link = made('a', '');
  link.href = `data:${type};charset=utf-8,${encodeURIComponent(words)}`;
  link.download = name;
  link.click();
}

/** A name for a file, of what a scenario is called. */
export function nameOf(id: string): string {
  return id.replace(/^.*\//, '').replace(/[^\p{L}\p{N}_-]+/gu, '-');
}

/** A scenario, or a whole state, that a reader has as a file; an error where it is neither. */
export async function stateIn(file: File): Promise<Linked> {
  if (file.size > MOST_BYTES) throw new Error('it is larger than 4 MB');
  const words = await file.text();
  if (file.name.endsWith('.json')) return readFile(words);
  return { id: file.name.replace(/\.ya?ml$/, ''), text: words, files: {}, moved: {} };
}
