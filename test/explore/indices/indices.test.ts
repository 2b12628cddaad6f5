import { describe, expect, it } from 'vitest';
import { type DesignIndices, designIndices } from '../../../src/explore/indices/design.ts';
import { pawn } from '../../../src/explore/indices/pawn.ts';
import { makeResamples } from '../../../src/explore/resamples.ts';
import { ascending } from '../../../src/math/ascending.ts';
import { computed, normals, ranked, uniforms } from '../draws.ts';

const N = 16_384;
const resamples = makeResamples(1);

/** The indices of a function of independent uniforms between two numbers. */
function indicesOf(
  f: (...x: number[]) => number,
  inputs: number,
  [low, high]: readonly [number, number],
  seed = 3,
): DesignIndices[] {
  const draw = (name: string): Float64Array => uniforms(seed, name, N, low, high);
  const a = Array.from({ length: inputs }, (_, i) => draw(`a${i}`));
  const b = a.map((_, i) => draw(`b${i}`));
  const played = { ordinary: computed(a, f), anew: computed(b, f) };
  const place = (column: Float64Array): Float64Array => column.map((x) => (x - low) / (high - low));
  return a.map((column, i) =>
    designIndices(
      played,
      { target: computed(a.with(i, b[i]!), f), place: place(b[i]!), placeBefore: place(column) },
      resamples,
    ),
  );
}

/** Half the width of an interval of 90 % is 1.645 standard errors of a normal estimate. */
const errorOf = ({ low, high }: { low: number; high: number }): number => (high - low) / 2 / 1.645;

describe('indices from a design', () => {
  // T. Ishigami and T. Homma, "An importance quantification technique in uncertainty analysis for computer models", 1990, with
  // a = 7, b = 0.1; indices in closed form, to six digits.
  const ishigami = (x = 0, y = 0, z = 0): number =>
    Math.sin(x) + 7 * Math.sin(y) ** 2 + 0.1 * z ** 4 * Math.sin(x);
  const found = indicesOf(ishigami, 3, [-Math.PI, Math.PI]);

  it.each([
    [0, 0.313905, 0.557589],
    [1, 0.442411, 0.442411],
    [2, 0, 0.243684],
  ])('are those of the Ishigami function for input %i', (i, first, total) => {
    const one = found[i]!;
    expect(Math.abs(one.first.value - first)).toBeLessThan(4 * errorOf(one.first));
    expect(Math.abs(one.total.value - total)).toBeLessThan(4 * errorOf(one.total));
    expect(errorOf(one.total)).toBeLessThan(0.02);
  });

  it('are those of the g function of Sobol’', () => {
    // I. M. Sobol’, "Sensitivity estimates for nonlinear mathematical models", 1993: V_i = 1 / (3 (1 + a_i)²), V = Π (1 + V_i) − 1,
    // S_i = V_i / V, T_i = V_i Π_{j ≠ i} (1 + V_j) / V.
    const a = [0, 1, 4.5, 9, 99];
    const g = (...x: number[]): number =>
      x.reduce((product, u, i) => (product * (Math.abs(4 * u - 2) + a[i]!)) / (1 + a[i]!), 1);
    const parts = a.map((one) => 1 / (3 * (1 + one) ** 2));
    const whole = parts.reduce((product, part) => product * (1 + part), 1);
    for (const [i, one] of indicesOf(g, a.length, [0, 1]).entries()) {
      const first = parts[i]! / (whole - 1);
      const total = (first * whole) / (1 + parts[i]!);
      expect(Math.abs(one.first.value - first)).toBeLessThan(4 * errorOf(one.first) + 1e-12);
      expect(Math.abs(one.total.value - total)).toBeLessThan(4 * errorOf(one.total) + 1e-12);
      expect(one.total.value).toBeGreaterThan(one.first.value - 4 * errorOf(one.first));
    }
  });

  it('are nothing for an input that does not enter, and its effect is nothing', () => {
    const [, idle] = indicesOf((x = 0) => x, 2, [0, 1]);
    expect(idle?.total.value).toBe(0);
    expect(idle?.first.value).toBe(0);
    expect(idle?.effect.value).toBe(0);
  });

  it('tell the effect across the range, and whether it goes one way', () => {
    // f = 3 u + |2 v − 1|: across its range u always raises f by 3; v lowers and raises it by 1 each: E|Δf| / E|Δv| for two
    // uniforms is E||2v−1| − |2w−1|| / E|v − w| = (1/3) / (1/3) = 1, and no direction.
    const [up, both] = indicesOf((u = 0, v = 0) => 3 * u + Math.abs(2 * v - 1), 2, [0, 1]);
    expect(up?.effect.value).toBeCloseTo(3, 10);
    expect(up?.direction.value).toBeCloseTo(3, 10);
    expect(Math.abs((both?.effect.value ?? 0) - 1)).toBeLessThan(4 * errorOf(both!.effect));
    expect(Math.abs(both?.direction.value ?? 1)).toBeLessThan(4 * errorOf(both!.direction));
  });

  it('tell how far single effects differ: not along a straight line, and by what another input makes of them', () => {
    // f = 3 u + v w: the effect of u is 3 in every world, that of v is w, a uniform of standard deviation 1/√12 whatever the step is.
    const [straight, dependent] = indicesOf((u = 0, v = 0, w = 0) => 3 * u + v * w, 3, [0, 1]);
    expect(straight?.spread.value).toBeLessThan(1e-6);
    expect(Math.abs((dependent?.spread.value ?? 0) - 1 / Math.sqrt(12))).toBeLessThan(
      4 * errorOf(dependent!.spread),
    );
    // f = u²: the effect is m = u + u', weighed by d² = (u' − u)². Its mean is 1 by symmetry, its variance
    // E[d²m²] / E[d²] − 1 = E[(u² − u'²)²] / (1/6) − 1 = (8/45) · 6 − 1 = 1/15.
    const [bent] = indicesOf((u = 0) => u * u, 1, [0, 1]);
    expect(Math.abs((bent?.spread.value ?? 0) - Math.sqrt(1 / 15))).toBeLessThan(4 * errorOf(bent!.spread));
  });

  it('have intervals that hold the truth about nine times in ten', () => {
    const held = Array.from(
      { length: 60 },
      (_, seed) => indicesOf(ishigami, 3, [-Math.PI, Math.PI], 100 + seed)[0]!.total,
    ).filter(({ low, high }) => low <= 0.557589 && high >= 0.557589).length;
    // Binomial with n = 60, p = 0.9: fewer than 46 or all 60 has a chance under 1 in 300.
    expect(held).toBeGreaterThanOrEqual(46);
  });
});

