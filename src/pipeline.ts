import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { mainChoices } from './assemble/choice.ts';
import { designObstacle, designPlan } from './assemble/design.ts';
import { explained } from './assemble/explained.ts';
import { explored } from './assemble/explored.ts';
import { inferenceFacts } from './assemble/inference.ts';
import { type LearnHooks, type LearnRequest, posteriorPlan } from './assemble/posterior.ts';
import { type ExploreRequest, questionsFor } from './assemble/questions.ts';
import { type Before, redLineColumns } from './assemble/red-lines.ts';
import { resultOf } from './assemble/result.ts';
import { checkScenario } from './check/check.ts';
import type { Setting } from './check/setting.ts';
import { readSettings } from './check/setting-text.ts';
import { checkVariants } from './check/variants.ts';
import { judgeChecks } from './claims/checks.ts';
import { judgeOne } from './claims/judge.ts';
import { neededColumns } from './claims/needed-columns.ts';
import { neededRuns } from './claims/needed-runs.ts';
import { tally } from './claims/tally.ts';
import { diagnose } from './diagnostics/diagnose.ts';
import type { Diagnostic, Outcome, SourceFile } from './diagnostics/diagnostic.ts';
import { assumptionColumns, assumptionInputs, RANKED_WORLDS, rankInputs } from './explore/input.ts';
import { makeResamples } from './explore/resamples.ts';
import type { Inferred } from './infer/infer.ts';
import type { Columns } from './kernel/columns.ts';
import type { Model } from './model/model.ts';
import { nothingBeside, type ReadBeside, remembered } from './parse/beside.ts';
import { readScenario } from './parse/read.ts';
import type { Exploration } from './result/exploration.ts';
import { scenarioFacts } from './result/facts.ts';
import type { CheckResult, ClaimResult, InferenceFacts, Result } from './result/result.ts';
import { VERSION } from './result/version.ts';
import { columnName } from './simulate/column-name.ts';
import { csvSpill, outcomesCsv, worldsCsv } from './simulate/csv.ts';
import { failing } from './simulate/failures.ts';
import { parquetSpill, type RawFile } from './simulate/parquet.ts';
import type { Plan, Progress } from './simulate/plan.ts';
import { WorkersFailed } from './simulate/pool.ts';
import { type RawFact, rawFacts } from './simulate/raw-facts.ts';
import { outcomesTable, type RawTable, worldsTable } from './simulate/raw-tables.ts';
import { type Spill, simulate, worldsThatFit } from './simulate/simulate.ts';
import type { Simulated } from './simulate/simulated.ts';
import type { Spool } from './simulate/spool.ts';
import type { Outlet } from './simulate/table-file.ts';
import { threads } from './simulate/threads.ts';

export interface Request extends LearnRequest {
  /** How many worlds to play, or how many at most where a precision is asked for. */
  readonly worlds: number;
  readonly precision?: number;
  readonly seed: number;
  /** `NAME=VALUE` texts. */
  readonly set: readonly string[];
  /** What to explore besides. */
  readonly explore?: ExploreRequest;
  /** Bytes that single worlds may take before their raw columns go to files; the simulation's own limit unless given. */
  readonly memory?: number;
}

/** What a run does before it plays, and after. */
export type Stage = 'preparing' | 'judging';

export interface RunHooks extends LearnHooks {
  /** Told when a stage begins. */
  readonly stage?: (stage: Stage) => void;
  readonly progress?: (progress: Progress) => void;
  /** Told in a sentence when a worker thread has failed and its tasks are played again. */
  readonly warning?: (message: string) => void;
  /** Opens a file for raw columns that memory does not hold. Without it they are dropped. */
  readonly open?: (file: RawFile) => Promise<Outlet>;
  /** Where columns that claims read go once memory does not hold every column. Without it they stay in memory. */
  readonly spool?: () => Spool;
  /** Reads the files that the scenario names. Without it a scenario must stand alone. */
  readonly beside?: ReadBeside;
}

