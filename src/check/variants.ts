import type { Diagnostic, Outcome, SourceFile } from '../diagnostics/diagnostic.ts';
import type { Model } from '../model/model.ts';
import { nothingBeside, type ReadBeside } from '../parse/beside.ts';
import { scenarioFrom } from '../parse/scenario-from.ts';
import { entryOf, type Tree } from '../parse/tree.ts';
import { variantTree } from '../parse/variants.ts';
import { checkLaid } from './check.ts';
import type { Memory } from './recall.ts';
import type { Setting } from './setting.ts';
import { isSurelySound } from './surely-sound.ts';
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
  const models = new Map<string, () => Model>();
  const told = new Map<string, Diagnostic>();
  for (const variant of ids) {
    const { value: scenario, diagnostics } = scenarioFrom(variantTree(tree, variant), source, id, beside);
    const own = overridden(tree, variant);
    const rest = settings.filter(({ name }) => !own.has(name));
    const checked = scenario === undefined ? { diagnostics } : checkLaid(scenario, rest, memory);
    if (checked.value !== undefined) models.set(variant, checked.value);
    tell(checked.diagnostics, variant, told);
  }
  if (told.size > 0) return { diagnostics: [...told.values()] };
  return { value: new Map([...models].map(([variant, model]) => [variant, model()])), diagnostics: [] };
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
  const told = new Map<string, Diagnostic>();
  for (const variant of ids) {
    const { value: scenario, diagnostics } = scenarioFrom(variantTree(tree, variant), source, id, beside);
    if (scenario === undefined) tell(diagnostics, variant, told);
    else if (!isSurelySound(scenario, memory))
      tell(checkLaid(scenario, [], memory).diagnostics, variant, told);
  }
  return [...told.values()];
}

/** Enters the errors of a variant, each place once for all variants. */
function tell(diagnostics: readonly Diagnostic[], variant: string, told: Map<string, Diagnostic>): void {
  for (const diagnostic of diagnostics) {
    if (diagnostic.severity === 'warning') continue;
    const { code, span, message } = diagnostic;
    const key = [code, span?.source.name, span?.start, span?.end, message].join('\n');
    if (told.has(key)) continue;
    told.set(key, { ...diagnostic, message: `In the variant \`${variant}\`: ${message}` });
  }
}

/** Assumptions that a variant gives a value of its own: that is its point, so a setting for the run does not undo it. */
function overridden(tree: Tree, id: string): ReadonlySet<string> {
  const variants = entryOf(tree, 'variants')?.value;
  const variant = variants && entryOf(variants, id)?.value;
  const assumptions = variant && entryOf(variant, 'assumptions')?.value;
  return new Set(assumptions?.kind === 'map' ? assumptions.entries.map(({ key }) => key.value) : []);
}
