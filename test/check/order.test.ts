import { describe, expect, it } from 'vitest';
import { check, definition, described, modelOf } from './checking.ts';

const scenario = (model: string, rest = ''): string =>
  `rubicon: 1
title: Order
time: {start: 2024-07, period: 1 month, count: 3}
actors: {a: {}}
assumptions:
  base: {is: 1 to 2, source: a book of mine}
decisions:
  act: {by: a, default: 0}
model:
${model}outcomes:
  end: base + act
${rest}`;

const cycles = (text: string): string[] =>
  check(text)
    .diagnostics.filter(({ code }) => code === 'cycle')
    .map(({ message }) => message);

describe('cycles', () => {
  it.each([
    ['one name', '  x: x + base\n', 'x reads x'],
    ['three names', '  x: y + base\n  y: 2 * z\n  z: x\n', 'x reads y reads z reads x'],
    ['declared units', '  x: {is: y + base, unit: 1}\n  y: {is: 2 * x, unit: 1}\n', 'x reads y reads x'],
    ['a look-back function', '  x: ever(y)\n  y: {is: not x, as: yes/no}\n', 'x reads y reads x'],
    ['where `before` starts', '  x: {is: "before(1, 1 month, x)", unit: 1}\n', 'x reads x'],
    ['a stock, which it does not', '  x: {start: 0, next: y}\n  y: x + 1\n', undefined],
    ['an earlier period, which it does not', '  x: {is: "before(x, 1 month, 0) + 1", unit: 1}\n', undefined],
  ])('run through %s', (_through, model, cycle) => {
    const found = cycles(scenario(model));
    expect(found.map((message) => message.replace(/^In one period (.*)\.$/, '$1'))).toEqual(
      cycle === undefined ? [] : [cycle],
    );
  });

  it('run through the rules of two options, neither of which has one alone', () => {
    const model = '  x: act\n  y: more\n';
    const decisions = (text: string): string =>
      text.replace('default: 0}\n', 'default: 0}\n  more: {by: a, default: 0}\n');
    const both = 'options:\n  one: {do: {act: y}}\n  two: {do: {more: x}}\n';
    expect(cycles(decisions(scenario(model, both)))).toHaveLength(1);
    const one = 'options:\n  one: {do: {act: y}}\n  two: {do: {act: 2 * y}}\n';
    expect(cycles(decisions(scenario(model, one)))).toEqual([]);
  });

  it('are told of assumptions too', () => {
    const text = scenario('  z: 1\n').replace(
      'assumptions:\n',
      'assumptions:\n  p: {is: q, unit: 1, source: a book}\n  q: {is: p, unit: 1, source: a book}\n',
    );
    expect(check(text).diagnostics.map(described)).toEqual(['cycle at «p»']);
  });
});

describe('the order', () => {
  it('is that of the file where nothing else decides', () => {
    const model = modelOf(scenario('  c: act\n  b: act\n  a: act\n'));
    const names = model.periodOrder.map((step) =>
      step.kind === 'cell' ? '' : model.definitions[step.definition]?.name,
    );
    expect(names).toEqual(['act', 'c', 'b', 'a']);
  });

  it('is found for long chains without overflowing the stack', () => {
    const chain = Array.from({ length: 3000 }, (_, link) => `  x${link}: x${link + 1} + 1\n`).join('');
    const model = modelOf(scenario(`${chain}  x3000: base\n`));
    expect(model.worldOrder).toHaveLength(3002);
    expect(definition(model, 'x0').reach).toBe('world');
  });

  it('remembers once what is asked for twice', () => {
    const model = modelOf(scenario('  c: ever(act > base)\n  d: not ever(act > base)\n'));
    expect(model.cells).toHaveLength(1);
  });
});

describe('what may be missing or infinite', () => {
  const model = modelOf(
    scenario(
      `  gap: {is: if act > 1 then missing else base, unit: 1}
  filled: gap otherwise 0
  told: known(gap)
  never: since(act > 5)
  soon: never < 2 months
  capped: clamp(never / (1 month), 0, 1)
  echo: {is: "before(echo, 1 month, missing)", unit: 1}
  steady: {start: 0, next: steady + base}
  plain: steady / base
`,
    ),
  );

  it.each([
    ['gap', true, false],
    ['filled', false, false],
    ['told', false, false],
    ['never', false, true],
    ['soon', false, false],
    ['capped', false, false],
    ['echo', true, false],
    ['steady', false, false],
    ['plain', false, false],
  ])('%s: missing %s, infinite %s', (name, mayBeMissing, mayBeInfinite) => {
    expect(definition(model, name)).toMatchObject({ mayBeMissing, mayBeInfinite });
  });
});
