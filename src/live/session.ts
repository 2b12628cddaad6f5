import { meaningOf } from '../assemble/inference.ts';
import { quotedFrom } from '../assemble/quoted.ts';
import { type Compile, compiler } from '../compile/compile.ts';
import type { Diagnostic, SourceFile } from '../diagnostics/diagnostic.ts';
import type { Model } from '../model/model.ts';
import type { ReadBeside } from '../parse/beside.ts';
import { playPrecedents } from '../pipeline/elsewhere.ts';
import { prepare } from '../pipeline/prepare.ts';
import { ownThread } from '../simulate/own-thread.ts';
import { affordable } from './affordable.ts';
import type { Ground } from './asked.ts';
import type { Explain } from './explanations.ts';
import { foreseen } from './foreseen.ts';
import { type Foretell, foretoldHere } from './foretelling.ts';
import { type Lever, leversOf } from './handles.ts';
import type { Hands } from './hands.ts';
import type { Latest, Pins } from './pins.ts';
import type { Progress, Question, SessionSettings, Tell } from './question.ts';
import { turned } from './ready.ts';
import { readying } from './runs.ts';
import { answer } from './stages.ts';
import { memory } from './standing.ts';

export interface Session {
  readonly model: Model;
  readonly hash: string;
  /** What changes may name. */
  readonly levers: readonly Lever[];
  /** Answers stage by stage, until another question is asked or the signal aborts. */
  readonly ask: (question: Question, tell: Tell) => Promise<void>;
  /** The answer that was told last; undefined once another question is being answered, until there is an answer to that. */
  readonly latest: () => Latest | undefined;
  readonly close: () => void;
}

export interface OpenHooks {
  /** Told how far what comes before the first answer has come, where there is evidence or a settlement. */
  readonly learning?: (progress: Progress) => void;
  readonly signal?: AbortSignal;
  /** Of the stage `explained`, which is left out without it. */
  readonly explain?: Explain;
  /** What answers are held against. */
  readonly pins?: Pins;
  /** A compiler that has compiled this scenario as it was before a formula changed: what is left of that is not compiled again. */
  readonly compile?: Compile;
  /** Finds what actors foresee; in this thread unless given. */
  readonly foretell?: Foretell;
}

/**
 * Text → checked models → compiled runs, and what evidence teaches of the base; diagnostics where the scenario has mistakes. The base
 * is ready when this resolves.
 * An abort while it is learned rejects.
 */
export async function openSession(
  source: SourceFile,
  id: string,
  beside: ReadBeside,
  settings: SessionSettings,
  hands: Hands,
  hooks: OpenHooks = {},
): Promise<{ readonly session: Session } | { readonly diagnostics: readonly Diagnostic[] }> {
  const { seed, worlds, refined } = settings;
  const { value: prepared, diagnostics } = prepare(source, id, { set: [], seed }, beside);
  if (prepared === undefined) return { diagnostics };
  const { plan, model, warnings, hash, precedents } = prepared;
  const most = Math.max(worlds, refined);
  const { compile = compiler(), foretell = foretoldHere, ...heard } = hooks;
  const readied = readying(plan, { worlds: most, hands, compile, foretell, ...heard });
  const { ready } = readied;
  const base = await ready(0);
  if ('diagnostic' in base) return { diagnostics: [base.diagnostic] };
  const unmoved = turned(base.run, {}, base.run);
  if ('refusal' in unmoved) throw new Error(unmoved.refusal.reason);
  const left = await base.learned?.posterior.reweighed(unmoved, {});
  if (left !== undefined && 'diagnostic' in left) return { diagnostics: [left.diagnostic] };
  const quoted = { ...quotedFrom(settings.elsewhere ?? []), ...settings.quoted };
  // What is known of a claim already need not be found again.
  const others = precedents.filter(({ claim }) => !Object.hasOwn(quoted, claim));
  const coarse = settings.coarse ?? (await affordable(base.run, { seed, worlds }, hands, left?.drawn));
  const known = {
    ...{ hash, seed, warnings, threads: hands.count },
    ...(model.observations.length === 0 ? {} : { meaning: meaningOf(model) }),
    ...{ quoted, judgedElsewhere: new Set(others.map(({ claim }) => claim)) },
    ...(settings.elsewhere === undefined ? {} : { elsewhere: settings.elsewhere }),
  };
  const elsewhere = once(() =>
    playPrecedents(
      others,
      { worlds, threads: 1 },
      (other) => ownThread(other, () => undefined),
      hooks.signal,
    ),
  );
  const explain = hooks.explain === undefined ? {} : { explain: hooks.explain };
  const found = { plan, known, settings, hands, ready, base, coarse, elsewhere };
  const pins = hooks.pins === undefined ? {} : { pins: hooks.pins };
  const bargains = model.settlement === undefined ? {} : { foreseen: foreseen(readied, plan.runs.length) };
  const latest: Ground['latest'] = { is: undefined };
  const ground: Ground = { ...found, ...explain, ...pins, ...bargains, latest, memory: memory() };
  let current = new AbortController();
  return {
    session: {
      model,
      hash,
      levers: leversOf(base.run.handled),
      ask: async (question, tell) => {
        current.abort();
        const own = new AbortController();
        current = own;
        await answer(ground, question, (told) => (own.signal.aborted ? undefined : tell(told)), own.signal);
      },
      latest: () => latest.is,
      close: () => {
        current.abort();
        hands.close();
      },
    },
  };
}

/** Does it when it is first asked for, and keeps what came of it. */
function once<T>(work: () => T): () => T {
  let done: { readonly value: T } | undefined;
  return () => {
    done ??= { value: work() };
    return done.value;
  };
}
