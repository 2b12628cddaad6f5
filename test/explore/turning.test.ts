import { describe, expect, it } from 'vitest';
import { rank } from '../../src/explore/decisive.ts';
import type { Input, Ranked } from '../../src/explore/input.ts';
import { turning } from '../../src/explore/turning.ts';
import { computed, normals, ranked, uniforms } from './draws.ts';

const N = 4000;
const MONTH = 30.4375;

/** The sentence, with the inputs in the order of their weight. */
function sentenceFor(indicator: Float64Array, bound: number, inputs: readonly Ranked[]): string | undefined {
  return turning(
    indicator,
    bound,
    rank(indicator, inputs).map(({ input }) => input),
  );
}

function turns(
  chance: (x: number) => number,
  values: Float64Array,
  more: Partial<Input> = {},
  bound = 0.5,
): string | undefined {
  const luck = uniforms(21, 'luck', N);
  const indicator = computed([values, luck], (x = NaN, u = NaN) => Number(u < chance(x)));
  return sentenceFor(indicator, bound, ranked([values, uniforms(21, 'other', N)], more));
}

describe('the sentence that turns a world claim', () => {
  const repair = uniforms(20, 'repair', N, 0.02 / MONTH, 0.12 / MONTH);
  const rate = { unit: { text: '1/month', scale: 1 / MONTH } };
  const rising = (x: number) => (x * MONTH < 0.04 ? 0.2 : 0.8);

  it('names the threshold in the unit of the assumption, and the shares on both sides', () => {
    const sentence = turns(rising, repair, { ...rate, about: 'Systems returned to service. See the note.' });
    expect(sentence).toMatch(
      /^Fails where “Systems returned to service” \(x1\) is below 4 %\/month \(holds in \d+ % of those worlds, \d+ % of the rest\)\.$/,
    );
    const [there, rest] = [...(sentence ?? '').matchAll(/(\d+) % of/g)].map((found) => Number(found[1]));
    // A fifth of the worlds lies below, so the errors are 1.4 and 0.7 points; rounding adds half a point.
    expect(Math.abs((there ?? 0) - 20)).toBeLessThan(4 * 1.4 + 0.5);
    expect(Math.abs((rest ?? 0) - 80)).toBeLessThan(4 * 0.7 + 0.5);
  });

  it('looks for where a failing claim holds, on whichever side that is', () => {
    expect(turns((x) => 0.8 - rising(x), repair, rate)).toMatch(
      /^Holds where x1 is below 4 %\/month \(in (5|6)\d % of those worlds, 0 % of the rest\)\.$/,
    );
    expect(turns((x) => (x * MONTH > 0.1 ? 0.9 : 0.1), repair, rate)).toMatch(
      /^Holds where x1 is at least 10 %\/month \(in \d+ % of those worlds, \d+ % of the rest\)\.$/,
    );
  });

  it('finds a gradual crossing where the fitted share meets the bound', () => {
    // The chance is x, uniform on 0 to 1: it meets a bound of 0.8 at 0.8, and 0.36 of the worlds are in the band of ± 0.05.
    const sentence = turns((x) => x, uniforms(22, 'x', N), {}, 0.8);
    const threshold = Number(/at least ([\d.]+) /.exec(sentence ?? '')?.[1]);
    expect(Math.abs(threshold - 0.8)).toBeLessThan(0.08);
  });

  it('says which answer to a yes or no', () => {
    const election = uniforms(23, 'election', N).map((u) => Number(u < 0.4));
    const chance = (x: number) => (x === 1 ? 0.9 : 0.3);
    // Of 1,600 worlds: four standard errors of 0.75 points.
    expect(turns(chance, election, { kind: 'truth' })).toMatch(
      /^Holds where x1 is yes \(in (8[7-9]|9[0-3]) % of those worlds\), fails where no \(holds in \d+ %\)\.$/,
    );
    expect(turns((x) => chance(1 - x), election, { kind: 'truth' })).toMatch(
      /^Holds where x1 is no \(in \d+ % of those worlds\), fails where yes \(holds in \d+ %\)\.$/,
    );
    expect(turns(chance, election, { kind: 'truth' }, 0.6)).toMatch(
      /^Holds where x1 is yes .*fails where no /,
    );
  });

  it('names the labels and the dates that turn it', () => {
    const type = uniforms(24, 'type', N, 0, 3).map(Math.floor);
    const more = { kind: 'label' as const, labels: ['wary', 'greedy', 'blind'] };
    expect(turns((x) => (x === 1 ? 0.9 : 0.1), type, more)).toMatch(/^Holds where x1 is greedy \(in/);
    expect(turns((x) => (x === 1 ? 0.1 : 0.9), type, more)).toMatch(/^Fails where x1 is greedy \(holds in/);
    expect(turns((x) => (x === 1 ? 0.1 : 0.9), type, more, 0.05)).toMatch(/^No single assumption/);
    const day = uniforms(25, 'day', N, 19_900, 20_100);
    expect(turns((x) => (x < 20_000 ? 0.9 : 0.2), day, { kind: 'date' })).toMatch(
      /^Fails where x1 is from 2024-1\d-\d\d /,
    );
  });

  it('says so where nothing turns it, or where it never varies', () => {
    expect(turns((x) => 0.7 + x, repair, rate)).toBe(
      'No single assumption, high or low within its range, turns this.',
    );
    expect(turns(() => 0.7, repair, rate)).toBe(
      'No single assumption, high or low within its range, turns this.',
    );
    expect(turns(() => 1, repair, rate)).toBe('Holds in every world judged.');
    expect(turns(() => 0, repair, rate)).toBe('Fails in every world judged.');
    expect(sentenceFor(new Float64Array(9).fill(NaN), 0.5, [])).toBeUndefined();
  });

  it('takes the assumption that explains most, and an input that is missing in places', () => {
    const [a, b] = [normals(26, 'a', N), normals(26, 'b', N)];
    const indicator = computed([a, b, normals(26, 'e', N)], (x = 0, y = 0, e = 0) =>
      Number(x + 2 * y + e > -1),
    );
    const holed = b.map((value, world) => (world % 3 === 0 ? NaN : value));
    expect(sentenceFor(indicator, 0.5, ranked([a, holed]))).toMatch(/^Fails where x2 is below −0\.\d/);
  });
});
