import { describe, expect, it } from 'vitest';
import { makeCriterion } from '../../../src/explore/choice/criterion.ts';
import { switchingValue } from '../../../src/explore/choice/switching.ts';
import { normals, ranked, uniforms } from '../draws.ts';

const N = 20_000;
const x = uniforms(41, 'x', N);
const luck = normals(41, 'luck', N);
/** Option 0 is worth 1 whatever x is, option 1 is worth 3 x: they change places at x = 1/3, and means are 1 and 1.5. */
const worth = [luck.map((z) => 1 + z), x.map((value, i) => 3 * value + luck[i]!)];
const criterion = makeCriterion({ id: 'worth', unit: '1', matters: 0, worth });

describe('the switching value', () => {
  it('lies where two lines of worth cross', () => {
    const [input] = ranked([x]);
    const found = switchingValue(criterion, 1, input!);
    expect(found?.option).toBe(0);
    const edge = Number(/^below (.*)$/.exec(found?.words ?? '')?.[1]);
    // Ten bands of a tenth of the range each, and an edge that is rounded to a fortieth of it.
    expect(Math.abs(edge - 1 / 3)).toBeLessThan(0.05);
    // The mean of 1 − 3 x below the edge.
    expect(Math.abs((found?.gain ?? 0) - (1 - 1.5 * edge))).toBeLessThan(0.02);
  });

  it('is in the categories where another option is better', () => {
    const [input] = ranked([x.map((value) => Number(value >= 0.3))], { kind: 'truth' });
    expect(switchingValue(criterion, 1, input!)).toMatchObject({ words: 'no', option: 0 });
  });

  it('is nowhere for an input that does not enter, nor where one option is always better', () => {
    const [idle] = ranked([uniforms(41, 'idle', N)]);
    expect(switchingValue(criterion, 1, idle!)).toBeUndefined();
    const better = makeCriterion({ ...criterion, worth: [worth[0]!, worth[0]!.map((one) => one + 1)] });
    expect(switchingValue(better, 1, ranked([x])[0]!)).toBeUndefined();
  });
});
