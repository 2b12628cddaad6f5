import { describe, expect, it } from 'vitest';
import type { Expr } from '../../src/model/expression.ts';
import type { Model } from '../../src/model/model.ts';
import { referenceKernel } from '../../src/reference/kernel.ts';
import { build, call, clock, drawn, drawnFrom, memory, number, row, when } from './build.ts';
import { outcome, path, played, SEED } from './play.ts';

const add = (a: Expr, b: Expr): Expr => call('add', a, b);
const times = (a: Expr, b: Expr): Expr => call('multiply', a, b);

function mean(values: ArrayLike<number>): number {
  return Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;
}

function variance(values: ArrayLike<number>): number {
  const center = mean(values);
  return Array.from(values).reduce((sum, value) => sum + (value - center) ** 2, 0) / (values.length - 1);
}

describe('stocks', () => {
  it('step together', () => {
    const model = build(({ read }) => ({
      periods: 3,
      model: { a: { is: number(1), next: read('b') }, b: { is: number(2), next: read('a') } },
      fans: ['a', 'b'],
    }));
    const result = played(model);
    // The record holds what the period left: swapped after the first.
    expect(path(result, 0, 3)).toEqual([2, 1, 2]);
    expect(path(result, 1, 3)).toEqual([1, 2, 1]);
  });

  it('stand in a record as the period left them, quantities as it computed them', () => {
    const model = build(({ read }) => ({
      periods: 3,
      model: { n: { is: number(10), next: add(read('n'), number(1)) }, seen: { is: read('n') } },
      fans: ['n', 'seen'],
      outcomes: { left: { is: read('n') }, found: { is: read('seen') }, at: { is: clock('elapsed') } },
    }));
    const result = played(model);
    expect(path(result, 0, 3)).toEqual([11, 12, 13]);
    expect(path(result, 1, 3)).toEqual([10, 11, 12]);
    expect([0, 1, 2].map((index) => outcome(result, index)[0])).toEqual([13, 12, 2]);
  });

  // Lanchester's square law: A² − B² is conserved, so that 1000 against 800 of the same quality leaves 600.
  it('agree with the square law of attrition within step error', () => {
    const survivors = (steps: number): number => {
      const days = 200;
      const length = days / steps;
      const hit = (name: string, read: (name: string) => Expr): Expr =>
        times(number(0.01 * length), call('max', read(name), number(0)));
      const model = build(({ read }) => ({
        periods: steps,
        length,
        model: {
          a: {
            is: number(1000),
            next: when(
              call('greater', read('b'), number(0)),
              call('subtract', read('a'), hit('b', read)),
              read('a'),
            ),
          },
          b: { is: number(800), next: call('max', call('subtract', read('b'), hit('a', read)), number(0)) },
        },
        outcomes: { left: { is: read('a') } },
      }));
      return outcome(played(model))[0] as number;
    };
    const coarse = survivors(2000) - 600;
    const fine = survivors(8000) - 600;
    // Euler's method is of first order: a quarter of the step, about a quarter of the error.
    expect(Math.abs(fine)).toBeLessThan(0.6);
    expect(coarse / fine).toBeGreaterThan(2.5);
    expect(coarse / fine).toBeLessThan(6);
  });
});

