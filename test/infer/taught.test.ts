import { describe, expect, it } from 'vitest';
import { type Inferred, infer } from '../../src/infer/infer.ts';
import { reweighed } from '../../src/infer/reweighed.ts';
import type { Taught } from '../../src/infer/taught/facts.ts';
import { taughtBy } from '../../src/infer/taught/taught.ts';
import { log } from '../../src/math/log.ts';
import { paretoQuantile, paretoTail } from '../../src/math/pareto-tail.ts';
import type { Model } from '../../src/model/model.ts';
import { modelOf } from './learning.ts';

const SETTINGS = { seed: 3, threads: 1, worlds: 8192 };

async function taughtOf(
  model: Model,
  variants: readonly { readonly id: string; readonly model: Model }[] = [],
): Promise<Taught & { readonly inferred: Inferred }> {
  const inferred = await infer(model, SETTINGS);
  if ('diagnostic' in inferred) throw new Error(inferred.diagnostic.message);
  const taught = await taughtBy(model, inferred, { refit: true, inOrder: true, variants }, SETTINGS);
  if ('diagnostic' in taught) throw new Error(taught.diagnostic.message);
  return { ...taught, inferred };
}

/** Bits from the second normal law to the first. */
function bitsBetween(mean: number, variance: number, other: number, otherVariance: number): number {
  const ratio = variance / otherVariance;
  return 0.5 * (ratio - 1 - Math.log(ratio) + (mean - other) ** 2 / otherVariance) * Math.LOG2E;
}

/** The posterior of a mean of prior normal(0, 2²) given measurements of deviation 1. */
function posterior(seen: readonly number[]): { readonly mean: number; readonly variance: number } {
  const variance = 1 / (1 / 4 + seen.length);
  return { mean: variance * seen.reduce((sum, y) => sum + y, 0), variance };
}

describe('Pareto tails', () => {
  it.each([0.2, 0.7, 1.2])('finds the shape %f of its own quantiles', (shape) => {
    const law = { shape, scale: 2 };
    const values = Float64Array.from({ length: 4000 }, (_, i) => paretoQuantile(law, (i + 0.5) / 4000));
    const found = paretoTail(values);
    // The estimate's standard error is about (1 + k) / √n.
    expect(found?.shape).toBeCloseTo(shape, 1);
    expect(Math.abs(found!.shape - shape)).toBeLessThan((3 * (1 + shape)) / Math.sqrt(4000));
  });

  it('tells weights that will do from weights that will not', () => {
    // Of draws x ~ exponential(1), ratios exp(k x) have a Pareto tail of shape k.
    const draws = Float64Array.from({ length: 8000 }, (_, i) => -log((i + 0.5) / 8000));
    const light = reweighed(
      draws.map((x) => 0.3 * x),
      8000,
    );
    expect(light.khat).toBeCloseTo(0.3, 1);
    expect(light.khat).toBeLessThan(light.limit);
    // Their mean is 1 / (1 − k).
    expect(light.logMean).toBeCloseTo(-Math.log(0.7), 2);
    expect(
      reweighed(
        draws.map((x) => 0.9 * x),
        8000,
      ).khat,
    ).toBeGreaterThan(0.7);
  });
});

