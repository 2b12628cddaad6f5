import { SCENARIO } from '../../src/parse/scenario-from.ts';
import type { Entry, Tree } from '../../src/parse/tree.ts';
import { below, isFormula, itemOf, type Place } from '../../src/print/place.ts';

/** A number from 0 to n − 1. */
export type Choose = (n: number) => number;

/** A text in a layout that nobody would choose, and the comments that stand in it. */
export interface Ugly {
  readonly text: string;
  readonly comments: readonly string[];
}

/** Writes a tree with blanks, line breaks, quotes, braces and comments at random: any layout that the parser takes. */
export function uglyText(tree: Tree, choose: Choose): Ugly {
  const comments: string[] = [];
  const chance = (percent: number): boolean => choose(100) < percent;
  const comment = (): string => {
    const said = `# ${comments.length} ${['note', 'a: b', '"quoted', '- x', '#'][choose(5)]}`;
    comments.push(said);
    return said;
  };
  const blanks = (most: number): string => ' '.repeat(choose(most + 1));

  const between = (indent: number): string => {
    let text = '';
    while (chance(12)) text += chance(50) ? `${blanks(3)}\n` : `${' '.repeat(indent)}${comment()}\n`;
    return text;
  };
  const noted = (): string => (chance(8) ? `${blanks(2)} ${comment()}` : blanks(2));

  const single = (text: string): string => `'${text.replaceAll("'", "''")}'`;
  const plainable = (text: string): boolean =>
    /^[A-Za-z0-9(][A-Za-z0-9 .%^/<=>()+-]*$/.test(text) && text === text.trim();
  const quotable = (text: string): string =>
    chance(50) && !text.includes('\n') ? single(text) : JSON.stringify(text);

  const formulaText = (text: string): string => {
    const spaced = text
      .split(/("[^"]*"|'[^']*')/)
      .map((part, index) => (index % 2 === 1 ? part : part.replaceAll(' ', () => ' '.repeat(1 + choose(3)))))
      .join('');
    return chance(20) && !/\bto\b/.test(text) ? `(${spaced})` : spaced;
  };
  const scalarText = (tree: Tree, place: Place): string => {
    if (tree.kind !== 'scalar') throw new Error('no scalar');
    const { text } = tree.text;
    return isFormula(place) ? formulaText(text) : text;
  };
  const inFlow = (tree: Tree, place: Place, indent: number): string => {
    const pad = (): string =>
      chance(15) ? `${noted()}\n${between(indent + 1)}${' '.repeat(indent + 1 + choose(3))}` : blanks(1);
    if (tree.kind === 'scalar') {
      const text = scalarText(tree, place);
      return plainable(text) && chance(80) ? text : quotable(text);
    }
    if (tree.kind === 'list') {
      const items = tree.items.map((item) => `${pad()}${inFlow(item, itemOf(place), indent)}`);
      return `[${items.join(',')}${pad()}]`;
    }
    const entries = tree.entries.map((entry) => {
      const key = plainable(entry.key.value) ? entry.key.value : quotable(entry.key.value);
      return `${pad()}${key}: ${blanks(2)}${inFlow(entry.value, below(place, tree, entry.key.value, whole), indent)}`;
    });
    return `{${entries.join(',')}${pad()}}`;
  };
  /** What stands behind a key, from its blank on, with the end of the line. */
  const behind = (tree: Tree, place: Place, indent: number): string => {
    if (tree.kind === 'scalar') {
      const text = scalarText(tree, place);
      const lines = text.split('\n');
      const blockable =
        text.trim() === text &&
        text !== '' &&
        !/[^\P{Cc}\n]/u.test(text) &&
        !/[\u2028\u2029\ufeff]/.test(text);
      if (blockable && chance(25)) {
        const inner = ' '.repeat(indent + 1 + choose(4));
        const body = lines.map((line) => (line === '' ? '' : inner + line)).join('\n');
        return ` |${chance(50) ? '-' : ''}${chance(20) ? ` ${comment()}` : ''}\n${body}\n`;
      }
      const written = plainable(text) && chance(70) ? text : quotable(text);
      if (chance(8))
        return `${noted()}\n${between(indent + 1)}${' '.repeat(indent + 1 + choose(3))}${written}${noted()}\n`;
      return ` ${blanks(3)}${written}${noted()}\n`;
    }
    const empty = tree.kind === 'map' ? tree.entries.length === 0 : tree.items.length === 0;
    if (empty || chance(30)) return ` ${inFlow(tree, place, indent)}${noted()}\n`;
    const inner = indent + 1 + choose(5);
    return `${noted()}\n${block(tree, place, inner)}`;
  };
  const block = (tree: Tree, place: Place, indent: number): string => {
    const left = ' '.repeat(indent);
    if (tree.kind === 'list') {
      return tree.items
        .map((item) => `${between(indent)}${left}-${behindDash(item, itemOf(place), indent)}`)
        .join('');
    }
    if (tree.kind !== 'map') throw new Error('no block');
    return (
      tree.entries
        .map((entry) => keyed(entry, below(place, tree, entry.key.value, whole), indent, left))
        .join('') + between(indent)
    );
  };
  const behindDash = (tree: Tree, place: Place, indent: number): string =>
    tree.kind === 'scalar' ? behind(tree, place, indent) : ` ${inFlow(tree, place, indent)}${noted()}\n`;
  const keyed = ({ key, value }: Entry, place: Place, indent: number, left: string): string => {
    const name = plainable(key.value) && chance(90) ? key.value : quotable(key.value);
    return `${between(indent)}${left}${name}:${behind(value, place, indent)}`;
  };
  const whole = tree;
  const text = `${between(0)}${chance(10) ? '---\n' : ''}${block(tree, { form: SCENARIO }, 0)}${between(0)}`;
  return { text: chance(20) ? text.replaceAll('\n', '\r\n') : text, comments };
}
