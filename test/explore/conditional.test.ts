import { describe, expect, it } from 'vitest';
import { conditional } from '../../src/explore/conditional.ts';
import { turningOfValue } from '../../src/explore/turning.ts';
import { sampleQuantile } from '../../src/math/sample-quantile.ts';
import { computed, normals, ranked } from './draws.ts';

const N = 4000;
const WORLDS = Uint32Array.from({ length: N }, (_, world) => world);

function mean(column: Float64Array): (worlds: Uint32Array) => number {
  return (worlds) => worlds.reduce((sum, world) => sum + (column[world] ?? NaN), 0) / worlds.length;
}

describe('ranking by bands', () => {
  const inputs = ['a', 'b', 'c'].map((name) => normals(11, name, N));
  const y = computed(inputs, (a = 0, b = 0) => a + 2 * b);

  it('gives for a mean the first-order index of what is averaged', () => {
    const found = conditional(mean(y), WORLDS, ranked(inputs));
    expect(found.map(({ input }) => input.id)).toEqual(['x2', 'x1']);
    // Bands of a tenth hold 0.968 of a normal variable's variance: the mean of a band is (φ(z_k) − φ(z_k+1)) / 0.1.
    for (const [i, truth] of [0.8, 0.2].entries()) {
      const facts = found[i]?.facts;
      expect(facts?.low).toBeLessThan(0.968 * truth);
      expect(facts?.high).toBeGreaterThan(0.968 * truth);
      // The interval is 0.66 of the index wide, which σ², of 49 degrees of freedom, may make larger by four times a fifth.
      expect((facts?.high ?? 1) - (facts?.low ?? 0)).toBeLessThan(1.2 * truth);
    }
    // In the highest fifth of b the mean of a + 2 b is 2 · 1.3998.
    expect(Math.abs((found[0]?.facts.at_highest ?? 0) - 2.7996)).toBeLessThan(4 * Math.sqrt(1.9 / 800));
  });

  it('ranks what moves a quantile', () => {
    const spread = computed(inputs, (a = 0, b = 0) => Math.exp(a / 2) * b);
    const upper = (worlds: Uint32Array) =>
      sampleQuantile(Float64Array.from(worlds, (world) => spread[world] ?? NaN).sort(), 0.9);
    const found = conditional(upper, WORLDS, ranked([inputs[0] ?? y, inputs[2] ?? y]));
    expect(found.map(({ input }) => input.id)).toEqual(['x1']);
    expect(found[0]?.facts.at_highest).toBeGreaterThan((found[0]?.facts.at_lowest ?? 0) + 1);
  });

  it('hardly ever lists an input without effect', () => {
    let listed = 0;
    for (let seed = 0; seed < 60; seed++) {
      const column = normals(seed, 'target', 1000);
      const others = Array.from({ length: 10 }, (_, i) => normals(seed, `x${i}`, 1000));
      if (conditional(mean(column), WORLDS.subarray(0, 1000), ranked(others)).length > 0) listed++;
    }
    // 60 runs at 5 %: 3 expected, standard deviation 1.7.
    expect(listed).toBeLessThan(3 + 4 * 1.7);
  });

  it('looks only at the worlds it is given', () => {
    const half = WORLDS.filter((world) => (inputs[1]?.[world] ?? 0) > 0);
    const outside = computed([y, inputs[1] ?? y], (v = 0, b = 0) => (b > 0 ? v : NaN));
    const found = conditional(mean(outside), half, ranked(inputs));
    expect(found.map(({ input }) => input.id).sort()).toEqual(['x1', 'x2']);
  });

  it('says nothing of a number that does not vary', () => {
    expect(conditional(() => 3, WORLDS, ranked(inputs))).toEqual([]);
  });
});

describe('an aggregate claim', () => {
  const inputs = ['a', 'b'].map((name) => normals(12, name, N));
  const y = computed(inputs, (a = 0, b = 0) => a + 0.3 * b + 0.5);
  const value = mean(y);
  const claim = { value, unit: '1', bound: 0, holds: (some: Uint32Array) => Number(value(some) >= 0) };

  it('is turned where its value crosses its bound', () => {
    const turns = turningOfValue(claim, WORLDS, ranked(inputs));
    expect(turns).toMatch(/^Fails where x1 is below −0\.\d+ \(−\d.* there, \d.* in the rest, against 0\)\.$/);
    // E[y | a] = a + ½ crosses 0 at a = −½; a band is a tenth of the worlds, about ⅓ wide there.
    const threshold = -Number(/below −([\d.]+)/.exec(turns ?? '')?.[1]);
    expect(Math.abs(threshold + 0.5)).toBeLessThan(0.3);
  });

  it('that fails is turned where it holds', () => {
    const shifted = (some: Uint32Array) => value(some) - 1;
    const below = { ...claim, value: shifted, holds: (some: Uint32Array) => Number(shifted(some) >= 0) };
    expect(turningOfValue(below, WORLDS, ranked(inputs))).toMatch(/^Holds where x1 is at least 0\.\d/);
  });

  it('whose two sides vary shows both, there and in the rest', () => {
    const sides = (some: Uint32Array): { left: number; right: number } => ({
      left: value(some) + 2,
      right: 2,
    });
    const turns = turningOfValue({ ...claim, sides }, WORLDS, ranked(inputs));
    expect(turns).toMatch(
      /^Fails where x1 is below \S+ \(1[.\d]* against 2 there, \d[.\d]* against 2 in the rest\)\.$/,
    );
  });

  it('is not said to turn where another part of it does not let it', () => {
    const never = turningOfValue({ ...claim, holds: () => 1 }, WORLDS, ranked(inputs));
    expect(never).toBe('No single assumption, high or low within its range, turns this.');
    expect(turningOfValue({ ...claim, holds: () => NaN }, WORLDS, ranked(inputs))).toBeUndefined();
  });
});
