/** The element of that id, which the page has. */
export function element<E extends HTMLElement = HTMLElement>(id: string): E {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`the page has no #${id}`);
  return found as E;
}

/** A new element with words in it, which are words and never markup. */
export function made<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  text: string,
  className = '',
): HTMLElementTagNameMap[K] {
  const one = document.createElement(tag);
  one.textContent = text;
  if (className !== '') one.className = className;
  if (one instanceof HTMLButtonElement) one.type = 'button';
  return one;
}

/** Says something to the reader, in the line under the head of the page. */
export function note(words: string): void {
  element('note').textContent = words;
}