describe('draws', () => {
  const WORLDS = 4000;

  it('of a random walk add up: its variance is the number of steps', () => {
    const model = build(({ read }) => ({
      periods: 25,
      model: {
        shock: { is: drawn('normal', 0, 1) },
        walk: { is: number(0), next: add(read('walk'), read('shock')) },
      },
      outcomes: { end: { is: read('walk') } },
    }));
    const ends = outcome(played(model, WORLDS));
    expect(Math.abs(mean(ends))).toBeLessThan(4 * Math.sqrt(25 / WORLDS));
    // The standard error of a normal sample's variance is σ² √(2 / (n − 1)).
    expect(Math.abs(variance(ends) - 25)).toBeLessThan(4 * 25 * Math.sqrt(2 / (WORLDS - 1)));
  });

  it('of an autoregression settle: its variance tends to 1 / (1 − φ²), neighbours correlate by φ', () => {
    const phi = 0.8;
    const periods = 60;
    const model = build(({ read }) => ({
      periods,
      model: {
        shock: { is: drawn('normal', 0, 1) },
        x: { is: number(0), next: add(times(number(phi), read('x')), read('shock')) },
      },
      cells: [{ how: 'at', phase: 'record', period: periods - 2, over: [], size: 1, of: read('x') }],
      outcomes: { last: { is: read('x') }, previous: { is: memory(0) } },
    }));
    const result = played(model, WORLDS);
    const last = outcome(result, 0);
    const previous = outcome(result, 1);
    const expected = 1 / (1 - phi ** 2);
    expect(Math.abs(variance(last) - expected)).toBeLessThan(4 * expected * Math.sqrt(2 / (WORLDS - 1)));
    const together = mean(last.map((value, world) => value * (previous[world] as number)));
    const correlation = together / Math.sqrt(variance(last) * variance(previous));
    expect(Math.abs(correlation - phi)).toBeLessThan((4 * (1 - phi ** 2)) / Math.sqrt(WORLDS));
  });

  it('of events at a rate happen with probability 1 − exp(−rate · period)', () => {
    const rate = 0.03;
    const length = 10;
    const chance = call('subtract', number(1), call('exp', times(number(-rate), clock('period'))));
    const model = build(({ read }) => ({
      periods: 20,
      length,
      model: { event: { is: drawnFrom('bernoulli', chance) } },
      cells: [{ how: 'total', phase: 'record', over: [], size: 1, of: read('event') }],
      outcomes: { share: { is: call('divide', memory(0), number(20 * length)) } },
    }));
    const p = 1 - Math.exp(-rate * length);
    const shares = outcome(played(model, WORLDS));
    expect(Math.abs(mean(shares) - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / (20 * WORLDS)));
  });

  it('in assumptions are made once a world, in the model once a period, row by row', () => {
    const model = build(({ read }) => ({
      tables: { t: ['a', 'b'] },
      periods: 2,
      world: { once: { is: drawn('normal', 0, 1), over: [0] } },
      model: {
        each: { is: drawn('normal', 0, 1), over: [0] },
        still: { is: read('once', row(0)), over: [0] },
      },
      fans: ['each', 'still'],
    }));
    const [a1, a2, b1, b2, s1, s2, t1, t2] = [...(played(model).fans[0] ?? [])];
    expect(new Set([a1, a2, b1, b2, s1, t1]).size).toBe(6);
    expect([s2, t2]).toEqual([s1, t1]);
  });

  it('are missing where a parameter is', () => {
    const model = build(({ read }) => ({
      world: { x: { is: drawnFrom('normal', number(Number.NaN), number(1)), mayBeMissing: true } },
      outcomes: { known: { is: call('known', read('x')) } },
    }));
    expect(outcome(played(model))[0]).toBe(0);
  });
});

/** A model with draws of all kinds, a rule, memory and rows. */
function busy(extra = false): Model {
  return build(({ read }) => ({
    tables: { t: ['a', 'b', 'c'] },
    periods: 4,
    world: {
      ...(extra ? { unrelated: { is: drawn('normal', 0, 1), over: [0] } } : {}),
      level: { is: drawn('lognormal', 2, 0.5), over: [0] },
      pace: { is: drawn('beta', 2, 5) },
    },
    model: {
      ...(extra ? { noise: { is: drawn('uniform', 0, 1) } } : {}),
      act: {
        is: number(0),
        rules: [number(0), when(call('greater', read('x'), number(3)), number(1), number(0))],
      },
      shock: { is: drawn('normal', 0, 0.1), over: [0] },
      x: {
        is: number(1),
        next: add(read('x'), add(read('shock', number(1)), times(read('pace'), read('level', number(2))))),
      },
      used: { is: number(0), next: add(read('used'), read('act')) },
    },
    outcomes: { x: { is: read('x') }, used: { is: read('used') } },
    fans: ['x'],
    options: ['hold', 'move'],
  }));
}

