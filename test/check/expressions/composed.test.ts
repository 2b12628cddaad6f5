import { describe, expect, it } from 'vitest';
import { compiledKernel } from '../../../src/compile/kernel.ts';
import { fromInterval } from '../../../src/distributions/interval.ts';
import { distributionNamed } from '../../../src/distributions/named.ts';
import type { Model } from '../../../src/model/model.ts';
import { ONCE_A_WORLD, uniform } from '../../../src/random/draw.ts';
import { referenceKernel } from '../../../src/reference/kernel.ts';
import { difference } from '../../compile/same-bits.ts';
import { check, described, modelOf } from '../checking.ts';

const WORLDS = 400;
const SEED = 11;

function scenario(assumption: string, more: string = ''): string {
  return `rubicon: 1
title: Draws
time: {start: 2024-01, period: 1 month, count: 3}
tables:
  side: [blue, red]
  diagnosis: {columns: {prior: {}}, rows: {seeker: {prior: 2}, taker: {prior: 1}, none: {prior: 0}}}
assumptions:
  belief: {over: [side, diagnosis], is: {blue: {seeker: 1, taker: 0, none: 0}, red: {seeker: 0, taker: 0, none: 5}}, source: a test}
  x: ${assumption}
${more}
outcomes: {end: {is: 1}}
`;
}

/** The values of the assumption `x`, row by row of \`size\`, which both kernels must find. */
function drawn(text: string): Float64Array {
  const model = modelOf(text);
  const reference = referenceKernel(model);
  const batch = { seed: SEED, first: 0, count: WORLDS, options: [0] };
  const played = reference.play(batch);
  expect(difference(compiledKernel(model, reference).play(batch), played)).toBeUndefined();
  if ('diagnostic' in played) throw new Error(played.diagnostic.message);
  const column = reference.layout.worlds.findIndex(
    ({ definition }) => model.definitions[definition]?.name === 'x',
  );
  return played.worlds.slice(column * WORLDS);
}

function byLaw(name: string, parameters: readonly number[]): number[] {
  const law = distributionNamed(name);
  if (law === undefined) throw new Error(name);
  return Array.from({ length: WORLDS }, (_, world) =>
    law.fromLatent(uniform(SEED, 'x', world, ONCE_A_WORLD), parameters),
  );
}

function errors(assumption: string): string[] {
  return check(scenario(assumption))
    .diagnostics.filter(({ severity }) => severity === 'error')
    .map(described);
}

const interval = (low: number, high: number): readonly number[] => {
  const law = fromInterval(low, high, false);
  return law.kind === 'law' ? law.parameters : [];
};

describe('a draw from a law made of others', () => {
  it.each([
    ['truncated(normal(1, 2), 0, infinity)', 'truncated(normal)', [1, 2, 0, Infinity]],
    ['truncated(2 to 6, 0, 5)', 'truncated(lognormal)', [...interval(2, 6), 0, 5]],
    ['truncated(-2 to 6, -infinity, 5)', 'truncated(normal)', [...interval(-2, 6), -Infinity, 5]],
    ['mixture(30%, 0, 70%, exponential(2))', 'mixture(normal,exponential)', [0.3, 0, 0, 0.7, 2]],
    [
      'mixture(1, 2 to 6, 2, truncated(student_t(4, 0, 1), 0, 9))',
      'mixture(lognormal,truncated(student_t))',
      [1, ...interval(2, 6), 2, 4, 0, 1, 0, 9],
    ],
    [
      'truncated(mixture(1, 2, 1, pert(3, 4, 6)), 1, 5)',
      'truncated(mixture(normal,pert))',
      [1, 2, 0, 1, 3, 4, 6, 1, 5],
    ],
    ['binomial(9, 40%)', 'binomial', [9, 0.4]],
  ])('%s', (formula, name, parameters) => {
    const text = scenario(`{is: "${formula}", source: a test}`);
    expect([...drawn(text)].slice(0, WORLDS)).toEqual(byLaw(name, parameters));
  });

  it('takes the declared unit where it is bare, and keeps that of its parts where it is not', () => {
    const months = drawn(scenario('{is: "truncated(normal(3, 2), 0, 8)", unit: weeks, source: a test}'));
    const days = drawn(
      scenario('{is: "truncated(normal(3 weeks, 2 weeks), 0, 56 days)", unit: weeks, source: a test}'),
    );
    expect([...months].every((x) => x >= 0 && x <= 56)).toBe(true);
    for (const [world, x] of months.entries()) expect(days[world]).toBeCloseTo(x, 9);
  });

  it('may have parts that are dates', () => {
    const text = scenario(
      '{is: "mixture(1, 2024-07, 3, uniform(2024-08, 2024-09))", as: date, source: a test}',
    );
    const dates = [...drawn(text)].slice(0, WORLDS);
    const fixed = dates.filter((day) => day === 19905).length / WORLDS;
    expect(Math.abs(fixed - 0.25)).toBeLessThan(4 * Math.sqrt((0.25 * 0.75) / WORLDS));
  });
});

