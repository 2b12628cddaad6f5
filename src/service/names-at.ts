import type { Span } from '../diagnostics/diagnostic.ts';
import { lex } from '../parse/lexer.ts';
import type { Entry, ScalarTree, Tree } from '../parse/tree.ts';
import { spanIn } from '../parse/written.ts';
import { below, isFormula, itemOf, type Place, WHOLE } from '../print/place.ts';

/** A name where it is read or defined. */
export interface Use {
  readonly name: string;
  readonly span: Span;
  /** Whether it is the key of a mapping, which is how things are defined and options act. */
  readonly key: boolean;
}

/**
 * Every name in the formulas of a tree, every text that may be a name (`over: side`), every key; in the order of the
 * file. Sources other than the scenario's own text are left out.
 */
export function usesIn(tree: Tree): Use[] {
  const uses: Use[] = [];
  walk(tree, WHOLE, tree, uses);
  return uses.sort((one, other) => one.span.start - other.span.start);
}

function walk(tree: Tree, place: Place, root: Tree, uses: Use[]): void {
  if (tree.span.source !== root.span.source) return;
  if (tree.kind === 'map') for (const entry of tree.entries) walkEntry(entry, tree, place, root, uses);
  else if (tree.kind === 'list') for (const item of tree.items) walk(item, itemOf(place), root, uses);
  else if (isFormula(place)) uses.push(...namesIn(tree));
  else {
    const text = tree.text.text.trim();
    if (/^[\p{L}_][\p{L}\d_.]*(\[[^\]]*\])?$/u.test(text)) uses.push(...namesIn(tree));
  }
}

function walkEntry(
  { key, value }: Entry,
  map: Extract<Tree, { kind: 'map' }>,
  place: Place,
  root: Tree,
  uses: Use[],
): void {
  if (key.span.source === root.span.source) uses.push({ name: key.value, span: key.span, key: true });
  walk(value, below(place, map, key.value, root), root, uses);
}

/** The names in a formula, dots included; what cannot be read is passed over. */
function namesIn({ text }: ScalarTree): Use[] {
  const { tokens } = lex(text, () => undefined);
  return tokens
    .filter(({ kind }) => kind === 'name')
    .map((token) => ({ name: token.text, span: spanIn(text, token.start, token.end), key: false }));
}

/** The name that stands at an offset, if one does. */
export function useAt(uses: readonly Use[], offset: number): Use | undefined {
  return uses.find(({ span }) => span.start <= offset && offset <= span.end);
}
