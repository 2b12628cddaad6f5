import { describe, expect, it } from 'vitest';
import { compiledKernel } from '../../src/compile/kernel.ts';
import type { Kernel, Played } from '../../src/kernel/kernel.ts';
import type { Model } from '../../src/model/model.ts';
import { referenceKernel } from '../../src/reference/kernel.ts';
import { build, call, drawn, fold, infinity, missing, number, row, when } from '../reference/build.ts';
import { difference } from './same-bits.ts';

/** A kernel that nobody may ask. */
const nobody: Pick<Kernel, 'play'> = {
  play: () => {
    throw new Error('the reference was asked');
  },
};

function alone(model: Model): ReturnType<typeof compiledKernel> {
  return compiledKernel(model, { ...referenceKernel(model), ...nobody });
}

function ladder(rate: number): Model {
  return build(
    ({ read }) => ({
      tables: { step: ['low', 'middle', 'high'] },
      world: {
        heat: { is: drawn('lognormal', 2, 0.5), draws: true },
        patience: { is: drawn('gamma', 2, 3), draws: true },
        rate: { is: number(rate) },
      },
      model: {
        luck: { over: [0], is: drawn('normal', 0, 1), draws: true },
        climb: { is: number(0), rules: [number(0), call('less', read('level'), number(3))] },
        worst: {
          is: fold('max', 0, 2, read('luck', row(2)), call('greater', read('luck', row(2)), number(0))),
          mayBeMissing: true,
        },
        level: { is: number(0), next: call('add', read('level'), read('climb')) },
        strain: {
          is: number(1),
          next: call(
            'add',
            read('strain'),
            call('multiply', read('rate'), call('exp', call('negate', read('level')))),
          ),
        },
      },
      outcomes: {
        strain_end: { is: read('strain') },
        level_end: { is: read('level') },
        worst_end: { is: read('worst'), mayBeMissing: true },
        patient: { is: call('less', read('heat'), read('patience')) },
      },
      options: ['hold', 'climb'],
      fans: ['level', 'luck'],
      periods: 7,
    }),
    ['luck', 'climb', 'worst'],
  );
}

const both = [0, 1];