export type Ran =
  | {
      readonly kind: 'ran';
      readonly result: Result;
      /** Where one was asked for. */
      readonly exploration?: Exploration;
      /** With their places, which the result tells as lines and columns only. */
      readonly warnings: readonly Diagnostic[];
      /** Whether memory held every column. If not, raw columns went to the files opened, and there is no CSV. */
      readonly whole: boolean;
      /** The raw data as CSV, many lines at a time. Throws an ordinary error where memory did not hold every column. */
      readonly outcomesCsv: () => AsyncIterable<string>;
      readonly worldsCsv: () => AsyncIterable<string>;
      /** An outcome row of an option in every world, in its unit; undefined where there is none or memory did not hold it. */
      readonly outcome: (option: string, outcome: string) => Float64Array | undefined;
    }
  | { readonly kind: 'invalid'; readonly diagnostics: readonly Diagnostic[] }
  | { readonly kind: 'interrupted' }
  /** Worker after worker failed on the same worlds. */
  | { readonly kind: 'failed'; readonly reason: string };

/** Text → tree → checked model. @param beside reads the files that the scenario names */
export function checkFile(
  source: SourceFile,
  id: string,
  beside: ReadBeside = nothingBeside,
): Outcome<Model> {
  const files = remembered(beside);
  const { value: read, diagnostics } = readScenario(source, id, files.read);
  if (read === undefined) return { diagnostics };
  const checked = checkScenario(read.scenario, []);
  const all = [...diagnostics, ...checked.diagnostics];
  if (checked.value === undefined) return { diagnostics: all };
  const ids = checked.value.variants.map((variant) => variant.id);
  const variants = checkVariants(read.tree, source, id, [], ids, files.read);
  const errors = variants.diagnostics.filter((one) => one.severity === 'error');
  return { ...(errors.length > 0 ? {} : { value: checked.value }), diagnostics: [...all, ...errors] };
}

/** A scenario made ready to be played. */
interface Prepared {
  readonly model: Model;
  readonly plan: Plan;
  readonly settings: readonly Setting[];
  readonly warnings: readonly Diagnostic[];
  /** SHA-256 of all that was read. */
  readonly hash: string;
}

/** Text → tree → checked models → what is played of them. */
function prepare(
  source: SourceFile,
  id: string,
  { set, seed }: Pick<Request, 'set' | 'seed'>,
  beside: ReadBeside,
): Outcome<Prepared> {
  const files = remembered(beside);
  const read = readScenario(source, id, files.read);
  const settings = readSettings(set);
  if (read.value === undefined || settings.value === undefined) {
    return { diagnostics: [...read.diagnostics, ...settings.diagnostics] };
  }
  const checked = checkScenario(read.value.scenario, settings.value);
  const warnings = [...read.diagnostics, ...checked.diagnostics];
  if (checked.value === undefined) return { diagnostics: warnings };
  const model = checked.value;
  const needed = neededRuns(model);
  const ids = [...new Set(needed.flatMap(({ variant }) => variant ?? []))];
  const variants = checkVariants(read.value.tree, source, id, settings.value, ids, files.read);
  if (variants.value === undefined) return { diagnostics: variants.diagnostics };
  const plan = planFor(model, variants.value, needed, seed);
  const hash = hashOf([source, ...files.files()]);
  return { value: { model, plan, settings: settings.value, warnings, hash }, diagnostics: warnings };
}

/** What `inferFile` comes to. */
export type Learning =
  | {
      readonly kind: 'learned';
      readonly title: string;
      readonly inference: InferenceFacts;
      readonly warnings: readonly Diagnostic[];
    }
  | Exclude<Ran, { readonly kind: 'ran' }>;

/** Text → tree → checked model → what its evidence teaches; no world is played. */
export async function inferFile(
  source: SourceFile,
  id: string,
  request: Pick<Request, 'seed' | 'threads' | 'set' | 'particles'>,
  hooks: Pick<RunHooks, 'signal' | 'inferring' | 'beside'>,
): Promise<Learning> {
  const prepared = prepare(source, id, request, hooks.beside ?? nothingBeside);
  if (prepared.value === undefined) return { kind: 'invalid', diagnostics: prepared.diagnostics };
  const { model, plan, warnings } = prepared.value;
  try {
    const base = { ...plan, runs: plan.runs.slice(0, 1) };
    const posterior = await posteriorPlan(base, { ...request, worlds: 1 }, hooks);
    if ('diagnostic' in posterior) return { kind: 'invalid', diagnostics: [posterior.diagnostic] };
    const { inferred } = posterior;
    if (inferred === undefined) return { kind: 'invalid', diagnostics: [diagnose('evidence-none', {})] };
    return { kind: 'learned', title: model.title, inference: inferenceFacts(model, inferred), warnings };
  } catch (error) {
    if (hooks.signal?.aborted === true) return { kind: 'interrupted' };
    throw error;
  }
}

