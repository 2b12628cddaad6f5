import { describe, expect, it } from 'vitest';
import { type Box, fitOf, type Limit, withLimit } from '../../../src/explore/boxes/box.ts';
import { chooseBox } from '../../../src/explore/boxes/choose-box.ts';
import { discover } from '../../../src/explore/boxes/discover.ts';
import { paste } from '../../../src/explore/boxes/paste.ts';
import { peel } from '../../../src/explore/boxes/peel.ts';
import { quasiP } from '../../../src/explore/boxes/quasi-p.ts';
import { computed, ranked, uniforms } from '../draws.ts';

const N = 4000;
const SETTINGS = { alpha: 0.05, leastMass: 0.02 };
const columns = Array.from({ length: 6 }, (_, i) => uniforms(5, `x${i}`, N));
const inputs = ranked(columns);

/** Of interest with certainty in 0.3 to 0.6 of the first input times 0 to 0.4 of the second, and nowhere else. */
const planted = computed(columns, (a = 0, b = 0) => Number(a >= 0.3 && a < 0.6 && b < 0.4));

describe('peeling and pasting', () => {
  it('finds a planted box', () => {
    const stages = peel(planted, inputs, SETTINGS);
    const box = chooseBox([...stages, paste(stages.at(-1)!.box, planted, inputs, 0.05)], inputs, planted);
    expect([...(box?.keys() ?? [])].sort()).toEqual([0, 1]);
    const [first, second] = [0, 1].map((input) => box?.get(input) as Extract<Limit, { kind: 'range' }>);
    // An edge is known to within a slice: 5 % of the worlds left, here at most a fiftieth of the input's range.
    expect(Math.abs((first?.low ?? 0) - 0.3)).toBeLessThan(0.02);
    expect(Math.abs((first?.high ?? 0) - 0.6)).toBeLessThan(0.02);
    expect(second?.low).toBe(-Infinity);
    expect(Math.abs((second?.high ?? 0) - 0.4)).toBeLessThan(0.02);
    const fit = fitOf(box ?? new Map(), inputs, planted);
    expect(fit.coverage).toBeGreaterThan(0.93);
    expect(fit.density).toBeGreaterThan(0.93);
  });

  it('raises the density with every step and keeps the least mass', () => {
    const noisy = computed([...columns, uniforms(5, 'luck', N)], (a = 0, b = 0, _c, _d, _e, _f, u = 0) =>
      Number(u < (a > 0.5 && b > 0.5 ? 0.7 : 0.1)),
    );
    const stages = peel(noisy, inputs, SETTINGS);
    const densities = stages.map(({ fit }) => fit.density);
    expect(densities).toEqual(densities.toSorted((a, b) => a - b));
    expect(stages.at(-1)?.fit.mass).toBeGreaterThanOrEqual(0.02);
    // What the search counted on the way is what one counts in the boxes it gives.
    for (const { box, fit } of stages) expect(fitOf(box, inputs, noisy)).toEqual(fit);
    const pasted = paste(stages.at(-1)!.box, noisy, inputs, 0.05);
    expect(pasted.fit.density).toBeGreaterThanOrEqual(densities.at(-1) ?? 1);
  });

  it('gives the same boxes when an input is relabelled monotonely', () => {
    const relabelled = ranked([columns[0]!.map((x) => Math.exp(5 * x)), ...columns.slice(1)]);
    const [one, other] = [inputs, relabelled].map((some) =>
      peel(planted, some, SETTINGS).map(({ fit }) => fit),
    );
    expect(other).toEqual(one);
  });

  it('keeps equal values together', () => {
    const steps = ranked([columns[0]!.map((x) => Math.floor(4 * x)), columns[1]!]);
    const target = computed([steps[0]!.values], (step = 0) => Number(step === 3));
    const last = peel(target, steps, SETTINGS).at(-1)!;
    expect(last.box.get(0)).toEqual({ kind: 'range', low: 2.5, high: Infinity });
    expect(last.fit.density).toBe(1);
  });

  it('takes categories away one by one, and worlds in which an input is missing with its first limit', () => {
    const category = columns[0]!.map((x) => (x < 0.1 ? Number.NaN : Math.floor(5 * x)));
    const labelled = ranked([category], { kind: 'label', labels: ['a', 'b', 'c', 'd', 'e'] });
    const target = computed([category], (label = 0) => Number(label === 1 || label === 3));
    const last = peel(target, labelled, SETTINGS).at(-1)!;
    expect(last.box.get(0)).toEqual({ kind: 'some', kept: new Set([1, 3]) });
    expect(last.fit).toMatchObject({ coverage: 1, density: 1 });
  });

  it('stays where it is when nothing is of interest, or everything', () => {
    expect(peel(new Float64Array(N), inputs, SETTINGS)).toHaveLength(1);
    expect(peel(new Float64Array(N).fill(1), inputs, SETTINGS)).toHaveLength(1);
  });
});

describe('a quasi-p-value', () => {
  it('is the binomial tail, and large for a limit that does not matter', () => {
    // Of 8 worlds 4 lie in the box, 3 of them of interest; without the limit the density is one half: P(B(4, ½) ≥ 3) = 5/16.
    const x = Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8);
    const interest = Float64Array.of(0, 1, 0, 0, 1, 1, 1, 0);
    const box: Box = new Map([[0, { kind: 'range', low: 4.5, high: Infinity }]]);
    expect(quasiP(box, 0, ranked([x]), interest)).toBeCloseTo(5 / 16, 14);
    const idle = withLimit(box, 0, { kind: 'range', low: -Infinity, high: 9 });
    expect(quasiP(idle, 0, ranked([x]), interest)).toBeGreaterThan(0.5);
  });
});

describe('scenario discovery', () => {
  it('says in words and round numbers where worlds of interest gather, measured on other worlds', () => {
    const found = discover(planted, inputs);
    if ('nowhere' in found) throw new Error(found.nowhere);
    expect(found.conditions.map(({ input, words }) => [input.id, words]).sort()).toEqual([
      ['x1', expect.stringMatching(/^at least 0\.3\d? and below 0\.[56]\d?$/)],
      ['x2', expect.stringMatching(/^below 0\.4\d?$/)],
    ]);
    expect(found.fit.density).toBeGreaterThan(0.9);
    expect(found.base).toBeCloseTo(0.12, 1);
    for (const { quasiP: p } of found.conditions) expect(p).toBeLessThan(1e-6);
  });

  it('gets over a valley to what lies at both ends, which peeling does not', () => {
    const ends = computed(columns, (a = 0) => Number(a < 0.2 || a > 0.7));
    const found = discover(ends, inputs);
    if ('nowhere' in found) throw new Error(found.nowhere);
    expect(found.conditions.map(({ input, words }) => [input.id, words])).toEqual([
      ['x1', expect.stringMatching(/^at least 0\.[67]\d*$/)],
    ]);
    expect(found.fit.density).toBeGreaterThan(0.95);
    expect(found.fit.coverage).toBeGreaterThan(0.55);
  });

  it('finds nothing where there is nothing to find', () => {
    const luck = uniforms(6, 'luck', N).map((u) => Number(u < 0.3));
    expect(discover(luck, inputs)).toMatchObject({ nowhere: 'everywhere', worlds: N });
    expect(discover(new Float64Array(N), inputs)).toEqual({ nowhere: 'few', worlds: N, interesting: 0 });
  });
});
