import { inferenceFacts } from '../assemble/inference.ts';
import type { redLineFacts } from '../assemble/red-lines.ts';
import type { Judged } from '../claims/judge.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Inferred } from '../infer/infer.ts';
import type { Model } from '../model/model.ts';
import { type Elsewhere, withElsewhere } from '../pipeline/elsewhere.ts';
import { outcomeFacts, scenarioFacts, warningFacts } from '../result/facts.ts';
import { RESULT_VERSION, type Result } from '../result/result.ts';
import type { SettlementFacts } from '../result/settlement.ts';
import { VERSION } from '../result/version.ts';
import { type Changes, wordsOfChange } from './change.ts';
import type { Explained } from './explanations.ts';

/** What has been found so far. */
export interface Found {
  worlds: number;
  rows: ReadonlySet<string>;
  options: Result['options'];
  judged: readonly Judged['result'][];
  fans?: Result['fans'];
  assumptions?: Result['assumptions'];
  explained?: Explained;
  lines?: ReturnType<typeof redLineFacts>;
  checks?: Result['checks'];
  /** What was found in other scenarios, by the claim that is judged there. */
  elsewhere?: ReadonlyMap<string, readonly Elsewhere[]>;
  /** What the evidence taught, and whether that is told as written because its draws were weighed for what was moved. */
  inferred?: Inferred;
  reweighed?: boolean;
  settlement?: SettlementFacts;
}

/** What is the same whatever is moved. */
export interface Known {
  readonly hash: string;
  readonly seed: number;
  readonly warnings: readonly Diagnostic[];
  readonly threads: number;
  /** What the evidence means in the scenario as it is written, where there is any. */
  readonly meaning?: string;
}

/** What has been found, as a run would tell it. */
export function resultOf(
  { hash, seed, warnings, threads, meaning = '' }: Known,
  model: Model,
  changes: Changes,
  found: Found,
): Result {
  const { worlds, rows, options, judged, inferred, lines } = found;
  const { fans = [], assumptions = [], checks = [] } = found;
  const { explained } = found;
  const { elsewhere = new Map<string, readonly Elsewhere[]>() } = found;
  const claims = (explained?.claims ?? judged.map((claim) => ({ ...claim, decisive: [] }))).map((claim) =>
    withElsewhere(claim, elsewhere),
  );
  const { choices = [], criteria } = explained ?? {};
  return {
    rubicon: VERSION,
    version: RESULT_VERSION,
    scenario: scenarioFacts(model, hash),
    seed,
    worlds,
    set: Object.entries(changes).map(([name, change]) => ({ name, value: wordsOfChange(change) })),
    timing: { kernel_ms: 0, threads, paths: worlds * options.length },
    ...(inferred === undefined
      ? {}
      : {
          inference: {
            ...inferenceFacts(model, inferred, meaning),
            ...(found.reweighed === true ? { as_written: true } : {}),
          },
        }),
    ...(lines === undefined || lines.redLines.length === 0
      ? {}
      : { redLines: lines.redLines, steps: lines.steps }),
    outcomes: outcomeFacts(model).filter(({ id }) => rows.has(id)),
    options,
    claims,
    checks,
    ...(choices.length === 0 ? {} : { choices }),
    ...(criteria === undefined ? {} : { criteria }),
    ...(found.settlement === undefined
      ? {}
      : {
          settlement:
            Object.keys(changes).length === 0 ? found.settlement : { ...found.settlement, as_written: true },
        }),
    fans,
    assumptions,
    variants: model.variants,
    warnings: warningFacts(warnings),
  };
}
