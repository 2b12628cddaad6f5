import { explanationOf } from '../assemble/explained.ts';
import { redLineFacts } from '../assemble/red-lines.ts';
import type { Judged } from '../claims/judge.ts';
import { judgeOne } from '../claims/judge.ts';
import type { Diagnostic, SourceFile } from '../diagnostics/diagnostic.ts';
import { assumptionInputs, rankInputs } from '../explore/input.ts';
import { makeResamples } from '../explore/resamples.ts';
import type { Columns } from '../kernel/columns.ts';
import type { Fault } from '../kernel/kernel.ts';
import { pause } from '../kernel/pause.ts';
import type { Model } from '../model/model.ts';
import type { ReadBeside } from '../parse/beside.ts';
import { foretold } from '../pipeline/foresee.ts';
import { prepare } from '../pipeline/prepare.ts';
import { outcomeFacts, scenarioFacts, warningFacts } from '../result/facts.ts';
import { type ClaimResult, RESULT_VERSION, type Result } from '../result/result.ts';
import { VERSION } from '../result/version.ts';
import { ownThread } from '../simulate/own-thread.ts';
import type { Plan } from '../simulate/plan.ts';
import { type Changes, wordsOfChange } from './change.ts';
import {
  assumptionsFound,
  checksFound,
  fansFound,
  judgeAlone,
  optionsFound,
  readsVariants,
  rowsThatSay,
} from './found.ts';
import { columnsOf, type Gathering, gathering, take } from './gathering.ts';
import type { Refusal } from './handles.ts';
import type { Hands } from './hands.ts';
import { type LiveRun, liveRun, turned } from './ready.ts';

/** How far an answer has come. Each has more in it than the one before, on the same luck. */
export type Stage =
  /** Few worlds, at once. */
  | 'coarse'
  /** So many worlds as a run has, without the variants that claims are judged again with. */
  | 'base'
  /** With them, and the checks and red lines. */
  | 'whole'
  /** Outcomes and claims on many more worlds; what goes through time and what variants say stays. */
  | 'refined'
  /** With what decides each claim. */
  | 'explained';

/** What a reader asks for. */
export interface Question {
  readonly changes: Changes;
  /** The last stage wanted; all, unless given. */
  readonly until?: Stage;
}

export interface LiveAnswer {
  readonly kind: 'answer';
  readonly stage: Stage;
  readonly result: Result;
  /** Milliseconds since the question. */
  readonly ms: number;
}

export type Told =
  | LiveAnswer
  /** A change that cannot be made. */
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  /** A world came to a value that may not be. */
  | { readonly kind: 'invalid'; readonly diagnostics: readonly Diagnostic[] };

/** What is played, and how many worlds of it. */
export interface SessionSettings {
  readonly seed: number;
  /** Worlds of the stages `base` and `whole`, and of `refined`. */
  readonly worlds: number;
  readonly refined: number;
  /** Worlds of the coarse answer, if they are not to be chosen by the time that they take. */
  readonly coarse?: number;
}

export interface Session {
  readonly model: Model;
  readonly hash: string;
  /** Names that changes may have. */
  readonly assumptions: readonly string[];
  /** Answers stage by stage, until another question is asked or the signal aborts. */
  readonly ask: (question: Question, tell: (told: Told) => void) => Promise<void>;
  readonly close: () => void;
}

/** Why a scenario with evidence is not answered. */
const UNLEARNED =
  'This scenario learns from evidence, and moving its assumptions would mean learning anew. Run it with --set.';
/** Worlds that a player is given at a time. */
const STRETCH = 128;
/** Milliseconds that the worlds of a coarse answer may take to play. */
const AT_ONCE = 18;
const LEAST_COARSE = 128;

/** Text → checked models → compiled runs; undefined value where the scenario has mistakes. The base is ready when this resolves. */
export async function openSession(
  source: SourceFile,
  id: string,
  beside: ReadBeside,
  settings: SessionSettings,
  hands: Hands,
): Promise<{ readonly session: Session } | { readonly diagnostics: readonly Diagnostic[] }> {
  const { value: prepared, diagnostics } = prepare(source, id, { set: [], seed: settings.seed }, beside);
  if (prepared === undefined) return { diagnostics };
  const { plan: written, model, warnings, hash } = prepared;
  // What actors foresee is found once, for the assumptions as written: moving one does not make them expect anew.
  const foreseen = await foretold(written, { player: (one) => ownThread(one, () => undefined) });
  if ('diagnostic' in foreseen) return { diagnostics: [foreseen.diagnostic] };
  const { plan } = foreseen;
  const runs: LiveRun[] = [];
  /** Compiles the runs that are not yet, the base first; between two, questions are heard. */
  const ready = async (number: number): Promise<LiveRun> => {
    while (runs[number] === undefined) {
      const next = runs.length;
      const run = liveRun(plan.runs[next]!, next);
      runs.push(run);
      hands.know(next, run.handled.model, run.image);
      await pause();
    }
    return runs[number];
  };
  const base = await ready(0);
  // Draws of the posterior would have to be weighed anew with every change; without that an answer would leave the evidence out.
  if (model.observations.length > 0) throw new Error(UNLEARNED);
  const coarse = settings.coarse ?? (await affordable(base, settings, hands));
  const context: Context = { plan, model, hash, warnings, settings, hands, ready, base, coarse };
  let current = 0;
  return {
    session: {
      model,
      hash,
      assumptions: [...base.handled.handles.keys()],
      ask: async (question, tell) => {
        const own = ++current;
        await answer(context, question, tell, () => own !== current);
      },
      close: () => {
        current++;
        hands.close();
      },
    },
  };
}

