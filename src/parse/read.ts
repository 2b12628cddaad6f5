import type { Outcome, SourceFile } from '../diagnostics/diagnostic.ts';
import { inOrder } from '../diagnostics/order.ts';
import type { Scenario } from '../syntax/scenario.ts';
import { nothingBeside, type ReadBeside } from './beside.ts';
import { wholeTree } from './extends.ts';
import { scenarioFrom } from './scenario-from.ts';
import type { Tree } from './tree.ts';

/**
 * A scenario file, laid over the one it extends, as tree and as syntax tree; the mistakes in the order of the files. The
 * tree is what variants are laid over.
 *
 * @param id the scenario's identifier, which is its folder's name
 * @param beside reads the files that the scenario names
 */
export function readScenario(
  source: SourceFile,
  id: string,
  beside: ReadBeside = nothingBeside,
): Outcome<{ tree: Tree; scenario: Scenario }> {
  const { value: tree, diagnostics } = wholeTree(source, beside);
  if (tree === undefined) return { diagnostics };
  const { value: scenario, diagnostics: more } = scenarioFrom(tree, source, id, beside);
  const all = inOrder([...diagnostics, ...more], source);
  return scenario === undefined ? { diagnostics: all } : { value: { tree, scenario }, diagnostics: all };
}
