import { describe, expect, it } from 'vitest';
import { bodyText, check, definition, described, modelOf } from './checking.ts';

const TEXT = `
rubicon: 1
title: Settings
tables:
  side: [blue, red]
  kind: [big, small]
  gun: {columns: {reach: {unit: km}}, rows: {a: {reach: 5}, b: {reach: 6}}}
assumptions:
  rate: {is: 3% to 5%, unit: 1/month, source: a book of mine}
  size: {over: side, is: {blue: 1 to 2, red: 3}, unit: thousand people, source: a book of mine}
  both: {over: [side, kind], is: 1 to 2, source: a book of mine}
  bare: {is: "uniform(1 km, 2 km)", source: a book of mine}
  sure: {is: bernoulli(30%), source: a book of mine}
model:
  moving: rate * 2
outcomes:
  end: sum[side](size) / (1 people) + sum[side](sum[kind](both)) + (bare + sum[gun](gun.reach)) / (1 km) + moving * 1 month
  seen: sure
`;

describe('a setting', () => {
  it('holds an assumption at a constant in its unit', () => {
    const model = modelOf(TEXT, ['rate=30%']);
    expect(Number(bodyText(model, 'rate'))).toBeCloseTo(0.3 / 30.4375, 15);
    expect(definition(model, 'rate')).toMatchObject({ reach: 'fixed', draws: false, written: ['30%'] });
    expect(definition(model, 'moving').reach).toBe('fixed');
    expect(Number(bodyText(modelOf(TEXT, ['rate=365.25%/year']), 'rate'))).toBeCloseTo(0.01, 15);
    expect(bodyText(modelOf(TEXT, ['sure=yes']), 'sure')).toBe('1');
    expect(bodyText(modelOf(TEXT, ['bare=3 km']), 'bare')).toBe('3');
  });

  it('holds one row, or all of them', () => {
    expect(bodyText(modelOf(TEXT, ['size=5']), 'size')).toBe('5000');
    const one = modelOf(TEXT, ['size[red]=5']);
    expect(bodyText(one, 'size')).toMatch(/~.* \| 5000$/);
    expect(definition(one, 'size')).toMatchObject({ written: ['1 to 2', '5'], draws: true });
    const cell = modelOf(TEXT, ['both[red, big]=7']);
    expect(definition(cell, 'both').written).toEqual(['1 to 2', '1 to 2', '7', '1 to 2']);
    expect(bodyText(modelOf(TEXT, ['gun.reach[b]=9']), 'gun.reach')).toBe('5 | 9');
  });

  it('is overruled by a later one', () => {
    expect(bodyText(modelOf(TEXT, ['size=5', 'size[red]=6', 'size[red]=7']), 'size')).toBe('5000 | 7000');
  });

  it.each([
    ['raet=3%', 'set-unknown at «3%»'],
    ['moving=3', 'set-moving at «3»'],
    ['end=3', 'set-moving at «3»'],
    ['bare=3', 'set-type at «3»'],
    ['size[green]=3', 'unknown-label at «3»'],
    ['both[red]=3', 'rows-picked at «3»'],
    ['rate=3 km', 'unit-declared at «3 km»'],
    ['rate=1% to 2%', 'interval-misplaced at «1% to 2%»'],
    ['rate=moving', 'constant-wanted at «moving»'],
  ])('is refused: %s', (setting, found) => {
    expect(check(TEXT, [setting]).diagnostics.map(described)).toEqual([found]);
  });
});
