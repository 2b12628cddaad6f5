import type { Edit } from '../diagnostics/diagnostic.ts';
import { entryOf, type MapTree, type ScalarTree, type Tree } from '../parse/tree.ts';
import { onOneLine } from '../print/scalar.ts';

/** The text under which an assumption's value is written, where it is one text; its rows are left to the file. */
export function valueText(
  tree: Tree,
  name: string,
): { readonly scalar: ScalarTree; readonly within: Tree } | undefined {
  const section = entryOf(tree, 'assumptions')?.value;
  const value = section && entryOf(section, name)?.value;
  if (section === undefined || value === undefined) return undefined;
  if (value.kind === 'scalar') return { scalar: value, within: section };
  const is = entryOf(value, 'is')?.value;
  return is?.kind === 'scalar' ? { scalar: is, within: value } : undefined;
}

/**
 * The edit that gives an assumption another value: its text alone changes, so comments and layout stay. Undefined where the
 * value is not one text of this file, or the new one is empty or has several lines.
 */
export function valueEdit(tree: Tree, name: string, text: string): Edit | undefined {
  const found = valueText(tree, name);
  const trimmed = text.trim();
  if (found === undefined || trimmed === '' || found.scalar.span.source !== tree.span.source)
    return undefined;
  const written = onOneLine(trimmed, inBraces(found.within) ? 'flow' : 'block');
  return written === undefined ? undefined : { span: found.scalar.span, text: written };
}

function inBraces(tree: Tree): boolean {
  const { span } = tree as MapTree;
  return span.source.text.charAt(span.start) === '{';
}
