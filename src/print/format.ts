import type { Diagnostic, Outcome, SourceFile } from '../diagnostics/diagnostic.ts';
import { parseFormula } from '../parse/formula.ts';
import { parseObservation } from '../parse/observation.ts';
import { readTree } from '../parse/read-tree.ts';
import type { ScalarTree, Tree } from '../parse/tree.ts';
import type { Node } from '../syntax/expression.ts';
import { commentsOf } from './comments.ts';
import { printFormula } from './formula.ts';
import { layOut } from './layout.ts';
import { below, isFormula, isObservation, itemOf, type Place, WHOLE } from './place.ts';

/**
 * A scenario's text in the canonical layout: two blanks a level, formulas printed from their trees, quotes only where YAML
 * needs them, collections in braces where they stood in braces and fit on a line, words folded. Comments and single blank lines
 * stay where they were. Formatting twice changes nothing more, and nothing of what the file says. Errors: what is no YAML,
 * and formulas that cannot be read.
 */
export function formatText(source: SourceFile): Outcome<string> {
  const plain = { ...source, text: source.text.replace(/^\ufeff/, '').replaceAll('\r\n', '\n') };
  const { value: tree, diagnostics } = readTree(plain);
  if (tree === undefined) return { diagnostics };
  const { formulas, diagnostics: unread } = formulasOf(tree);
  if (unread.length > 0) return { diagnostics: unread };
  const text = layOut({
    tree,
    source: plain,
    comments: commentsOf(plain),
    formula: (scalar) => formulas.get(scalar),
    braces: ({ span }) => /[[{]/.test(plain.text.charAt(span.start)),
  });
  if (meaningOf(text, source) !== meaningOf(plain.text, source)) {
    throw new Error(`formatting ${source.name} would change what it says`);
  }
  return { value: text, diagnostics: [] };
}

/** What a text says, without its layout: structure, words, and formulas as they are printed. */
function meaningOf(text: string, { name }: SourceFile): string | undefined {
  const { value: tree } = readTree({ name, text });
  if (tree === undefined) return undefined;
  const { formulas } = formulasOf(tree);
  const said = (part: Tree): unknown => {
    if (part.kind === 'map') return part.entries.map(({ key, value }) => [key.value, said(value)]);
    if (part.kind === 'list') return { items: part.items.map(said) };
    const formula = formulas.get(part);
    return formula === undefined ? part.text.text.trim() : printFormula(formula);
  };
  return JSON.stringify(said(tree));
}

/**
 * The text of a tree, which need not come from a file. Collections stand in braces where they fit on a line, but for sections.
 * A formula that cannot be read stands as it is given.
 */
export function printTree(tree: Tree): string {
  const { formulas } = formulasOf(tree);
  return layOut({
    tree,
    source: { name: 'printed', text: '' },
    comments: [],
    formula: (scalar) => formulas.get(scalar),
    braces: (_tree, depth) => depth > 0,
  });
}

/** The trees of a scenario's formulas, and what is wrong with those that cannot be read. */
function formulasOf(tree: Tree): {
  readonly formulas: ReadonlyMap<ScalarTree, Node>;
  readonly diagnostics: readonly Diagnostic[];
} {
  const formulas = new Map<ScalarTree, Node>();
  const diagnostics: Diagnostic[] = [];
  const visit = (part: Tree, place: Place): void => {
    if (part.kind === 'map') {
      for (const { key, value } of part.entries) visit(value, below(place, part, key.value, tree));
    } else if (part.kind === 'list') for (const item of part.items) visit(item, itemOf(place));
    else if (isFormula(place)) {
      const read: Outcome<Node> = isObservation(place)
        ? parseObservation(part.text)
        : parseFormula(part.text);
      const { value, diagnostics: found } = read;
      if (value === undefined) diagnostics.push(...found);
      else formulas.set(part, value);
    }
  };
  visit(tree, WHOLE);
  return { formulas, diagnostics };
}