/** The whole way: text → tree → checked models → worlds played → claims judged → what decides them → result. */
export async function run(source: SourceFile, id: string, request: Request, hooks: RunHooks): Promise<Ran> {
  const prepared = prepare(source, id, request, hooks.beside ?? nothingBeside);
  if (prepared.value === undefined) return { kind: 'invalid', diagnostics: prepared.diagnostics };
  const { model, settings, warnings, hash } = prepared.value;
  const questions = request.explore === undefined ? undefined : questionsFor(model, request.explore);
  if (questions !== undefined && questions.value === undefined) {
    return { kind: 'invalid', diagnostics: questions.diagnostics };
  }
  const observed = model.observations.length > 0;
  if (observed && request.prior !== true && request.explore?.design !== undefined) {
    return { kind: 'invalid', diagnostics: [diagnose('evidence-design', {})] };
  }

  const { worlds, precision, threads: count, memory } = request;
  const most = worldsThatFit(prepared.value.plan);
  if (precision === undefined && worlds > most) {
    return { kind: 'invalid', diagnostics: [diagnose('too-many-worlds', { worlds, most })] };
  }
  const stop = precision === undefined ? { worlds } : { precision, limit: Math.min(worlds, most) };
  const { signal, stage, progress, warning, open, spool } = hooks;
  const shares = tally(model);
  const told = toldOf(prepared.value);
  let inferred: Inferred | undefined;
  let simulated: Simulated;
  let before: Before | undefined;
  let judged: Awaited<ReturnType<typeof judgeAll>>;
  let designColumns: Columns | undefined;
  try {
    const posterior = await posteriorPlan(prepared.value.plan, request, hooks);
    if ('diagnostic' in posterior) return { kind: 'invalid', diagnostics: [posterior.diagnostic] };
    const { plan } = posterior;
    inferred = posterior.inferred;
    stage?.('preparing');
    const played = await simulate(
      plan,
      { stop, ...(memory === undefined ? {} : { memory }) },
      threads(plan, { threads: count, ...(warning === undefined ? {} : { warn: warning }) }),
      {
        // The errors of the claims' shares, so that a precision asked for holds for them too.
        gauges: ({ columns }) => shares.errors(columns).map((mcse) => ({ mcse })),
        ...(signal === undefined ? {} : { signal }),
        ...(progress === undefined ? {} : { progress }),
        ...(open === undefined ? {} : { spill: () => parquetSpill(plan, open, told) }),
        ...(spool === undefined ? {} : { spool }),
      },
    );
    if ('diagnostic' in played) return { kind: 'invalid', diagnostics: [played.diagnostic] };
    simulated = played;
    if (inferred !== undefined && redLineColumns(model).length > 0) {
      const found = await worldsBefore(plan, simulated.ranked.worlds, count, signal);
      if ('diagnostic' in found) return { kind: 'invalid', diagnostics: [found.diagnostic] };
      before = { columns: found.columns, effective: inferred.effective };
    }
    stage?.('judging');
    judged = await judgeAll(model, simulated, request.seed, signal);
    const design = request.explore?.design;
    const designable =
      questions?.value?.targets.filter((one) => designObstacle(one, model) === undefined) ?? [];
    if (design !== undefined && designable.length > 0) {
      const drawnAnew = designPlan(model, designable, request.seed);
      const found = await simulate(
        drawnAnew,
        { stop: { worlds: design }, memory: Number.POSITIVE_INFINITY },
        threads(drawnAnew, { threads: count, ...(warning === undefined ? {} : { warn: warning }) }),
        { ...(signal === undefined ? {} : { signal }), ...(progress === undefined ? {} : { progress }) },
      );
      if ('diagnostic' in found) return { kind: 'invalid', diagnostics: [found.diagnostic] };
      designColumns = found.columns;
    }
  } catch (error) {
    if (signal?.aborted === true) return { kind: 'interrupted' };
    if (error instanceof WorkersFailed) return { kind: 'failed', reason: error.message };
    throw error;
  }
  if ('diagnostic' in judged) return { kind: 'invalid', diagnostics: [judged.diagnostic] };
  const circumstances = {
    ...{ hash, seed: request.seed, set: settings, warnings },
    ...(inferred === undefined ? {} : { inferred }),
    ...(before === undefined ? {} : { before }),
    ...(observed && request.prior === true ? { prior: true as const } : {}),
  };
  const choices = simulated.whole ? mainChoices(model, simulated.columns) : [];
  const result = resultOf(model, simulated, judged.claims, judged.checks, choices, circumstances);
  const exploration =
    questions?.value === undefined || !simulated.whole
      ? undefined
      : explored(model, simulated.columns, questions.value, {
          ...circumstances,
          wantsDesign: request.explore?.design !== undefined,
          ...(designColumns === undefined ? {} : { design: designColumns }),
        });
  if (exploration !== undefined && 'diagnostic' in exploration) {
    return { kind: 'invalid', diagnostics: [exploration.diagnostic] };
  }
  return {
    kind: 'ran',
    result,
    ...(exploration === undefined ? {} : { exploration }),
    warnings,
    whole: simulated.whole,
    outcomesCsv: () => outcomesCsv(simulated),
    worldsCsv: () => worldsCsv(simulated),
    outcome: (option, outcome) => outcomeOf(model, simulated, option, outcome),
  };
}

