import { checkScenario, examineScenario } from '../check/check.ts';
import { newMemory } from '../check/recall.ts';
import { checkVariants, mistakesOfVariants } from '../check/variants.ts';
import type { Work } from '../check/work.ts';
import { neededRuns, type Run } from '../claims/needed-runs.ts';
import { diagnose } from '../diagnostics/diagnose.ts';
import type { Diagnostic, Outcome, SourceFile } from '../diagnostics/diagnostic.ts';
import type { Model } from '../model/model.ts';
import type { ReadBeside } from '../parse/beside.ts';
import { scenarioBeside } from '../parse/precedent.ts';
import { readScenario } from '../parse/read.ts';
import type { Tree } from '../parse/tree.ts';
import type { Plan } from '../simulate/plan.ts';
import type { At, ClaimSyntax, Scenario } from '../syntax/scenario.ts';
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
  const found = judgedIn(claims, beside, (judging) => precedent(judging, seed, beside));
  const value = found.flatMap((one) => one.value ?? []);
  return {
    ...(value.length === found.length ? { value } : {}),
    diagnostics: found.flatMap(({ diagnostics }) => diagnostics),
  };
}

/** The errors that `precedentsOf` would tell, without anything to be played. */
export function mistakesOfPrecedents(
  claims: readonly ClaimSyntax[],
  beside: ReadBeside,
): readonly Diagnostic[] {
  return judgedIn(claims, beside, (judging) => mistakes(judging, beside)).flatMap(
    ({ diagnostics }) => diagnostics,
  );
}

/** Another scenario as it is read for a claim: of its claims that one alone. */
interface Judging {
  readonly claim: string;
  readonly source: SourceFile;
  readonly id: string;
  readonly tree: Tree;
  readonly scenario: Scenario;
}

function judgedIn<T>(
  claims: readonly ClaimSyntax[],
  beside: ReadBeside,
  use: (judging: Judging) => Outcome<T>,
): readonly Outcome<T>[] {
  return claims.flatMap(({ name, judgedIn: paths }) =>
    paths.map((path) => {
      const { value, diagnostics } = readFor(name.value, path, beside);
      return value === undefined ? { diagnostics } : use(value);
    }),
  );
}

function readFor(claim: string, path: At<string>, beside: ReadBeside): Outcome<Judging> {
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
  const alone = { ...scenario, claims: own };
  return { value: { claim, source, id, tree: withClaim(tree, claim), scenario: alone }, diagnostics: [] };
}

/** The tree with this claim alone, so that variants are laid over what is judged. */
function withClaim(tree: Tree, claim: string): Tree {
  return replaced(tree, 'claims', (claims) =>
    claims.kind === 'map'
      ? { ...claims, entries: claims.entries.filter(({ key }) => key.value === claim) }
      : claims,
  );
}

function replaced(tree: Tree, key: string, by: (value: Tree) => Tree): Tree {
  if (tree.kind !== 'map') return tree;
  const entries = tree.entries.map((entry) =>
    entry.key.value === key ? { ...entry, value: by(entry.value) } : entry,
  );
  return { ...tree, entries };
}

function precedent(
  { claim, source, id, tree, scenario }: Judging,
  seed: number,
  beside: ReadBeside,
): Outcome<Precedent> {
  const memory = newMemory<Work>();
  const checked = checkScenario(scenario, [], memory);
  if (checked.value === undefined) return { diagnostics: checked.diagnostics };
  const model = checked.value;
  const needed = neededRuns(model);
  const variants = checkVariants(tree, source, id, [], laidIn(needed), beside, memory);
  if (variants.value === undefined) return { diagnostics: variants.diagnostics };
  return { value: { claim, id, model, plan: planFor(model, variants.value, needed, seed) }, diagnostics: [] };
}

function mistakes({ source, id, tree, scenario }: Judging, beside: ReadBeside): Outcome<never> {
  const memory = newMemory<Work>();
  const { value, diagnostics } = examineScenario(scenario, memory);
  if (value === undefined) return { diagnostics };
  return { diagnostics: mistakesOfVariants(tree, source, id, laidIn(neededRuns(value)), beside, memory) };
}

/** The variants that are laid over a scenario for these runs. */
function laidIn(needed: readonly Run[]): readonly string[] {
  return [...new Set(needed.flatMap(({ variant }) => laidOver(variant) ?? []))];
}
