import { describe, expect, it } from 'vitest';
import { drawStream, fillNormals } from '../../src/random/draw.ts';
import { type StoppedAlone, stopAlone } from '../../src/settle/stopping/alone.ts';
import { normalShocks } from '../../src/settle/stopping/shocks.ts';

// An American put is the stopping problem of one actor whose answer is in tables. Prices move as S exp((r − σ²/2) t + σ W).

interface Put {
  readonly spot: number;
  readonly sigma: number;
  readonly years: number;
}

const STRIKE = 40;
const RATE = 0.06;
const DATES_A_YEAR = 50;

function normals(name: string, worlds: number, date: number, seed: number): Float64Array {
  const out = new Float64Array(worlds);
  fillNormals(drawStream(seed, name), 0, date, out);
  return out;
}

function put({ spot, sigma, years }: Put, worlds: number, seed: number, degree = 3): StoppedAlone {
  const dates = DATES_A_YEAR * years;
  const step = 1 / DATES_A_YEAR;
  const luck = Array.from({ length: dates + 1 }, (_, date) => normals('z', worlds, date, seed));
  const prices = [new Float64Array(worlds).fill(spot)];
  for (let date = 1; date <= dates; date++) {
    prices.push(
      prices[date - 1]!.map(
        (price, world) =>
          price * Math.exp((RATE - sigma ** 2 / 2) * step + sigma * Math.sqrt(step) * luck[date]![world]!),
      ),
    );
  }
  const pays = prices.map((column, date) =>
    column.map((price) => Math.exp(-RATE * date * step) * Math.max(0, STRIKE - price)),
  );
  return stopAlone({
    worlds,
    dates,
    never: pays[dates]!,
    features: (date) => [prices[date]!, pays[date]!],
    ...(degree === 0 ? {} : { shocks: (date: number) => normalShocks(luck[date + 1]!, degree) }),
    stopping: (date) => (date === 0 ? pays[0]! : pays[date]!.map((pay) => (pay > 0 ? pay : NaN))),
  });
}

/** The put that can be exercised on the same dates, on a binomial tree of J. C. Cox, S. A. Ross, M. Rubinstein (1979). */
function binomial({ spot, sigma, years }: Put): number {
  const between = 40;
  const steps = DATES_A_YEAR * years * between;
  const dt = years / steps;
  const up = Math.exp(sigma * Math.sqrt(dt));
  const chance = (Math.exp(RATE * dt) - 1 / up) / (up - 1 / up);
  let values = Float64Array.from({ length: steps + 1 }, (_, ups) =>
    Math.max(0, STRIKE - spot * up ** (2 * ups - steps)),
  );
  for (let step = steps - 1; step >= 0; step--) {
    const next = values;
    values = Float64Array.from({ length: step + 1 }, (_, ups) => {
      const goingOn = Math.exp(-RATE * dt) * (chance * next[ups + 1]! + (1 - chance) * next[ups]!);
      return step % between === 0 ? Math.max(goingOn, STRIKE - spot * up ** (2 * ups - step)) : goingOn;
    });
  }
  return values[0]!;
}