function outcomeOf(
  model: Model,
  { whole, columns }: Simulated,
  option: string,
  outcome: string,
): Float64Array | undefined {
  const number = model.options.findIndex(({ id }) => id === option);
  if (!whole || number < 0) return undefined;
  for (const definition of model.outcomes) {
    const found = model.definitions[definition];
    for (let row = 0; row < (found?.size ?? 0); row++) {
      if (columnName(model, { definition, row }) === outcome) {
        const { scale } = found?.unit ?? { scale: 1 };
        return columns.outcome(undefined, number, definition, row).map((value) => value / scale);
      }
    }
  }
  return undefined;
}

export interface ExportHooks
  extends Pick<RunHooks, 'signal' | 'inferring' | 'progress' | 'warning' | 'beside'> {
  readonly open: (file: `${RawTable}.${RawFormat}`) => Promise<Outlet>;
}

export type RawFormat = 'csv' | 'parquet';

export type Exported =
  | {
      readonly kind: 'exported';
      readonly warnings: readonly Diagnostic[];
      /** What a file of Parquet says of itself, for files that cannot: what is told of the run, and the columns of each file. */
      readonly facts: {
        readonly told: Readonly<Record<string, string>>;
        readonly outcomes: readonly RawFact[];
        readonly worlds: readonly RawFact[];
      };
    }
  | Exclude<Ran, { readonly kind: 'ran' }>;

/**
 * Plays every option, and the variants that claims read, and hands every world's outcomes and assumptions on as they come: memory
 * holds some blocks of worlds. Nothing is judged.
 */
export async function exportWorlds(
  source: SourceFile,
  id: string,
  request: LearnRequest & Pick<Request, 'seed' | 'set'> & { readonly format: RawFormat },
  hooks: ExportHooks,
): Promise<Exported> {
  const { signal, progress, warning, beside, open } = hooks;
  const prepared = prepare(source, id, request, beside ?? nothingBeside);
  if (prepared.value === undefined) return { kind: 'invalid', diagnostics: prepared.diagnostics };
  const { plan: whole, warnings } = prepared.value;
  let plan: Plan = { seed: whole.seed, runs: whole.runs };
  const told = toldOf(prepared.value);
  const spill = (): Promise<Spill> =>
    request.format === 'csv' ? csvSpill(plan, open) : parquetSpill(plan, open, told);
  try {
    const posterior = await posteriorPlan(plan, request, hooks);
    if ('diagnostic' in posterior) return { kind: 'invalid', diagnostics: [posterior.diagnostic] };
    plan = posterior.plan;
    const played = await simulate(
      plan,
      { stop: { worlds: request.worlds }, memory: 0 },
      threads(plan, { threads: request.threads, ...(warning === undefined ? {} : { warn: warning }) }),
      {
        spill,
        ...(signal === undefined ? {} : { signal }),
        ...(progress === undefined ? {} : { progress }),
      },
    );
    if ('diagnostic' in played) return { kind: 'invalid', diagnostics: [played.diagnostic] };
  } catch (error) {
    if (signal?.aborted === true) return { kind: 'interrupted' };
    if (error instanceof WorkersFailed) return { kind: 'failed', reason: error.message };
    throw error;
  }
  const facts = {
    told,
    outcomes: rawFacts(outcomesTable(plan)),
    worlds: rawFacts(worldsTable(plan)),
  };
  return { kind: 'exported', warnings, facts };
}