interface Context {
  readonly plan: Plan;
  readonly model: Model;
  readonly hash: string;
  readonly warnings: readonly Diagnostic[];
  readonly settings: SessionSettings;
  readonly hands: Hands;
  readonly ready: (number: number) => Promise<LiveRun>;
  readonly base: LiveRun;
  readonly coarse: number;
}

/** How many worlds can be played at once, found by playing some: the engine is warm then, too. */
async function affordable(base: LiveRun, { seed, worlds }: SessionSettings, hands: Hands): Promise<number> {
  const plain = turned(base, {}, base);
  if ('refusal' in plain) return LEAST_COARSE;
  const first = gathering(plain, STRETCH * hands.count * 4, STRETCH * hands.count * 4);
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 4; round++) {
    const start = performance.now();
    await play(first, { from: round, to: round + 1, unit: STRETCH * hands.count, seed, hands, fans: true });
    best = Math.min(best, performance.now() - start);
  }
  const count = Math.floor((AT_ONCE / best) * hands.count) * STRETCH;
  return Math.min(worlds, Math.max(LEAST_COARSE, count));
}

interface Stint {
  readonly from: number;
  readonly to: number;
  /** Worlds that `from` and `to` count. */
  readonly unit?: number;
  readonly seed: number;
  readonly hands: Hands;
  readonly fans: boolean;
  readonly stale?: () => boolean;
}

/** Plays worlds into a gathering, some stretches for each player under way at a time; gives a fault if there is one. */
async function play(into: Gathering, stint: Stint): Promise<Fault | undefined> {
  const { unit = 1, seed, hands, fans, stale = () => false } = stint;
  const { run, values, bodies } = into.turned;
  const [from, to] = [stint.from * unit, stint.to * unit];
  // Small shares where there is little to play, so that all players have some.
  const share = Math.ceil((to - from) / hands.count / 8) * 8;
  const step = Math.max(8, Math.min(STRETCH, share));
  let next = from;
  let fault: Fault | undefined;
  const line = async (): Promise<void> => {
    while (next < to && fault === undefined && !stale()) {
      const first = next;
      const count = Math.min(step, to - first);
      next = first + count;
      const { played } = await hands.play({
        run: run.number,
        seed,
        first,
        count,
        values,
        bodies,
        whole: fans,
      });
      if ('diagnostic' in played) fault ??= played;
      else take(into, played);
    }
  };
  await Promise.all(Array.from({ length: hands.count * 2 }, line));
  return fault;
}

const STAGES: readonly Stage[] = ['coarse', 'base', 'whole', 'refined', 'explained'];

