import { type LearnHooks, type LearnRequest, posteriorPlan } from '../assemble/posterior.ts';
import { optionSettlement, settlementFacts } from '../assemble/settlement.ts';
import { thinForesight } from '../assemble/thin.ts';
import { dateText } from '../check/calendar.ts';
import { diagnose } from '../diagnostics/diagnose.ts';
import type { Diagnostic, SourceFile } from '../diagnostics/diagnostic.ts';
import type { Model } from '../model/model.ts';
import { nothingBeside } from '../parse/beside.ts';
import type { OptionSettlement, SettlementFacts } from '../result/settlement.ts';
import { foresightError, learnedFromParts } from '../settle/foresight/error.ts';
import { type Footing, footingOf } from '../settle/foresight/footing.ts';
import { foresee } from '../settle/foresight/foresee.ts';
import { settleBeside } from '../settle/foresight/settle.ts';
import type { Unsigned } from '../settle/foresight/unsigned.ts';
import type { Run } from '../simulate/plan.ts';
import { WorkersFailed } from '../simulate/pool.ts';
import { LOOKED, lookedAt } from './closely.ts';
import { datesOnTable, infiniteSight, withForesight } from './foresee.ts';
import type { Machine } from './machine.ts';
import { prepare } from './prepare.ts';
import type { Ran, Request, RunHooks } from './request.ts';
import { shownRoom } from './shown-room.ts';
import { unsignedWorlds } from './unsigned.ts';

export interface SettleRequest extends LearnRequest, Pick<Request, 'seed' | 'set'> {
  /** Days since 1970-01-01 that are looked at closely: the first period that begins on or after each. Without any the first and last on which terms are on the table, and one between. */
  readonly at: readonly number[];
}

export interface SettleHooks
  extends LearnHooks,
    Pick<RunHooks, 'signal' | 'inferring' | 'progress' | 'warning' | 'beside'> {
  /** Told when an option is begun. */
  readonly settling?: (option: string, number: number, of: number) => void;
}

export type SettlementTold =
  | {
      readonly kind: 'settled';
      readonly title: string;
      readonly facts: SettlementFacts;
      readonly warnings: readonly Diagnostic[];
    }
  | Exclude<Ran, { readonly kind: 'ran' }>;

/** Text → checked model → worlds in which nothing is signed → which terms all would accept, when, and what stands in the way. */
export async function settleFile(
  source: SourceFile,
  id: string,
  request: SettleRequest,
  hooks: SettleHooks,
  { threads, settler }: Machine,
): Promise<SettlementTold> {
  const prepared = prepare(source, id, request, hooks.beside ?? nothingBeside);
  if (prepared.value === undefined) return { kind: 'invalid', diagnostics: prepared.diagnostics };
  const { model, plan, warnings } = prepared.value;
  const { settlement } = model;
  if (settlement === undefined) return { kind: 'invalid', diagnostics: [diagnose('settlement-none', {})] };
  const dates = datesOf(model, request.at);
  if ('diagnostics' in dates) return { kind: 'invalid', diagnostics: dates.diagnostics };
  const { signal, warning, settling } = hooks;
  const crew = { threads: request.threads, ...(warning === undefined ? {} : { warn: warning }) };
  const aide = request.threads > 1 ? settler?.() : undefined;
  try {
    const base = { ...plan, runs: plan.runs.slice(0, 1) };
    const posterior = await posteriorPlan(base, request, hooks);
    if ('diagnostic' in posterior) return { kind: 'invalid', diagnostics: [posterior.diagnostic] };
    const [run] = posterior.plan.runs;
    if (run === undefined) throw new Error('the plan has no run');
    const settings = {
      seed: request.seed,
      player: (one: typeof plan) => threads(one, crew),
      ...(signal === undefined ? {} : { signal }),
    };
    const told: OptionSettlement[] = [];
    const [large, small] = [shownRoom(), shownRoom()];
    const footings = new Map<number, Footing>();
    for (const option of run.options) {
      settling?.(model.options[option]?.title ?? '', told.length + 1, run.options.length);
      const only: Run = { ...run, options: [option] };
      const seen: Unsigned[] = [];
      for (const [worlds, terms, room] of [
        [request.worlds, 'levels', large],
        [Math.min(request.worlds, LOOKED), 'parts', small],
      ] as const) {
        const asked = { ...settings, worlds, terms, room };
        for await (const found of unsignedWorlds(only, settlement, asked)) {
          if ('diagnostic' in found) return { kind: 'invalid', diagnostics: [found.diagnostic] };
          const boundless = infiniteSight(found.unsigned, model, settlement);
          if (boundless !== undefined) return { kind: 'invalid', diagnostics: [boundless.diagnostic] };
          seen.push(found.unsigned);
        }
      }
      const [all, few] = seen as [Unsigned, Unsigned];
      const found = await settleBeside(all, {}, aide);
      // Each half learns for the other.
      footings.set(option, footingOf(found, Math.floor(all.worlds / 2)));
      const at = dates.periods ?? datesOnTable(all);
      const looked = lookedAt(model, settlement, all, found, few, at);
      const own = optionSettlement(model, settlement, option, all, found, at, looked);
      told.push(withForesight(own, foresightError(foresee(all), learnedFromParts(all))));
    }
    return {
      kind: 'settled',
      title: model.title,
      facts: settlementFacts(model, settlement, request.worlds, told),
      warnings: [...warnings, ...thinForesight(model, footings)],
    };
  } catch (error) {
    if (signal?.aborted === true) return { kind: 'interrupted' };
    if (error instanceof WorkersFailed) return { kind: 'failed', reason: error.message };
    throw error;
  } finally {
    aide?.end();
  }
}

/** The periods that begin on or after some days. */
function datesOf(
  { clock }: Model,
  at: readonly number[],
): { readonly periods?: readonly number[] } | { readonly diagnostics: readonly Diagnostic[] } {
  const { starts } = clock;
  const last = starts.length - 1;
  if (at.length === 0) return {};
  const periods: number[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const day of at) {
    const found = starts.findIndex((start) => start >= day);
    if (found >= 0) periods.push(found);
    else {
      const fields = { date: dateText(day), first: dateText(starts[0]!), last: dateText(starts[last]!) };
      diagnostics.push(diagnose('settle-date', fields));
    }
  }
  return diagnostics.length > 0 ? { diagnostics } : { periods: [...new Set(periods)].sort((a, b) => a - b) };
}
