import type { Fault } from '../kernel/kernel.ts';
import { pause } from '../kernel/pause.ts';
import type { Asked, Ground } from './asked.ts';
import { LEAST_EFFECTIVE } from './evidence/posterior.ts';
import { assumptionsFound, fansFound, optionsFound, rowsThatSay } from './found.ts';
import { columnsOf, type Gathering, gathering } from './gathering.ts';
import { judgedAlone } from './judged.ts';
import { play } from './playing.ts';
import type { Evidenced, Question, Stage, Told } from './question.ts';
import { turned } from './ready.ts';
import { evidenced, given, settledOn } from './settled.ts';
import { type Found, resultOf } from './telling.ts';
import { variantsToo } from './variants.ts';

const STAGES: readonly Stage[] = ['coarse', 'base', 'refined', 'whole', 'explained'];
/** Draws of a posterior that a coarse answer looks at. */
const COARSE_DRAWS = 1024;

/** Tells answers stage by stage, until the last that is wanted, or until the signal says that another question has been asked. */
export async function answer(
  ground: Ground,
  question: Question,
  tell: (told: Told) => void,
  signal: AbortSignal,
): Promise<void> {
  const start = performance.now();
  const { run } = ground.base;
  const laid = turned(run, question.changes, run);
  if ('refusal' in laid) return tell({ kind: 'refused', refusal: laid.refusal });
  const last = STAGES.indexOf(question.until ?? 'explained');
  const asked: Asked = { question, laid, tell, signal, start, last };
  const fault = await staged(ground, asked);
  if (fault !== undefined && !signal.aborted) tell({ kind: 'invalid', diagnostics: [fault.diagnostic] });
}

/** A fault, if a value came up that may not be. */
async function staged(ground: Ground, asked: Asked): Promise<Fault | undefined> {
  const { base, settings, coarse, hands } = ground;
  const { laid, signal, last, question } = asked;
  const { seed, worlds, refined } = settings;
  const stale = (): boolean => signal.aborted;
  const stint = { seed, hands, stale };
  const found: Partial<Found> = {};
  let evidence: Evidenced | undefined;
  const say = (stage: Stage): void => {
    if (stale()) return;
    const result = resultOf(ground.known, laid.model, question.changes, found as Found);
    const ms = performance.now() - asked.start;
    asked.tell({ kind: 'answer', stage, result, ms, ...(evidence === undefined ? {} : { evidence }) });
  };
  /** Takes stock of so many worlds. */
  const stock = (into: Gathering, count: number): Fault | undefined => {
    const columns = columnsOf(laid.model, [into], count);
    found.worlds = count;
    found.rows = rowsThatSay(into, count);
    found.options = optionsFound(into, count, found.rows);
    const claims = judgedAlone(laid.model, columns, found.judged);
    if ('diagnostic' in claims) return claims;
    found.judged = claims.judged;
    return undefined;
  };

  let left = await base.learned?.posterior.reweighed(laid, question.changes, COARSE_DRAWS);
  if (stale()) return undefined;
  if (left !== undefined && 'diagnostic' in left) return left;
  if (left === undefined || left.effective >= LEAST_EFFECTIVE) {
    evidence = evidenced(left);
    const few = gathering(laid, coarse, 0);
    const fault =
      (await play(few, { ...stint, from: 0, to: coarse, bare: true, ...given(left) })) ?? stock(few, coarse);
    if (fault !== undefined || stale()) return fault;
    say('coarse');
    if (last < 1) return undefined;
    await pause();
  }

  if (base.learned !== undefined) {
    const settled = await settledOn(base.learned.posterior, laid, asked);
    if (settled === undefined || 'diagnostic' in settled) return settled;
    left = settled;
    evidence = evidenced(left);
    if (left.inferred !== undefined) found.inferred = left.inferred;
  }
  const whole = gathering(laid, worlds, worlds);
  const fault =
    (await play(whole, { ...stint, from: 0, to: worlds, ...given(left) })) ?? stock(whole, worlds);
  if (fault !== undefined || stale()) return fault;
  const columns = columnsOf(laid.model, [whole], worlds);
  found.fans = fansFound(whole, worlds);
  found.assumptions = assumptionsFound(laid.model, columns, new Set(Object.keys(question.changes)));
  say('base');
  if (last < 2) return undefined;

  if (refined > worlds) {
    await pause();
    const many = gathering(laid, refined, 0, whole);
    const fault =
      (await play(many, { ...stint, from: worlds, to: refined, bare: true, ...given(left) })) ??
      (stale() ? undefined : stock(many, refined));
    if (fault !== undefined || stale()) return fault;
    say('refined');
  }
  if (last < 3) return undefined;
  return variantsToo(ground, asked, { whole, found, say, left });
}
