import { describe, expect, it } from 'vitest';
import { decisive, rank } from '../../src/explore/decisive.ts';
import { makeResamples } from '../../src/explore/resamples.ts';
import { computed, normals, ranked, summary, uniforms } from './draws.ts';

const SETTINGS = { resamples: makeResamples(7), top: 5 };

/** Index of each input over many seeds, 0 where it is not listed. */
function indices(
  seeds: number,
  make: (seed: number) => { readonly target: Float64Array; readonly inputs: readonly Float64Array[] },
): number[][] {
  return Array.from({ length: seeds }, (_, seed) => {
    const { target, inputs } = make(seed);
    const found = rank(target, ranked(inputs));
    return inputs.map((_, i) => found.find(({ input }) => input.id === `x${i + 1}`)?.explained.share ?? 0);
  });
}

function column(all: readonly number[][], i: number): number[] {
  return all.map((row) => row[i] ?? NaN);
}

/** What holding the input constant within strata may cost, beside the sampling error. */
const STRATA_LOSS = 0.005;

function near(values: readonly number[], truth: number): void {
  const { mean, error } = summary(values);
  expect(error).toBeGreaterThan(0);
  expect(error).toBeLessThan(0.01);
  expect(Math.abs(mean - truth)).toBeLessThan(4 * error + STRATA_LOSS);
}

describe('first-order indices', () => {
  // T. Ishigami and T. Homma (1990) with a = 7, b = 0.1; indices in A. Saltelli et al., "Global Sensitivity Analysis: The Primer"
  // (2008), from the closed form V1 = ½ (1 + b π⁴ / 5)², V2 = a² / 8, V3 = 0.
  it('are those of the Ishigami function', () => {
    const all = indices(20, (seed) => {
      const inputs = ['x1', 'x2', 'x3'].map((name) => uniforms(seed, name, 4000, -Math.PI, Math.PI));
      const f = (a: number, b: number, c: number) =>
        Math.sin(a) + 7 * Math.sin(b) ** 2 + 0.1 * c ** 4 * Math.sin(a);
      return { target: computed(inputs, (...x) => f(x[0] ?? NaN, x[1] ?? NaN, x[2] ?? NaN)), inputs };
    });
    near(column(all, 0), 0.313905);
    near(column(all, 1), 0.442411);
    expect(column(all, 2).filter((share) => share > 0).length).toBeLessThanOrEqual(3);
  });

  // I. M. Sobol' (1993): V_i = 1 / (3 (1 + a_i)²), V = Π (1 + V_i) − 1.
  it("are those of Sobol's g-function", () => {
    const a = [0, 1, 4.5];
    const all = indices(20, (seed) => {
      const inputs = a.map((_, i) => uniforms(seed, `g${i}`, 4000));
      const g = (...x: number[]) =>
        a.reduce((product, ai, i) => (product * (Math.abs(4 * (x[i] ?? NaN) - 2) + ai)) / (1 + ai), 1);
      return { target: computed(inputs, g), inputs };
    });
    const parts = a.map((ai) => 1 / (3 * (1 + ai) ** 2));
    const total = parts.reduce((product, part) => product * (1 + part), 1) - 1;
    for (const [i, part] of parts.entries()) near(column(all, i), part / total);
  });

  it('of a sum of normal variables are its shares of variance', () => {
    const all = indices(20, (seed) => {
      const inputs = [1, 2, 4].map((_, i) => normals(seed, `n${i}`, 4000));
      return { target: computed(inputs, (...x) => (x[0] ?? 0) + 2 * (x[1] ?? 0) + 4 * (x[2] ?? 0)), inputs };
    });
    for (const [i, share] of [1 / 21, 4 / 21, 16 / 21].entries()) near(column(all, i), share);
  });

  // P(X + Z > 0 | X) = Φ(X), whose variance is asin(½) / 2π = 1/12; that of the indicator is ¼.
  it('of whether a sum of two normal variables is positive are a third each', () => {
    const all = indices(20, (seed) => {
      const inputs = [normals(seed, 'a', 4000), normals(seed, 'b', 4000)];
      return { target: computed(inputs, (a = 0, b = 0) => Number(a + b > 0)), inputs };
    });
    near(column(all, 0), 1 / 3);
    near(column(all, 1), 1 / 3);
  });

  it('of a threshold on one input are 1 for it, wherever the threshold lies', () => {
    for (const threshold of [0, 1, 1.645, 2.33]) {
      const inputs = [normals(1, 'a', 4000), normals(1, 'b', 4000)];
      const found = rank(
        computed(inputs, (a = 0) => Number(a > threshold)),
        ranked(inputs),
      );
      expect(found.map(({ input }) => input.id)).toEqual(['x1']);
      expect(found[0]?.explained.share).toBeGreaterThan(0.97);
    }
  });

  it('do not change with the scale on which an input is written', () => {
    const inputs = [normals(3, 'a', 1000), normals(3, 'b', 1000)];
    const target = computed(inputs, (a = 0, b = 0) => a + b ** 2);
    const bent = inputs.map((values) => values.map((x) => Math.exp(3 * x) - 7));
    const shares = (columns: readonly Float64Array[]) =>
      rank(target, ranked(columns)).map(({ input, explained }) => [input.id, explained.share]);
    expect(shares(bent)).toEqual(shares(inputs));
    expect(shares(inputs).length).toBe(2);
  });

  it('of categories are the variance between them', () => {
    // x is 1, 2 or 3 with equal chance; the target is 2 for the second and 0 for the others, plus noise of variance 8/9.
    const inputs = [uniforms(5, 'a', 8000, 0, 3).map(Math.floor)];
    const noise = normals(5, 'noise', 8000);
    const target = computed([...inputs, noise], (a = 0, e = 0) => (a === 1 ? 2 : 0) + Math.sqrt(8 / 9) * e);
    const [found] = rank(target, ranked(inputs, { kind: 'label', labels: ['a', 'b', 'c'] }));
    expect(Math.abs((found?.explained.share ?? 0) - 0.5)).toBeLessThan(4 * 0.008);
  });
});

