import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { marginOfWar } from '../../src/settle/commitment/margin.ts';
import {
  frontier,
  gainsOf,
  type Issues,
  idealGains,
  kalaiSmorodinsky,
  nash,
  nearestAcceptable,
} from '../../src/settle/terms/issues.ts';
import { maximise } from '../../src/settle/terms/linear-program.ts';
import { reservation } from '../../src/settle/terms/reservation.ts';
import { sidePayment } from '../../src/settle/terms/side-payment.ts';

/** A share x of a pie of one, against what a war would leave (p − c_A and 1 − p − c_B). */
function pie(p: number, cA: number, cB: number): Issues {
  return {
    lowest: [0],
    highest: [1],
    actors: [
      { base: 0, weights: [1], goingOn: p - cA },
      { base: 1, weights: [-1], goingOn: 1 - p - cB },
    ],
  };
}

describe('the acceptable set', () => {
  // The range of terms is [p − c_A, p + c_B], cut to [0, 1]: J. D. Fearon, "Rationalist explanations for war" (1995).
  it.each([
    { p: 0.5, cA: 0.1, cB: 0.2, low: 0.4, high: 0.7 },
    { p: 0.8, cA: 0.05, cB: 0.1, low: 0.75, high: 0.9 },
    { p: 0.3, cA: 0.4, cB: 0.25, low: 0, high: 0.55 },
  ])('is the bargaining range at p = $p', ({ p, cA, cB, low, high }) => {
    const issues = pie(p, cA, cB);
    const [mine, theirs] = idealGains(issues)!;
    expect(mine! + p - cA).toBeCloseTo(high, 9);
    expect(1 - (theirs! + 1 - p - cB)).toBeCloseTo(low, 9);
    // On a line of slope −1 Nash's point halves the surplus where the ends of the pie do not bind.
    const surplus = cA + cB;
    expect(nash(issues)!.terms[0]).toBeCloseTo(p - cA + surplus / 2, 7);
    // Gains in proportion to the ideal ones: t / (surplus − t) = mine / theirs.
    const t = (surplus * mine!) / (mine! + theirs!);
    expect(kalaiSmorodinsky(issues)!.gains[0]).toBeCloseTo(t, 9);
  });

  it('is empty where going on is worth more than there is', () => {
    const issues = pie(0.5, -0.1, 0.05);
    expect([nash(issues), kalaiSmorodinsky(issues), idealGains(issues)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(frontier(issues, 0, 1, 3)).toEqual([]);
    expect(nearestAcceptable(issues, [0.5], [1])).toBeUndefined();
  });

  it('has both points where two issues count differently', () => {
    // u₁ = 2 x + y, u₂ = (1 − x) + 2 (1 − y), from (0, 0): the frontier runs from (0, 3) by (2, 2) to (3, 0). On its first piece the product
    // u₁ (3 − u₁ / 2) rises to u₁ = 3, beyond it; on the second u₁ (6 − 2 u₁) falls from u₁ = 1.5: the corner is best. By symmetry of
    // the ideal gains, 3 and 3, the other point is the corner too.
    const issues: Issues = {
      lowest: [0, 0],
      highest: [1, 1],
      actors: [
        { base: 0, weights: [2, 1], goingOn: 0 },
        { base: 3, weights: [-1, -2], goingOn: 0 },
      ],
    };
    for (const point of [nash(issues)!, kalaiSmorodinsky(issues)!]) {
      expect([...point.gains].map((gain) => Math.round(gain * 1e6) / 1e6)).toEqual([2, 2]);
    }
    for (const { gains } of frontier(issues, 0, 1, 13)) {
      const [mine, theirs] = [gains[0]!, gains[1]!];
      expect(mine).toBeCloseTo(theirs >= 2 ? 2 * (3 - theirs) : 3 - theirs / 2, 7);
    }
    // With going on worth (2.5, 0) only the second piece is left: u₁ − 2.5 times 6 − 2 u₁ is largest at u₁ = 2.75.
    const other = { ...issues, actors: [{ ...issues.actors[0]!, goingOn: 2.5 }, issues.actors[1]!] };
    expect(nash(other)!.gains[0]).toBeCloseTo(0.25, 6);
  });

  it('never gives a point that another one beats, for any number of actors and issues', () => {
    const number = fc.double({ min: -1, max: 1, noNaN: true });
    const stakes = fc.array(
      fc.record({
        weights: fc.tuple(number, number, number),
        slack: fc.double({ min: 0.01, max: 1, noNaN: true }),
      }),
      {
        minLength: 2,
        maxLength: 4,
      },
    );
    const some = fc.array(
      fc.tuple(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
      ),
      { minLength: 50, maxLength: 50 },
    );
    fc.assert(
      fc.property(stakes, some, (actors, trials) => {
        const issues: Issues = {
          lowest: [0, 0, 0],
          highest: [1, 1, 1],
          // Half-way on every issue all gain.
          actors: actors.map(({ weights, slack }) => ({
            base: 0,
            weights,
            goingOn: weights.reduce((sum, weight) => sum + weight / 2, 0) - slack,
          })),
        };
        const [product, ideal, fair] = [nash(issues)!, idealGains(issues)!, kalaiSmorodinsky(issues)!];
        const logs = (gains: Float64Array): number => gains.reduce((sum, gain) => sum + Math.log(gain), 0);
        const part = (gains: Float64Array): number =>
          gains.reduce((least, gain, actor) => Math.min(least, gain / ideal[actor]!), 1);
        expect(product.certificate).toBeLessThan(1e-6);
        for (const terms of trials) {
          const gains = gainsOf(issues, terms);
          if (!gains.every((gain) => gain > 0)) continue;
          expect(logs(gains)).toBeLessThanOrEqual(logs(product.gains) + 1e-6);
          expect(part(gains)).toBeLessThanOrEqual(part(fair.gains) + 1e-7);
        }
      }),
      { numRuns: 100, seed: 4 },
    );
  });

  it('finds the nearest terms that all accept, and what would pay for those refused', () => {
    // At x = 0.9 the second side, who needs 1 − x ≥ 0.3, refuses: x has to fall by 0.2.
    const near = nearestAcceptable(pie(0.5, 0.1, 0.2), [0.9], [1])!;
    expect(near.cost).toBeCloseTo(0.2, 9);
    expect(near.terms[0]).toBeCloseTo(0.7, 9);
    const [first, second] = gainsOf(pie(0.5, 0.1, 0.2), [0.9]);
    const purse = { received: 2, paid: 1 };
    const payment = sidePayment([
      { ...purse, gain: first! },
      { ...purse, gain: second! },
    ]);
    expect(payment.total).toBeCloseTo(0.1, 9);
    expect(payment.affordable).toBe(true);
    expect(
      sidePayment([
        { ...purse, gain: 0.05 },
        { ...purse, gain: second! },
      ]).fromOutside,
    ).toBeCloseTo(0.05, 9);
  });
});

describe('how far an actor would go on an issue', () => {
  it('is p − c_A at least for the one side and p + c_B at most for the other, whichever share is proposed', () => {
    // Fearon (1995), as above: signing a share x is worth x − (p − c_A) and (p + c_B) − x beyond going on. Half of it is lost where terms break down in half the cases.
    const [p, cA, cB] = [0.5, 0.1, 0.2];
    const shares = [0.3, 0.6, 0.9, 0.9, 0.2];
    const breaking = [0, 0, 0, 0.5, 0];
    const hope = [0, 0, 0.05, 0, 0];
    const blind = Uint8Array.of(0, 0, 0, 0, 1);
    const column = (of: (world: number) => number): Float64Array =>
      Float64Array.from(shares, (_, world) => of(world));
    const gain = [(x: number) => x - (p - cA), (x: number) => p + cB - x];
    const level = column((world) => shares[world]!);
    const least = (actor: 0 | 1): Float64Array =>
      reservation(
        { worlds: 5, packages: 1, breaking: () => column((world) => breaking[world]!) },
        {
          clear: (of) => column((world) => (1 - breaking[world]!) * gain[of]!(shares[world]!)),
          blind: () => blind,
        },
        { goingOn: [0, 1].map(() => column((world) => hope[world]!)) },
        {
          ...{ issue: 0, lowest: 0, highest: 1, level: () => level },
          weight: () => new Float64Array(5).fill(actor === 0 ? 1 : -1),
        },
        actor,
        0,
        Int16Array.of(0, 0, 0, 0, 0),
      );
    const [from, to] = [[...least(0)], [...least(1)]];
    for (const [world, at] of [p - cA, p - cA, p - cA + 0.05, p - cA].entries()) {
      expect(from[world]).toBeCloseTo(at, 12);
    }
    for (const [world, at] of [p + cB, p + cB, p + cB - 0.05, p + cB].entries()) {
      expect(to[world]).toBeCloseTo(at, 12);
    }
    expect([from[4], to[4]]).toEqual([Number.NaN, Number.NaN]);
  });
});

describe('linear programs', () => {
  it('solve an example of textbooks, with a certificate, and tell when there is no answer', () => {
    // T. H. Cormen, C. E. Leiserson, R. L. Rivest, C. Stein, "Introduction to algorithms": 3 x + y + 2 z is 28 at (8, 4, 0).
    const found = maximise(
      [3, 1, 2],
      [
        [1, 1, 3],
        [2, 2, 5],
        [4, 1, 2],
      ],
      [30, 24, 36],
    )!;
    expect(found.value).toBeCloseTo(28, 9);
    expect([...found.x].map(Math.round)).toEqual([8, 4, 0]);
    expect(found.certificate).toBeLessThan(1e-9);
    expect(maximise([1], [[1], [-1]], [1, -2])).toBeUndefined();
    expect(() => maximise([1], [[-1]], [1])).toThrow(RangeError);
  });
});

describe('commitment', () => {
  // The inequality p₁ − δ p₂ > (1 − δ) + c_D + δ c_R of Powell (2006), and with later offers by the rising side
  // p₁ − c_D > (1 − δ) + δ (p₂ − c_D), each where shares stay within 0 and 1.
  it.each([
    { later: 0.3, anyone: 0.24, rising: 0.42 },
    { later: 0.6, anyone: -0.03, rising: 0.15 },
    { later: 0.55, anyone: 0.015, rising: 0.195 },
  ])(
    'fails to hold off a war by $anyone and $rising where power falls to $later',
    ({ later, anyone, rising }) => {
      const shift = { now: 0.8, later, discount: 0.9, declining: 0.1, rising: 0.1 };
      expect(marginOfWar(shift, 'anyone')).toBeCloseTo(anyone, 12);
      expect(marginOfWar(shift, 'rising')).toBeCloseTo(rising, 12);
      expect(marginOfWar(shift, 'anyone')).toBeCloseTo(0.8 - 0.9 * later - 0.1 - 0.1 - 0.09, 12);
    },
  );
});
