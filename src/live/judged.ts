import type { Judged } from '../claims/judge.ts';
import { neededColumns } from '../claims/needed-columns.ts';
import type { Columns } from '../kernel/columns.ts';
import type { Fault } from '../kernel/kernel.ts';
import type { Claim, Model } from '../model/model.ts';
import { columnName } from '../simulate/column-name.ts';
import { judgeAlone, readsVariants } from './found.ts';
import type { Gathering } from './gathering.ts';
import { PENDING } from './pending.ts';
import type { LiveRun } from './ready.ts';
import type { Reads, Standing } from './standing.ts';

export interface JudgedAlone {
  readonly judged: readonly Judged['result'][];
  /** Of world claims: see `Judged`. */
  readonly indicators: ReadonlyMap<string, Float64Array>;
}

/**
 * Claims that need no variant are judged, unless nothing that they read has changed since they were; of the others what was found of them
 * before stays. Undefined where it is told not to go on.
 *
 * @param columns of what was gathered
 * @param breathe is waited for between claims, and tells whether to go on
 */
export async function judgedAlone(
  { turned, standing }: Gathering,
  columns: Columns,
  before: readonly Judged['result'][] | undefined,
  breathe: () => Promise<boolean>,
): Promise<JudgedAlone | Fault | undefined> {
  const { model, run } = turned;
  const { question } = standing;
  const excess = columns.excess ?? 1;
  const judged: Judged['result'][] = [];
  const indicators = new Map<string, Float64Array>();
  for (const [place, claim] of model.claims.entries()) {
    if (readsVariants(claim)) {
      const { id, says, kind } = claim;
      judged.push(before?.[place] ?? { id, says, kind, verdict: 'not_judged', because: PENDING });
      continue;
    }
    const known = standing.judged[place];
    const reads = known?.value.reads ?? readsOf(claim, model, run);
    const isKnown = known?.excess === excess && since(reads, standing) <= known.question;
    const one = isKnown ? known.value.judged : judgeAlone(claim, model, columns);
    if ('diagnostic' in one) return one;
    if (!isKnown) standing.judged[place] = { question, excess, value: { judged: one, reads } };
    judged.push(one.result);
    if (one.indicator !== undefined) indicators.set(claim.id, one.indicator);
    if (!(await breathe())) return undefined;
  }
  return { judged, indicators };
}

/** Which columns a claim reads that needs no variant. */
function readsOf(claim: Claim, model: Model, run: LiveRun): Reads {
  const needed = neededColumns({ ...model, claims: [{ ...claim, without: [] }], checks: [] });
  const outcomes = needed.flatMap(({ option, ...column }): [number, number][] =>
    option === undefined ? [] : [[option, run.outcomes.get(columnName(model, column)) ?? -1]],
  );
  const worlds = needed
    .filter(({ option }) => option === undefined)
    .map((column) => run.worlds.get(columnName(model, column)) ?? -1);
  return { outcomes, worlds };
}

/** The last question that changed any of them. What is no column may have changed whenever anything was moved. */
function since({ outcomes, worlds }: Reads, standing: Standing): number {
  const { since } = standing;
  return Math.max(
    0,
    ...outcomes.map(([option, place]) => since.outcomes[option]?.[place] ?? since.all),
    ...worlds.map((place) => since.worlds[place] ?? since.all),
  );
}
