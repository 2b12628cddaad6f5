import { type Linked, linkOf } from '../link.ts';
import { made, note } from './dom.ts';

/** Copies a link that carries the whole state, and makes it the page's address. */
export async function share(state: Linked, way: 'edit' | 'view'): Promise<void> {
  const hash = await linkOf(state, way);
  if (hash === undefined) {
    note('The scenario is too long for a link: download it and send the file.');
    return;
  }
  const link = `${location.origin}${location.pathname}${hash}`;
  window.history.replaceState(null, '', hash);
  await navigator.clipboard.writeText(link).then(
    () => note(`The ${way} link is copied.`),
    () => note(`The address of this page is now the ${way} link.`),
  );
}

/** Gives the text as a file. */
export function download(text: string): void {
  const link = made('a', '');
  link.href = `data:text/yaml;charset=utf-8,${encodeURIComponent(text)}`;
  link.download = 'scenario.yaml';
  link.click();
}