describe('the distance between distributions', () => {
  const [x, noise, idle] = ['x', 'noise', 'idle'].map((name) => normals(4, name, N)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];

  it('is that of a yes or no in closed form: the mean of |P(yes | band) − P(yes)|', () => {
    const target = computed([x, noise], (a = 0, e = 0) => Number(a + e > 0));
    const { index } = pawn(target, ascending(target), ranked([x])[0]!, resamples);
    // P(yes | x) = Φ(x), so the mean over ten bands of |E[Φ(x) | band] − ½| is ¼ but for the bands: Φ(x) is uniform.
    expect(Math.abs(index.value - 0.25)).toBeLessThan(4 * errorOf(index) + 0.001);
  });

  it('is taken over categories where there are no bands, whatever they are numbered', () => {
    // With chances ½, ¼, ¼ of categories in which the target is yes with 0, 0 and 1: P(yes) = ¼, and the mean distance over categories is
    // (¼ + ¼ + ¾) / 3.
    const category = uniforms(4, 'category', N).map((u) => (u < 0.5 ? 0 : u < 0.75 ? 1 : 2));
    const target = category.map((one) => Number(one === 2));
    const order = ascending(target);
    const [index, renumbered] = [category, category.map((one) => [7, 3, 5][one]!)].map(
      (column) => pawn(target, order, ranked([column], { kind: 'label' })[0]!, resamples).index,
    );
    expect(Math.abs(index!.value - 5 / 12)).toBeLessThan(4 * errorOf(index!) + 1e-9);
    expect(renumbered!.value).toBeCloseTo(index!.value, 12);
  });

  it('is the same for a target and an input relabelled monotonely', () => {
    const target = computed([x, noise], (a = 0, e = 0) => a + e);
    const [one, other] = [target, target.map(Math.exp)].map(
      (column, i) =>
        pawn(column, ascending(column), ranked([i === 0 ? x : x.map(Math.exp)])[0]!, resamples).index,
    );
    expect(other).toEqual(one);
  });

  it('sees what leaves the mean alone, and takes noise for no more than its floor', () => {
    const target = computed([x, noise], (a = 0, e = 0) => (a > 0 ? 2 * e : e / 2));
    const order = ascending(target);
    const [spread, none] = ranked([x, idle]).map((input) => pawn(target, order, input, resamples));
    expect(spread!.index.value).toBeGreaterThan(3 * spread!.floor);
    expect(Math.abs(none!.index.value - none!.floor)).toBeLessThan(0.3 * none!.floor);
  });
});
