import type { Held } from '../messages.ts';
import { element, made, note } from './dom.ts';

/** A scenario of the repository, with two sentences of what it says of itself. */
export interface Example {
  readonly id: string;
  readonly title: string;
  readonly words: string;
  /** Where its text stands, without the ending, and beside it what is beside it. */
  readonly at: string;
}

/** Fills the gallery. @param chosen told the example that is picked, with its text */
export async function fillGallery(chosen: (held: Held) => void): Promise<readonly Example[]> {
  const answer = await fetch('examples.json');
  const list = answer.ok ? ((await answer.json()) as readonly Example[]) : [];
  const dialog = element<HTMLDialogElement>('gallery');
  element('gallery-list').replaceChildren(
    ...list.map((example) => {
      const button = made('button', example.title);
      button.dataset.example = example.id;
      button.addEventListener('click', async () => {
        dialog.close();
        const held = await heldOf(example).catch(() => undefined);
        if (held === undefined) note(`“${example.title}” could not be loaded: the server does not answer.`);
        else chosen(held);
      });
      const item = made('li', '');
      item.append(button, made('p', example.words));
      return item;
    }),
  );
  element('examples').addEventListener('click', () => dialog.showModal());
  element('gallery-close').addEventListener('click', () => dialog.close());
  return list;
}

/** An example with its text and what is beside it. */
export async function heldOf({ id, at }: Example): Promise<Held> {
  const [text, beside] = await Promise.all([
    fetch(`${at}.yaml`).then((answer) => answer.text()),
    fetch(`${at}.json`).then((answer) => answer.json() as Promise<Pick<Held, 'files' | 'elsewhere'>>),
  ]);
  return { id, text, published: text, ...beside };
}
