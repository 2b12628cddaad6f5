import { inWords } from './in-words.ts';

/** What a box asks of assumptions, in words: "“Price of money” (price) is below 4 %, B is yes, and C is no". */
export function conditionsText(
  conditions: readonly { readonly assumption: string; readonly about?: string; readonly words: string }[],
): string {
  const asked = conditions.map(
    ({ assumption: id, about, words }) =>
      `${inWords(about === undefined ? { id } : { id, about })} is ${words}`,
  );
  return asked.length < 3 ? asked.join(' and ') : `${asked.slice(0, -1).join(', ')}, and ${asked.at(-1)}`;
}
