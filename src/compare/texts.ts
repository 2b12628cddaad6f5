import type { Tree } from '../parse/tree.ts';
import type { Change } from './comparison.ts';

/** Sections whose formulas and settings no result tells; what results tell of the others is compared there. */
const SECTIONS = [
  ...['time', 'tables', 'decisions', 'model', 'ladders', 'red_lines', 'outcomes', 'values'],
  ...['settlement', 'stakes', 'issues', 'packages', 'evidence', 'checks', 'variants'],
];

/** Fields that say something to readers and nothing to the model. */
const WORDS: ReadonlySet<string> = new Set(['title', 'about', 'source', 'because', 'known_on']);

/** Sections in which a formula alone stands for `{is: formula}`. */
const SHORT: ReadonlySet<string> = new Set(['model', 'outcomes']);

/** What is written otherwise in two scenarios, by its path: `model.front.next`. */
export function changedTexts(from: Tree, to: Tree): Change[] {
  const [old, now] = [textsOf(from), textsOf(to)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((id): Change[] => {
    const [was, is] = [old.get(id), now.get(id)];
    if (was === is) return [];
    return [{ id, ...(was === undefined ? {} : { from: was }), ...(is === undefined ? {} : { to: is }) }];
  });
}

function textsOf(tree: Tree): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const visit = (part: Tree, path: readonly string[]): void => {
    if (part.kind === 'map') {
      for (const { key, value } of part.entries) {
        if (!WORDS.has(key.value)) visit(value, [...path, key.value]);
      }
      return;
    }
    const [section = ''] = path;
    const whole = SHORT.has(section) && path.length === 2 ? [...path, 'is'] : path;
    found.set(whole.join('.'), textOf(part));
  };
  if (tree.kind !== 'map') return found;
  for (const { key, value } of tree.entries) if (SECTIONS.includes(key.value)) visit(value, [key.value]);
  return found;
}

function textOf(tree: Tree): string {
  switch (tree.kind) {
    case 'scalar':
      return tree.text.text.replaceAll(/\s+/g, ' ').trim();
    case 'list':
      return `[${tree.items.map(textOf).join(', ')}]`;
    case 'map':
      return `{${tree.entries.map(({ key, value }) => `${key.value}: ${textOf(value)}`).join(', ')}}`;
  }
}
