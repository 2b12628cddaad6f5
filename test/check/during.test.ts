import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compiledKernel } from '../../src/compile/kernel.ts';
import type { Model } from '../../src/model/model.ts';
import { referenceKernel } from '../../src/reference/kernel.ts';
import { difference } from '../compile/same-bits.ts';
import { check, described, modelOf } from './checking.ts';

/** Each outcome of a model without options in one world, by name; both kernels must agree. */
function outcomes(model: Model, world = 0): Record<string, number> {
  const batch = { seed: 3, first: world, count: 1, options: [0] };
  const reference = referenceKernel(model);
  const played = reference.play(batch);
  expect(difference(compiledKernel(model, reference).play(batch), played)).toBeUndefined();
  if ('diagnostic' in played) throw new Error(played.diagnostic.message);
  return Object.fromEntries(
    reference.layout.outcomes.map(({ definition }, column) => [
      model.definitions[definition]?.name,
      played.outcomes[0]?.[column],
    ]),
  );
}

/** In which of twelve months from January 2024 the condition holds, by their numbers. */
function months(condition: string, more = ''): number[] {
  const model = modelOf(`rubicon: 1
title: During
time: {start: 2024-01, period: 1 month, count: 12}
assumptions: {signed: {is: "uniform(2024-03-10, 2024-03-20)", as: date, source: a test}, lag: {is: 30, unit: days, source: a test}}
model: {holds: "${condition}", nth: {start: 0, next: nth + 1}, marked: {start: 0, next: "marked + (if holds then 2 ^ nth else 0)"}}
outcomes: {end: marked}
${more}`);
  const bits = outcomes(model).end ?? 0;
  return Array.from({ length: 12 }, (_, month) => month + 1).filter(
    (month) => Math.floor(bits / 2 ** (month - 1)) % 2 === 1,
  );
}

describe('during', () => {
  it.each([
    ['during(2024-01)', [1]],
    ['during(2024-02-29)', [2]],
    // A mean month from the first of February reaches into March; the period does not.
    ['during(2024-03-01)', [3]],
    ['during(2024-12-31)', [12]],
    ['during(2025-01)', []],
    ['during(2023-12-31)', []],
    ['during(2024-03, 61 days)', [3, 4]],
    ['during(2024-03, 62 days)', [3, 4, 5]],
    ['during(2024-02-15, 1 day)', [2]],
    ['during(2023-11-15, 60 days)', [1]],
    ['during(start + 45 days)', [2]],
    ['during(now)', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]],
    ['during(signed)', [3]],
    ['during(signed, lag)', [3, 4]],
    ['during(signed + 1 month, 0 days)', [4]],
  ])('%s', (condition, wanted) => {
    expect(months(condition)).toEqual(wanted);
  });

  it('is known beforehand where the date is', () => {
    const model = modelOf(`rubicon: 1
title: During
time: {start: 2024-01, period: 1 quarter, count: 3}
model: {holds: "during(2024-05-15)"}
outcomes: {end: holds}
`);
    expect(JSON.stringify(model.definitions[0]?.body)).toContain('"timed","values":[0,1,0]');
  });

  it.each([
    ['model', 'x: "during(3 months)"', 'date-wanted at «3 months»'],
    ['model', 'x: "during(2024-03, 2)"', 'unit-missing at «2»'],
    ['model', 'x: "during()"', 'argument-count at «during»'],
    ['assumptions', 'x: {is: "during(2024-03)", source: a test}', 'clock-misplaced at «during»'],
  ])('in %s: %s', (section, line, told) => {
    const text = `rubicon: 1\ntitle: T\ntime: {start: 2024-01, period: 1 month, count: 3}\n${section}: {${line}}\noutcomes: {end: 1}\n`;
    expect(check(text).diagnostics.map(described)).toContain(told);
  });

  it('needs a clock', () => {
    const text = 'rubicon: 1\ntitle: T\nmodel: {x: "during(2024-03)"}\noutcomes: {end: 1}\n';
    expect(check(text).diagnostics.map(described)).toContain('clock-absent at «during»');
  });
});

describe('the queue and the delay that the documentation shows', () => {
  it('are those of arithmetic', () => {
    const page = readFileSync(new URL('../../docs/language.md', import.meta.url), 'utf8');
    const [, shown = ''] = /```yaml\n(rubicon: 1\ntitle: A raid[\s\S]*?)```/.exec(page) ?? [];
    // Ten come in and six go out on each of five days: twenty wait. The first are repaired on the third day and come back seven later.
    const { longest_queue: queue, first_back: first, all_back: back } = outcomes(modelOf(shown));
    expect([queue, first, back]).toEqual([20, 9, 50]);
  });
});
