import type { Setting } from '../check/setting.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Diagnosed } from '../infer/diagnoses.ts';
import type { Model } from '../model/model.ts';
import type { ChoiceFacts, CriteriaFacts } from '../result/exploration.ts';
import { assumptionFacts, outcomeFacts, scenarioFacts, warningFacts } from '../result/facts.ts';
import {
  type CheckResult,
  type ClaimResult,
  type InferenceFacts,
  RESULT_VERSION,
  type Result,
} from '../result/result.ts';
import type { SettlementFacts } from '../result/settlement.ts';
import { VERSION } from '../result/version.ts';
import type { Simulated } from '../simulate/simulated.ts';
import { summariseWorld } from '../simulate/summary.ts';
import { diagnosisFacts } from './diagnoses.ts';
import { fanResults } from './fans.ts';
import { type OptionsFound, optionResults } from './options.ts';
import { type Before, redLineFacts } from './red-lines.ts';
import { settingFacts } from './settings.ts';

/** What is told of a run besides what was played and judged. */
export interface Circumstances {
  /** SHA-256 of the scenario's text, in hex. */
  readonly hash: string;
  readonly seed: number;
  readonly set: readonly Setting[];
  readonly warnings: readonly Diagnostic[];
  /** What the evidence taught, where worlds were drawn by it. */
  readonly inference?: InferenceFacts;
  /** Worlds before the evidence, where there are red lines to be told of. */
  readonly before?: Before;
  /** Rival diagnoses, weighed. */
  readonly weighed?: readonly Diagnosed[];
  /** What the actors of a settlement would accept. */
  readonly settlement?: SettlementFacts;
  /** Worlds were drawn without regard to the evidence there is. */
  readonly prior?: true;
}

/** How the options stand to one another. */
export interface Compared {
  readonly choices: readonly ChoiceFacts[];
  /** Absent where there is nothing to hold them against together. */
  readonly criteria?: CriteriaFacts | undefined;
}

/** What a run found, as a result. */
export function resultOf(
  model: Model,
  simulated: Simulated,
  claims: readonly ClaimResult[],
  checks: readonly CheckResult[],
  { choices, criteria }: Compared,
  { hash, seed, set, warnings, inference, before, prior, weighed = [], settlement }: Circumstances,
): Result {
  const { timing, precision, worlds, ranked } = simulated;
  const names = settingFacts(set);
  return putTogether(model, {
    ...{ hash, seed, worlds, set: names, warnings },
    ...(ranked.worlds < worlds ? { ranked_worlds: ranked.worlds } : {}),
    timing: { kernel_ms: Math.round(timing.kernelMs), threads: timing.threads, paths: timing.paths },
    precision,
    prior,
    inference,
    lines: redLineFacts(model, ranked, before),
    ...(weighed.length === 0 ? {} : { diagnoses: diagnosisFacts(model, weighed) }),
    found: optionResults(model, simulated),
    ...{ claims, checks, choices, criteria, settlement },
    fans: fanResults(model, simulated),
    assumptions: assumptionFacts(model, quantiles(model, simulated), new Set(names.map(({ name }) => name))),
  });
}

/** What a result is put together of, whoever found it. What is absent or empty is not told of. */
export interface Parts
  extends Pick<
    Result,
    'seed' | 'worlds' | 'ranked_worlds' | 'set' | 'timing' | 'claims' | 'checks' | 'fans' | 'assumptions'
  > {
  readonly hash: string;
  readonly warnings: readonly Diagnostic[];
  readonly found: OptionsFound;
  readonly choices: readonly ChoiceFacts[];
  readonly lines?: ReturnType<typeof redLineFacts> | undefined;
  readonly diagnoses?: ReturnType<typeof diagnosisFacts>;
  readonly precision?: Result['precision'] | undefined;
  readonly prior?: true | undefined;
  readonly inference?: Result['inference'] | undefined;
  readonly criteria?: CriteriaFacts | undefined;
  readonly settlement?: SettlementFacts | undefined;
}

/** A result of its parts. */
export function putTogether(
  model: Model,
  { hash, warnings, found: { options, said }, lines, diagnoses, ...parts }: Parts,
): Result {
  const { seed, worlds, ranked_worlds, set, timing, precision, prior, inference } = parts;
  const { claims, checks, choices, criteria, settlement, fans, assumptions } = parts;
  return {
    rubicon: VERSION,
    version: RESULT_VERSION,
    scenario: scenarioFacts(model, hash),
    seed,
    worlds,
    ...(ranked_worlds === undefined ? {} : { ranked_worlds }),
    set,
    timing,
    ...(precision === undefined ? {} : { precision }),
    ...(prior === undefined ? {} : { prior }),
    ...(inference === undefined ? {} : { inference }),
    ...(lines === undefined || lines.redLines.length === 0 ? {} : lines),
    ...diagnoses,
    outcomes: outcomeFacts(model).filter(({ id }) => said.has(id)),
    options,
    claims,
    checks,
    ...(choices.length === 0 ? {} : { choices }),
    ...(criteria === undefined ? {} : { criteria }),
    ...(settlement === undefined ? {} : { settlement }),
    fans,
    assumptions,
    variants: model.variants,
    warnings: warningFacts(warnings),
  };
}

/** Where an assumption is the same in every world, its quantiles are its value. */
function quantiles(
  model: Model,
  simulated: Simulated,
): (definition: number, row: number) => { readonly q05: number; readonly q50: number; readonly q95: number } {
  return (definition, row) => {
    const summary = summariseWorld(simulated, definition, row);
    if (summary !== undefined) return summary;
    const scale = model.definitions[definition]?.unit.scale ?? 1;
    const value = simulated.columns.worldAt(undefined, definition, row)(0) / scale;
    return { q05: value, q50: value, q95: value };
  };
}
