import { type LearnRequest, posteriorPlan } from '../assemble/posterior.ts';
import type { Diagnostic, SourceFile } from '../diagnostics/diagnostic.ts';
import { nothingBeside } from '../parse/beside.ts';
import { csvSpill } from '../simulate/csv.ts';
import { parquetSpill } from '../simulate/parquet.ts';
import type { Plan } from '../simulate/plan.ts';
import type { Player } from '../simulate/player.ts';
import { WorkersFailed } from '../simulate/pool.ts';
import { type RawFact, rawFacts } from '../simulate/raw-facts.ts';
import { outcomesTable, type RawTable, worldsTable } from '../simulate/raw-tables.ts';
import { type Spill, simulate } from '../simulate/simulate.ts';
import type { Outlet } from '../simulate/table-file.ts';
import { foretold } from './foresee.ts';
import type { Machine } from './machine.ts';
import { prepare } from './prepare.ts';
import type { Ran, Request, RunHooks } from './request.ts';
import { toldOf } from './told.ts';

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
  request: LearnRequest & Pick<Request, 'seed' | 'set' | 'foresight'> & { readonly format: RawFormat },
  hooks: ExportHooks,
  { threads }: Machine,
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
    const player = (one: Plan): Player =>
      threads(one, { threads: request.threads, ...(warning === undefined ? {} : { warn: warning }) });
    const foreseen = await foretold(posterior.plan, {
      player,
      ...(request.foresight === undefined ? {} : { worlds: request.foresight }),
      ...(signal === undefined ? {} : { signal }),
    });
    if ('diagnostic' in foreseen) return { kind: 'invalid', diagnostics: [foreseen.diagnostic] };
    plan = foreseen.plan;
    const played = await simulate(plan, { stop: { worlds: request.worlds }, memory: 0 }, player(plan), {
      spill,
      ...(signal === undefined ? {} : { signal }),
      ...(progress === undefined ? {} : { progress }),
    });
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
