import type { Compile } from '../compile/compile.ts';
import { weighing } from '../infer/weighing.ts';
import type { Fault } from '../kernel/kernel.ts';
import { pause } from '../kernel/pause.ts';
import { foretold } from '../pipeline/foresee.ts';
import type { SettlementFacts } from '../result/settlement.ts';
import { ownThread } from '../simulate/own-thread.ts';
import type { Plan } from '../simulate/plan.ts';
import { type Posterior, posteriorOf } from './evidence/posterior.ts';
import type { Hands } from './hands.ts';
import type { Progress } from './question.ts';
import { type LiveRun, liveRun, turned } from './ready.ts';

/** A run that players have in hand. */
export interface Readied {
  readonly run: LiveRun;
  /** What is told of the terms of its settlement, if it has one, for the assumptions as written. */
  readonly settlement?: SettlementFacts;
  /** What the evidence teaches, if there is any, and the number of the run that it was learned for: others share it for which it means the same. */
  readonly learned?: { readonly posterior: Posterior; readonly owner: number };
}

export interface ReadySettings {
  readonly worlds: number;
  readonly hands: Hands;
  readonly compile: Compile;
  /** Told how far the inference has come that the base waits for. */
  readonly learning?: (progress: Progress) => void;
  /** Ends an inference; it then rejects. */
  readonly signal?: AbortSignal;
}

/**
 * Makes the runs of a plan ready when they are first asked for: what the evidence teaches, what actors foresee, and the compiled
 * kernel. All of it is found for the assumptions as written; moving one does not make actors expect anew.
 */
export function readying(
  plan: Plan,
  { worlds, hands, compile, learning, signal }: ReadySettings,
): (number: number) => Promise<Readied | Fault> {
  const { seed } = plan;
  const made = new Map<number, Promise<Readied | Fault>>();
  const learned = new Map<string, NonNullable<Readied['learned']>>();
  const make = async (number: number): Promise<Readied | Fault> => {
    const written = plan.runs[number]!;
    const learns = written.before !== true && written.model.observations.length > 0;
    const key = learns ? weighing(written.model) : '';
    // Of actors who bargain without evidence only what has their foresight in it is compiled.
    const plain =
      learns || written.model.settlement === undefined ? liveRun(written, number, compile) : undefined;
    if (learns && plain !== undefined && !learned.has(key)) {
      const unmoved = turned(plain, {}, plain);
      if ('refusal' in unmoved) throw new Error(unmoved.refusal.reason);
      const hooks = {
        ...(number === 0 && learning !== undefined ? { progress: learning } : {}),
        ...(signal === undefined ? {} : { signal }),
      };
      const settings = { seed, worlds, compile };
      const found = await posteriorOf(plain, plan.runs.length + number, settings, hands, unmoved, hooks);
      if ('diagnostic' in found) return found;
      learned.set(key, { posterior: found, owner: number });
    }
    const posterior = learned.get(key);
    if (number === 0 && written.model.settlement !== undefined) learning?.('foresight');
    const expected = await expecting(plan, number, plain, posterior, { compile, signal });
    if ('diagnostic' in expected) return expected;
    const { run, settlement } = expected;
    hands.know(number, run.handled.model, run.image);
    await pause();
    return {
      run,
      ...(settlement === undefined ? {} : { settlement }),
      ...(posterior === undefined ? {} : { learned: posterior }),
    };
  };
  return (number) => {
    const known = made.get(number) ?? make(number);
    made.set(number, known);
    return known;
  };
}

/** The run with the rules of what its actors foresee, where they bargain. */
async function expecting(
  plan: Plan,
  number: number,
  plain: LiveRun | undefined,
  learned: Readied['learned'],
  { compile, signal }: { readonly compile: Compile; readonly signal: AbortSignal | undefined },
): Promise<Pick<Readied, 'run' | 'settlement'> | Fault> {
  const written = plan.runs[number]!;
  if (written.model.settlement === undefined) return { run: plain ?? liveRun(written, number, compile) };
  let run = written;
  if (plain !== undefined && learned !== undefined) {
    const unmoved = turned(plain, {}, plain);
    if ('refusal' in unmoved) throw new Error(unmoved.refusal.reason);
    const left = await learned.posterior.reweighed(unmoved, {});
    if ('diagnostic' in left) return left;
    run = { ...written, latents: left.drawn.latents };
  }
  const found = await foretold(
    { ...plan, runs: [run] },
    { player: (one) => ownThread(one, () => undefined), ...(signal === undefined ? {} : { signal }) },
  );
  if ('diagnostic' in found) return found;
  const foreseeing = liveRun(found.plan.runs[0]!, number, compile);
  return { run: foreseeing, ...(found.facts === undefined ? {} : { settlement: found.facts }) };
}
