import type { Diagnostic, Outcome, SourceFile } from '../diagnostics/diagnostic.ts';
import type { Model } from '../model/model.ts';
import { nothingBeside, type ReadBeside } from '../parse/beside.ts';
import { scenarioFrom } from '../parse/scenario-from.ts';
import { entryOf, type Tree } from '../parse/tree.ts';
import { variantTree } from '../parse/variants.ts';
import { checkLaid } from './check.ts';
import type { Memory } from './recall.ts';
import type { Setting } from './setting.ts';
import type { Work } from './work.ts';

/**
 * The models of the named variants, each laid over the scenario and checked as a whole. Definitions keep their names,
 * so a variant meets the same draws. Errors say in which variant they arise, once for each place; warnings are those of
 * the scenario itself and are not repeated.
 *
 * @param tree the scenario's file
 * @param ids names of variants that the scenario has
 * @param beside reads the files that the scenario names
 * @param memory what the check of the scenario itself has filled: then only that is checked anew on which a variant bears
 */
export function checkVariants(
  tree: Tree,
  source: SourceFile,
  id: string,
  settings: readonly Setting[],
  ids: readonly string[],
  beside: ReadBeside = nothingBeside,
  memory?: Memory<Work>,
): Outcome<Map<string, Model>> {
  const { models, diagnostics } = laid(tree, source, id, settings, ids, beside, memory);
  if (diagnostics.length > 0) return { diagnostics };
  return { value: new Map([...models].map(([variant, model]) => [variant, model()])), diagnostics };
}

/** The mistakes that `checkVariants` would tell, without the models. */
export function mistakesOfVariants(
  tree: Tree,
  source: SourceFile,
  id: string,
  ids: readonly string[],
  beside: ReadBeside,
  memory: Memory<Work>,
): readonly Diagnostic[] {
  return laid(tree, source, id, [], ids, beside, memory).diagnostics;
}

function laid(
  tree: Tree,
  source: SourceFile,
  id: string,
  settings: readonly Setting[],
  ids: readonly string[],
  beside: ReadBeside,
  memory: Memory<Work> | undefined,
): { models: ReadonlyMap<string, () => Model>; diagnostics: readonly Diagnostic[] } {
  const models = new Map<string, () => Model>();
  const diagnostics = new Map<string, Diagnostic>();
  for (const variant of ids) {
    const { value, diagnostics: found } = checkVariant(tree, source, id, settings, variant, beside, memory);
    if (value !== undefined) models.set(variant, value);
    for (const diagnostic of found) {
      if (diagnostic.severity === 'warning') continue;
      const { code, span, message } = diagnostic;
      const key = [code, span?.source.name, span?.start, span?.end, message].join('\n');
      if (diagnostics.has(key)) continue;
      diagnostics.set(key, { ...diagnostic, message: `In the variant \`${variant}\`: ${message}` });
    }
  }
  return { models, diagnostics: [...diagnostics.values()] };
}

function checkVariant(
  tree: Tree,
  source: SourceFile,
  id: string,
  settings: readonly Setting[],
  variant: string,
  beside: ReadBeside,
  memory: Memory<Work> | undefined,
): Outcome<() => Model> {
  const { value: scenario, diagnostics } = scenarioFrom(variantTree(tree, variant), source, id, beside);
  const own = overridden(tree, variant);
  const rest = settings.filter(({ name }) => !own.has(name));
  return scenario === undefined ? { diagnostics } : checkLaid(scenario, rest, memory);
}

/** Assumptions that a variant gives a value of its own: that is its point, so a setting for the run does not undo it. */
function overridden(tree: Tree, id: string): ReadonlySet<string> {
  const variants = entryOf(tree, 'variants')?.value;
  const variant = variants && entryOf(variants, id)?.value;
  const assumptions = variant && entryOf(variant, 'assumptions')?.value;
  return new Set(assumptions?.kind === 'map' ? assumptions.entries.map(({ key }) => key.value) : []);
}