describe('categorical', () => {
  const share = (values: Float64Array, row: number): number =>
    values.slice(0, WORLDS).filter((value) => value === row).length / WORLDS;

  it('draws a row of the table of its weights, in proportion to them', () => {
    const values = drawn(scenario('{is: categorical(diagnosis.prior), as: diagnosis, source: a test}'));
    expect(Math.abs(share(values, 0) - 2 / 3)).toBeLessThan(4 * Math.sqrt(2 / 9 / WORLDS));
    expect(share(values, 2)).toBe(0);
  });

  it('takes the table that is not bound where the weights have two', () => {
    const values = drawn(scenario('{over: side, is: categorical(belief), as: diagnosis, source: a test}'));
    expect([...values.slice(0, 2 * WORLDS)]).toEqual([
      ...new Array<number>(WORLDS).fill(0),
      ...new Array<number>(WORLDS).fill(2),
    ]);
  });

  it('gives labels, beside which a bare word is one', () => {
    const more = 'model: {seeks: "x == seeker", guess: "categorical(diagnosis.prior) == seeker"}';
    const model: Model = modelOf(scenario('{is: categorical(diagnosis.prior), source: a test}', more));
    expect(model.definitions.find(({ name }) => name === 'x')?.type).toEqual({ kind: 'label', table: 1 });
  });
});

describe('a law that cannot be', () => {
  it.each([
    ['truncated(normal(0, 1), 5, 3)', 'distribution-impossible at «truncated(normal(0, 1), 5, 3)»'],
    ['truncated(normal(0, 1), 8, 9)', 'distribution-impossible at «truncated(normal(0, 1), 8, 9)»'],
    ['truncated(normal(0, 1), 5)', 'argument-count at «truncated»'],
    ['truncated(bernoulli(0.5), 0, 1)', 'law-not-part at «bernoulli»'],
    ['truncated(categorical(diagnosis.prior), 0, 1)', 'law-not-part at «categorical»'],
    ['truncated(normal(0 km, 1 km), 0, 5)', 'unit-missing at «5»'],
    ['mixture(1, 2, 3)', 'mixture-pairs at «mixture»'],
    ['mixture(1, 2 km, 1, 3 months)', 'units-differ at «mixture(1, 2 km, 1, 3 months)»'],
    ['mixture(1 km, 2, 1, 3)', 'plain-number-wanted at «1 km»'],
    ['mixture(-1, 2, 1, 3)', 'distribution-impossible at «mixture(-1, 2, 1, 3)»'],
    ['mixture(1, lognormal(1), 1, 3)', 'argument-count at «lognormal»'],
    ['mixture(1, 6 to 2, 1, 3)', 'distribution-impossible at «6 to 2»'],
    ['mixture(1, normal(0, 1), 1, normal(0, 1)) + normal(0, 1)', 'draw-second at «normal(0, 1)»'],
    ['binomial(2.5, 0.5)', 'distribution-impossible at «binomial(2.5, 0.5)»'],
    ['categorical(0.5)', 'categorical-weights at «0.5»'],
    ['categorical(belief)', 'categorical-weights at «belief»'],
    ['categorical(diagnosis.prior, 2)', 'argument-count at «categorical»'],
    ['2 * (3 to 4)', 'formula-interval at «to»'],
  ])('%s', (formula, told) => {
    expect(errors(`{is: "${formula}", source: a test}`)).toContain(told);
  });

  it('nor where draws may not stand', () => {
    const told = check(
      scenario('{is: 1, source: a test}').replace(
        'end: {is: 1}',
        'end: {is: "truncated(normal(0, 1), 0, 1)"}',
      ),
    ).diagnostics;
    expect(told.map(described)).toContain('draw-misplaced at «truncated(normal(0, 1), 0, 1)»');
  });
});
