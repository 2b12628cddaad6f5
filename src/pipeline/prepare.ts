import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { readAsked } from '../check/asked.ts';
import { checkScenario, examineScenario } from '../check/check.ts';
import type { Contents } from '../check/contents.ts';
import { type Memory, newMemory } from '../check/recall.ts';
import type { Setting } from '../check/setting.ts';
import { readSettings } from '../check/setting-text.ts';
import { checkVariants, mistakesOfVariants } from '../check/variants.ts';
import type { Work } from '../check/work.ts';
import { neededRuns } from '../claims/needed-runs.ts';
import type { Diagnostic, Outcome, SourceFile } from '../diagnostics/diagnostic.ts';
import type { Model } from '../model/model.ts';
import { nothingBeside, type ReadBeside, remembered } from '../parse/beside.ts';
import { readScenario } from '../parse/read.ts';
import type { Plan } from '../simulate/plan.ts';
import type { Scenario } from '../syntax/scenario.ts';
import { laidOver, planFor } from './plan-for.ts';
import { mistakesOfPrecedents, type Precedent, precedentsOf } from './precedents.ts';
import type { Request } from './request.ts';

/** Text → tree → checked model. @param beside reads the files that the scenario names */
export function checkFile(
  source: SourceFile,
  id: string,
  beside: ReadBeside = nothingBeside,
): Outcome<Model> {
  return soundIn(source, id, beside, (scenario, memory) => checkScenario(scenario, [], memory));
}

/** The same mistakes and warnings, and what the scenario holds, without its model. @param beside reads the files that the scenario names */
export function examineFile(source: SourceFile, id: string, beside: ReadBeside): Outcome<Contents> {
  return soundIn(source, id, beside, examineScenario);
}

function soundIn<T extends Pick<Model, 'variants'>>(
  source: SourceFile,
  id: string,
  beside: ReadBeside,
  check: (scenario: Scenario, memory: Memory<Work>) => Outcome<T>,
): Outcome<T> {
  const files = remembered(beside);
  const { value: read, diagnostics } = readScenario(source, id, files.read);
  if (read === undefined) return { diagnostics };
  const memory = newMemory<Work>();
  const checked = check(read.scenario, memory);
  const all = [...diagnostics, ...checked.diagnostics];
  if (checked.value === undefined) return { diagnostics: all };
  const ids = checked.value.variants.map((variant) => variant.id);
  const errors = [
    ...mistakesOfVariants(read.tree, source, id, ids, files.read, memory),
    ...mistakesOfPrecedents(read.scenario.claims, files.read),
  ];
  return { ...(errors.length > 0 ? {} : { value: checked.value }), diagnostics: [...all, ...errors] };
}

/** A scenario made ready to be played. */
export interface Prepared {
  readonly model: Model;
  readonly plan: Plan;
  readonly settings: readonly Setting[];
  readonly warnings: readonly Diagnostic[];
  /** Variants laid over the scenario: those that claims read, or all. */
  readonly variants: ReadonlyMap<string, Model>;
  /** Other scenarios in which claims are judged. */
  readonly precedents: readonly Precedent[];
  /** SHA-256 of all that was read. */
  readonly hash: string;
}

/** Text → tree → checked models → what is played of them. @param everyVariant whether variants that no claim reads are laid over too */
export function prepare(
  source: SourceFile,
  id: string,
  { set, seed, explore }: Pick<Request, 'set' | 'seed' | 'explore'>,
  beside: ReadBeside,
  everyVariant = false,
): Outcome<Prepared> {
  const files = remembered(beside);
  const read = readScenario(source, id, files.read);
  const settings = readSettings(set);
  const asked = readAsked(explore?.of ?? []);
  if (read.value === undefined || settings.value === undefined || asked.value === undefined) {
    return { diagnostics: [...read.diagnostics, ...settings.diagnostics, ...asked.diagnostics] };
  }
  const memory = newMemory<Work>();
  const { scenario } = read.value;
  const whole = { ...scenario, claims: [...scenario.claims, ...asked.value] };
  const checked = checkScenario(whole, settings.value, memory);
  const warnings = [...read.diagnostics, ...checked.diagnostics];
  if (checked.value === undefined) return { diagnostics: warnings };
  const model = checked.value;
  const needed = neededRuns(model);
  const ids = everyVariant
    ? model.variants.map((variant) => variant.id)
    : [...new Set(needed.flatMap((run) => laidOver(run.variant) ?? []))];
  const variants = checkVariants(read.value.tree, source, id, settings.value, ids, files.read, memory);
  if (variants.value === undefined) return { diagnostics: variants.diagnostics };
  const precedents = precedentsOf(scenario.claims, seed, files.read);
  if (precedents.value === undefined) return { diagnostics: precedents.diagnostics };
  const plan = planFor(model, variants.value, needed, seed);
  const hash = hashOf([source, ...files.files()]);
  return {
    value: {
      ...{ model, plan, settings: settings.value, warnings, variants: variants.value, hash },
      precedents: precedents.value,
    },
    diagnostics: warnings,
  };
}

/** SHA-256 of a scenario's text and of all files that were read for it, each behind its length. */
export function hashOf([source, ...others]: readonly SourceFile[]): string {
  const hash = sha256.create().update(utf8ToBytes(source?.text ?? ''));
  for (const { text } of others) hash.update(utf8ToBytes(`\0${text.length}\0${text}`));
  return bytesToHex(hash.digest());
}
