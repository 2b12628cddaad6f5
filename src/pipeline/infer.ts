import { diagnosisFacts } from '../assemble/diagnoses.ts';
import { inferenceFacts, meaningOf } from '../assemble/inference.ts';
import { posteriorPlan } from '../assemble/posterior.ts';
import { diagnose } from '../diagnostics/diagnose.ts';
import type { Diagnostic, SourceFile } from '../diagnostics/diagnostic.ts';
import { nothingBeside } from '../parse/beside.ts';
import type { DiagnosisWeight, InferenceFacts, WeighedDiagnoses } from '../result/result.ts';
import { weighDiagnoses } from './diagnoses.ts';
import { prepare } from './prepare.ts';
import type { Ran, Request, RunHooks } from './request.ts';
import { taughtIn } from './taught.ts';

/** What `inferFile` comes to. */
export type Learning =
  | {
      readonly kind: 'learned';
      readonly title: string;
      readonly inference: InferenceFacts;
      readonly diagnoses: readonly DiagnosisWeight[];
      readonly weighing: readonly WeighedDiagnoses[];
      readonly warnings: readonly Diagnostic[];
    }
  | Exclude<Ran, { readonly kind: 'ran' }>;

/** Text → tree → checked model → what its evidence teaches; no world is played. */
export async function inferFile(
  source: SourceFile,
  id: string,
  request: Pick<Request, 'seed' | 'threads' | 'set' | 'particles'>,
  hooks: Pick<RunHooks, 'signal' | 'inferring' | 'warning' | 'beside'>,
): Promise<Learning> {
  const prepared = prepare(source, id, request, hooks.beside ?? nothingBeside, true);
  if (prepared.value === undefined) return { kind: 'invalid', diagnostics: prepared.diagnostics };
  const { model, plan, warnings, variants } = prepared.value;
  try {
    const base = { ...plan, runs: plan.runs.slice(0, 1) };
    const posterior = await posteriorPlan(base, { ...request, worlds: 1 }, hooks);
    if ('diagnostic' in posterior) return { kind: 'invalid', diagnostics: [posterior.diagnostic] };
    const { inferred } = posterior;
    if (inferred === undefined) return { kind: 'invalid', diagnostics: [diagnose('evidence-none', {})] };
    const taught = await taughtIn(
      model,
      variants,
      inferred,
      posterior.others,
      { ...request, thorough: true },
      hooks,
    );
    if ('diagnostic' in taught) return { kind: 'invalid', diagnostics: [taught.diagnostic] };
    const rivals = await weighDiagnoses(model, request, hooks);
    if ('diagnostic' in rivals) return { kind: 'invalid', diagnostics: [rivals.diagnostic] };
    return {
      kind: 'learned',
      title: model.title,
      inference: inferenceFacts(model, inferred, meaningOf(model), taught),
      ...diagnosisFacts(model, rivals.found),
      warnings,
    };
  } catch (error) {
    if (hooks.signal?.aborted === true) return { kind: 'interrupted' };
    throw error;
  }
}