describe('one actor’s stopping', () => {
  // F. A. Longstaff, E. S. Schwartz, "Valuing American options by simulation: a simple least-squares approach", Review of Financial Studies 14
  // (2001), table 1, finite differences, as other programs' tests quote it; the binomial tree is the check that does not rest on the quotation:
  // exercise at any time is worth up to about a cent more than on fifty dates a year.
  it.each([
    { spot: 36, sigma: 0.2, years: 1, table: 4.478 },
    { spot: 36, sigma: 0.4, years: 1, table: 7.101 },
    { spot: 38, sigma: 0.2, years: 1, table: 3.25 },
    { spot: 40, sigma: 0.2, years: 2, table: 2.885 },
    { spot: 42, sigma: 0.4, years: 1, table: 4.582 },
    { spot: 44, sigma: 0.2, years: 1, table: 1.11 },
  ])('brackets the American put from $spot at σ = $sigma over $years years', ({ table, ...given }) => {
    const exact = binomial(given);
    expect(exact).toBeGreaterThan(table - 0.015);
    expect(exact).toBeLessThan(table + 0.005);
    const { lower, upper, gap, gapShare, spread } = put(given, 8000, 7).bounds;
    expect(lower.value).toBeLessThan(exact + 4 * lower.mcse);
    expect(lower.value).toBeGreaterThan(exact - 4 * lower.mcse - 0.01 * spread);
    expect(upper.value).toBeGreaterThan(exact - 4 * upper.mcse);
    expect(gap.value).toBeGreaterThan(0);
    expect(gapShare).toBeLessThan(0.02);
  });

  it('brackets the call on the better of two assets', () => {
    // L. Andersen, M. Broadie, "Primal-dual simulation algorithm for pricing multidimensional American options" (2004), and P. Glasserman, "Monte
    // Carlo methods in financial engineering" (2004), page 462: dividends 10 %, interest 5 %, σ = 20 %, three years, nine dates; 13.90 from 100,
    // as QuantLib's tests quote the page. The third decimal is recalled, and far below the tolerance.
    const worlds = 8000;
    const dates = 9;
    const step = 3 / dates;
    const luck = Array.from({ length: dates }, (_, date) =>
      ['a', 'b'].map((name) => normals(name, worlds, date, 3)),
    );
    const prices = [[100, 100].map((price) => new Float64Array(worlds).fill(price))];
    for (let date = 0; date < dates; date++) {
      prices.push(
        prices[date]!.map((column, asset) =>
          column.map(
            (price, world) =>
              price * Math.exp(-0.07 * step + 0.2 * Math.sqrt(step) * luck[date]![asset]![world]!),
          ),
        ),
      );
    }
    const pays = prices.map(([a, b], date) =>
      a!.map(
        (price, world) =>
          Math.exp((-0.05 * 3 * date) / dates) * Math.max(0, Math.max(price, b![world]!) - 100),
      ),
    );
    const { lower, upper } = stopAlone({
      worlds,
      dates,
      never: pays[dates]!,
      features: (date) => {
        const [a, b] = prices[date]!;
        const better = a!.map((price, world) => Math.max(price, b![world]!));
        return [better, a!.map((price, world) => Math.min(price, b![world]!)), pays[date]!];
      },
      // Luck of the better asset and of the other, and of both together.
      shocks: (date) => {
        const [a, b] = prices[date]!;
        const [first, second] = luck[date]!;
        const polynomials = [true, false].map((better) =>
          normalShocks(
            first!.map((own, world) => (a![world]! >= b![world]! === better ? own : second![world]!)),
            4,
          ),
        );
        const crossed = [
          [0, 0],
          [0, 1],
          [1, 0],
          [1, 1],
        ].map(([i, j]) => polynomials[0]![i!]!.map((value, world) => value * polynomials[1]![j!]![world]!));
        return [...polynomials.flat(), ...crossed];
      },
      stopping: (date) => (date === 0 ? pays[0]! : pays[date]!.map((pay) => (pay > 0 ? pay : NaN))),
    }).bounds;
    expect(lower.value).toBeLessThan(13.902 + 4 * lower.mcse);
    expect(lower.value).toBeGreaterThan(13.902 - 4 * lower.mcse - 0.1);
    expect(upper.value).toBeGreaterThan(13.902 - 4 * upper.mcse);
    expect(upper.value).toBeLessThan(14.6);
  });

  it('has a wider gap the less of the luck the martingale may use, and none of it fits by chance', () => {
    const given = { spot: 36, sigma: 0.4, years: 1 };
    const [none, linear, cubic] = [0, 1, 3].map((degree) => put(given, 4000, 5, degree).bounds);
    expect(none!.gap.value).toBeGreaterThan(3 * linear!.gap.value);
    expect(linear!.gap.value).toBeGreaterThan(cubic!.gap.value);
    expect(cubic!.lower.mcse).toBeLessThan(none!.lower.mcse / 5);
  });

  it('stays above the value where nothing but luck of other names is given for a martingale', () => {
    const worlds = 4000;
    const pays = [0, 1, 2].map((date) => normals('x', worlds, date, 2));
    const { bounds } = stopAlone({
      worlds,
      dates: 2,
      never: pays[2]!,
      features: (date) => [pays[date]!],
      shocks: (date) => normalShocks(normals('other', worlds, date, 2), 3),
      stopping: (date) => pays[date]!,
    });
    // The best rule for three independent normals: v₃ = 0, v₂ = E max(X, 0), v₁ = E max(X, v₂).
    const density = (x: number): number => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
    const second = density(0);
    let first = 0;
    for (let x = -8; x < 8; x += 1e-3) first += Math.max(x, second) * density(x) * 1e-3;
    const { lower, upper } = bounds;
    expect(Math.abs(lower.value - first)).toBeLessThan(4 * lower.mcse + 0.01);
    // The mean of the largest of three independent normals, 3 / (2 √π).
    expect(Math.abs(upper.value - 1.5 / Math.sqrt(Math.PI))).toBeLessThan(4 * upper.mcse + 0.01);
  });

  it('refuses what is missing', () => {
    const worlds = 100;
    const zero = new Float64Array(worlds);
    const bad = zero.slice();
    bad[3] = Number.NaN;
    const problem = { worlds, dates: 1, never: zero, features: () => [zero], stopping: () => zero };
    expect(() => stopAlone({ ...problem, never: bad })).toThrow(RangeError);
    expect(() => stopAlone({ ...problem, features: () => [bad] })).toThrow(RangeError);
    // What has a mean is not luck.
    const drift = normals('drift', worlds, 0, 1).map((value) => 3 + value);
    expect(() => stopAlone({ ...problem, shocks: () => [drift] })).toThrow(RangeError);
    expect(stopAlone(problem).bounds.gap.value).toBe(0);
  });
});
