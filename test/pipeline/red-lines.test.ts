import { describe, expect, it } from 'vitest';
import { type Request, run } from '../../src/pipeline.ts';
import type { Result } from '../../src/result/result.ts';

const WORLDS = 20_000;

/** Gaps that are known or normal, so that lines, chances and what is learned have closed forms. */
const scenario = (signal: string, more: string = ''): string => `
rubicon: 1
title: A ladder
time: {start: 2024-07, period: 1 month, count: 2}
actors: {west: {}, russia: {title: Moscow}}
units: {rung: {alias: [rungs]}}
tables:
  step:
    columns: {title: {as: text, empty: missing}, reach: {unit: rung, empty: missing}, old: {as: yes/no}}
    rows:
      given: {reach: 0, old: yes}
      small: {reach: 1, old: no}
      large: {reach: 3, old: no, title: A large step}
      unknown: {old: no}
  class: {ordered: yes, rows: [words, signal, attack]}
assumptions:
  gap: {over: class, unit: rung, is: {words: missing, signal: "${signal}", attack: 2 rungs}, source: a book of mine}
ladders:
  aid: {climber: west, steps: step, provocation: step.reach, taken: step.old}
red_lines:
  moscow: {title: Lines of Moscow, holder: russia, ladder: aid, classes: class, gap: gap, blur: 0.5 rung, delay: 1 month}
outcomes:
  struck: {is: ever(moscow.reaction >= attack), better: lower}
${more}`;

async function resultOf(text: string, request: Partial<Request> = {}): Promise<Result> {
  const whole = { worlds: WORLDS, seed: 1, threads: 1, set: [], ...request };
  const ran = await run({ name: 'it.yaml', text }, 'it', whole, {});
  if (ran.kind !== 'ran') throw new Error(JSON.stringify(ran));
  return ran.result;
}

/** Four standard errors of a share of the worlds. */
const near = (share: number): number => 4 * Math.sqrt((share * (1 - share)) / WORLDS);

