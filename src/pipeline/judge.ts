import { type Judging, judgedClaim, judgingAlong, type Told } from '../assemble/judging.ts';
import type { Aides } from '../assemble/tell.ts';
import { judgeChecks } from '../claims/checks.ts';
import type { Held } from '../claims/held.ts';
import { neededColumns } from '../claims/needed-columns.ts';
import type { Ranked } from '../explore/input.ts';
import { makeResamples } from '../explore/resamples.ts';
import type { Fault } from '../kernel/kernel.ts';
import { pause } from '../kernel/pause.ts';
import type { Model } from '../model/model.ts';
import type { CheckResult, ClaimResult } from '../result/result.ts';
import { failing } from '../simulate/failures.ts';
import type { Simulated } from '../simulate/simulated.ts';

/** Claims and checks with what they came to. */
export interface JudgedAll {
  readonly claims: readonly ClaimResult[];
  readonly checks: readonly CheckResult[];
  readonly held: Held;
}

/** How claims are judged. */
export interface JudgeSettings {
  readonly seed: number;
  readonly signal: AbortSignal | undefined;
  /** Threads that take up claims beside this one, which `judgedMeanwhile` may be given; absent where this thread is alone. */
  readonly aides?: Aides | undefined;
}

/**
 * Judges claims and checks, and looks for the assumptions behind each verdict. Claim by claim, because what an explanation
 * starts from takes memory for every world; between claims an abort is heard, and rejects with its reason. The same comes out
 * whoever judges which.
 *
 * @param inputs over the simulation's ranked worlds
 * @param meanwhile what this thread does before it takes up claims itself
 */
export async function judgeAll<Other extends object>(
  model: Model,
  simulated: Simulated,
  inputs: readonly Ranked[],
  { seed, signal, aides }: JudgeSettings,
  meanwhile: () => Promise<Other | Fault>,
): Promise<{ readonly judged: JudgedAll; readonly other: Other } | Fault> {
  const { columns, ranked } = simulated;
  const grounds = { inputs, worlds: ranked.worlds, resamples: makeResamples(seed) };
  const judging: Judging = { model, columns, grounds };
  const found: Told[] = [];
  const take = (number: number, one: Told): void => {
    found[number] = one;
  };
  const along = aides === undefined ? undefined : judgingAlong(judging, neededColumns(model), seed);
  const helped = along === undefined ? undefined : aides?.judge(along, take);
  const other = await meanwhile();
  if ('diagnostic' in other) return other;
  const judgeHere = async (number: number): Promise<Fault | undefined> => {
    await pause();
    signal?.throwIfAborted();
    if (found[number] !== undefined) return undefined;
    const one = judgedClaim(number, judging);
    if ('diagnostic' in one) return one;
    take(number, one);
    return undefined;
  };
  if (along !== undefined) {
    for (let number = 0; number < model.claims.length; ) {
      number = Atomics.add(along.next, 0, 1);
      // A fault is met again below, in the order of the file.
      if (number < model.claims.length && (await judgeHere(number)) !== undefined) break;
    }
    await helped;
  }
  for (const number of model.claims.keys()) {
    const fault = await judgeHere(number);
    if (fault !== undefined) return fault;
  }
  const checked = judgeChecks(model, columns, (definition) => failing(simulated, definition));
  if ('diagnostic' in checked) return checked;
  const held = new Map(
    found.flatMap(({ claim, marks }) => (marks === undefined ? [] : [[claim.id, marks] as const])),
  );
  return { judged: { claims: found.map(({ claim }) => claim), checks: checked.checks, held }, other };
}
