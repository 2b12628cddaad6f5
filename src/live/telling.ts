import { inferenceFacts } from '../assemble/inference.ts';
import type { OptionsFound } from '../assemble/options.ts';
import { type Quoted, withQuoted } from '../assemble/quoted.ts';
import type { redLineFacts } from '../assemble/red-lines.ts';
import { putTogether } from '../assemble/result.ts';
import type { Judged } from '../claims/judge.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Inferred } from '../infer/infer.ts';
import type { Model } from '../model/model.ts';
import { withElsewhere } from '../pipeline/elsewhere.ts';
import type { ElsewhereFacts } from '../result/findings.ts';
import type { ClaimElsewhere, Result } from '../result/result.ts';
import type { SettlementFacts } from '../result/settlement.ts';
import { type Changes, wordsOfChange } from './change.ts';
import type { Explained } from './explanations.ts';
import { PENDING } from './pending.ts';

/** What has been found so far. */
export interface Found {
  worlds: number;
  options: OptionsFound;
  judged: readonly Judged['result'][];
  fans?: Result['fans'];
  assumptions?: Result['assumptions'];
  explained?: Explained;
  lines?: ReturnType<typeof redLineFacts>;
  checks?: Result['checks'];
  /** What was found in other scenarios, by the claim that is judged there. */
  elsewhere?: ReadonlyMap<string, readonly ClaimElsewhere[]>;
  /** What the evidence taught, and whether that is told as written because its draws were weighed for what was moved. */
  inferred?: Inferred;
  reweighed?: boolean;
  settlement?: SettlementFacts;
  /** Whether that is told, and all is played, with what actors foresee for the assumptions as written though some were moved. */
  isBehind?: boolean;
  /** Worlds on which assumptions were ranked, if fewer. */
  ranked?: number;
}

/** What is the same whatever is moved. */
export interface Known {
  readonly hash: string;
  readonly seed: number;
  readonly warnings: readonly Diagnostic[];
  readonly threads: number;
  /** What the evidence means in the scenario as it is written, where there is any. */
  readonly meaning?: string;
  /** What other scenarios were found to say of claims that are not judged here. */
  readonly quoted: Quoted;
  /** What was found in them, to be told; absent where there is nothing. */
  readonly elsewhere?: readonly ElsewhereFacts[];
  /** Claims that are judged in scenarios which are played for it. */
  readonly judgedElsewhere: ReadonlySet<string>;
}

/** What has been found, as a run would tell it. */
export function toldOf(
  { hash, seed, warnings, threads, meaning = '', quoted, elsewhere: told = [], judgedElsewhere }: Known,
  model: Model,
  changes: Changes,
  found: Found,
): Result {
  const { worlds, options, judged, inferred, reweighed, lines, explained, settlement, ranked } = found;
  const { fans = [], assumptions = [], checks = [] } = found;
  const claims = (explained?.claims ?? judged.map((claim) => ({ ...claim, decisive: [] }))).map((claim) => {
    if (judgedElsewhere.has(claim.id) && found.elsewhere === undefined) return { ...claim, because: PENDING };
    return withQuoted(withElsewhere(claim, found.elsewhere ?? new Map()), quoted);
  });
  const { choices = [], criteria } = explained ?? {};
  const moved = Object.entries(changes).map(([name, change]) => ({ name, value: wordsOfChange(change) }));
  const result = putTogether(model, {
    ...{ hash, seed, worlds, warnings, set: moved },
    ...(ranked === undefined ? {} : { ranked_worlds: ranked }),
    timing: { kernel_ms: 0, threads, paths: worlds * options.options.length },
    inference: inferred && {
      ...inferenceFacts(model, inferred, meaning),
      ...(reweighed === true ? { as_written: true } : {}),
    },
    ...{ lines, found: options, claims, checks, choices, criteria },
    settlement: settlement && (found.isBehind === true ? { ...settlement, as_written: true } : settlement),
    fans,
    assumptions,
  });
  return told.length === 0 ? result : { ...result, elsewhere: told };
}
