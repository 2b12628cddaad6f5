import { checkScenario } from '../check/check.ts';
import { newMemory } from '../check/recall.ts';
import { checkVariants } from '../check/variants.ts';
import type { Work } from '../check/work.ts';
import { neededRuns } from '../claims/needed-runs.ts';
import { diagnose } from '../diagnostics/diagnose.ts';
import type { Outcome } from '../diagnostics/diagnostic.ts';
import type { Model } from '../model/model.ts';
import type { ReadBeside } from '../parse/beside.ts';
import { scenarioBeside } from '../parse/precedent.ts';
import { readScenario } from '../parse/read.ts';
import type { Plan } from '../simulate/plan.ts';
import type { At, ClaimSyntax } from '../syntax/scenario.ts';
import { laidOver, planFor } from './plan-for.ts';

/** Another scenario in which a claim is judged, with its claim of the same name and no other. */
export interface Precedent {
  readonly claim: string;
  readonly id: string;
  readonly model: Model;
  readonly plan: Plan;
}

/** The scenarios in which claims are judged, ready to be played. Errors: one that cannot be read, has mistakes, or does not judge the claim. */
export function precedentsOf(
  claims: readonly ClaimSyntax[],
  seed: number,
  beside: ReadBeside,
): Outcome<readonly Precedent[]> {
  const found = claims.flatMap(({ name, judgedIn }) =>
    judgedIn.map((path) => precedent(name.value, path, seed, beside)),
  );
  const value = found.flatMap((one) => one.value ?? []);
  return {
    ...(value.length === found.length ? { value } : {}),
    diagnostics: found.flatMap(({ diagnostics }) => diagnostics),
  };
}

function precedent(claim: string, path: At<string>, seed: number, beside: ReadBeside): Outcome<Precedent> {
  const file = scenarioBeside(path, beside);
  if ('code' in file) return { diagnostics: [file] };
  const { source, id } = file;
  const read = readScenario(source, id, beside);
  if (read.value === undefined) return { diagnostics: read.diagnostics };
  const { tree, scenario } = read.value;
  const own = scenario.claims.filter(({ name, holds }) => name.value === claim && holds !== undefined);
  if (own.length === 0) {
    return { diagnostics: [diagnose('judged-in-none', { name: claim, path: path.value }, path.span)] };
  }
  const memory = newMemory<Work>();
  const checked = checkScenario({ ...scenario, claims: own }, [], memory);
  if (checked.value === undefined) return { diagnostics: checked.diagnostics };
  const model = checked.value;
  const needed = neededRuns(model);
  const ids = [...new Set(needed.flatMap((run) => laidOver(run.variant) ?? []))];
  const variants = checkVariants(tree, source, id, [], ids, beside, memory);
  if (variants.value === undefined) return { diagnostics: variants.diagnostics };
  return { value: { claim, id, model, plan: planFor(model, variants.value, needed, seed) }, diagnostics: [] };
}
