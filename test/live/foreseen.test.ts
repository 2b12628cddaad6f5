import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Changes } from '../../src/live/change.ts';
import { type Foretell, foretoldAmong, foretoldHere } from '../../src/live/foretelling.ts';
import { ownHand } from '../../src/live/hands.ts';
import type { LiveAnswer, Told } from '../../src/live/question.ts';
import { openSession, type Session } from '../../src/live/session.ts';
import { nothingBeside } from '../../src/parse/beside.ts';
import { prepare } from '../../src/pipeline/prepare.ts';
import { run } from '../../src/pipeline.ts';
import type { Result } from '../../src/result/result.ts';
import { asked } from './asked.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const WAR = join(ROOT, 'test', 'check', 'war-of-two.yaml');
const WORLDS = 320;
const MOVED: Changes = { drift: { kind: 'fixed', value: 0.03 } };
/** A claim that is judged again where war costs nothing, which bears on what is foreseen. */
const TEXT = `${readFileSync(WAR, 'utf8')}variants:
  free: {title: War costs nothing, assumptions: {price: {is: {red: 0%, blue: 0%}}}}
`.replace('holds: "peace[talk]"}', 'holds: "peace[talk]", without: [free]}');
const SOURCE = { name: 'scenario.yaml', text: TEXT };
/** Something was seen that tells of the line's drift. */
const LEARNED = {
  name: 'scenario.yaml',
  text: `${TEXT.replace(
    'tables:\n',
    'tables:\n  trial: {columns: {came: {as: yes/no}}, rows: {one: {came: yes}, two: {came: yes}, three: {came: no}}}\n',
  )}evidence:
  trials: {title: Trials, each: trial, observe: "trial.came ~ bernoulli(inverse_logit(drift * 1 month * 50))"}
`,
};

async function opened(
  refined = WORLDS,
  foretell: Foretell = foretoldHere,
  source = SOURCE,
): Promise<Session> {
  const settings = { seed: 3, worlds: WORLDS, refined, coarse: 64 };
  const found = await openSession(source, 'war', nothingBeside, settings, ownHand(), { foretell });
  if ('diagnostics' in found) throw new Error(found.diagnostics[0]?.message);
  return found.session;
}

/** What is told, stage by stage, and with which foresight. */
function heard(told: readonly Told[]): string[] {
  return told.map((one) => (one.kind === 'answer' ? `${one.stage} ${one.foresight}` : one.kind));
}

function last(told: readonly Told[]): Result {
  return told.findLast((one): one is LiveAnswer => one.kind === 'answer')!.result;
}

async function ran(set: readonly string[], source = SOURCE): Promise<Result> {
  const found = await run(source, 'war', { worlds: WORLDS, seed: 3, threads: 1, set }, {});
  if (found.kind !== 'ran') throw new Error(JSON.stringify(found));
  return found.result;
}

/** Everything that does not rest on the error of foresight, which live answers leave out, nor on the closer look that a run takes. */
function figures({ options, claims, settlement, fans }: Result): unknown {
  return {
    means: options.map(({ id, outcomes }) => [
      id,
      Object.entries(outcomes).map(([name, { mean, q05, q50, q95 }]) => [name, mean, q05, q50, q95]),
    ]),
    claims: claims.map(({ id, share, without }) => [id, share, without?.map((one) => one.share)]),
    fans,
    settled: settlement?.options.map(({ id, settled, signed }) => [id, settled, signed]),
    moved: settlement?.as_written,
  };
}

describe('what actors foresee follows the sliders', () => {
  it('so that in the end it is told what a run finds, in variants too', async () => {
    const session = await opened();
    const told = await asked(session, MOVED);
    const names = heard(told);
    expect(names.slice(0, 2)).toEqual(['coarse as written', 'base as written']);
    expect(told.filter(({ kind }) => kind === 'foreseeing')).toEqual([
      { kind: 'foreseeing', option: 1, of: 2 },
      { kind: 'foreseeing', option: 2, of: 2 },
      // A variant has the options alone that claims are judged again with.
      { kind: 'foreseeing', option: 1, of: 1, variant: 'free' },
    ]);
    expect(names.filter((name) => name !== 'foreseeing').slice(2)).toEqual([
      'base as asked',
      'whole as asked',
    ]);
    expect(figures(last(told))).toEqual(figures(await ran(['drift=0.03'])));
    const behind = told[1] as LiveAnswer;
    expect(behind.result.settlement?.as_written).toBe(true);
    expect(figures(behind.result)).not.toEqual(figures(last(told)));
    session.close();
  });

  it('and is found once for the settings that were asked for last; as written nothing is to be found', async () => {
    let found = 0;
    const session = await opened(2 * WORLDS, (...asked) => {
      found++;
      return foretoldHere(...asked);
    });
    expect(heard(await asked(session, {}))).toEqual(
      ['coarse', 'base', 'refined', 'whole'].map((stage) => `${stage} as asked`),
    );
    const first = await asked(session, MOVED);
    expect(heard(first).filter((name) => name !== 'foreseeing')).toEqual([
      ...['coarse as written', 'base as written', 'refined as written'],
      ...['base as asked', 'refined as asked', 'whole as asked'],
    ]);
    // Verdicts do not go back to fewer worlds.
    const worlds = first.flatMap((one) => (one.kind === 'answer' ? [one.result.worlds] : []));
    expect(worlds).toEqual([64, WORLDS, 2 * WORLDS, 2 * WORLDS, 2 * WORLDS, 2 * WORLDS]);
    const before = found;
    const again = await asked(session, MOVED);
    expect(found).toBe(before);
    expect(heard(again)).toEqual(['coarse', 'base', 'refined', 'whole'].map((stage) => `${stage} as asked`));
    expect(last(again)).toEqual(last(first));
    session.close();
  });

  it('with what evidence taught: as a run finds it where that has nothing to do with what is moved', async () => {
    const session = await opened(WORLDS, foretoldHere, LEARNED);
    const told = await asked(session, { noise: { kind: 'fixed', value: 0.03 } });
    expect(heard(told).at(-1)).toBe('whole as asked');
    expect(figures(last(told))).toEqual(figures(await ran(['noise=0.03'], LEARNED)));
    const weighed = await asked(session, { drift: { kind: 'range', low: -0.02, high: 0.05 } });
    expect(heard(weighed).at(-1)).toBe('whole as asked');
    session.close();
  });

  it('until another question comes, and what was abandoned is found when it is asked for again', async () => {
    const session = await opened();
    const told: Told[] = [];
    let other: Promise<readonly Told[]> | undefined;
    await session.ask({ changes: MOVED }, (one) => {
      told.push(one);
      if (one.kind === 'foreseeing') other ??= asked(session, {});
    });
    expect(heard(told)).toEqual(['coarse as written', 'base as written', 'foreseeing']);
    expect(heard((await other)!).at(-1)).toBe('whole as asked');
    expect(heard(await asked(session, MOVED))).toContain('foreseeing');
    session.close();
  });

  it('and is the same, to the bit, however many threads share its options', async () => {
    const { value } = prepare(SOURCE, 'war', { set: [], seed: 3 }, nothingBeside);
    const [base] = value!.plan.runs;
    const heard: number[] = [];
    const hooks = { progress: (option: number) => heard.push(option) };
    const among = await foretoldAmong([foretoldHere, foretoldHere, foretoldHere])(base!, 3, hooks);
    expect(among).toEqual(await foretoldHere(base!, 3, {}));
    expect(heard).toEqual([1]);
  });
});
