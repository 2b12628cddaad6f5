import { mainChoices } from '../assemble/choice.ts';
import { mainCriteriaFacts } from '../assemble/criteria-facts.ts';
import { designObstacle, designPlan } from '../assemble/design.ts';
import type { Questions } from '../assemble/explored.ts';
import { explored } from '../assemble/explored.ts';
import { questionsFor } from '../assemble/questions.ts';
import { quotedFrom, withQuoted } from '../assemble/quoted.ts';
import { type Before, redLineColumns } from '../assemble/red-lines.ts';
import { type Compared, resultOf } from '../assemble/result.ts';
import type { Aides } from '../assemble/tell.ts';
import { claimsCsv, indicatorOf } from '../claims/held.ts';
import { neededColumns } from '../claims/needed-columns.ts';
import { tally } from '../claims/tally.ts';
import { diagnose } from '../diagnostics/diagnose.ts';
import type { Diagnostic, SourceFile } from '../diagnostics/diagnostic.ts';
import { assumptionInputs, RANKED_WORLDS, type Ranked, rankInputs } from '../explore/input.ts';
import type { Diagnosed } from '../infer/diagnoses.ts';
import { type Columns, firstOf } from '../kernel/columns.ts';
import type { Column } from '../kernel/kernel.ts';
import type { Model } from '../model/model.ts';
import { nothingBeside } from '../parse/beside.ts';
import type { Exploration } from '../result/exploration.ts';
import type { ClaimElsewhere, InferenceFacts } from '../result/result.ts';
import type { SettlementFacts } from '../result/settlement.ts';
import type { Aide } from '../settle/foresight/settle.ts';
import { columnName } from '../simulate/column-name.ts';
import { outcomesCsv, worldsCsv } from '../simulate/csv.ts';
import { parquetSpill } from '../simulate/parquet.ts';
import type { Plan } from '../simulate/plan.ts';
import type { Player } from '../simulate/player.ts';
import { WorkersFailed } from '../simulate/pool.ts';
import { simulate, worldsThatFit } from '../simulate/simulate.ts';
import type { Simulated } from '../simulate/simulated.ts';
import { playedAgain } from './again.ts';
import { alongside } from './alongside.ts';
import { LOOKED, lookedClosely } from './closely.ts';
import { weighDiagnoses } from './diagnoses.ts';
import { playPrecedents, withElsewhere } from './elsewhere.ts';
import { foresightSeed, foretold } from './foresee.ts';
import { type JudgedAll, judgeAll } from './judge.ts';
import { keptFindings } from './kept-findings.ts';
import { type LearnedFrom, learn } from './learn.ts';
import type { Machine } from './machine.ts';
import { type Prepared, prepare } from './prepare.ts';
import type { Ran, Request, RunHooks } from './request.ts';
import { toldOf } from './told.ts';

/** The whole way: text → tree → checked models → worlds played → claims judged → what decides them → result. */
export async function run(
  source: SourceFile,
  id: string,
  request: Request,
  hooks: RunHooks,
  { threads, aides: hire, settler }: Machine,
): Promise<Ran> {
  const prepared = prepare(source, id, request, hooks.beside ?? nothingBeside);
  if (prepared.value === undefined) return { kind: 'invalid', diagnostics: prepared.diagnostics };
  const { model } = prepared.value;
  const questions = request.explore === undefined ? undefined : questionsFor(model, request.explore);
  if (questions !== undefined && questions.value === undefined) {
    return { kind: 'invalid', diagnostics: questions.diagnostics };
  }
  const toTell = questions?.value?.targets.length ?? 0;
  const hired: Aides[] = [];
  const aidesFor = (tasks: number): Aides | undefined => {
    const found = hired[0] ?? (tasks === 0 ? undefined : hire?.(Math.min(request.threads - 1, tasks)));
    if (found !== undefined && hired.length === 0) hired.push(found);
    return found;
  };
  // They get ready while worlds are played.
  aidesFor(toTell);
  const settles = request.closely === true && model.settlement !== undefined && request.threads > 1;
  const settling = settles ? settler?.() : undefined;
  const crew = { threads, ...(settling === undefined ? {} : { settling }) };
  try {
    return await playAndTell(prepared.value, questions?.value, request, hooks, crew, aidesFor);
  } finally {
    for (const aides of hired) aides.end();
    settling?.end();
  }
}

