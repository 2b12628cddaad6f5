import { inferenceFacts } from '../assemble/inference.ts';
import { posteriorPlan } from '../assemble/posterior.ts';
import { diagnose } from '../diagnostics/diagnose.ts';
import type { Diagnostic, SourceFile } from '../diagnostics/diagnostic.ts';
import { nothingBeside } from '../parse/beside.ts';
import type { InferenceFacts } from '../result/result.ts';
import { prepare } from './prepare.ts';
import type { Ran, Request, RunHooks } from './request.ts';

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
