import { withRules } from '../check/with-rules.ts';
import type { Compile } from '../compile/compile.ts';
import { weighing } from '../infer/weighing.ts';
import type { Fault } from '../kernel/kernel.ts';
import { pause } from '../kernel/pause.ts';
import type { SettlementFacts } from '../result/settlement.ts';
import type { Plan, Run } from '../simulate/plan.ts';
import type { Changes } from './change.ts';
import { type Drawn, drawsOf } from './evidence/drawn.ts';
import { type Posterior, posteriorOf } from './evidence/posterior.ts';
import type { Foretell, ForetellHooks } from './foretelling.ts';
import { type Handled, handled, moved, withNumbers } from './handles.ts';
import type { Hands } from './hands.ts';
import type { Progress } from './question.ts';
import { type LiveRun, liveRun, type Turned, turned } from './ready.ts';

/** A run that players have in hand. */
export interface Readied {
  readonly run: LiveRun;
  /** What is told of the terms of its settlement, if it has one, for the assumptions that its actors' foresight was found for. */
  readonly settlement?: SettlementFacts;
  /** What the evidence teaches, if there is any, and the number of the run that it was learned for: others share it for which it means the same. */
  readonly learned?: { readonly posterior: Posterior; readonly owner: number };
}

export interface ReadySettings {
  readonly worlds: number;
  readonly hands: Hands;
  readonly compile: Compile;
  readonly foretell: Foretell;
  /** Told how far the inference has come that the base waits for. */
  readonly learning?: (progress: Progress) => void;
  /** Ends an inference; it then rejects. */
  readonly signal?: AbortSignal;
}

/** What the evidence teaches of a run, where it learns, with the run as it is before anybody foresees anything. */
interface Taught {
  readonly plain?: LiveRun;
  readonly learned?: Readied['learned'];
}

/** For what foresight is to be found. */
export interface Moving {
  readonly changes: Changes;
  /** The draws of the run, where there is evidence, as they are weighed for the changes. */
  readonly drawn?: Drawn;
  /** Gives the number under which players know it, once it has been found. */
  readonly place: () => number;
  readonly hooks: ForetellHooks;
}

/** Makes runs ready by their numbers in the plan. */
export interface Readying {
  /** With what actors foresee for the assumptions as written; made when it is first asked for. */
  readonly ready: (number: number) => Promise<Readied | Fault>;
  /** What the evidence teaches of it, learned when it is first asked for. */
  readonly taught: (number: number) => Promise<Taught | Fault>;
  /** With what actors foresee for assumptions as they are moved, found anew; undefined where the run cannot be moved so. */
  readonly anew: (number: number, moving: Moving) => Promise<Readied | Fault | undefined>;
}

/** Makes the runs of a plan ready when they are first asked for: what the evidence teaches, what actors foresee, and the compiled kernel. */
export function readying(
  plan: Plan,
  { worlds, hands, compile, foretell, learning, signal }: ReadySettings,
): Readying {
  const { seed } = plan;
  const learned = new Map<string, NonNullable<Readied['learned']>>();
  const ending = signal === undefined ? {} : { signal };
  const taught = oncePerRun(async (number): Promise<Taught | Fault> => {
    const written = plan.runs[number]!;
    if (written.before === true || written.model.observations.length === 0) return {};
    const key = weighing(written.model);
    const plain = liveRun(written, number, compile);
    if (!learned.has(key)) {
      const hooks = {
        ...(number === 0 && learning !== undefined ? { progress: learning } : {}),
        ...ending,
      };
      const settings = { seed, worlds, compile };
      const found = await posteriorOf(
        plain,
        plan.runs.length + number,
        settings,
        hands,
        unmoved(plain),
        hooks,
      );
      if ('diagnostic' in found) return found;
      learned.set(key, { posterior: found, owner: number });
    }
    return { plain, learned: learned.get(key) };
  });
  /** The run with the rules of what its actors foresee. */
  const foreseeing = async (
    number: number,
    model: Run['model'],
    drawn: Drawn | undefined,
    hooks: ForetellHooks,
    place: () => number,
  ): Promise<Pick<Readied, 'run' | 'settlement'> | Fault> => {
    const written = plan.runs[number]!;
    const latents = drawn && drawsOf(drawn, 0, drawn.places?.length ?? 0);
    const run = { ...written, model, ...(latents === undefined ? {} : { latents }) };
    const found = await foretell(run, seed, hooks);
    if ('diagnostic' in found) return found;
    const { rules, facts } = found;
    const own = liveRun({ ...written, model: withRules(written.model, rules) }, place(), compile);
    return { run: own, ...(facts === undefined ? {} : { settlement: facts }) };
  };
  const known = async (
    { run, settlement }: Pick<Readied, 'run' | 'settlement'>,
    posterior: Readied['learned'],
  ): Promise<Readied> => {
    hands.know(run.number, run.handled.model, run.image);
    await pause();
    return {
      run,
      ...(settlement === undefined ? {} : { settlement }),
      ...(posterior === undefined ? {} : { learned: posterior }),
    };
  };
  const ready = oncePerRun(async (number): Promise<Readied | Fault> => {
    const { model } = plan.runs[number]!;
    const lesson = await taught(number);
    if ('diagnostic' in lesson) return lesson;
    const { plain, learned: posterior } = lesson;
    // Of actors who bargain only what has their foresight in it is played.
    if (model.settlement === undefined)
      return known({ run: plain ?? liveRun(plan.runs[number]!, number, compile) }, posterior);
    if (number === 0) learning?.('foresight');
    const left = plain && (await posterior?.posterior.reweighed(unmoved(plain), {}));
    if (left !== undefined && 'diagnostic' in left) return left;
    const found = await foreseeing(number, model, left?.drawn, ending, () => number);
    return 'diagnostic' in found ? found : known(found, posterior);
  });
  let base: Handled | undefined;
  return {
    ready,
    taught,
    anew: async (number, { changes, drawn, place, hooks }) => {
      const { model } = plan.runs[number]!;
      if (model.settlement === undefined) return ready(number);
      base ??= handled(plan.runs[0]!.model);
      const own = number === 0 ? base : handled(model);
      const turning = moved(own, changes, number === 0 ? undefined : base);
      if ('refusal' in turning) return undefined;
      const lesson = await taught(number);
      if ('diagnostic' in lesson) return lesson;
      // A variant may set for itself whatever is moved.
      if (turning.numbers.size === 0 && drawn === undefined) return ready(number);
      const laid = withNumbers(own, changes, turning.numbers);
      const found = await foreseeing(number, laid, drawn, hooks, place);
      return 'diagnostic' in found ? found : known(found, lesson.learned);
    },
  };
}

/** Makes something of a run when it is first asked for. */
function oncePerRun<T>(make: (number: number) => Promise<T>): (number: number) => Promise<T> {
  const made = new Map<number, Promise<T>>();
  return (number) => {
    const known = made.get(number) ?? make(number);
    made.set(number, known);
    return known;
  };
}

/** A run as it is written. */
function unmoved(run: LiveRun): Turned {
  const found = turned(run, {}, run);
  if ('refusal' in found) throw new Error(found.refusal.reason);
  return found;
}
