import { createHash } from 'node:crypto';
import { explained } from './assemble/explained.ts';
import { resultOf } from './assemble/result.ts';
import { checkScenario } from './check/check.ts';
import { readSettings } from './check/setting-text.ts';
import { checkVariants } from './check/variants.ts';
import { judgeChecks } from './claims/checks.ts';
import { judge } from './claims/judge.ts';
import { neededRuns } from './claims/needed-runs.ts';
import { diagnose } from './diagnostics/diagnose.ts';
import type { Diagnostic, Outcome, SourceFile } from './diagnostics/diagnostic.ts';
import { assumptionInputs, rankInputs } from './explore/input.ts';
import type { Model } from './model/model.ts';
import { readScenario } from './parse/read.ts';
import type { CheckResult, ClaimResult, Result } from './result/result.ts';
import { outcomesCsv, worldsCsv } from './simulate/csv.ts';
import { failing } from './simulate/failures.ts';
import type { Gauge, Plan, Progress } from './simulate/plan.ts';
import { simulate, worldsThatFit } from './simulate/simulate.ts';
import type { Simulated } from './simulate/simulated.ts';

export interface Request {
  /** How many worlds to play, or how many at most where a precision is asked for. */
  readonly worlds: number;
  readonly precision?: number;
  readonly seed: number;
  readonly threads: number;
  /** `NAME=VALUE` texts. */
  readonly set: readonly string[];
}

export interface RunHooks {
  readonly signal?: AbortSignal;
  readonly progress?: (progress: Progress) => void;
}

export type Ran =
  | {
      readonly kind: 'ran';
      readonly result: Result;
      /** The raw data, as lines of CSV. */
      readonly outcomesCsv: () => AsyncIterable<string>;
      readonly worldsCsv: () => AsyncIterable<string>;
    }
  | { readonly kind: 'invalid'; readonly diagnostics: readonly Diagnostic[] }
  | { readonly kind: 'interrupted' };

/** Text → tree → checked model. */
export function checkFile(source: SourceFile, id: string): Outcome<Model> {
  const { value: read, diagnostics } = readScenario(source, id);
  if (read === undefined) return { diagnostics };
  const checked = checkScenario(read.scenario, []);
  const all = [...diagnostics, ...checked.diagnostics];
  if (checked.value === undefined) return { diagnostics: all };
  const ids = checked.value.variants.map((variant) => variant.id);
  const variants = checkVariants(read.tree, source, id, [], ids);
  const errors = variants.diagnostics.filter((one) => one.severity === 'error');
  return { ...(errors.length > 0 ? {} : { value: checked.value }), diagnostics: [...all, ...errors] };
}

/** The whole way: text → tree → checked models → worlds played → claims judged → what decides them → result. */
export async function run(source: SourceFile, id: string, request: Request, hooks: RunHooks): Promise<Ran> {
  const read = readScenario(source, id);
  const settings = readSettings(request.set);
  if (read.value === undefined || settings.value === undefined) {
    return { kind: 'invalid', diagnostics: [...read.diagnostics, ...settings.diagnostics] };
  }
  const checked = checkScenario(read.value.scenario, settings.value);
  const warnings = [...read.diagnostics, ...checked.diagnostics];
  if (checked.value === undefined) return { kind: 'invalid', diagnostics: warnings };
  const model = checked.value;

  const needed = neededRuns(model);
  const ids = [...new Set(needed.flatMap(({ variant }) => variant ?? []))];
  const variants = checkVariants(read.value.tree, source, id, settings.value, ids);
  if (variants.value === undefined) return { kind: 'invalid', diagnostics: variants.diagnostics };
  const plan = planFor(model, variants.value, needed, request.seed);

  const { worlds, precision, threads } = request;
  const most = worldsThatFit(plan);
  if (precision === undefined && worlds > most) {
    return { kind: 'invalid', diagnostics: [diagnose('too-many-worlds', { worlds, most })] };
  }
  const stop = precision === undefined ? { worlds } : { precision, limit: Math.min(worlds, most) };
  let simulated: Simulated;
  try {
    const played = await simulate(
      plan,
      { stop, threads },
      { ...hooks, gauges: (soFar) => claimGauges(model, soFar) },
    );
    if ('diagnostic' in played) return { kind: 'invalid', diagnostics: [played.diagnostic] };
    simulated = played;
  } catch (error) {
    if (hooks.signal?.aborted === true) return { kind: 'interrupted' };
    throw error;
  }

  const judged = judgeAll(model, simulated, request.seed);
  if ('diagnostic' in judged) return { kind: 'invalid', diagnostics: [judged.diagnostic] };
  const hash = createHash('sha256').update(source.text).digest('hex');
  const circumstances = { hash, seed: request.seed, set: settings.value, warnings };
  const result = resultOf(model, simulated, judged.claims, judged.checks, circumstances);
  return {
    kind: 'ran',
    result,
    outcomesCsv: () => outcomesCsv(simulated),
    worldsCsv: () => worldsCsv(simulated),
  };
}

/** Every option of the base model, and of each variant the options that claims read. */
function planFor(
  model: Model,
  variants: ReadonlyMap<string, Model>,
  needed: readonly { readonly variant?: string; readonly option: number }[],
  seed: number,
): Plan {
  const all = model.options.map((_, option) => option);
  const runs = [...variants].map(([variant, laid]) => ({
    variant,
    model: laid,
    options: needed
      .filter((one) => one.variant === variant)
      .map(({ option }) => laid.options.findIndex(({ id }) => id === model.options[option]?.id))
      .filter((option) => option >= 0),
  }));
  return { seed, runs: [{ model, options: all }, ...runs] };
}

/** The errors of the claims' shares, so that a precision asked for holds for them too. */
function claimGauges(model: Model, soFar: Simulated): Gauge[] {
  if (soFar.columns === undefined) return [];
  const found = judge(model, soFar.columns);
  if ('diagnostic' in found) return [];
  return found.judged.flatMap(({ result: { kind, mcse } }) =>
    kind === 'world' && mcse !== undefined ? [{ mcse }] : [],
  );
}

/** Judges claims and checks, and looks for the assumptions behind each verdict. */
function judgeAll(
  model: Model,
  simulated: Simulated,
  seed: number,
):
  | { readonly claims: readonly ClaimResult[]; readonly checks: readonly CheckResult[] }
  | { readonly diagnostic: Diagnostic } {
  const { columns } = simulated;
  if (columns === undefined) throw new Error('single worlds were not kept');
  const found = judge(model, columns);
  if ('diagnostic' in found) return found;
  const checked = judgeChecks(model, columns, (definition) => failing(simulated, definition));
  if ('diagnostic' in checked) return checked;
  const inputs = rankInputs(assumptionInputs(model, columns));
  return { claims: found.judged.map((one) => explained(one, inputs, seed)), checks: checked.checks };
}
