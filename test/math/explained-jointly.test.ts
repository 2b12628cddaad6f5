import { describe, expect, it } from 'vitest';
import { explainedJointly } from '../../src/math/explained-jointly.ts';
import { drawStream, fillNormals, fillUniforms, ONCE_A_WORLD } from '../../src/random/draw.ts';

function drawn(fill: typeof fillNormals, seed: number, name: string, n: number): Float64Array {
  const column = new Float64Array(n);
  fill(drawStream(seed, name), 0, ONCE_A_WORLD, column);
  return column;
}

/** Mean estimate over seeds and its standard error. */
function over(
  seeds: number,
  make: (seed: number) => { readonly target: Float64Array; readonly inputs: readonly Float64Array[] },
  categories = false,
): { readonly mean: number; readonly error: number; readonly spread: number } {
  const shares = Array.from({ length: seeds }, (_, seed) => {
    const { target, inputs } = make(seed);
    const everyone = Uint32Array.from(target, (_value, i) => i);
    return explainedJointly(
      target,
      inputs.map((values) => ({ values, categories })),
    ).among(everyone);
  });
  const mean = shares.reduce((sum, share) => sum + share / seeds, 0);
  const spread = Math.sqrt(shares.reduce((sum, share) => sum + (share - mean) ** 2, 0) / (seeds - 1));
  return { mean, spread, error: spread / Math.sqrt(seeds) };
}

describe('the share that several inputs explain together', () => {
  // For the Ishigami function V1 + V13 of V: 0.557589, and V1 + V2: 0.756316 (closed forms as in Saltelli et al. 2008).
  it('is that of the Ishigami function, interaction included', () => {
    const ishigami = (seed: number, chosen: readonly number[]) => {
      const x = [0, 1, 2].map((i) =>
        drawn(fillUniforms, seed, `x${i}`, 1000).map((u) => Math.PI * (2 * u - 1)),
      );
      const target = Float64Array.from({ length: 1000 }, (_, w) => {
        const [a, b, c] = x.map((column) => column[w] ?? NaN);
        return Math.sin(a ?? NaN) + 7 * Math.sin(b ?? NaN) ** 2 + 0.1 * (c ?? NaN) ** 4 * Math.sin(a ?? NaN);
      });
      return { target, inputs: chosen.map((i) => x[i] ?? target) };
    };
    for (const [chosen, truth] of [
      [[0, 2], 0.557589],
      [[0, 1], 0.756316],
      [[0, 1, 2], 1],
    ] as const) {
      const { mean, error, spread } = over(20, (seed) => ishigami(seed, chosen));
      expect(spread).toBeLessThan(0.04);
      expect(Math.abs(mean - truth)).toBeLessThan(4 * error + 0.005);
    }
  });

  const linear = (seed: number, n: number) => {
    const x = Array.from({ length: 12 }, (_, i) => drawn(fillNormals, seed, `x${i}`, n));
    const sum = Float64Array.from({ length: n }, (_, w) =>
      x.reduce((total, column, i) => total + (i + 1) * (column[w] ?? NaN), 0),
    );
    return { x, sum };
  };

  it('is the share of variance of ten of twelve normal variables', () => {
    const { mean, error } = over(12, (seed) => {
      const { x, sum } = linear(seed, 1000);
      return { target: sum, inputs: x.slice(0, 10) };
    });
    expect(Math.abs(mean - 385 / 650)).toBeLessThan(4 * error);
  });

  // P(S > 0 | ten of them) = Φ(z r / √(1 − r²)) with r² = 385 / 650: its variance over ¼ is 2 asin(r²) / π.
  it('of whether that sum is positive falls a little short, never beyond', () => {
    const truth = (2 / Math.PI) * Math.asin(385 / 650);
    const { mean, error } = over(12, (seed) => {
      const { x, sum } = linear(seed, 1000);
      return { target: sum.map((value) => Number(value > 0)), inputs: x.slice(0, 10) };
    });
    expect(mean).toBeLessThan(truth + 4 * error);
    expect(mean).toBeGreaterThan(truth - 0.04 - 4 * error);
  });

  it('is nothing on average where there is nothing, for a rare event too', () => {
    const { mean, error } = over(40, (seed) => ({
      target: drawn(fillUniforms, seed, 'luck', 500).map((u) => Number(u < 0.03)),
      inputs: linear(seed, 500).x.slice(0, 8),
    }));
    expect(Math.abs(mean)).toBeLessThan(4 * error);
  });

  it('takes categories without an order, and inputs that say the same twice', () => {
    const n = 2000;
    const make = (seed: number) => {
      const label = drawn(fillUniforms, seed, 'label', n).map((u) => Math.floor(3 * u));
      const noise = drawn(fillNormals, seed, 'noise', n);
      // Variance between the labels 8/9 and within 8/9.
      const target = label.map((value, w) => (value === 1 ? 2 : 0) + Math.sqrt(8 / 9) * (noise[w] ?? NaN));
      return { target, inputs: [label, label] };
    };
    const { mean, error } = over(12, make, true);
    expect(Math.abs(mean - 0.5)).toBeLessThan(4 * error);
  });

  it('is not a number for a target that does not vary', () => {
    const inputs = [drawn(fillNormals, 1, 'x', 100), drawn(fillNormals, 1, 'y', 100)];
    const { mean } = over(2, () => ({ target: new Float64Array(100).fill(3), inputs }));
    expect(mean).toBeNaN();
  });
});
