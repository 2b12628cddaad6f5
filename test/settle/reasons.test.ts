import { describe, expect, it } from 'vitest';
import { marginOfWar } from '../../src/settle/commitment/margin.ts';
import { type Standing, shiftOutweighs, whyBlocked } from '../../src/settle/reasons/reasons.ts';

const none: Omit<Standing, 'gain'> = {
  mustAgree: [true, true],
  ifKept: [
    [0, 0],
    [0, 0],
  ],
  misjudged: [0, 0],
  hope: [0, 0],
  homeCost: [0, 0],
};
/** Each gains by one of two packages, and loses more by the other. */
const opposed = [
  [2, -1],
  [-1, 2],
];

describe('what stands in the way', () => {
  it('is nothing where all gain by one package', () => {
    expect(whyBlocked({ ...none, gain: [[1], [0]] })).toMatchObject({ agreed: true });
  });

  it('is an issue that cannot be divided where half of each would do', () => {
    const { agreed, by, together } = whyBlocked({ ...none, gain: opposed });
    expect(agreed).toBe(false);
    expect(by).toEqual({
      misjudgement: false,
      hope: false,
      commitment: false,
      domestic: false,
      indivisible: true,
    });
    expect(together).toBe(true);
    // Where the losses outweigh the gains no mixture does: Σ over both sides of any mixture is below 0.
    const worse = whyBlocked({
      ...none,
      gain: [
        [1, -2],
        [-2, 1],
      ],
    });
    expect(worse.by.indivisible).toBe(false);
    expect(worse.together).toBe(false);
  });

  it.each([
    ['misjudgement', { misjudged: [0, 0.3] }],
    ['hope', { hope: [0, 0.3] }],
    ['domestic', { homeCost: [0, 0.3] }],
    ['commitment', { ifKept: [[0], [0.3]] }],
  ] as const)('is %s where its absence alone makes all accept', (reason, what) => {
    const base = { ...none, ifKept: [[0], [0]], gain: [[0.1], [-0.2]] };
    const { by, together } = whyBlocked({ ...base, ...what });
    expect(by[reason]).toBe(true);
    expect(Object.values(by).filter((one) => one)).toHaveLength(1);
    expect(together).toBe(true);
    expect(whyBlocked(base)).toMatchObject({ agreed: false, together: false });
  });

  it('asks nobody without a say', () => {
    const gain = [[1], [-5]];
    expect(whyBlocked({ ...none, ifKept: [[0], [0]], mustAgree: [true, false], gain }).agreed).toBe(true);
  });
});

describe('a shift of power', () => {
  // The commitment problem with two thresholds: R. Powell, "War as a commitment problem", International Organization 60 (2006), and J. D. Fearon's
  // way of bargaining, in which the rising side makes all later offers; derived margins of three cases by hand.
  it.each([
    [0.8, 0.3, true, true],
    [0.8, 0.6, false, true],
    [0.8, 0.55, true, true],
    [0.5, 0.5, false, false],
  ])(
    'from %d to %d outweighs terms: %s, and %s if the rising side makes all later offers',
    (now, later, anyone, rising) => {
      const cost = 0.1;
      const discount = 0.9;
      const shift = { now, later, discount, declining: cost, rising: cost };
      expect(marginOfWar(shift, 'anyone') > 0).toBe(anyone);
      expect(marginOfWar(shift, 'rising') > 0).toBe(rising);
      // What each side must have at least, of all there is: the declining side first.
      const least = { now: [now - cost, 1 - now - cost], later: [later - cost, 1 - later - cost] } as const;
      expect(shiftOutweighs(least, 0, discount)).toEqual({ anyone, rising });
      expect(shiftOutweighs(least, 1, discount)).toEqual({ anyone: false, rising: false });
    },
  );
});
