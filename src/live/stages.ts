import type { Fault } from '../kernel/kernel.ts';
import { pause } from '../kernel/pause.ts';
import type { Asked, Ground } from './asked.ts';
import { breathing } from './breath.ts';
import type { Reweighed } from './evidence/posterior.ts';
import { assumptionsFound, fansFound, optionsFound } from './found.ts';
import { columnsOf, type Gathering, gathering } from './gathering.ts';
import { judgedAlone } from './judged.ts';
import { keeping } from './kept.ts';
import { play } from './playing.ts';
import type { Evidenced, Question, Stage, Tell } from './question.ts';
import { turned } from './ready.ts';
import { evidenced, excessOf, given, settledOn } from './settled.ts';
import { type Singles, singlesOf } from './singles.ts';
import { type Found, toldOf } from './telling.ts';
import { variantsToo } from './variants.ts';

const STAGES: readonly Stage[] = ['coarse', 'base', 'refined', 'whole', 'explained'];
/** Draws of a posterior that a coarse answer looks at. */
const COARSE_DRAWS = 1024;

/** Milliseconds without another question after which a slider is taken to rest: while it moves, its answers have the machine to themselves. */
const REST = 40;

/** Waits until a slider rests, or another question has been asked. */
function rest(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, REST);
    const asked = (): void => {
      clearTimeout(timer);
      resolve();
    };
    signal.addEventListener('abort', asked, { once: true });
  });
}

/** Tells answers stage by stage, until the last that is wanted, or until the signal says that another question has been asked. */
export async function answer(
  ground: Ground,
  question: Question,
  tell: Tell,
  signal: AbortSignal,
): Promise<void> {
  const start = performance.now();
  const laid = laidOn(ground, question);
  if ('refusal' in laid) return await tell({ kind: 'refused', refusal: laid.refusal });
  const last = STAGES.indexOf(question.until ?? 'explained');
  const asked: Asked = { question, laid, tell, signal, start, last };
  const known = isMoved(question) ? ground.foreseen?.known(ground, asked) : undefined;
  const fault = known === undefined ? await staged(ground, asked) : await stagedOn(known, asked);
  if (fault !== undefined && !signal.aborted)
    await tell({ kind: 'invalid', diagnostics: [fault.diagnostic] });
}

function laidOn({ base: { run } }: Ground, { changes }: Question): ReturnType<typeof turned> {
  return turned(run, changes, run);
}

function isMoved({ changes }: Question): boolean {
  return Object.keys(changes).length > 0;
}

/** The same question on other ground. @param since whether it has been answered on that before */
async function stagedOn(ground: Ground, asked: Asked, since = false): Promise<Fault | undefined> {
  const laid = laidOn(ground, asked.question);
  if ('refusal' in laid) throw new Error(laid.refusal.reason);
  return staged(ground, { ...asked, laid }, since);
}

/**
 * A fault, if a value came up that may not be.
 *
 * @param since whether as many worlds have been told of with other foresight: what has fewer is not told then, nor is waited for a slider to rest
 */