describe('what each row taught', () => {
  const seen = [1.5, -0.4, 2.2, 6];
  const rows = seen.map(
    (y, i) =>
      `r${i}: {y: ${y}, on: 2024-0${i + 1}-01, by: ${i < 2 ? 'a' : 'b'}, other: ${i === 3 ? 2 : 'missing'}}`,
  );
  const sections = (evidence: string): string => `
tables:
  step: [a, b]
  row: {columns: {y: {}, on: {as: date}, by: {as: step}, other: {}}, rows: {${rows.join(', ')}}}
assumptions: {x: {is: "normal(0, 2)", source: a made example}}
evidence: {seen: {each: row, known_on: on, move: by, ${evidence}}}
outcomes: {found: x}`;
  const model = modelOf(sections('instead: other, groups: [by], observe: "row.y ~ normal(x, 1)"'));

  it('is what closed forms say: left out, foretold, as it came', async () => {
    const { rows: taught, moves, alternatives } = await taughtOf(model);
    const all = posterior(seen);
    seen.forEach((y, i) => {
      const rest = posterior(seen.filter((_, other) => other !== i));
      const before = posterior(seen.slice(0, i));
      const after = posterior(seen.slice(0, i + 1));
      const { left, predicted, came } = taught[i]!;
      const exact = bitsBetween(all.mean, all.variance, rest.mean, rest.variance);
      expect(Math.abs(left.bits - exact), `left ${i}: ${left.bits}, not ${exact}`).toBeLessThan(
        0.05 * exact + 0.01,
      );
      const variance = rest.variance + 1;
      const density = -0.5 * ((y - rest.mean) ** 2 / variance + Math.log(2 * Math.PI * variance));
      expect(Math.abs(predicted - density)).toBeLessThan(0.1);
      const news = bitsBetween(after.mean, after.variance, before.mean, before.variance);
      expect(Math.abs(came! - news), `came ${i}: ${came}, not ${news}`).toBeLessThan(0.05 * news + 0.02);
      const [moved] = left.moved;
      if (moved !== undefined) expect(moved.other.q50).toBeCloseTo(rest.mean, 1);
    });
    // Moves: rows together.
    const rest = posterior(seen.slice(0, 2));
    expect(moves.map(({ rows: own }) => own.length)).toEqual([2, 2]);
    const exact = bitsBetween(all.mean, all.variance, rest.mean, rest.variance);
    expect(Math.abs(moves[1]!.left.bits - exact)).toBeLessThan(0.06 * exact);
    // The last row coded otherwise.
    const other = posterior([...seen.slice(0, 3), 2]);
    const coded = bitsBetween(all.mean, all.variance, other.mean, other.variance);
    const coding = alternatives.find(({ kind }) => kind === 'coding');
    expect(coding?.rows).toBe(1);
    expect(Math.abs(coding!.difference.bits - coded)).toBeLessThan(0.06 * coded);
    expect(coding!.difference.moved[0]?.other.q50).toBeCloseTo(other.mean, 1);
    expect(taught.map(({ recoded }) => recoded !== undefined)).toEqual([false, false, false, true]);
    expect(alternatives.filter(({ kind }) => kind === 'group').length).toBe(2);
  });

  it('counts rows that might have counted only beside', async () => {
    const { rows: taught, alternatives } = await taughtOf(
      modelOf(sections('where: row.by == a, also: row.y < 3, observe: "row.y ~ normal(x, 1)"')),
    );
    expect(taught.length).toBe(2);
    const [all, more] = [posterior(seen.slice(0, 2)), posterior(seen.slice(0, 3))];
    const exact = bitsBetween(all.mean, all.variance, more.mean, more.variance);
    const [also] = alternatives;
    expect(also?.kind).toBe('also');
    expect(Math.abs(also!.difference.bits - exact)).toBeLessThan(0.06 * exact + 0.01);
  });

  it('is inferred anew where weights will not do', async () => {
    // One row that says nearly all there is to know: without it little is known.
    const sharp = modelOf(`
tables: {row: {columns: {y: {}, s: {}}, rows: {a: {y: 7, s: 0.02}, b: {y: 0, s: 3}}}}
assumptions: {x: {is: "normal(0, 2)", source: a made example}}
evidence: {seen: {each: row, observe: "row.y ~ normal(x, row.s)"}}
outcomes: {found: x}`);
    const { rows: taught } = await taughtOf(sharp);
    const { left } = taught[0]!;
    expect(left.found).toBe('refitted');
    const [all, rest] = [
      { variance: 1 / (1 / 4 + 2500 + 1 / 9), sum: 7 * 2500 },
      { variance: 1 / (1 / 4 + 1 / 9), sum: 0 },
    ];
    const exact = bitsBetween(all.variance * all.sum, all.variance, rest.variance * rest.sum, rest.variance);
    expect(Math.abs(left.bits - exact), `${left.bits}, not ${exact}`).toBeLessThan(4 * left.error);
    expect(left.error).toBeLessThan(1);
    expect(left.moved[0]?.other.q95).toBeCloseTo(1.6449 * Math.sqrt(rest.variance), 0);
  });

  it('infers anew a variant in which a law is of another kind', async () => {
    // A chance with a uniform prior, seen to come three times in three: P = 1/4, posterior beta(4, 1). As the normal's inverse logit
    // it has another draw behind it, which weighs nothing of ours.
    const text = (law: string, chance: string): string => `
tables: {row: {columns: {y: {as: yes/no}}, rows: {r1: {y: yes}, r2: {y: yes}, r3: {y: yes}}}}
assumptions: {x: {is: "${law}", source: judgement, because: a test}}
evidence: {seen: {each: row, observe: "row.y ~ bernoulli(${chance})"}}
outcomes: {found: "${chance}"}`;
    const base = modelOf(text('uniform(0, 1)', 'x'));
    const other = modelOf(text('normal(0, 1.5)', 'inverse_logit(x)'));
    const { alternatives, inferred } = await taughtOf(base, [{ id: 'normal', model: other }]);
    expect(Math.abs(inferred.logMarginal.value - Math.log(1 / 4))).toBeLessThan(
      5 * inferred.logMarginal.error + 1e-3,
    );
    const { difference } = alternatives.find(({ kind }) => kind === 'variant')!;
    expect(difference.found).toBe('refitted');
    // ∫ inverse_logit(x)³ φ(x; 0, 1.5) dx by the trapezoid rule.
    let exact = 0;
    for (let x = -12; x <= 12; x += 0.001)
      exact += (0.001 * Math.exp((-x * x) / 4.5)) / (1.5 * Math.sqrt(2 * Math.PI)) / (1 + Math.exp(-x)) ** 3;
    expect(Math.abs(difference.logEvidence - Math.log(4 * exact))).toBeLessThan(0.03);
  });

  it('weighs a variant that means something else', async () => {
    const loose = modelOf(sections('observe: "row.y ~ normal(x, 1.5)"'));
    const { alternatives, inferred } = await taughtOf(model, [{ id: 'loose', model: loose }]);
    const variant = alternatives.find(({ kind }) => kind === 'variant')!.difference;
    const variance = 1 / (1 / 4 + seen.length / 2.25);
    expect(variant.moved[0]?.other.q50).toBeCloseTo(
      (variance * seen.reduce((sum, y) => sum + y, 0)) / 2.25,
      1,
    );
    expect(Number.isFinite(variant.logEvidence + inferred.logMarginal.value)).toBe(true);
  });
});

