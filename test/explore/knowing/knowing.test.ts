import { describe, expect, it } from 'vitest';
import { makeCriterion } from '../../../src/explore/choice/criterion.ts';
import { jointInformation } from '../../../src/explore/knowing/jointly.ts';
import { partialInformation } from '../../../src/explore/knowing/partial.ts';
import { perfectInformation, type Worth } from '../../../src/explore/knowing/perfect.ts';
import { normalCdf } from '../../../src/math/normal-cdf.ts';
import { computed, normals, ranked } from '../draws.ts';

const N = 40_000;
const MEAN = 0.3;
const LOADINGS = [1, 0.5, 0] as const;
const inputs = LOADINGS.map((_, i) => normals(11, `x${i}`, N));
const gain = computed(inputs, (a = 0, b = 0) => MEAN + LOADINGS[0] * a + LOADINGS[1] * b);
const criterion = makeCriterion({ id: 'worth', unit: '1', matters: 0, worth: [new Float64Array(N), gain] });

/**
 * The value of learning a part of the gain with standard deviation s before choosing between it and nothing: E max(0, m + s z) −
 * max(0, m) = s φ(m / s) + m Φ(m / s) − max(0, m), the unit normal loss integral (Raiffa and Schlaifer 1961, section 5.4).
 */
function worthOfLearning(s: number, m: number = MEAN): number {
  if (s === 0) return 0;
  const density = Math.exp(-((m / s) ** 2) / 2) / Math.sqrt(2 * Math.PI);
  return s * density + m * normalCdf(m / s) - Math.max(0, m);
}

describe('the value of knowing, of a linear choice with normal inputs', () => {
  const evpi = perfectInformation(criterion);
  const partial = partialInformation(criterion, ranked(inputs));

  it('everything', () => {
    const exact = worthOfLearning(Math.hypot(...LOADINGS));
    expect(Math.abs(evpi.value - exact)).toBeLessThan(4 * evpi.mcse);
  });

  it.each([0, 1, 2])('input %i', (i) => {
    const { value, mcse } = partial[i] ?? { value: Number.NaN, mcse: 0 };
    const exact = worthOfLearning(LOADINGS[i] ?? 0);
    expect(value - exact).toBeLessThanOrEqual(4 * mcse);
    // Sixty-four bands lose hardly anything of the best rule.
    expect(exact - value).toBeLessThanOrEqual(4 * mcse + 0.02 * exact);
  });

  it('of two inputs together', () => {
    const [both] = jointInformation([criterion], ranked(inputs.slice(0, 2))) as [Worth];
    expect(Math.abs(both.value - worthOfLearning(Math.hypot(1, 0.5)))).toBeLessThan(4 * both.mcse);
    const [idle] = jointInformation([criterion], ranked(inputs.slice(1))) as [Worth];
    expect(Math.abs(idle.value - worthOfLearning(0.5))).toBeLessThan(4 * idle.mcse);
  });

  it('is not more for a part than for all, and nothing for what does not matter', () => {
    for (const { value } of partial) expect(value).toBeLessThanOrEqual(evpi.value);
    expect(partial[2]?.value).toBeLessThanOrEqual(4 * (partial[2]?.mcse ?? 0));
  });

  it('is the same for an input relabelled monotonely', () => {
    const [plain, relabelled] = [inputs[0]!, inputs[0]!.map(Math.exp)].map((column) =>
      partialInformation(criterion, ranked([column])),
    );
    expect(relabelled).toEqual(plain);
  });

  it('of a category is that of choosing in each of them', () => {
    const label = inputs[0]!.map((z) => Number(z > 0) + Number(z > 1));
    const worth = [new Float64Array(N), label.map((one, i) => one - 1 + 0.1 * (inputs[2]?.[i] ?? 0))];
    const [found] = partialInformation({ ...criterion, worth }, ranked([label], { kind: 'label' })) as [
      Worth,
    ];
    // Means −1, 0, 1 with chances Φ(0), Φ(1) − Φ(0), 1 − Φ(1): knowing is worth 1 − Φ(1), for on average nothing is better.
    expect(Math.abs(found.value - (1 - normalCdf(1)))).toBeLessThan(4 * found.mcse);
  });
});