describe('indices of assumptions that move together', () => {
  it('are what one tells alone, with what it tells of the other', () => {
    // The target is the first of two standard normals with correlation 0.6: Var(E[a | b]) = 0.36.
    const [a, e] = [normals(8, 'a', 8000), normals(8, 'e', 8000)];
    const b = computed([a, e], (x = 0, y = 0) => 0.6 * x + 0.8 * y);
    const found = rank(a, ranked([a, b]));
    expect(found[0]?.explained.share).toBeGreaterThan(0.99);
    expect(Math.abs((found[1]?.explained.share ?? 0) - 0.36)).toBeLessThan(4 * 0.009);
  });
});

describe('the list of decisive assumptions', () => {
  it('names none where none has an effect, but for one run in twenty', () => {
    let listed = 0;
    for (let seed = 0; seed < 100; seed++) {
      const inputs = Array.from({ length: 20 }, (_, i) => normals(seed, `x${i}`, 1000));
      const rare = uniforms(seed, 'luck', 1000).map((u) => Number(u < 0.05));
      if (rank(rare, ranked(inputs)).length > 0) listed++;
      if (rank(normals(seed, 'target', 1000), ranked(inputs)).length > 0) listed++;
    }
    // 200 runs at 5 %: 10 expected, standard deviation 3.1.
    expect(listed).toBeLessThan(10 + 4 * 3.1);
  });

  it('covers the true index with its 90 % interval about nine times in ten', () => {
    const covered = { linear: 0, yes: 0 };
    const runs = 120;
    for (let seed = 0; seed < runs; seed++) {
      const inputs = [normals(seed, 'a', 1500), normals(seed, 'b', 1500)];
      const linear = computed(inputs, (a = 0, b = 0) => a + 2 * b);
      const yes = computed(inputs, (a = 0, b = 0) => Number(a + b > 0));
      for (const [name, target, truth] of [
        ['linear', linear, 0.2],
        ['yes', yes, 1 / 3],
      ] as const) {
        const list = decisive(target, rank(target, ranked(inputs)), {
          resamples: makeResamples(seed),
          top: 5,
        });
        const one = list.find(({ assumption }) => assumption === 'x1');
        if (one !== undefined && one.low <= truth && truth <= one.high) covered[name]++;
      }
    }
    // Binomial standard deviation of the share: 0.027.
    for (const count of Object.values(covered)) {
      expect(count / runs).toBeGreaterThan(0.9 - 4 * 0.027);
      expect(count / runs).toBeLessThan(0.9 + 3.5 * 0.027);
    }
  });

  it('is sorted, cut to the number asked for, and gives the target where the assumption is low and high', () => {
    const inputs = [3, 2, 1].map((_, i) => normals(9, `n${i}`, 5000));
    const target = computed(inputs, (...x) => 3 * (x[0] ?? 0) - 2 * (x[1] ?? 0) + (x[2] ?? 0));
    const list = decisive(target, rank(target, ranked(inputs)), { resamples: makeResamples(9), top: 2 });
    expect(list.map(({ assumption }) => assumption)).toEqual(['x1', 'x2']);
    // The mean of a standard normal variable in its highest fifth is φ(z) / 0.2 = 1.3998 at z = 0.8416.
    const error = Math.sqrt(14 / 1000);
    expect(Math.abs((list[0]?.at_highest ?? 0) - 3 * 1.3998)).toBeLessThan(4 * error);
    expect(Math.abs((list[0]?.at_lowest ?? 0) + 3 * 1.3998)).toBeLessThan(4 * error);
    expect(Math.abs((list[1]?.at_lowest ?? 0) - 2 * 1.3998)).toBeLessThan(4 * error);
    for (const { index, low, high } of list) {
      expect(low).toBeLessThan(index);
      expect(high).toBeGreaterThan(index);
    }
  });

  it('gives a yes-or-no assumption by its two answers', () => {
    const yes = uniforms(2, 'yes', 4000).map((u) => Number(u < 0.1));
    const luck = uniforms(2, 'luck', 4000);
    const target = computed([yes, luck], (y = 0, u = 0) => Number(u < (y === 1 ? 0.9 : 0.3)));
    const [one] = decisive(target, rank(target, ranked([yes], { kind: 'truth' })), SETTINGS);
    expect(Math.abs((one?.at_lowest ?? 0) - 0.3)).toBeLessThan(4 * Math.sqrt(0.21 / 3600));
    expect(Math.abs((one?.at_highest ?? 0) - 0.9)).toBeLessThan(4 * Math.sqrt(0.09 / 400));
  });

  it('leaves out worlds in which the target is not decided, and assumptions that never vary', () => {
    const inputs = [normals(4, 'a', 3000), new Float64Array(3000).fill(2)];
    const target = computed(inputs, (a = 0) => (Math.abs(a) < 1 ? NaN : Number(a > 0)));
    const list = decisive(target, rank(target, ranked(inputs)), SETTINGS);
    expect(list.map(({ assumption }) => assumption)).toEqual(['x1']);
    expect(list[0]).toMatchObject({ at_lowest: 0, at_highest: 1 });
    expect(rank(new Float64Array(3000).fill(1), ranked(inputs))).toEqual([]);
    expect(rank(new Float64Array(3000).fill(NaN), ranked(inputs))).toEqual([]);
  });

  it('is the same for the same seed', () => {
    const inputs = [normals(4, 'a', 500)];
    const target = computed([...inputs, normals(4, 'b', 500)], (a = 0, b = 0) => a + b);
    const list = (seed: number) =>
      decisive(target, rank(target, ranked(inputs)), { resamples: makeResamples(seed), top: 5 });
    expect(list(1)).toEqual(list(1));
    expect(list(1)).not.toEqual(list(2));
  });
});
