import { describe, expect, it } from 'vitest';
import { weighedModel } from '../../src/infer/weighed.ts';
import { weighing } from '../../src/infer/weighing.ts';
import type { Expr } from '../../src/model/expression.ts';
import { parts } from '../../src/model/parts.ts';
import { modelOf } from './learning.ts';

function depth(expr: Expr): number {
  return 1 + Math.max(0, ...parts(expr).map(depth));
}

const rowsOf = (count: number): string =>
  Array.from({ length: count }, (_, i) => `r${i}: {y: ${i % 7}}`).join(', ');

function coins(count: number, idle = '1 to 2'): ReturnType<typeof modelOf> {
  return modelOf(`
tables: {row: {columns: {y: {}}, rows: {${rowsOf(count)}}}}
assumptions:
  centre: {is: "normal(0, 5)", source: a made example}
  idle: {is: ${idle}, source: a made example}
evidence: {seen: {each: row, observe: "row.y ~ normal(centre, 1)"}}
outcomes: {found: centre + idle}`);
}

describe('a model that weighs worlds by the evidence', () => {
  it('adds up ten thousand rows without nesting them in one another', () => {
    const weighed = weighedModel(coins(10_000));
    if ('diagnostic' in weighed) throw new Error(weighed.diagnostic.message);
    const { body } = weighed.model.definitions[weighed.total] as (typeof weighed.model.definitions)[number];
    if (body.kind !== 'same') throw new Error('the total has one formula');
    expect(depth(body.expr)).toBeLessThan(20);
  }, 30_000);

  it('computes what bears on the evidence and nothing else', () => {
    const model = coins(3);
    const weighed = weighedModel(model);
    if ('diagnostic' in weighed) throw new Error(weighed.diagnostic.message);
    const names = weighed.model.worldOrder.map((number) => weighed.model.definitions[number]?.name);
    expect(names).toEqual(['row.y', 'centre', 'evidence:seen', 'evidence:']);
  });

  it('means the same where only what bears on no observation differs', () => {
    expect(weighing(coins(3, '5 to 9'))).toBe(weighing(coins(3)));
    expect(weighing(coins(4))).not.toBe(weighing(coins(3)));
  });
});