async function answer(
  context: Context,
  { changes, until = 'explained' }: Question,
  tell: (told: Told) => void,
  stale: () => boolean,
): Promise<void> {
  const { settings, hands, base, plan } = context;
  const start = performance.now();
  const last = STAGES.indexOf(until);
  const laid = turned(base, changes, base);
  if ('refusal' in laid) return tell({ kind: 'refused', refusal: laid.refusal });
  const refinedWorlds = last >= STAGES.indexOf('refined') ? settings.refined : settings.worlds;
  const gathered = [gathering(laid, Math.max(refinedWorlds, settings.worlds), settings.worlds)];
  const [first] = gathered as [Gathering];
  const stint = { seed: settings.seed, hands, stale };
  const found: Partial<Found> = {};
  const say = (stage: Stage): void => {
    if (stale()) return;
    const result = resultOf(context, laid.model, changes, found as Found);
    tell({ kind: 'answer', stage, result, ms: performance.now() - start });
  };
  const invalid = ({ diagnostic }: Fault): void => {
    if (!stale()) tell({ kind: 'invalid', diagnostics: [diagnostic] });
  };
  let done = 0;
  /** Plays the base up to so many worlds, and takes stock of them. */
  const upTo = async (worlds: number, fans: boolean): Promise<boolean> => {
    const fault = await play(first, { ...stint, from: done, to: worlds, fans });
    if (stale()) return false;
    if (fault !== undefined) {
      invalid(fault);
      return false;
    }
    done = worlds;
    const columns = columnsOf(laid.model, gathered, worlds);
    found.worlds = worlds;
    if (fans || found.rows === undefined) found.rows = rowsThatSay(first, worlds);
    found.options = optionsFound(first, worlds, found.rows);
    if (fans) {
      found.fans = fansFound(first, worlds);
      found.assumptions = assumptionsFound(laid.model, columns, new Set(Object.keys(changes)));
    }
    const claims = judgedAlone(laid.model, columns, found.judged);
    if ('diagnostic' in claims) {
      invalid(claims);
      return false;
    }
    found.judged = claims.judged;
    return true;
  };

  if (!(await upTo(context.coarse, true))) return;
  say('coarse');
  if (last < 1) return;
  await pause();
  if (context.coarse < settings.worlds && !(await upTo(settings.worlds, true))) return;
  say('base');
  if (last < 2) return;
  for (let number = 1; number < plan.runs.length; number++) {
    const run = await context.ready(number);
    if (stale()) return;
    const there = turned(run, changes, base);
    if ('refusal' in there) return tell({ kind: 'refused', refusal: there.refusal });
    const own = gathering(there, settings.worlds, 0);
    const fault = await play(own, { ...stint, from: 0, to: settings.worlds, fans: false });
    if (fault !== undefined) return invalid(fault);
    if (stale()) return;
    gathered.push(own);
  }
  const whole = columnsOf(laid.model, gathered, settings.worlds);
  const judged: Judged[] = [];
  for (const claim of laid.model.claims) {
    await pause();
    if (stale()) return;
    const one = judgeOne(claim, laid.model, whole);
    if ('diagnostic' in one) return invalid(one);
    judged.push(one);
  }
  found.judged = judged.map(({ result }) => result);
  found.lines = redLineFacts(laid.model, whole, undefined);
  const checks = checksFound(laid.model, whole, first);
  if ('diagnostic' in checks) return invalid(checks);
  found.checks = checks.checks;
  say('whole');
  if (last < 3) return;
  if (settings.refined > settings.worlds) {
    await pause();
    const kept = found.judged;
    if (!(await upTo(settings.refined, false))) return;
    // What variants say is told from as many worlds as they were played in.
    found.judged = found.judged.map((claim, place) => {
      const before = kept[place]!;
      const more = before.without === undefined ? {} : { without: before.without };
      return { ...claim, ...more };
    });
    say('refined');
  }
  if (last < 4) return;
  const inputs = rankInputs(assumptionInputs(laid.model, whole));
  const grounds = { inputs, worlds: settings.worlds, resamples: makeResamples(settings.seed) };
  const explanations: ClaimResult[] = [];
  for (const [place, one] of judged.entries()) {
    await pause();
    if (stale()) return;
    const explanation = explanationOf(one, grounds);
    const claim = found.judged[place]!;
    // A sentence of what turns a claim is of the verdict that it was found for.
    const same = claim.verdict === one.result.verdict;
    explanations.push({
      ...claim,
      ...(same ? explanation : { decisive: explanation.decisive }),
    });
  }
  found.explained = explanations;
  say('explained');
}

/** What has been found so far. */
interface Found {
  worlds: number;
  rows: ReadonlySet<string>;
  options: Result['options'];
  fans: Result['fans'];
  assumptions: Result['assumptions'];
  judged: readonly Judged['result'][];
  explained?: readonly ClaimResult[];
  lines?: ReturnType<typeof redLineFacts>;
  checks?: Result['checks'];
}

/** Claims that need no variant are judged; of the others what was found of them before stays. */
function judgedAlone(
  model: Model,
  columns: Columns,
  before: readonly Judged['result'][] | undefined,
): { readonly judged: readonly Judged['result'][] } | { readonly diagnostic: Diagnostic } {
  const judged: Judged['result'][] = [];
  for (const [place, claim] of model.claims.entries()) {
    if (readsVariants(claim)) {
      const { id, says, kind } = claim;
      judged.push(
        before?.[place] ?? { id, says, kind, verdict: 'not_judged', because: 'It is being worked out.' },
      );
      continue;
    }
    const one = judgeAlone(claim, model, columns);
    if ('diagnostic' in one) return one;
    judged.push(one.result);
  }
  return { judged };
}

function resultOf(
  { hash, settings, warnings, hands, plan }: Context,
  model: Model,
  changes: Changes,
  found: Found,
): Result {
  const { worlds, rows, options, fans, assumptions, judged, lines, checks = [] } = found;
  const claims = found.explained ?? judged.map((claim) => ({ ...claim, decisive: [] }));
  return {
    rubicon: VERSION,
    version: RESULT_VERSION,
    scenario: scenarioFacts(model, hash),
    seed: settings.seed,
    worlds,
    set: Object.entries(changes).map(([name, change]) => ({ name, value: wordsOfChange(change) })),
    timing: { kernel_ms: 0, threads: hands.count, paths: worlds * (plan.runs[0]?.options.length ?? 0) },
    ...(lines === undefined || lines.redLines.length === 0
      ? {}
      : { redLines: lines.redLines, steps: lines.steps }),
    outcomes: outcomeFacts(model).filter(({ id }) => rows.has(id)),
    options,
    claims,
    checks,
    fans,
    assumptions,
    variants: model.variants,
    warnings: warningFacts(warnings),
  };
}
