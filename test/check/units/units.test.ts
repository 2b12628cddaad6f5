import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtinUnits } from '../../../src/check/units/builtin.ts';
import { duration, isPlain, over, plain, raised, same, times } from '../../../src/check/units/dimension.ts';
import { unitFrom } from '../../../src/check/units/parse.ts';
import { dimensionText } from '../../../src/check/units/text.ts';
import type { Dimension, Unit } from '../../../src/model/units.ts';

const own: ReadonlyMap<string, Unit> = new Map([
  ['rung', { text: 'rung', scale: 1, dimension: { rung: 1 }, share: false }],
  ['rungs', { text: 'rungs', scale: 1, dimension: { rung: 1 }, share: false }],
]);

function read(text: string): { value: Unit | undefined; mistakes: string[] } {
  const { value, diagnostics } = unitFrom(
    text,
    { source: { name: 'test', text }, start: 0, end: text.length },
    own,
  );
  return { value, mistakes: diagnostics.map(({ code, mend }) => `${code}: ${mend ?? ''}`) };
}

describe('texts of units', () => {
  const cases: readonly [text: string, scale: number, dimension: Dimension, share?: boolean][] = [
    ['1', 1, {}],
    ['share', 1, {}, true],
    ['months', 30.4375, { day: 1 }],
    ['quarter', 91.3125, { day: 1 }],
    ['year', 365.25, { day: 1 }],
    ['hours', 1 / 24, { day: 1 }],
    ['1/month', 1 / 30.4375, { day: -1 }],
    ['thousand people/month', 1000 / 30.4375, { person: 1, day: -1 }],
    ['billion USD', 1e9, { USD: 1 }],
    ['USD / person / year', 1 / 365.25, { USD: 1, person: -1, day: -1 }],
    ['km^2', 1, { km: 2 }],
    ['person*week', 7, { person: 1, day: 1 }],
    ['rungs', 1, { rung: 1 }],
    ['day/week', 1 / 7, {}],
    [' 1 / week ^ 2 ', 1 / 49, { day: -2 }],
  ];
  it.each(cases)('%s', (text, scale, dimension, share = false) => {
    const { value } = read(text);
    expect(value?.text).toBe(text.trim());
    expect(value?.scale).toBeCloseTo(scale, 12);
    expect(value?.dimension).toEqual(dimension);
    expect(value?.share).toBe(share);
  });

  const mistakes: readonly (readonly [text: string, mistake: string])[] = [
    ['monht', 'unit-unknown: Did you mean `month`?'],
    ['rugn', 'unit-unknown: Did you mean `rung`?'],
    [
      'qqqqqqqqq',
      'unit-unknown: Declare it under `units`, as in `units: {qqqqqqqqq: {about: …}}`, or use a known one.',
    ],
    ['', 'unit-unreadable: Write units joined by `*` and `/`, as in `thousand people/month`.'],
    [
      'people per month',
      'unit-unreadable: Write units joined by `*` and `/`, as in `thousand people/month`.',
    ],
    ['/month', 'unit-unreadable: Write units joined by `*` and `/`, as in `thousand people/month`.'],
    ['3 months', 'unit-unreadable: Write units joined by `*` and `/`, as in `thousand people/month`.'],
    [
      '%/month',
      'unit-unreadable: A percentage is a plain number: write `1/month`, or `share` for a share of a whole.',
    ],
    [
      'thousand',
      'unit-scale-alone: Write a unit behind it, as in `thousand people`; units of your own stand under `units`.',
    ],
    ['km^99', 'unit-power: Split the formula, or mend the unit: powers this large are hardly ever meant.'],
    [
      `1${'/month'.repeat(100)}`,
      'unit-unreadable: Write units joined by `*` and `/`, as in `thousand people/month`.',
    ],
  ];
  it.each(mistakes)('%s is refused', (text, mistake) => {
    const { value, mistakes: told } = read(text);
    expect(value).toBeUndefined();
    expect(told).toEqual([mistake]);
  });

  it('tells of every unknown unit', () => {
    expect(read('foo/bar').mistakes).toHaveLength(2);
  });

  it('knows plurals as the same unit', () => {
    for (const word of ['hour', 'day', 'week', 'month', 'quarter', 'year']) {
      const [one, many] = [builtinUnits.get(word), builtinUnits.get(`${word}s`)];
      expect(many?.scale).toBe(one?.scale);
      expect(many?.dimension).toEqual(one?.dimension);
    }
    expect(builtinUnits.get('people')?.dimension).toEqual(builtinUnits.get('person')?.dimension);
  });
});

const dimensions = fc
  .dictionary(
    fc.constantFrom('day', 'person', 'km', 'USD', 'rung'),
    fc.integer({ min: -3, max: 3 }).filter((n) => n !== 0),
  )
  .map((entries): Dimension => ({ ...entries }));

describe('laws of dimensions', () => {
  it('multiply like numbers', () => {
    fc.assert(
      fc.property(dimensions, dimensions, dimensions, (a, b, c) => {
        expect(same(times(times(a, b), c), times(a, times(b, c)))).toBe(true);
        expect(same(times(a, b), times(b, a))).toBe(true);
        expect(same(times(a, plain), a)).toBe(true);
        expect(isPlain(over(a, a))).toBe(true);
        expect(same(over(times(a, b), b), a)).toBe(true);
      }),
      { seed: 1 },
    );
  });

  it('raise like numbers', () => {
    fc.assert(
      fc.property(dimensions, fc.integer({ min: 1, max: 7 }), (a, n) => {
        expect(same(raised(raised(a, 1 / n), n), a)).toBe(true);
        expect(same(raised(a, 2), times(a, a))).toBe(true);
        expect(isPlain(raised(a, 0))).toBe(true);
      }),
      { seed: 2 },
    );
  });

  it('never keep an exponent of 0', () => {
    fc.assert(
      fc.property(dimensions, dimensions, (a, b) => {
        expect(Object.values(times(a, b))).not.toContain(0);
      }),
      { seed: 3 },
    );
  });
});

describe('dimensions in print', () => {
  const cases: readonly (readonly [dimension: Dimension, text: string])[] = [
    [{}, '1'],
    [{ day: 1 }, 'days'],
    [{ day: -1 }, '1/day'],
    [{ person: 1, day: -1 }, 'people/day'],
    [{ day: -1, USD: 2 }, 'USD^2/day'],
    [{ person: 1, day: 1 }, 'day*person'],
    [{ day: -2, person: -1 }, '1/day^2/person'],
    [{ km: 0.5 }, 'km^0.5'],
  ];
  it.each(cases)('%j is %s', (dimension, text) => {
    expect(dimensionText(dimension)).toBe(text);
  });

  it('can be read back', () => {
    fc.assert(
      fc.property(dimensions, (dimension) => {
        const { value } = read(dimensionText(dimension));
        expect(value?.scale).toBe(1);
        expect(same(value?.dimension ?? duration, dimension)).toBe(true);
      }),
      { seed: 4 },
    );
  });
});