/** What files of raw data tell of the run, by key; lists as JSON. */
function toldOf({ model, plan, settings, hash }: Prepared): Readonly<Record<string, string>> {
  const { id, title, as_of, sources } = scenarioFacts(model, hash);
  const set = settings.map(({ name, row, written }) => ({
    name: row === undefined ? name : `${name}[${row}]`,
    value: written,
  }));
  return {
    'rubicon.version': VERSION,
    'rubicon.scenario': id,
    'rubicon.title': title,
    'rubicon.hash': hash,
    ...(as_of === undefined ? {} : { 'rubicon.as_of': as_of }),
    'rubicon.seed': String(plan.seed),
    'rubicon.set': JSON.stringify(set),
    'rubicon.sources': JSON.stringify(sources),
  };
}

/** SHA-256 of a scenario's text and of all files that were read for it, each behind its length. */
function hashOf([source, ...others]: readonly SourceFile[]): string {
  const hash = createHash('sha256').update(source?.text ?? '');
  for (const { text } of others) hash.update(`\0${text.length}\0`).update(text);
  return hash.digest('hex');
}

/** Every option of the base model, and of each variant the options that claims read; and what of them is read world by world. */
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
  const ranked = [...assumptionColumns(model), ...redLineColumns(model)];
  const demand = { reads: neededColumns(model), ranked, first: RANKED_WORLDS };
  return { seed, runs: [{ model, options: all }, ...runs], demand };
}

/**
 * Draws the base model's worlds as they were thought before the evidence, from the same draws: what the evidence does not bear
 * on is in each as it is after it. No option is played.
 */
async function worldsBefore(
  { seed, runs }: Plan,
  worlds: number,
  count: number,
  signal: AbortSignal | undefined,
): Promise<Simulated | { readonly diagnostic: Diagnostic }> {
  const bare = {
    seed,
    runs: runs.slice(0, 1).map(({ model }) => ({ model: { ...model, fans: [] }, options: [] })),
  };
  return await simulate(
    bare,
    { stop: { worlds: Math.max(worlds, LEAST_BEFORE) }, memory: Number.POSITIVE_INFINITY },
    threads(bare, { threads: count }),
    signal === undefined ? {} : { signal },
  );
}

/** With fewer worlds the bits learned of a red line would be bits of luck. */
const LEAST_BEFORE = 8192;

/**
 * Judges claims and checks, and looks for the assumptions behind each verdict. Claim by claim, because what an explanation
 * starts from takes memory for every world; between claims an abort is heard, and rejects with its reason.
 */
async function judgeAll(
  model: Model,
  simulated: Simulated,
  seed: number,
  signal: AbortSignal | undefined,
): Promise<
  | { readonly claims: readonly ClaimResult[]; readonly checks: readonly CheckResult[] }
  | { readonly diagnostic: Diagnostic }
> {
  const { columns, ranked } = simulated;
  const inputs = rankInputs(assumptionInputs(model, ranked));
  const resamples = makeResamples(seed);
  const claims: ClaimResult[] = [];
  for (const claim of model.claims) {
    await setImmediate();
    signal?.throwIfAborted();
    const found = judgeOne(claim, model, columns);
    if ('diagnostic' in found) return found;
    claims.push(explained(found, { inputs, worlds: ranked.worlds, resamples }));
  }
  const checked = judgeChecks(model, columns, (definition) => failing(simulated, definition));
  return 'diagnostic' in checked ? checked : { claims, checks: checked.checks };
}
