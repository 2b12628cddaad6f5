import { describe, expect, it } from 'vitest';
import { withFewer } from '../../../src/explore/boxes/plainer.ts';
import { turningBox } from '../../../src/explore/boxes/turning-box.ts';
import { type Turnable, turningOfValue } from '../../../src/explore/turning.ts';
import { normalCdf } from '../../../src/math/normal-cdf.ts';
import { computed, normals, ranked } from '../draws.ts';

const N = 8000;
const columns = [0, 1, 2].map((i) => normals(41, `x${i}`, N));
const inputs = ranked(columns);
const worlds = Uint32Array.from({ length: N }, (_, world) => world);

/** That the mean of a column is at least a bound. */
function meanAtLeast(column: Float64Array, bound: number): Turnable {
  const value = (some: Uint32Array): number =>
    some.reduce((sum, world) => sum + column[world]!, 0) / some.length;
  return { value, bound, unit: '1', holds: (some) => Number(value(some) >= bound) };
}

describe('a box in which an aggregate claim turns', () => {
  // The mean of a normal above t is φ(t) / Φ(−t): in the upper tenth of one input it is 1.755, so that none reaches 2 alone.
  const sum = computed(columns, (a = 0, b = 0) => a + b);

  it('asks of two inputs what neither reaches alone, and is as large as may be', () => {
    const claim = meanAtLeast(sum, 2);
    expect(turningOfValue(claim, worlds, inputs)).toMatch(/^No single assumption/);
    const found = turningBox(claim, worlds, inputs);
    const asked = (found?.conditions ?? []).map(({ input, words }) => [input.id, words]).sort();
    expect(asked).toEqual([
      ['x1', expect.stringMatching(/^at least /)],
      ['x2', expect.stringMatching(/^at least /)],
    ]);
    const [s = 0, t = 0] = asked.map(([, words]) =>
      Number(words?.slice('at least '.length).replace('−', '-')),
    );
    const tail = (z: number): number => 1 - normalCdf(z);
    const mean = (z: number): number => Math.exp(-(z ** 2) / 2) / Math.sqrt(2 * Math.PI) / tail(z);
    const { inside, rest, error, mass } = found!;
    expect(Math.abs(claim.value(inside) - mean(s) - mean(t))).toBeLessThan(4 * error);
    expect(Math.abs(mass - tail(s) * tail(t))).toBeLessThan(4 * Math.sqrt(mass / (N / 2)));
    expect(claim.value(inside)).toBeGreaterThan(2);
    expect(claim.value(rest)).toBeLessThan(2);
    // The largest such box, with edges at 0.304, has 14.5 % of the worlds. Beyond the bound by four standard errors of √(2 / n), n a
    // part of half the worlds, it has 9 %; a slice is 5 % of what is left.
    expect(mass).toBeGreaterThan(0.06);
    expect(mass).toBeLessThan(0.146);
  });

  it('is found downward, and of categories, too', () => {
    const yes = columns[0]!.map((x) => Number(x > 0.5));
    const label = columns[1]!.map((x) => Number(x > 0) + Number(x > 1));
    const some = [
      ...ranked([yes], { kind: 'truth' }),
      ...ranked([label], { kind: 'label', labels: ['a', 'b', 'c'] }),
    ];
    const value = computed(
      [yes, label, columns[2]!],
      (y = 0, l = 0, e = 0) => (y === 1 && l === 1 ? 0 : 2) + e,
    );
    // With yes and b the mean is 0; with c besides it is 2 Φ(−1) / ½ = 0.63, which is under the bound as well.
    const found = turningBox(meanAtLeast(value, 1), worlds, some);
    expect(found?.conditions.map(({ words }) => words).sort()).toEqual(['b or c', 'yes']);
  });

  it('is not there where nothing reaches the bound, or what reaches it is luck', () => {
    expect(turningBox(meanAtLeast(sum, 6), worlds, inputs)).toBeUndefined();
    expect(turningBox(meanAtLeast(normals(42, 'luck', N), 0.3), worlds, inputs)).toBeUndefined();
  });
});

describe('a box of many conditions', () => {
  it('is brought down to those that matter most', () => {
    const interest = computed(columns, (a = 0, b = 0) => Number(a > 0 && b > 0));
    const box = new Map(inputs.map((_, i) => [i, { kind: 'range', low: 0, high: Infinity } as const]));
    const fewer = withFewer(box, 2, inputs, interest, ({ coverage, density }) => coverage + density);
    expect([...fewer.keys()]).toEqual([0, 1]);
    expect(withFewer(box, 3, inputs, interest, () => 0)).toEqual(box);
  });
});