describe('the same luck', () => {
  it('gives the same bits whatever the batch', () => {
    const kernel = referenceKernel(busy());
    const whole = kernel.play({ seed: SEED, first: 0, count: 24, options: [0, 1] });
    if ('diagnostic' in whole) throw new Error(whole.diagnostic.message);
    const columns = whole.worlds.length / 24;
    // Split unevenly, played backwards, one option at a time.
    for (const [first, count] of [
      [19, 5],
      [7, 12],
      [6, 1],
      [0, 6],
    ] as const) {
      for (const option of [1, 0]) {
        const part = kernel.play({ seed: SEED, first, count, options: [option] });
        if ('diagnostic' in part) throw new Error(part.diagnostic.message);
        for (let world = 0; world < count; world++) {
          for (let column = 0; column < columns; column++) {
            expect(part.worlds[column * count + world]).toBe(whole.worlds[column * 24 + first + world]);
          }
          for (let column = 0; column < 2; column++) {
            expect(outcome(part, column)[world]).toBe(outcome(whole, column, option)[first + world]);
          }
        }
      }
    }
  });

  it('is not disturbed by an unrelated draw', () => {
    const before = played(busy(), 16);
    const after = played(busy(true), 16);
    expect(after.outcomes).toEqual(before.outcomes);
    expect(after.fans).toEqual(before.fans);
    expect(after.worlds.subarray(3 * 16)).toEqual(before.worlds);
  });

  it('is shared by options: where a rule changes nothing, they agree to the last bit', () => {
    const result = played(busy(), 32);
    expect(outcome(result, 0, 1)).toEqual(outcome(result, 0, 0));
    expect(outcome(result, 1, 1)).not.toEqual(outcome(result, 1, 0));
  });

  it('changes with the seed', () => {
    const kernel = referenceKernel(busy());
    const [one, other] = [1, 2].map((seed) => kernel.play({ seed, first: 0, count: 4, options: [0] }));
    const again = kernel.play({ seed: 1, first: 0, count: 4, options: [0] });
    expect(again).toEqual(one);
    expect(other).not.toEqual(one);
  });
});

describe('what is handed out', () => {
  it('has one NaN', () => {
    // 0 · NaN and ∞ − ∞ give NaNs of other bits than the literal on common machines.
    const strange = new Float64Array(new BigUint64Array([0xfff8dead00000000n]).buffer)[0] as number;
    const model = build(({ read }) => ({
      world: { w: { is: call('add', drawn('normal', 0, 1), number(strange)), mayBeMissing: true } },
      model: { q: { is: call('negate', read('w')), mayBeMissing: true } },
      outcomes: { o: { is: read('q'), mayBeMissing: true } },
      fans: ['q'],
    }));
    const { worlds, outcomes, fans } = played(model);
    for (const block of [worlds, outcomes[0], fans[0]]) {
      expect(new BigUint64Array((block ?? new Float64Array(1)).buffer)).toEqual(
        new BigUint64Array([0x7ff8000000000000n]),
      );
    }
  });

  it('names its columns in the layout', () => {
    const { layout } = referenceKernel(busy());
    expect(layout).toEqual({
      worlds: [0, 1, 2].map((index) => ({ definition: 0, row: index })).concat({ definition: 1, row: 0 }),
      outcomes: [
        { definition: 6, row: 0 },
        { definition: 7, row: 0 },
      ],
      checks: [],
      fans: [{ definition: 4, row: 0 }],
      periods: 4,
    });
  });

  it('has a column for each path check', () => {
    const model = build(({ read }) => ({
      periods: 2,
      model: { n: { is: number(0), next: add(read('n'), number(1)) } },
      checks: {
        holds: { is: call('equal', read('n'), number(2)) },
        fails: { is: call('less', read('n'), number(2)) },
      },
    }));
    expect([...(played(model).checks[0] ?? [])]).toEqual([1, 0]);
  });
});