describe('a class that no row shows', () => {
  const model = (rows: string): Model =>
    modelOf(`
actors: {a: {}, b: {}}
time: {start: 2024-01, period: 1 month, count: 2}
tables:
  class: {ordered: yes, rows: [calm, stern, grave]}
  step: {columns: {p: {}}, rows: {s: {p: 1}, t: {p: 2}, u: {p: 3}}}
  reaction: {columns: {step: {as: step}, class: {as: class}}, rows: {${rows}}}
assumptions:
  gap: {over: class, is: {calm: missing, stern: 1 to 3, grave: 1 to 3}, source: a made example}
ladders: {aid: {climber: a, steps: step, provocation: step.p}}
red_lines: {limit: {holder: b, ladder: aid, classes: class, gap: gap, blur: 0.3, delay: 1 month}}
evidence: {seen: {each: reaction, observe: "reaction.class ~ graded(step.p[reaction.step], limit.line, 0.3)"}}
outcomes: {quiet: "count[s in aid.taken]"}`);

  it('is told with other priors beside, and moves with them', async () => {
    const { unseen } = await taughtOf(model('x: {step: s, class: calm}, y: {step: u, class: stern}'));
    expect(unseen.map(({ row }) => row)).toEqual([2]);
    const [half, own, twice] = unseen[0]!.priors;
    expect(half!.after!.q50).toBeLessThan(own!.after!.q50 - 0.2);
    expect(twice!.after!.q50).toBeGreaterThan(own!.after!.q50 + 0.5);
  });

  it('is told no more once a row shows it', async () => {
    const { unseen } = await taughtOf(
      model('x: {step: s, class: calm}, y: {step: u, class: grave}, z: {step: t, class: stern}'),
    );
    expect(unseen).toEqual([]);
  });
});