describe('a compiled kernel', () => {
  it('computes by itself what the reference computes, laws it asks of the outside included', () => {
    const model = ladder(0.25);
    const kernel = alone(model);
    const batch = { seed: 9, first: 0, count: 40, options: both };
    expect(difference(kernel.play(batch), referenceKernel(model).play(batch))).toBeUndefined();
    expect(kernel.mode).toBe('compiled');
    expect(kernel.replayed()).toBe(0);
    expect(kernel.compiled.program.hosts).toEqual(['gamma']);
    expect(kernel.compiled.vectorInstructions).toBeGreaterThan(300);
  });

  it('reads off the columns that are picked and no others, as the reference does', () => {
    const model = ladder(0.25);
    const reference = referenceKernel(model);
    const whole = reference.play({ seed: 9, first: 3, count: 130, options: both });
    if ('diagnostic' in whole) throw new Error(whole.diagnostic.message);
    const only = { worlds: [1], outcomes: [3, 0] };
    for (const kernel of [alone(model), reference]) {
      const part = kernel.play({ seed: 9, first: 3, count: 130, options: both, only });
      if ('diagnostic' in part) throw new Error(part.diagnostic.message);
      const column = (block: Float64Array, place: number): Float64Array =>
        block.subarray(130 * place, 130 * (place + 1));
      expect(part.worlds).toEqual(column(whole.worlds, 1));
      whole.outcomes.forEach((block, option) => {
        const own = part.outcomes[option] as Float64Array;
        expect(own).toHaveLength(2 * 130);
        expect(column(own, 0)).toEqual(column(block, 3));
        expect(column(own, 1)).toEqual(column(block, 0));
      });
      for (const block of [...part.checks, ...part.fans]) expect(block).toHaveLength(0);
    }
  });

  it('leaves fans out where it is told to, and nothing else, as the reference does', () => {
    const model = ladder(0.25);
    const reference = referenceKernel(model);
    const batch = { seed: 9, first: 3, count: 130, options: both };
    const whole = reference.play(batch);
    if ('diagnostic' in whole) throw new Error(whole.diagnostic.message);
    expect(whole.fans.every((block) => block.length > 0)).toBe(true);
    const bare = { ...whole, fans: both.map(() => new Float64Array()) };
    for (const kernel of [alone(model), reference]) {
      expect(difference(kernel.play({ ...batch, fans: false }), bare)).toBeUndefined();
    }
  });

  it.each([
    [0, 1],
    [1, 1],
    [3, 2],
    [7, 130],
    [4294967290, 5],
  ])('gives the same bits from world %i on, %i worlds at a time', (first, count) => {
    const model = ladder(0.25);
    const batch = { seed: 2 ** 52 + 3, first, count, options: both };
    expect(difference(alone(model).play(batch), referenceKernel(model).play(batch))).toBeUndefined();
  });

  it('plays options in the order of asking, with the same luck', () => {
    const kernel = alone(ladder(0.25));
    const ask = (options: readonly number[]): Played =>
      kernel.play({ seed: 1, first: 5, count: 9, options }) as Played;
    const all = ask([0, 1]);
    const turned = ask([1, 0]);
    expect(turned.outcomes).toEqual([...all.outcomes].reverse());
    expect(ask([1]).outcomes).toEqual(all.outcomes.slice(1));
  });

  it('takes other numbers for its assumptions without compiling anew', () => {
    const [model, other] = [ladder(0.25), ladder(3)];
    const kernel = alone(model);
    const moved = kernel.withNumbers(other, referenceKernel(other));
    const batch = { seed: 4, first: 2, count: 12, options: both };
    expect(moved?.compiled).toBe(kernel.compiled);
    expect(difference(moved?.play(batch) as Played, referenceKernel(other).play(batch))).toBeUndefined();
    expect(difference(kernel.play(batch), referenceKernel(model).play(batch))).toBeUndefined();
  });

  it('is no kernel for a model of another form', () => {
    const model = ladder(0.25);
    const changed: Model = { ...model, options: model.options.slice(1) };
    expect(alone(model).withNumbers(changed, referenceKernel(changed))).toBeUndefined();
  });

  it('finds what the reference refuses, in the first world in which it does', () => {
    const model = build(({ read }) => ({
      world: { x: { is: drawn('uniform', -1, 1), draws: true } },
      outcomes: { root: { is: call('sqrt', read('x')) } },
    }));
    const reference = referenceKernel(model);
    const batch = { seed: 3, first: 0, count: 64, options: [0] };
    const fault = reference.play(batch);
    expect('diagnostic' in fault).toBe(true);
    expect(compiledKernel(model, reference).play(batch)).toEqual(fault);
  });

  it('lets a branch go wrong that is not taken', () => {
    const model = build(({ read }) => ({
      world: { x: { is: drawn('uniform', -1, 1), draws: true } },
      outcomes: {
        safe: { is: when(call('greater', read('x'), number(0)), call('log', read('x')), number(7)) },
        short: {
          is: call(
            'and',
            call('greater', read('x'), number(0)),
            call('less', call('sqrt', read('x')), number(0.5)),
          ),
        },
        never: { is: when(call('less', read('x'), number(2)), read('x'), infinity) },
        either: { is: call('otherwise', missing, read('x')) },
      },
    }));
    const batch = { seed: 3, first: 0, count: 64, options: [0] };
    expect(difference(alone(model).play(batch), referenceKernel(model).play(batch))).toBeUndefined();
  });
});

describe('a draw that is made anew', () => {
  const model = build(({ read }) => ({
    periods: 3,
    world: {
      push: { is: drawn('normal', 0, 1), draws: true },
      pull: { is: drawn('uniform', 0, 1), draws: true },
    },
    model: {
      luck: { is: drawn('normal', 0, 1), draws: true },
      x: { is: number(0), next: call('add', read('x'), read('luck')) },
    },
    outcomes: { end: { is: read('x') } },
    options: ['hold'],
  }));
  const count = 4000;
  const play = (anew: readonly string[]): Played => {
    const played = alone(model).play({ seed: 5, first: 0, count, options: [0], anew });
    if ('diagnostic' in played) throw new Error(played.diagnostic.message);
    return played;
  };
  const column = ({ worlds }: Played, at: number): Float64Array => worlds.slice(at * count, (at + 1) * count);
  const correlation = (a: Float64Array, b: Float64Array): number => {
    const [left, right] = [a, b].map((values) => {
      const mean = values.reduce((sum, value) => sum + value, 0) / count;
      return values.map((value) => value - mean);
    }) as [Float64Array, Float64Array];
    const product = (x: Float64Array, y: Float64Array): number =>
      x.reduce((sum, value, i) => sum + value * y[i]!, 0);
    return product(left, right) / Math.sqrt(product(left, left) * product(right, right));
  };

  it('is another one, and no other draw changes', () => {
    const [ordinary, push, luck] = [play([]), play(['push']), play(['luck'])];
    expect(column(push, 1)).toEqual(column(ordinary, 1));
    expect(push.outcomes).toEqual(ordinary.outcomes);
    expect(luck.worlds).toEqual(ordinary.worlds);
    const pairs = [
      [column(push, 0), column(ordinary, 0)],
      [luck.outcomes[0]!, ordinary.outcomes[0]!],
    ] as const;
    // Independent: the correlation of n pairs has standard error 1/√n.
    for (const [a, b] of pairs) expect(Math.abs(correlation(a, b))).toBeLessThan(4 / Math.sqrt(count));
  });
});