describe('steps against red lines', () => {
  it('reach a line that is known with the chance of the logistic curve (Samejima 1969)', async () => {
    const { redLines = [], steps = [] } = await resultOf(scenario('1.5'));
    expect(redLines.map((one) => [one.line, one.title, one.holder, one.class, one.unit])).toEqual([
      ['moscow', 'Lines of Moscow', 'russia', 'signal', 'rung'],
      ['moscow', 'Lines of Moscow', 'russia', 'attack', 'rung'],
    ]);
    expect(redLines.map(({ posterior }) => posterior.q50)).toEqual([1.5, 3.5]);
    // A step of which nothing is known has no place on the ladder.
    expect(steps.map(({ id, title, taken }) => [id, title, taken])).toEqual([
      ['given', 'given', true],
      ['small', 'small', false],
      ['large', 'A large step', false],
    ]);
    for (const { provocation, crosses } of steps) {
      for (const [name, line] of [
        ['signal', 1.5],
        ['attack', 3.5],
      ] as const) {
        const chance = 1 / (1 + Math.exp((line - provocation.q50) / 0.5));
        expect(Math.abs((crosses[name] ?? Number.NaN) - chance)).toBeLessThan(near(chance));
      }
    }
  });

  it('reach lines of their own, in no order, each on its own luck', async () => {
    // The line of attack (2) lies below that of the signal (2.5): what is reached is the gravest kind that follows.
    const text = scenario('2.5').replace('blur: 0.5 rung', 'kinds: yes, blur: 0.5 rung');
    const {
      redLines = [],
      steps = [],
      options,
    } = await resultOf(`${text}options:\n  all: {do: {"aid.take[large]": yes}}\n`);
    expect(redLines.map(({ posterior }) => posterior.q50)).toEqual([2.5, 2]);
    const chance = (at: number, line: number): number => 1 / (1 + Math.exp((line - at) / 0.5));
    for (const { provocation, crosses } of steps) {
      const [signal, attack] = [chance(provocation.q50, 2.5), chance(provocation.q50, 2)];
      const either = 1 - (1 - signal) * (1 - attack);
      expect(Math.abs(crosses.attack! - attack)).toBeLessThan(near(attack));
      expect(Math.abs(crosses.signal! - either)).toBeLessThan(near(either));
    }
    // What is played is the same: in the second month what has a lag of at most a month has come.
    const struck = options[0]!.outcomes.struck!.mean;
    const due = chance(3, 2) * (1 - Math.exp(-1));
    expect(Math.abs(struck - due)).toBeLessThan(near(due));
  });

  it('learn nothing without evidence', async () => {
    for (const one of (await resultOf(scenario('normal(1 rung, 2 rungs)'))).redLines ?? []) {
      expect(one.prior).toEqual(one.posterior);
      expect(one.informed_bits).toBe(0);
    }
  });

  const told = `evidence:
  report: {observe: "3 rungs ~ normal(gap[signal], 1 rung)"}
`;

  it('move with the evidence as the conjugate normal does', async () => {
    const { redLines = [] } = await resultOf(scenario('normal(1 rung, 2 rungs)', told));
    // Prior N(1, 4), datum 3 with variance 1: posterior N(2.6, 0.8). The line of attack lies 2 above.
    const z = 1.6448536269514722;
    const errorOfQuantile = (sd: number, p: number, density: number): number =>
      (5 * sd * Math.sqrt((p * (1 - p)) / WORLDS)) / density;
    redLines.forEach(({ prior, posterior }, place) => {
      for (const [found, mean, sd] of [
        [prior, 1 + 2 * place, 2],
        [posterior, 2.6 + 2 * place, Math.sqrt(0.8)],
      ] as const) {
        expect(Math.abs(found.q50 - mean)).toBeLessThan(errorOfQuantile(sd, 0.5, 0.3989));
        expect(Math.abs(found.q05 - (mean - z * sd))).toBeLessThan(errorOfQuantile(sd, 0.05, 0.1031));
        expect(Math.abs(found.q95 - (mean + z * sd))).toBeLessThan(errorOfQuantile(sd, 0.05, 0.1031));
      }
    });
    // Relative entropy of two normals; what falls between the edges of bins is lost.
    const bits = (Math.log(2 / Math.sqrt(0.8)) + (0.8 + 1.6 ** 2) / 8 - 0.5) / Math.LN2;
    for (const { informed_bits } of redLines) {
      expect(informed_bits).toBeLessThan(bits + 0.03);
      expect(informed_bits).toBeGreaterThan(bits * 0.93);
    }
  });

  it('stay where they were for what the evidence does not bear on, and where it is left out', async () => {
    const aside = `evidence:
  report: {observe: "3 ~ normal(other, 1)"}
`;
    const text = scenario('normal(1 rung, 2 rungs)', aside).replace(
      'assumptions:\n',
      'assumptions:\n  other: {is: "normal(0, 1)", source: a book of mine}\n',
    );
    for (const { prior, posterior, informed_bits } of (await resultOf(text)).redLines ?? []) {
      expect(posterior).toEqual(prior);
      expect(informed_bits).toBe(0);
    }
    const without = await resultOf(scenario('normal(1 rung, 2 rungs)', told), { prior: true });
    expect(without.redLines?.map(({ informed_bits }) => informed_bits)).toEqual([0, 0]);
  });

  it('are the same where memory does not hold all worlds', async () => {
    const text = scenario('normal(1 rung, 2 rungs)', told);
    const [whole, streamed] = [await resultOf(text), await resultOf(text, { memory: 0 })];
    expect([streamed.redLines, streamed.steps]).toEqual([whole.redLines, whole.steps]);
  });

  it('are left out where they move within a path', async () => {
    const moving = scenario('1.5').replace('gap: gap', 'gap: "gap + elapsed / (1 month) * (1 rung)"');
    const result = await resultOf(moving, { worlds: 100 });
    expect(result.redLines).toBeUndefined();
    expect(result.steps).toBeUndefined();
  });
});
