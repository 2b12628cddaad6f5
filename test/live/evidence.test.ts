import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Changes } from '../../src/live/change.ts';
import { drawnAgain } from '../../src/live/evidence/drawn.ts';
import { weightsOf } from '../../src/live/evidence/weights.ts';
import { explanations } from '../../src/live/explanations.ts';
import { ownHand } from '../../src/live/hands.ts';
import type { LiveAnswer, Told } from '../../src/live/question.ts';
import { openSession, type Session } from '../../src/live/session.ts';
import { nothingBeside } from '../../src/parse/beside.ts';
import { run } from '../../src/pipeline.ts';
import { asked } from './asked.ts';

/** Two normal assumptions, of whose sum one measurement with a normal error of 1 was taken: everything is known in closed form. */
const TWO = `rubicon: 1
title: Two levels and the sum of them
assumptions:
  a: {is: "-3.2897072539029444 to 3.2897072539029444", source: worked example}
  b: {is: "normal(1, 1)", source: worked example}
  seen: {is: 2.5, source: worked example}
evidence:
  sum: {observe: "seen ~ normal(a + b, 1)"}
model:
  luck: normal(0, 1)
options:
  stay: {title: Stay}
outcomes:
  one: {is: a}
  other: {is: b}
  late: {is: b + luck}
claims:
  positive: {says: The second level is above the first., reading: In most worlds., holds: "other[stay] > one[stay]"}
`;

const SEEN = 2.5;
const WORLDS = 6000;
/** 90 % of a normal law lie within so many standard deviations. */
const Z95 = 1.6448536269514722;

async function opened(text: string, worlds: number, refined = worlds): Promise<Session> {
  const settings = { seed: 3, worlds, refined, coarse: 500 };
  const source = { name: 'scenario.yaml', text };
  const found = await openSession(source, 'scenario', nothingBeside, settings, ownHand(), {
    explain: explanations,
  });
  if ('diagnostics' in found) throw new Error(found.diagnostics[0]?.message);
  return found.session;
}

function answersAmong(told: readonly Told[]): readonly LiveAnswer[] {
  return told.filter((one) => one.kind === 'answer');
}

/** Normal laws of a and b before, as mean and standard deviation; after one measurement of a + b those of each. */
function afterwards(
  [ma, sa]: readonly [number, number],
  [mb, sb]: readonly [number, number],
): { readonly a: readonly [number, number]; readonly b: readonly [number, number] } {
  const total = sa * sa + sb * sb + 1;
  const gain = (SEEN - ma - mb) / total;
  return {
    a: [ma + sa * sa * gain, Math.sqrt(sa * sa - sa ** 4 / total)],
    b: [mb + sb * sb * gain, Math.sqrt(sb * sb - sb ** 4 / total)],
  };
}

/** Holds means and spreads to the closed form, by four standard errors of as many independent draws as the answer says that it has. */
function isPosterior(
  { result, evidence }: LiveAnswer,
  name: string,
  [mean, sd]: readonly [number, number],
): void {
  const found = result.options[0]!.outcomes[name]!;
  const draws = 1 / (1 / evidence!.effective + 1 / result.worlds);
  expect(Math.abs(found.mean - mean)).toBeLessThan((4 * sd) / Math.sqrt(draws) + 1e-12);
  // The error of a mean counts effective draws as well as worlds, which share them.
  if (!evidence!.again && evidence!.effective < evidence!.of)
    expect(found.mcse).toBeCloseTo(found.sd / Math.sqrt(draws), 10);
  expect(Math.abs(found.sd - sd)).toBeLessThan((4 * sd) / Math.sqrt(2 * draws) + 1e-12);
}