async function staged(ground: Ground, asked: Asked, since = false): Promise<Fault | undefined> {
  const { base, settings, coarse, hands, memory } = ground;
  const { laid, signal, last, question } = asked;
  const { seed, worlds, refined } = settings;
  const stale = (): boolean => signal.aborted;
  const common = { seed, hands, signal };
  const breathe = breathing(signal);
  const kept = keeping(laid.model, laid.run);
  const isBehind = ground.foreseen !== undefined && ground.isForeseen !== true && isMoved(question);
  const found: Partial<Found> =
    base.settlement === undefined ? {} : { settlement: base.settlement, isBehind };
  const foresight = isBehind ? ('as written' as const) : ('as asked' as const);
  let evidence: Evidenced | undefined;
  let singles: Singles | undefined;
  ground.latest.is = undefined;
  const say = async (stage: Stage): Promise<void> => {
    if (stale()) return;
    const result = toldOf(ground.known, laid.model, question.changes, found as Found);
    const ms = performance.now() - asked.start;
    if (singles !== undefined) ground.latest.is = { result, singles };
    const beside = singles && ground.pins?.beside({ result, singles });
    await asked.tell({
      ...{ kind: 'answer', stage, result, ms },
      ...(evidence === undefined ? {} : { evidence }),
      ...(ground.foreseen === undefined ? {} : { foresight }),
      ...(beside === undefined ? {} : { beside }),
    });
  };
  /** Takes stock of so many worlds. @param idle whether players have nothing else to do */
  const stock = async (
    into: Gathering,
    count: number,
    drawn: Reweighed | undefined,
    idle: boolean,
  ): Promise<Fault | undefined> => {
    const excess = excessOf(drawn, count);
    const columns = columnsOf(laid.model, [into], count, excess);
    const sums = { worlds: count, excess, breathe, ...(idle ? { hands } : {}) };
    const [claims, options] = await Promise.all([
      judgedAlone(into, columns, found.judged, breathe),
      optionsFound(into, sums),
    ]);
    if (claims === undefined || 'diagnostic' in claims) return claims;
    if (options === undefined) return undefined;
    Object.assign(found, { worlds: count, options, judged: claims.judged });
    singles = singlesOf(into, count, claims.indicators);
    return undefined;
  };

  let left = since
    ? undefined
    : await base.learned?.posterior.reweighed(laid, question.changes, COARSE_DRAWS);
  if (stale()) return undefined;
  if (left !== undefined && 'diagnostic' in left) return left;
  if (!since && (left === undefined || left.enough)) {
    evidence = evidenced(left);
    const few = gathering(laid, {
      purpose: 'few',
      memory,
      worlds: coarse,
      kept: kept.claims,
      ...given(left),
    });
    const fault =
      (await play(few, { ...common, from: 0, to: coarse, bare: true })) ??
      (await stock(few, coarse, left, false));
    if (fault !== undefined || stale()) return fault;
    await say('coarse');
    if (last < 1) return undefined;
  }
  if (!since) await rest(signal);
  if (stale()) return undefined;

  if (base.learned !== undefined) {
    const settled = await settledOn(base.learned.posterior, laid, asked);
    if (settled === undefined || 'diagnostic' in settled) return settled;
    left = settled;
    evidence = evidenced(left);
    found.inferred = left.inferred ?? left.written;
    found.reweighed = left.inferred === undefined;
  }
  const room = { memory, ...given(left) };
  const whole = gathering(laid, { ...room, purpose: 'whole', worlds, fans: worlds });
  const fault = await play(whole, { ...common, from: 0, to: worlds });
  if (fault !== undefined || stale()) return fault;
  // Players go on while this thread takes stock of what they have played.
  const many =
    last >= 2 && refined > worlds
      ? gathering(laid, { ...room, purpose: 'many', worlds: refined, kept: kept.claims, before: whole })
      : undefined;
  const more = many && play(many, { ...common, from: worlds, to: refined, bare: true });
  // Verdicts do not go back to fewer worlds.
  const waits = since && many !== undefined;
  const unsound = waits ? undefined : await stock(whole, worlds, left, many === undefined);
  if (unsound !== undefined || stale()) return unsound;
  const columns = columnsOf(laid.model, [whole], worlds);
  found.assumptions = assumptionsFound(laid.model, columns, new Set(Object.keys(question.changes)));
  /** What goes through time. What nobody sees waits until there are worlds enough for the rest. */
  const drawn = async (all: boolean): Promise<boolean> => {
    const fans = await fansFound(whole, { worlds, of: many === undefined ? worlds : refined, all, breathe });
    if (fans !== undefined) found.fans = fans;
    return fans !== undefined;
  };
  const unseen = many !== undefined && last >= 3 && isUnseen('charts', question);
  if (!(await drawn(!unseen))) return undefined;
  if (!waits) await say('base');
  if (last < 2) return undefined;

  if (many !== undefined) {
    await pause();
    const fault = (await more) ?? (stale() ? undefined : await stock(many, refined, left, true));
    if (fault !== undefined || stale()) return fault;
    if (waits) await say('base');
    await say('refined');
  }
  if (isBehind) {
    const anew = await ground.foreseen?.find(ground, asked, left);
    if (anew === undefined || 'diagnostic' in anew) return anew;
    return stagedOn(anew, asked, true);
  }
  if (last < 3) return undefined;
  if (unseen && !(await drawn(true))) return undefined;
  return variantsToo(ground, asked, { whole, found, say, left });
}

/** Whether a panel stands where nobody sees it. */
function isUnseen(name: string, { seen, standing }: Question): boolean {
  return standing?.includes(name) === true && seen?.includes(name) === false;
}