async function playAndTell(
  prepared: Prepared,
  questions: Questions | undefined,
  request: Request,
  hooks: RunHooks,
  { threads, settling }: Pick<Machine, 'threads'> & { readonly settling?: Aide },
  aidesFor: (tasks: number) => Aides | undefined,
): Promise<Ran> {
  const { model, settings, warnings, hash } = prepared;
  const observed = model.observations.length > 0;
  const { worlds, precision, threads: count, memory } = request;
  const most = worldsThatFit(prepared.plan);
  if (precision === undefined && worlds > most) {
    return { kind: 'invalid', diagnostics: [diagnose('too-many-worlds', { worlds, most })] };
  }
  const stop = precision === undefined ? { worlds } : { precision, limit: Math.min(worlds, most) };
  const { signal, stage, progress, warning, open, spool } = hooks;
  const shares = tally(model);
  const told = toldOf(prepared);
  let learned: LearnedFrom | undefined;
  let inference: InferenceFacts | undefined;
  let settlement: SettlementFacts | undefined;
  let thin: readonly Diagnostic[];
  let simulated: Simulated;
  let before: Before | undefined;
  let judged: JudgedAll;
  let comparison: Compared | undefined;
  let inputs: readonly Ranked[];
  let weighed: readonly Diagnosed[];
  let designColumns: Columns | undefined;
  let elsewhere: ReadonlyMap<string, readonly ClaimElsewhere[]>;
  try {
    const posterior = await learn(prepared, request, hooks);
    if ('diagnostic' in posterior) return { kind: 'invalid', diagnostics: [posterior.diagnostic] };
    const foreseen = await foretold(posterior.plan, {
      player: (unsigned) =>
        threads(unsigned, { threads: count, ...(warning === undefined ? {} : { warn: warning }) }),
      again: true,
      ...(request.foresight === undefined ? {} : { worlds: request.foresight }),
      ...(signal === undefined ? {} : { signal }),
    });
    if ('diagnostic' in foreseen) return { kind: 'invalid', diagnostics: [foreseen.diagnostic] };
    const { plan } = foreseen;
    settlement = foreseen.facts;
    thin = foreseen.warnings;
    const [bargained] = posterior.plan.runs;
    if (request.closely === true && settlement !== undefined && bargained !== undefined) {
      const closer = await lookedClosely(
        bargained,
        settlement,
        foreseen.learned,
        {
          seed: foresightSeed(plan.seed),
          worlds: LOOKED,
          player: (unsigned) => threads(unsigned, { threads: count }),
          ...(signal === undefined ? {} : { signal }),
        },
        settling,
      );
      if ('diagnostic' in closer) return { kind: 'invalid', diagnostics: [closer.diagnostic] };
      settlement = closer;
    }
    learned = posterior.learned;
    const rivals = await weighDiagnoses(model, request, hooks);
    if ('diagnostic' in rivals) return { kind: 'invalid', diagnostics: [rivals.diagnostic] };
    weighed = rivals.found;
    stage?.('preparing');
    const playing = (until: AbortSignal | undefined): ReturnType<typeof simulate> =>
      simulate(
        plan,
        { stop, ...(memory === undefined ? {} : { memory }) },
        threads(plan, {
          threads: count,
          // This one tells what was learned, which takes as long as so many worlds.
          aside: learned !== undefined && worlds <= TOLD_MEANWHILE,
          ...(warning === undefined ? {} : { warn: warning }),
        }),
        {
          // The errors of the claims' shares, so that a precision asked for holds for them too.
          gauges: ({ columns }) => shares.errors(columns).map((mcse) => ({ mcse })),
          ...(until === undefined ? {} : { signal: until }),
          ...(progress === undefined ? {} : { progress }),
          ...(open === undefined ? {} : { spill: () => parquetSpill(plan, open, told) }),
          ...(spool === undefined ? {} : { spool }),
        },
      );
    let played: Awaited<ReturnType<typeof simulate>>;
    if (learned === undefined) played = await playing(signal);
    else {
      const { tell } = learned;
      // Threads play while this one, which only hands them tasks, tells what was learned.
      const both = await alongside(() => tell(signal), playing, signal);
      if ('diagnostic' in both) return { kind: 'invalid', diagnostics: [both.diagnostic] };
      inference = both.first.facts;
      played = both.other;
    }
    if ('diagnostic' in played) return { kind: 'invalid', diagnostics: [played.diagnostic] };
    // As many however much memory there is, so that a run and its larger sister rank alike.
    simulated = { ...played, ranked: firstOf(played.ranked, RANKED_WORLDS) };
    hooks.played?.(simulated);
    const again = await playedAgain(
      plan,
      simulated.columns,
      foreseen.again,
      (other) => threads(other, { threads: count, ...(warning === undefined ? {} : { warn: warning }) }),
      signal,
    );
    if ('diagnostic' in again) return { kind: 'invalid', diagnostics: [again.diagnostic] };
    simulated = { ...simulated, columns: again.columns };
    // Of two threads the other writes raw data meanwhile.
    const aides = count > 2 && isShort(model, simulated) ? aidesFor(model.claims.length) : undefined;
    const lines = redLineColumns(model);
    if (learned !== undefined && lines.length > 0) {
      const found = await worldsBefore(
        plan,
        lines,
        simulated.ranked.worlds,
        // It takes less long than to start threads for it.
        (bare) => threads(bare, { threads: 1 }),
        signal,
      );
      if ('diagnostic' in found) return { kind: 'invalid', diagnostics: [found.diagnostic] };
      before = { columns: found.columns, effective: learned.effective };
    }
    stage?.('judging');
    inputs = rankInputs(assumptionInputs(model, simulated.ranked));
    // While others judge, this thread plays other scenarios and compares the options.
    const both = await judgeAll(model, simulated, inputs, { seed: request.seed, signal, aides }, async () => {
      const others = await playPrecedents(
        prepared.precedents,
        request,
        // It takes less long than to start threads for it.
        (other) => threads(other, { threads: 1, ...(warning === undefined ? {} : { warn: warning }) }),
        signal,
      );
      if ('diagnostic' in others) return others;
      // What an exploration finds, too, is left to it.
      const compared = questions === undefined ? comparedIn(model, simulated, inputs, request) : undefined;
      return { elsewhere: others.found, compared };
    });
    if ('diagnostic' in both) return { kind: 'invalid', diagnostics: [both.diagnostic] };
    judged = both.judged;
    ({ elsewhere, compared: comparison } = both.other);
    const design = request.explore?.design;
    const designable = questions?.targets.filter((one) => designObstacle(one, model) === undefined) ?? [];
    if (design !== undefined && designable.length > 0) {
      const drawnAnew = designPlan(plan.runs[0]?.model ?? model, designable, request.seed, learned?.latents);
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
  const other =
    request.closely === true
      ? keptFindings(model, hooks.beside ?? nothingBeside)
      : { found: [], warnings: [] };
  const quoted = quotedFrom(other.found);
  const claims = judged.claims.map((claim) => withQuoted(withElsewhere(claim, elsewhere), quoted));
  const circumstances = {
    ...{ hash, seed: request.seed, set: settings, warnings: [...warnings, ...thin], weighed },
    ...(inference === undefined ? {} : { inference }),
    ...(settlement === undefined ? {} : { settlement }),
    ...(before === undefined ? {} : { before }),
    ...(observed && request.prior === true ? { prior: true as const } : {}),
  };
  const exploration =
    questions === undefined || !simulated.whole
      ? undefined
      : await explored(
          model,
          simulated.columns,
          inputs,
          questions,
          {
            ...circumstances,
            claims: judged.claims,
            wantsDesign: request.explore?.design !== undefined,
            ...(designColumns === undefined ? {} : { design: designColumns }),
            ...(learned === undefined ? {} : { latents: learned.latents }),
          },
          aidesFor(0),
        );
  if (exploration !== undefined && 'diagnostic' in exploration) {
    return { kind: 'invalid', diagnostics: [exploration.diagnostic] };
  }
  const compared = comparison ?? comparedIn(model, simulated, inputs, request, exploration);
  const { held } = judged;
  const plain = resultOf(model, simulated, claims, judged.checks, compared, circumstances);
  const result = other.found.length === 0 ? plain : { ...plain, elsewhere: other.found };
  return {
    kind: 'ran',
    result,
    ...(exploration === undefined ? {} : { exploration }),
    warnings: [...warnings, ...thin, ...other.warnings],
    whole: simulated.whole,
    outcomesCsv: () => outcomesCsv(simulated),
    worldsCsv: () => worldsCsv(simulated),
    outcome: (option, outcome) => outcomeOf(model, simulated, option, outcome),
    claimsCsv: held.size === 0 ? undefined : () => claimsCsv(held),
    claim: (id) => {
      const marks = held.get(id);
      return marks && indicatorOf(marks);
    },
  };
}

/** How the options compare. @param exploration what it has found already is not looked for twice */
function comparedIn(
  model: Model,
  { whole, columns }: Simulated,
  inputs: readonly Ranked[],
  { seed, explore }: Request,
  exploration?: Exploration,
): Compared {
  if (!whole) return { choices: [] };
  const usual = explore?.by.length === 0 ? exploration?.choices : undefined;
  return {
    choices: usual ?? mainChoices(model, columns, inputs),
    criteria: exploration?.criteria ?? mainCriteriaFacts(model, columns, seed),
  };
}

/** Numbers that claims may read if other threads are to judge them, too: they are handed over in memory of their own. */
const MOST_HANDED = 2 ** 22;

/** Whether what claims read is little enough to be handed to other threads. */
function isShort(model: Model, { whole, worlds }: Simulated): boolean {
  return whole && neededColumns(model).length * worlds <= MOST_HANDED;
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

/**
 * Draws the base model's worlds as they were thought before the evidence, from the same draws: what the evidence does not bear
 * on is in each as it is after it. No option is played.
 *
 * @param told columns to keep
 */
async function worldsBefore(
  { seed, runs }: Plan,
  told: readonly Column[],
  worlds: number,
  player: (plan: Plan) => Player,
  signal: AbortSignal | undefined,
): Promise<Simulated | { readonly diagnostic: Diagnostic }> {
  const bare: Plan = {
    seed,
    runs: runs.slice(0, 1).map(({ model }) => ({ model: { ...model, fans: [] }, options: [] })),
    demand: { reads: told, ranked: [], first: 0, alone: true },
  };
  return await simulate(
    bare,
    { stop: { worlds: Math.max(worlds, LEAST_BEFORE) }, memory: Number.POSITIVE_INFINITY },
    player(bare),
    signal === undefined ? {} : { signal },
  );
}

/** Worlds that are played while it is told what was learned. */
const TOLD_MEANWHILE = 16_384;

/** With fewer worlds the bits learned of a red line would be bits of luck. */
const LEAST_BEFORE = 8192;
