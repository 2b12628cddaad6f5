import { describe, expect, it } from 'vitest';
import { effectiveSize } from '../../src/infer/effective.ts';
import { agreementOf } from '../../src/infer/rhat.ts';
import { normalQuantile } from '../../src/math/normal-quantile.ts';
import { drawStream, fillNormals } from '../../src/random/draw.ts';

function normals(name: string, count: number): Float64Array {
  const values = new Float64Array(count);
  fillNormals(drawStream(1, name), 0, 0, values);
  return values;
}

/** Of chains of one length. */
function rHat(chains: readonly Float64Array[]): number {
  return agreementOf(Float64Array.from(chains.flatMap((chain) => [...chain])), chains.length).rHat;
}

describe('R-hat', () => {
  it('is near 1 for chains of one law, whatever the law’s tails', () => {
    const chains = ['a', 'b', 'c', 'd'].map((name) => normals(name, 2000));
    expect(rHat(chains)).toBeLessThan(1.005);
    expect(rHat(chains.map((chain) => chain.map((x) => Math.exp(5 * x))))).toBeCloseTo(rHat(chains), 3);
  });

  it('sees a chain that lies elsewhere, and one that is wider', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((name) => normals(name, 1000)) as [
      Float64Array,
      Float64Array,
      Float64Array,
    ];
    // One of three shifted by a third of a deviation: the between-chain variance is known beforehand.
    expect(rHat([a, b, c.map((x) => x + 0.5)])).toBeGreaterThan(1.02);
    // Spreads differ, means do not: only the folded ranks see it (Vehtari and others, section 4.1).
    expect(rHat([a, b, c.map((x) => 3 * x)])).toBeGreaterThan(1.05);
  });

  it('sees a chain that drifts, by its halves', () => {
    const chains = ['a', 'b', 'c', 'd'].map((name) => normals(name, 1000).map((x, i) => x + i / 500));
    expect(rHat(chains)).toBeGreaterThan(1.1);
  });

  it('ranks as the paper does: (r − 3/8) / (S + 1/4), ties sharing their rank', () => {
    const { scores } = agreementOf(Float64Array.of(7, 1, 7, 3), 1);
    const at = (rank: number): number => normalQuantile((rank - 0.375) / 4.25);
    expect([...scores]).toEqual([at(3.5), at(1), at(3.5), at(2)]);
  });
});

describe('the effective sample size', () => {
  it('is the count of independent draws, and of families where members are copies', () => {
    const values = normals('values', 4096);
    const alone = Uint32Array.from(values, (_, i) => i);
    const independent = effectiveSize([{ values, families: alone }]);
    expect(Math.abs(independent / 4096 - 1)).toBeLessThan(0.1);
    const copies = Float64Array.from({ length: 4096 }, (_, i) => values[i >> 3] as number);
    const families = Uint32Array.from({ length: 4096 }, (_, i) => i >> 3);
    const effective = effectiveSize([{ values: copies, families }]);
    // The variance of 512 sums varies by a sixteenth, from one sample to the next.
    expect(Math.abs(effective / 512 - 1)).toBeLessThan(0.25);
  });
});
