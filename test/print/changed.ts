import type { Entry, Tree } from '../../src/parse/tree.ts';
import { whole } from '../../src/parse/written.ts';
import { printFormula } from '../../src/print/formula.ts';
import { below, isFormula, itemOf, type Place, WHOLE } from '../../src/print/place.ts';
import type { Node } from '../../src/syntax/expression.ts';
import type { Choose } from './ugly.ts';

const NASTY = [
  'a: b',
  '# no comment',
  '- dash',
  '? mark',
  "it's “so”",
  'say "so"',
  'both \' and "',
  'back\\slash',
  'two  blanks and   three',
  'two\nlines',
  'two\n\nparagraphs of words',
  'line\n  further in',
  '[list]',
  '{map: x}',
  '*star',
  '&and',
  '!tag',
  '%',
  '@at',
  '`tick',
  '|',
  '>',
  '---',
  'ends with colon:',
  'yes',
  '1.50',
  'null',
  'ünïcode ± – …',
  `${'long words '.repeat(30)}end`,
  'x'.repeat(200),
];

/** A scenario's tree with entries left out, formulas and words replaced: what checking it says is another matter. */
export function changedTree(tree: Tree, choose: Choose, formula: () => Node): Tree {
  const chance = (percent: number): boolean => choose(100) < percent;
  const change = (part: Tree, place: Place): Tree => {
    if (part.kind === 'map') {
      const kept = part.entries.filter(() => !chance(4));
      return {
        ...part,
        entries: kept.map(
          ({ key, value }): Entry => ({ key, value: change(value, below(place, part, key.value, tree)) }),
        ),
      };
    }
    if (part.kind === 'list')
      return { ...part, items: part.items.map((item) => change(item, itemOf(place))) };
    if (isFormula(place)) return chance(10) ? scalar(printFormula(formula()), part) : part;
    return place.form?.kind === 'words' && chance(15)
      ? scalar(NASTY[choose(NASTY.length)] as string, part)
      : part;
  };
  return change(tree, WHOLE);
}

function scalar(text: string, { span }: Tree): Tree {
  return { kind: 'scalar', text: whole({ name: 'changed', text }), span };
}