describe('moving an assumption on which evidence bears', () => {
  it.each<[string, Changes, readonly [number, number], readonly [number, number]]>([
    ['a prior moved a little', { a: { kind: 'range', low: -1, high: 3 } }, [1, 2 / Z95], [1, 1]],
    ['a prior made narrow', { a: { kind: 'range', low: -0.5, high: 0.7 } }, [0.1, 0.6 / Z95], [1, 1]],
    ['one fixed at a value', { a: { kind: 'fixed', value: 1.5 } }, [1.5, 0], [1, 1]],
    ['two at once', { a: { kind: 'fixed', value: -0.5 }, b: { kind: 'fixed', value: 2 } }, [-0.5, 0], [2, 0]],
  ])('gives the posterior in closed form: %s', async (_, changes, a, b) => {
    const told = await asked(await opened(TWO, WORLDS), changes);
    const answers = answersAmong(told);
    expect(answers.map(({ stage }) => stage)).toEqual(['coarse', 'base', 'whole', 'explained']);
    const last = answers.at(-1)!;
    expect(last.evidence!.again).toBe(false);
    expect(last.evidence!.effective).toBeLessThan(last.evidence!.of);
    const after = afterwards(a, b);
    isPosterior(last, 'one', after.a);
    isPosterior(last, 'other', after.b);
    isPosterior(last, 'late', [after.b[0], Math.hypot(after.b[1], 1)]);
  });

  it('says that too few draws are left, learns again, and then tells the posterior', async () => {
    const session = await opened(TWO, WORLDS);
    const changes: Changes = { a: { kind: 'fixed', value: 8 } };
    const told = await asked(session, changes);
    expect(told[0]?.kind).toBe('learning');
    const last = answersAmong(told).at(-1)!;
    expect(last.evidence!.again).toBe(true);
    expect(last.evidence!.effective).toBeGreaterThan(400);
    isPosterior(last, 'other', afterwards([8, 0], [1, 1]).b);
    // What is near to it is reweighed from what was learned last, and what was there at first from what was learned first.
    const near = answersAmong(await asked(session, { a: { kind: 'fixed', value: 8.2 } }));
    expect(near[0]?.stage).toBe('coarse');
    isPosterior(near.at(-1)!, 'other', afterwards([8.2, 0], [1, 1]).b);
    const back = answersAmong(await asked(session, {})).at(-1)!;
    expect(back.evidence).toMatchObject({ again: false, effective: back.evidence!.of });
  });

  it('leaves alone what evidence does not bear on', async () => {
    const text = TWO.replace('luck: normal(0, 1)', 'luck: normal(0, wide)').replace(
      '  seen:',
      '  wide: {is: 1 to 2, source: worked example}\n  seen:',
    );
    const answers = answersAmong(
      await asked(await opened(text, 2000), { wide: { kind: 'fixed', value: 3 } }),
    );
    expect(answers.at(-1)!.evidence!.effective).toBe(answers.at(-1)!.evidence!.of);
  });
});

describe('a scenario with evidence, as it is written', () => {
  it('answers what a run finds', async () => {
    const path = join(import.meta.dirname, '../../scenarios/teaching/blurred-line/scenario.yaml');
    const source = { name: 'scenario.yaml', text: readFileSync(path, 'utf8') };
    const ran = await run(source, 'scenario', { worlds: 600, seed: 3, threads: 1, set: [] }, {});
    if (ran.kind !== 'ran') throw new Error(ran.kind);
    const live = answersAmong(await asked(await opened(source.text, 600), {})).at(-1)!.result;
    expect(live.claims).toEqual(ran.result.claims);
    // What each row of the evidence taught is left to runs.
    const { taught: _, ...inference } = ran.result.inference!;
    expect(live.inference).toEqual(inference);
    expect(live.options[0]!.outcomes.guesses_wrong!.q50).toBe(
      ran.result.options[0]!.outcomes.guesses_wrong!.q50,
    );
  });
});

describe('draws handed out by weight', () => {
  const logs = Float64Array.from({ length: 400 }, (_, i) => -((i - 150) ** 2) / 9000);

  it('come up as often as they weigh, and as many worlds as can be keep theirs', () => {
    const { weights } = weightsOf(logs, logs.length);
    const worlds = 400_000;
    const counts = new Float64Array(400);
    let same = 0;
    drawnAgain(weights, worlds, 7).forEach((place, world) => {
      counts[place]!++;
      if (place === world % 400) same++;
    });
    // Of each draw 1,000 come up on average: by chance few of 400 lie beyond four standard errors.
    for (const [i, count] of counts.entries()) {
      const wanted = weights[i]! * 1000;
      expect(Math.abs(count - wanted)).toBeLessThan(4.5 * Math.sqrt(wanted) + 1);
    }
    const kept = weights.reduce((sum, one) => sum + Math.min(1, one), 0) / 400;
    expect(Math.abs(same / worlds - kept)).toBeLessThan(0.003);
  });

  it('are not relied on where their weights have a tail without a variance', () => {
    // Quantiles of a Pareto law of shape 1.2, and of one of shape 0.2.
    const heavy = (shape: number) =>
      Float64Array.from({ length: 2000 }, (_, i) => -shape * Math.log((i + 0.5) / 2000));
    const [bad, good] = [weightsOf(heavy(1.2), 2000), weightsOf(heavy(0.2), 2000)];
    expect([bad.sound, good.sound]).toEqual([false, true]);
    expect(Math.abs(bad.khat - 1.2)).toBeLessThan(0.2);
    expect(Math.abs(good.khat - 0.2)).toBeLessThan(0.2);
  });

  it('are worth by Kish’s formula what equal ones would be, and nothing where none is possible', () => {
    expect(weightsOf(Float64Array.of(0, 0, 0, 0), 4).share).toBe(1);
    expect(weightsOf(Float64Array.of(5, 5, -Infinity, -Infinity), 4).share).toBe(0.5);
    expect(weightsOf(Float64Array.of(Math.log(3), 0), 4).share).toBeCloseTo(16 / 10 / 2, 12);
    expect(weightsOf(Float64Array.of(-Infinity, -Infinity), 4).share).toBe(0);
  });
});
