/** Longer words about an assumption would bury a sentence. */
const LONGEST = 100;

/** The first sentence of what is said about an assumption, and the name by which it can be set. */
export function inWords({ id, about }: { readonly id: string; readonly about?: string }): string {
  const words =
    about
      ?.split(/(?<=[a-z0-9)])\.\s|\n/)[0]
      ?.replace(/\.$/, '')
      .trim() ?? '';
  return words === '' || words.length > LONGEST ? id : `“${words}” (${id})`;
}
