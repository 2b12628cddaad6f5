import type { Outcome, SourceFile } from '../diagnostics/diagnostic.ts';
import type { Scenario } from '../syntax/scenario.ts';
import { readTree } from './read-tree.ts';
import { scenarioFrom } from './scenario-from.ts';
import type { Tree } from './tree.ts';

/**
 * A scenario file as tree and as syntax tree, the mistakes in the order of the file. The tree is what variants are laid
 * over.
 *
 * @param id the scenario's identifier, which is its folder's name
 */
export function readScenario(source: SourceFile, id: string): Outcome<{ tree: Tree; scenario: Scenario }> {
  const { value: tree, diagnostics } = readTree(source);
  if (tree === undefined) return { diagnostics };
  const { value: scenario, diagnostics: more } = scenarioFrom(tree, source, id);
  const all = [...diagnostics, ...more].sort(
    (one, other) => (one.span?.start ?? 0) - (other.span?.start ?? 0),
  );
  return scenario === undefined ? { diagnostics: all } : { value: { tree, scenario }, diagnostics: all };
}
